"""Addresses of places in a package: named, passed on, given back."""

from django.urls import path

from competence.views.places import giving_back, reading

urlpatterns = [
    path("paketkurser/<uuid:pk>/platser/", reading.offer_places, name="offer_places"),
    path("platser/<uuid:pk>/avboka/", giving_back.place_cancel, name="place_cancel"),
]
