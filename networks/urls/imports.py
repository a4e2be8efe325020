"""What is brought in."""

from django.urls import path

from networks.views import imports

urlpatterns = [
    path("natverk/in/", imports.bring_in, name="import"),
    path("natverk/in/<uuid:pk>/", imports.review, name="import_review"),
    path("natverk/in/<uuid:pk>/ta-bort/", imports.refuse, name="import_refuse"),
]
