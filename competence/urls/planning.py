"""Addresses of how posts are filled, what is wished for, the year's work and other regions."""

from django.urls import path

from competence.views.planning import cycle, questions, staffing, staffing_import, wishes

urlpatterns = [
    path("personalsituation/", staffing.surveys, name="surveys"),
    path("personalsituation/ny/", staffing.survey_add, name="survey_add"),
    path("personalsituation/<uuid:pk>/", staffing.survey, name="survey"),
    path("personalsituation/<uuid:pk>/andra/", staffing.survey_edit, name="survey_edit"),
    path("personalsituation/<uuid:pk>/svara/", staffing.row_add, name="row_add"),
    path("personalsituation/<uuid:pk>/svar.xlsx", staffing.survey_xlsx, name="survey_xlsx"),
    path("personalsituation/<uuid:pk>/las-in/", staffing_import.survey_import, name="survey_import"),
    path("personalsituation/<uuid:pk>/fragor/", questions.question_add, name="question_add"),
    path("fragor/<uuid:pk>/", questions.question_edit, name="question_edit"),
    path("fragor/<uuid:pk>/ta-bort/", questions.question_remove, name="question_remove"),
    path("svar/<uuid:pk>/", staffing.row_edit, name="row_edit"),
    path("svar/<uuid:pk>/ta-bort/", staffing.row_remove, name="row_remove"),
    path("onskemal/", wishes.wishes, name="wishes"),
    path("onskemal/nytt/", wishes.wish_add, name="wish_add"),
    path("onskemal/<uuid:pk>/ta-bort/", wishes.wish_remove, name="wish_remove"),
    path("arscykel/", cycle.cycle, name="cycle"),
    path("arscykel/kalender.ics", cycle.cycle_calendar, name="cycle_calendar"),
    path("arscykel/nytt/", cycle.step_add, name="step_add"),
    path("arscykel/<uuid:pk>/", cycle.step_edit, name="step_edit"),
    path("arscykel/<uuid:pk>/ta-bort/", cycle.step_remove, name="step_remove"),
    path("andra-regioner/", cycle.regions, name="regions"),
    path("andra-regioner/ny/", cycle.region_add, name="region_add"),
    path("andra-regioner/<uuid:pk>/", cycle.region_edit, name="region_edit"),
    path("andra-regioner/<uuid:pk>/ta-bort/", cycle.region_remove, name="region_remove"),
]
