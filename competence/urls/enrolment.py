"""Addresses of the municipalities' enrolment sheets."""

from django.urls import path

from competence.views.enrolment import sheet, spreadsheets, turns, wishes

urlpatterns = [
    path("anmalningar/<uuid:pk>/", sheet.enrolment, name="enrolment"),
    path("anmalningar/<uuid:pk>/skicka-in/", turns.enrolment_submit, name="enrolment_submit"),
    path("anmalningar/<uuid:pk>/oppna-igen/", turns.enrolment_reopen, name="enrolment_reopen"),
    path("anmalningar/<uuid:pk>/oppna-efter-sista-dagen/", turns.enrolment_open_late, name="enrolment_open_late"),
    path("anmalningar/<uuid:pk>/anmalan.xlsx", spreadsheets.enrolment_xlsx, name="enrolment_xlsx"),
    path("anmalningar/<uuid:pk>/las-in/", spreadsheets.enrolment_import, name="enrolment_import"),
    path("anmalningar/<uuid:pk>/<uuid:offer>/", wishes.enrolment_wish, name="enrolment_wish_of_all"),
    path("anmalningar/<uuid:pk>/<uuid:offer>/chefen/", sheet.enrolment_line, name="enrolment_line"),
    path("anmalningar/<uuid:pk>/<uuid:offer>/<uuid:unit>/", wishes.enrolment_wish, name="enrolment_wish"),
    path("anmalningar/<uuid:pk>/<uuid:offer>/<uuid:unit>/onskade/", wishes.enrolment_take, name="enrolment_take"),
]
