"""Addresses of what people have and need."""

from django.urls import path

from competence.views.people import (
    certificates,
    forecast,
    matrix,
    my_data,
    noting,
    plans,
    regulations,
    several,
    wishing,
)

urlpatterns = [
    path("enheter/<uuid:pk>/kunskap/", matrix.matrix, name="matrix"),
    path("enheter/<uuid:pk>/kunskap.xlsx", matrix.matrix_xlsx, name="matrix_xlsx"),
    path("enheter/<uuid:pk>/omraden/", matrix.unit_areas, name="unit_areas"),
    path("enheter/<uuid:pk>/onska/", wishing.wish_for, name="wish_for"),
    path("enheter/<uuid:pk>/deltagande/", several.participations_add, name="participations_add"),
    path("min-plan/", plans.my_plan, name="my_plan"),
    path("medarbetare/<uuid:pk>/plan/", plans.person_plan, name="person_plan"),
    path("medarbetare/<uuid:pk>/plan.pdf", plans.person_plan_pdf, name="person_plan_pdf"),
    path("medarbetare/<uuid:pk>/onska/", wishing.wish_add, name="course_wish_add"),
    path("onskade-kurser/<uuid:pk>/", wishing.course_wish, name="course_wish"),
    path("medarbetare/<uuid:pk>/introduktion/", noting.introduction_begin, name="introduction_begin"),
    path("introduktion/<uuid:pk>/", noting.introduction, name="introduction"),
    path("medarbetare/<uuid:pk>/mentor/", noting.mentor_add, name="mentor_add"),
    path("mentorskap/<uuid:pk>/avsluta/", noting.mentor_end, name="mentor_end"),
    path("medarbetare/<uuid:pk>/samtal/", noting.talk_add, name="talk_add"),
    path("samtal/<uuid:pk>/ta-bort/", noting.talk_remove, name="talk_remove"),
    path("medarbetare/<uuid:pk>/deltagande/", noting.participation_add, name="participation_add"),
    path("noterat/<uuid:pk>/ta-bort/", noting.participation_remove, name="participation_remove"),
    path("medarbetare/<uuid:pk>/intyg/", certificates.certificate_add, name="certificate_add"),
    path("intyg/<uuid:pk>/", certificates.certificate, name="certificate"),
    path("intyg/<uuid:pk>/ta-bort/", certificates.certificate_remove, name="certificate_remove"),
    path("medarbetare/<uuid:pk>/behorighet/", noting.eligibility_add, name="eligibility_add"),
    path("behorighet/<uuid:pk>/ta-bort/", noting.eligibility_remove, name="eligibility_remove"),
    path("prognos/", forecast.forecast, name="forecast"),
    path("foreskrifter/", regulations.regulations, name="regulations"),
    path("mina-uppgifter/", my_data.my_data, name="my_data"),
    path("mina-uppgifter/data.json", my_data.my_data_file, name="my_data_file"),
]
