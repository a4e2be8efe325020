"""Addresses of overview."""

from django.urls import path

from workload.views.overview import pages, replay, reports, units

TABLE = "<slug:slug>.<slug:ending>"

urlpatterns = [
    path("oversikt/", pages.overview, name="overview"),
    path(f"oversikt/tabeller/{TABLE}", pages.overview_table, name="overview_table"),
    path("oversikt/<uuid:pk>/", pages.municipality, name="municipality"),
    path(f"oversikt/<uuid:pk>/tabeller/{TABLE}", pages.municipality_table, name="municipality_table"),
    path("oversikt/<uuid:pk>/forandring/", pages.municipality_change, name="municipality_change"),
    path("jamforelse/", pages.compare, name="comparison"),
    path(f"jamforelse/tabeller/{TABLE}", pages.comparison_table, name="comparison_table"),
    path("enheter/<uuid:pk>/oversikt/", units.unit, name="unit_overview"),
    path(f"enheter/<uuid:pk>/oversikt/tabeller/{TABLE}", units.unit_table, name="unit_table"),
    path("enheter/<uuid:pk>/oversikt/forandring/", units.unit_change, name="unit_change"),
    path("enheter/<uuid:pk>/oversikt/rapport.pdf", reports.unit_pdf, name="unit_pdf"),
    path("enheter/<uuid:pk>/rapporter/", reports.report_seal, name="report_seal"),
    path("enheter/<uuid:pk>/rapporter/<int:number>/", reports.report, name="report"),
    path("enheter/<uuid:pk>/rapporter/<int:number>/rapport.pdf", reports.report_pdf, name="report_pdf"),
    path("modellversioner/<uuid:pk>/provkor/", replay.replay, name="replay"),
    path(f"modellversioner/<uuid:pk>/provkor/tabeller/{TABLE}", replay.replay_table, name="replay_table"),
]
