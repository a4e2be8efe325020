"""The addresses of workload, in Swedish."""

from workload.urls import models, overview, sheets, spreadsheets, talks

app_name = "workload"
urlpatterns = [
    *models.urlpatterns,
    *sheets.urlpatterns,
    *talks.urlpatterns,
    *overview.urlpatterns,
    *spreadsheets.urlpatterns,
]
