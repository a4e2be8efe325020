"""Addresses of spreadsheets."""

from django.urls import path

from workload.views import spreadsheets

urlpatterns = [
    path("blad/<uuid:pk>/blad.xlsx", spreadsheets.sheet_xlsx, name="sheet_xlsx"),
    path("blad/<uuid:pk>/las-in/", spreadsheets.sheet_import, name="sheet_import"),
    path("blad/<uuid:pk>/arendelista/", spreadsheets.caselist_import, name="caselist_import"),
    path("perioder/<uuid:pk>/blad.xlsx", spreadsheets.period_xlsx, name="period_xlsx"),
    path("modellversioner/<uuid:pk>/mall.xlsx", spreadsheets.template_xlsx, name="template_xlsx"),
]
