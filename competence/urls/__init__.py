"""The addresses of competence, in Swedish."""

from competence.urls import plans

app_name = "competence"
urlpatterns = [
    *plans.urlpatterns,
]
