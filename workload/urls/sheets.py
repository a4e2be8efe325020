"""Addresses of units, periods, sheets and their lines."""

from django.urls import path

from workload.views import lines, periods, sheets, times, what_if

urlpatterns = [
    path("", periods.start, name="start"),
    path("enheter/<uuid:pk>/", periods.unit, name="unit"),
    path("enheter/<uuid:pk>/ny-period/", periods.period_open, name="period_open"),
    path("perioder/<uuid:pk>/", periods.period, name="period"),
    path("perioder/<uuid:pk>/paminn/", periods.remind, name="remind"),
    path("perioder/<uuid:pk>/rader/", periods.row_add, name="row_add"),
    path("blad/<uuid:pk>/", sheets.sheet, name="sheet"),
    path("blad/<uuid:pk>/huvud/", sheets.sheet_head, name="sheet_head"),
    path("blad/<uuid:pk>/skicka-in/", sheets.submit, name="submit"),
    path("blad/<uuid:pk>/tillbaka/", sheets.send_back, name="send_back"),
    path("blad/<uuid:pk>/ta-bort/", sheets.sheet_remove, name="sheet_remove"),
    path("blad/<uuid:pk>/rader/", lines.line_add, name="line_add"),
    path("blad/<uuid:pk>/rader/angra/", lines.line_restore, name="line_restore"),
    path("rader/<uuid:pk>/", lines.line, name="line"),
    path("rader/<uuid:pk>/flytta/", lines.line_move, name="line_move"),
    path("rader/<uuid:pk>/ta-bort/", lines.line_remove, name="line_remove"),
    path("enheter/<uuid:pk>/tid/", times.time, name="time"),
    path("enheter/<uuid:pk>/tid/nedsattningar/", times.reduction_add, name="reduction_add"),
    path("enheter/<uuid:pk>/tid/franvaro/", times.absence_add, name="absence_add"),
    path("tid/nedsattningar/<uuid:pk>/", times.reduction, name="reduction"),
    path("tid/nedsattningar/<uuid:pk>/ta-bort/", times.reduction_remove, name="reduction_remove"),
    path("tid/franvaro/<uuid:pk>/", times.absence, name="absence"),
    path("tid/franvaro/<uuid:pk>/ta-bort/", times.absence_remove, name="absence_remove"),
    path("perioder/<uuid:pk>/tank-om/", what_if.what_if, name="what_if"),
]
