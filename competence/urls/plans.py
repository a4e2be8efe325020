"""Addresses of the first page and the plans."""

from django.urls import path

from competence.views.plans import editing, papers, parts, reading, spreadsheets, turns

urlpatterns = [
    path("", reading.start, name="start"),
    path("planer/", reading.plans, name="plans"),
    path("planer/ny/", turns.plan_add, name="plan_add"),
    path("planer/<uuid:pk>/", reading.plan, name="plan"),
    path("planer/<uuid:pk>/plan.pdf", papers.plan_pdf, name="plan_pdf"),
    path("planer/<uuid:pk>/plan.xlsx", spreadsheets.plan_xlsx, name="plan_xlsx"),
    path("planer/<uuid:pk>/las-in/", spreadsheets.plan_import, name="plan_import"),
    path("planer/<uuid:pk>/andra/", editing.plan_edit, name="plan_edit"),
    path("planer/<uuid:pk>/huvud/", parts.plan_head, name="plan_head"),
    path("planer/<uuid:pk>/angra/", parts.plan_restore, name="plan_restore"),
    path("planer/<uuid:pk>/foresla/", turns.propose, name="propose"),
    path("planer/<uuid:pk>/anta/", turns.adopt, name="adopt"),
    path("planer/<uuid:pk>/revidera/", turns.revise, name="revise"),
    path("planer/<uuid:pk>/ta-bort/", turns.plan_discard, name="plan_discard"),
    path("planer/<uuid:pk>/avsnitt/", parts.section_add, name="section_add"),
    path("avsnitt/<uuid:pk>/", parts.section, name="section"),
    path("avsnitt/<uuid:pk>/flytta/", parts.section_move, name="section_move"),
    path("avsnitt/<uuid:pk>/ta-bort/", parts.section_remove, name="section_remove"),
    path("avsnitt/<uuid:pk>/behov/", parts.need_add, name="need_add"),
    path("behov/<uuid:pk>/", parts.need, name="need"),
    path("behov/<uuid:pk>/flytta/", parts.need_move, name="need_move"),
    path("behov/<uuid:pk>/ta-bort/", parts.need_remove, name="need_remove"),
    path("avsnitt/<uuid:pk>/rader/", parts.line_add, name="line_add"),
    path("planrader/<uuid:pk>/", parts.line, name="line"),
    path("planrader/<uuid:pk>/flytta/", parts.line_move, name="line_move"),
    path("planrader/<uuid:pk>/ta-bort/", parts.line_remove, name="line_remove"),
]
