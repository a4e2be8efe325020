"""Signing up for an occasion."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from competence.actions import places
from competence.models import Occasion, Place, WrongTurn
from fyrbodal.access import permitted, require, viewer
from fyrbodal.asking import question

SIGNED_UP = {
    Place.Status.BOOKED: gettext_lazy("Du har en plats."),
    Place.Status.WAITING: gettext_lazy("Alla platser är tagna. Du står i kö och får veta om det blir en ledig."),
}


@question
def place_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign up; a page that is only asked for leads to the occasion, where the button is."""
    shown = permitted(request, "competence.view_occasion", Occasion.objects.select_related("course"), pk=pk)
    require(request, "competence.add_place")
    if request.method == "POST":
        try:
            place = places.ask(
                occasion=shown, person=viewer(request), by=request.user, any_occasion="any_occasion" in request.POST
            )
        except WrongTurn as wrong:
            messages.error(request, str(wrong))
        else:
            messages.success(request, str(SIGNED_UP[place.status]))
    return redirect(shown)
