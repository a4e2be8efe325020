"""Signing up for an occasion, and giving the place back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from competence.actions import places
from competence.models import Occasion, Place, WrongTurn
from competence.views.catalogue.occasions import trail_course
from fyrbodal.access import permitted, require, viewer
from fyrbodal.asking import question

SIGNED_UP = {
    Place.Status.BOOKED: gettext_lazy("Du har en plats."),
    Place.Status.WAITING: gettext_lazy("Alla platser är tagna. Du står i kö och får veta om det blir en ledig."),
}
GIVEN_BACK = {
    Place.Status.BOOKED: gettext_lazy("Platsen är avbokad. Står någon i kö har den fått platsen."),
    Place.Status.WAITING: gettext_lazy("Platsen i kön är lämnad."),
    Place.Status.CANCELLED: gettext_lazy("Platsen är redan avbokad."),
}


@question
def place_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign up; a page that is only asked for leads to the occasion, where the button is."""
    shown = permitted(request, "competence.view_occasion", Occasion.objects.select_related("course"), pk=pk)
    require(request, "competence.add_place")
    if request.method == "POST":
        try:
            place = places.ask(occasion=shown, person=viewer(request), by=request.user)
        except WrongTurn as wrong:
            messages.error(request, str(wrong))
        else:
            messages.success(request, str(SIGNED_UP[place.status]))
    return redirect(shown)


@question
def place_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Place.objects.select_related("occasion__course", "person")
    place: Place = permitted(request, "competence.cancel_place", rows, pk=pk)
    if request.method == "POST":
        places.give_back(place=place, by=request.user)
        messages.success(request, str(GIVEN_BACK[place.status]))
        return redirect(place.occasion)
    context = {"place": place, "occasion": place.occasion, "is_own": place.person_id == request.user.pk}
    return render(request, "competence/catalogue/place_cancel.html", context | {"trail": trail_course(place.occasion)})
