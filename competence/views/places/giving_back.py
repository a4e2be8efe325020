"""A place is given back, or a place in the queue; or another occasion than the wished one is refused."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from competence.actions import places
from competence.documents.following import if_given_back, why_kept
from competence.models import Place
from competence.views.places.reading import back_to, rows, trail_place
from fyrbodal.access import permitted, viewer
from fyrbodal.acting import saying
from fyrbodal.asking import question


@question
def place_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    place: Place = permitted(request, "competence.cancel_place", rows(), pk=pk)
    if request.method == "POST":
        return _given_back(request, place)
    context = {
        "place": place,
        "kept": why_kept(place),
        "is_own": place.person_id == request.user.pk,
        "follows": if_given_back(place, viewer(request)),
        "may_swap": place.person_id is not None and viewer(request).has_perm("competence.name_place", place),
        "back": back_to(place),
        "trail": trail_place(place),
    }
    return render(request, "competence/places/place_cancel.html", context)


def _given_back(request: HttpRequest, place: Place) -> HttpResponse:
    with saying(request):
        passed_on = places.give_back(place=place, by=request.user)
        messages.success(request, _said(place, passed_on))
    return redirect(back_to(place))


def _said(place: Place, passed_on: list[Any]) -> str:
    if place.status == Place.Status.WAITING:
        return _("Platsen i kön är lämnad.")
    if place.status == Place.Status.CANCELLED:
        return _("Platsen är redan avbokad.")
    if passed_on:
        return _("Platsen är avbokad och har gått vidare till den som stod på tur.")
    return _("Platsen är avbokad.")


@require_POST
def place_refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    place: Place = permitted(request, "competence.cancel_place", rows(), pk=pk)
    wished = place.wished_occasion
    with saying(request, _("Du står kvar i kön till det tillfälle som du önskade, på samma plats som förut.")):
        places.refuse(place=place, by=request.user)
    return redirect(wished or place.about)
