"""Addresses of the chiefs' review and of giving out the places."""

from django.urls import path

from competence.views.allocation import deciding, reviewing, trying

urlpatterns = [
    path("paket/<uuid:pk>/oversikt/", reviewing.package_review, name="package_review"),
    path("paket/<uuid:pk>/oversikt.pdf", reviewing.package_review_pdf, name="package_review_pdf"),
    path("paket/<uuid:pk>/oversikt.xlsx", reviewing.package_review_xlsx, name="package_review_xlsx"),
    path("paket/<uuid:pk>/fordela/", trying.package_allocate, name="package_allocate"),
    path("paket/<uuid:pk>/dela-ut/", deciding.package_decide_places, name="package_decide_places"),
    path("paket/<uuid:pk>/beslut/", deciding.package_decision, name="package_decision"),
    path("paket/<uuid:pk>/beslut.pdf", deciding.package_decision_pdf, name="package_decision_pdf"),
    path("paket/<uuid:pk>/beslut.xlsx", deciding.package_decision_xlsx, name="package_decision_xlsx"),
]
