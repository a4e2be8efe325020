"""The addresses of competence, in Swedish."""

from competence.urls import (
    allocation,
    around,
    catalogue,
    enrolment,
    packages,
    people,
    places,
    planning,
    plans,
    reports,
    statistics,
)

app_name = "competence"
urlpatterns = [
    *plans.urlpatterns,
    *catalogue.urlpatterns,
    *packages.urlpatterns,
    *enrolment.urlpatterns,
    *allocation.urlpatterns,
    *places.urlpatterns,
    *around.urlpatterns,
    *people.urlpatterns,
    *statistics.urlpatterns,
    *planning.urlpatterns,
    *reports.urlpatterns,
]
