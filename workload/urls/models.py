"""Addresses of models."""

from django.urls import path

from workload.views.models import editing, reading, turns

urlpatterns = [
    path("modeller/", reading.models, name="models"),
    path("modeller/ny/", turns.family_add, name="family_add"),
    path("modeller/<uuid:pk>/", reading.family, name="family"),
    path("modellversioner/<uuid:pk>/", reading.version, name="version"),
    path("modellversioner/<uuid:pk>/data.json", reading.version_data, name="version_data"),
    path("modellversioner/<uuid:pk>/andra/", editing.version_edit, name="version_edit"),
    path("modellversioner/<uuid:pk>/bekrafta/", turns.confirm, name="confirm"),
    path("modellversioner/<uuid:pk>/publicera/", turns.publish, name="publish"),
    path("modellversioner/<uuid:pk>/avveckla/", turns.retire, name="retire"),
    path("modellversioner/<uuid:pk>/nytt-utkast/", turns.version_copy, name="version_copy"),
    path("modellversioner/<uuid:pk>/ta-bort/", turns.version_discard, name="version_discard"),
    path("vem-mater/", reading.adoptions, name="adoptions"),
    path("enheter/<uuid:pk>/modell/", turns.adopt, name="adopt"),
]
