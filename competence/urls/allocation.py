"""Addresses of the chiefs' review and of giving out the places."""

from django.urls import path

from competence.views.allocation import deciding, trying

urlpatterns = [
    path("paket/<uuid:pk>/fordela/", trying.package_allocate, name="package_allocate"),
    path("paket/<uuid:pk>/dela-ut/", deciding.package_decide_places, name="package_decide_places"),
    path("paket/<uuid:pk>/beslut/", deciding.package_decision, name="package_decision"),
    path("paket/<uuid:pk>/beslut.pdf", deciding.package_decision_pdf, name="package_decision_pdf"),
    path("paket/<uuid:pk>/beslut.xlsx", deciding.package_decision_xlsx, name="package_decision_xlsx"),
]
