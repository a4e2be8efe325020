"""Every address of the program; the only module that knows all the apps."""

from django.contrib import admin
from django.urls import include, path

from fyrbodal.health import halsa, redo

urlpatterns = [
    path("halsa", halsa, name="halsa"),
    path("redo", redo, name="redo"),
    path("", include("fyrbodal.accounts.urls")),
    path("register/", admin.site.urls),
]
