"""Addresses of the follow-up reports."""

from django.urls import path

from competence.views.reports import reading, writing

urlpatterns = [
    path("uppfoljningar/", reading.reports, name="reports"),
    path("uppfoljningar/ny/", writing.report_add, name="report_add"),
    path("uppfoljningar/<uuid:pk>/", reading.report, name="report"),
    path("uppfoljningar/<uuid:pk>/uppfoljning.pdf", reading.report_pdf, name="report_pdf"),
    path("uppfoljningar/<uuid:pk>/andra/", writing.report_edit, name="report_edit"),
    path("uppfoljningar/<uuid:pk>/huvud/", writing.report_head, name="report_head"),
    path("uppfoljningar/<uuid:pk>/avsnitt/", writing.report_section_add, name="report_section_add"),
    path("uppfoljningar/<uuid:pk>/fardigstall/", writing.report_finish, name="report_finish"),
    path("uppfoljningar/<uuid:pk>/ta-bort/", writing.report_discard, name="report_discard"),
    path("uppfoljningsavsnitt/<uuid:pk>/", writing.report_section, name="report_section"),
    path("uppfoljningsavsnitt/<uuid:pk>/flytta/", writing.report_section_move, name="report_section_move"),
    path("uppfoljningsavsnitt/<uuid:pk>/ta-bort/", writing.report_section_remove, name="report_section_remove"),
]
