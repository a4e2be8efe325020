"""The addresses of competence, in Swedish."""

from competence.urls import catalogue, people, planning, plans, reports, statistics

app_name = "competence"
urlpatterns = [
    *plans.urlpatterns,
    *catalogue.urlpatterns,
    *people.urlpatterns,
    *statistics.urlpatterns,
    *planning.urlpatterns,
    *reports.urlpatterns,
]
