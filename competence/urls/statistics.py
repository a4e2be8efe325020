"""Addresses of how many took part."""

from django.urls import path

from competence.views.statistics import importing, reading

urlpatterns = [
    path("deltagande/", reading.statistics, name="statistics"),
    path("deltagande/deltagande.pdf", reading.statistics_pdf, name="statistics_pdf"),
    path("deltagande/deltagande.<str:ending>", reading.statistics_table, name="statistics_table"),
    path("deltagande/las-in/", importing.counts_import, name="counts_import"),
]
