"""Addresses of places in a package: named, passed on, given back."""

from django.urls import path

from competence.views.places import giving_back, naming, office, reading

urlpatterns = [
    path("paketkurser/<uuid:pk>/platser/", reading.offer_places, name="offer_places"),
    path("paketkurser/<uuid:pk>/platser/antal/", office.offer_seats, name="offer_seats"),
    path("paketkurser/<uuid:pk>/platser/ny/", office.place_add_by_office, name="place_add_by_office"),
    path("paketkurser/<uuid:pk>/platser/placera/", office.place_seat, name="place_seat"),
    path("tillfallen/<uuid:pk>/platser/ny/", office.place_add_at_occasion, name="place_add_at_occasion"),
    path("platser/<uuid:pk>/namn/", naming.place_name, name="place_name"),
    path("platser/<uuid:pk>/byt/", naming.place_swap, name="place_swap"),
    path("platser/<uuid:pk>/avboka/", giving_back.place_cancel, name="place_cancel"),
    path("platser/<uuid:pk>/tacka-nej/", giving_back.place_refuse, name="place_refuse"),
]
