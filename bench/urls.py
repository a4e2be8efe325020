"""The product's addresses, and the floor beside them."""

from django.urls import include, path

from bench import floor

urlpatterns = [
    path("golv/<uuid:pk>/", floor.page, name="floor"),
    path("golv/<uuid:pk>/spara/", floor.saved, name="floor_saved"),
    path("golv/<uuid:pk>/fil/", floor.file, name="floor_file"),
    path("", include("fyrbodal.urls")),
]
