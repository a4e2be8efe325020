"""Addresses of the packages, their courses and what they cost."""

from django.urls import path

from competence.views.packages import costs, keeping, offers, reading, turns

urlpatterns = [
    path("paket/", reading.packages, name="packages"),
    path("paket/nytt/", keeping.package_add, name="package_add"),
    path("paket/<uuid:pk>/", reading.package, name="package"),
    path("paket/<uuid:pk>/kopiera/", keeping.package_copy, name="package_copy"),
    path("paket/<uuid:pk>/andra/", keeping.package_edit, name="package_edit"),
    path("paket/<uuid:pk>/ta-bort/", keeping.package_discard, name="package_discard"),
    path("paket/<uuid:pk>/besluta/", turns.package_decide, name="package_decide"),
    path("paket/<uuid:pk>/angra-beslutet/", turns.package_undecide, name="package_undecide"),
    path("paket/<uuid:pk>/skicka/", turns.package_send, name="package_send"),
    path("paket/<uuid:pk>/stang/", turns.package_close, name="package_close"),
    path("paket/<uuid:pk>/senare-dag/", turns.package_reopen, name="package_reopen"),
    path("paket/<uuid:pk>/kostnader.xlsx", costs.package_costs, name="package_costs"),
    path("paket/<uuid:pk>/kalender.ics", reading.package_calendar, name="package_calendar"),
    path("paket/<uuid:pk>/kurser/ny/", offers.offer_add, name="offer_add"),
    path("paketkurser/<uuid:pk>/", offers.offer, name="offer"),
    path("paketkurser/<uuid:pk>/andra/", offers.offer_edit, name="offer_edit"),
    path("paketkurser/<uuid:pk>/ta-bort/", offers.offer_remove, name="offer_remove"),
    path("paketkurser/<uuid:pk>/tillfallen/", offers.offer_occasions, name="offer_occasions"),
    path("paketkurser/<uuid:pk>/avdrag/", offers.credit_add, name="credit_add"),
    path("avdrag/<uuid:pk>/ta-bort/", offers.credit_remove, name="credit_remove"),
]
