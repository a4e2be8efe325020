"""A place is given back, or a place in the queue."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from competence.actions import places
from competence.models import Place
from competence.views.places.reading import back_to, rows, trail_place
from fyrbodal.access import permitted
from fyrbodal.asking import question

GIVEN_BACK: dict[str, Any] = {
    Place.Status.BOOKED: gettext_lazy("Platsen är avbokad. Står någon i kö har den fått platsen."),
    Place.Status.WAITING: gettext_lazy("Platsen i kön är lämnad."),
    Place.Status.CANCELLED: gettext_lazy("Platsen är redan avbokad."),
}


@question
def place_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    place: Place = permitted(request, "competence.cancel_place", rows(), pk=pk)
    if request.method == "POST":
        places.give_back(place=place, by=request.user)
        messages.success(request, str(GIVEN_BACK[place.status]))
        return redirect(back_to(place))
    context = {
        "place": place,
        "is_own": place.person_id == request.user.pk,
        "back": back_to(place),
        "trail": trail_place(place),
    }
    return render(request, "competence/places/place_cancel.html", context)
