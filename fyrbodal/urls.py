"""Every address of the program; the only module that knows all the apps."""

from django.contrib import admin
from django.urls import include, path

from fyrbodal.health import halsa, redo
from fyrbodal.home import min_dag

handler400 = "fyrbodal.faults.unreadable"
handler500 = "fyrbodal.faults.broken"
urlpatterns = [
    path("", include("fyrbodal.pages.urls")),
    path("", include("fyrbodal.accounts.urls")),
    path("", include("networks.urls")),
    path("arbetstyngd/", include("workload.urls")),
    path("kompetens/", include("competence.urls")),
    path("projekt/", include("projects.urls")),
    path("min-dag/", min_dag, name="min_dag"),
    path("utskick/", include("fyrbodal.outbox.urls")),
    path("register/", admin.site.urls),
    path("halsa", halsa, name="halsa"),
    path("redo", redo, name="redo"),
]
