"""Addresses of what happens around a course: invitation, attendance, certificate, evaluation."""

from django.urls import path

from competence.views.around import arranging, certificates, evaluating

urlpatterns = [
    path("tillfallen/<uuid:pk>/inbjudan/", arranging.invite, name="occasion_invite"),
    path("tillfallen/<uuid:pk>/deltagarlista.pdf", arranging.list_pdf, name="occasion_list_pdf"),
    path("tillfallen/<uuid:pk>/narvaro/", arranging.noted, name="occasion_attendance"),
    path("tillfallen/<uuid:pk>/genomfort/", arranging.hold, name="occasion_hold"),
    path("tillfallen/<uuid:pk>/utvardera/", evaluating.evaluate, name="occasion_evaluate"),
    path("tillfallen/<uuid:pk>/anvandning/", evaluating.use, name="occasion_use"),
    path("tillfallen/<uuid:pk>/svar/", evaluating.told, name="occasion_answers"),
    path("platser/<uuid:pk>/intyg.pdf", certificates.certificate_pdf, name="place_certificate_pdf"),
]
