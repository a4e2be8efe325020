"""What the course administrator does with the places of a course in a package."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competence.actions import places
from competence.documents.following import if_more
from competence.documents.holders import to_seat_at
from competence.forms.places.choosing import AddAtForm, AddForm, SeatForm, SeatsForm
from competence.models import Occasion, Offer, WrongTurn
from competence.views.catalogue.occasions import trail_course
from competence.views.places.reading import page, trail_places
from fyrbodal.access import permitted, viewer
from fyrbodal.acting import is_done
from fyrbodal.asking import answer, question


def kept(request: HttpRequest, pk: UUID) -> Offer:
    offer: Offer = permitted(
        request, "competence.change_offer", Offer.objects.select_related("course", "package"), pk=pk
    )
    return offer


def shown(request: HttpRequest, template: str, offer: Offer, form: Any, **more: Any) -> HttpResponse:
    context = {"form": form, "offer": offer, "back": page(offer), "trail": trail_places(offer)} | more
    return render(request, f"competence/places/{template}.html", context, status=422 if form.errors else 200)


@question
def place_add_by_office(request: HttpRequest, pk: UUID) -> HttpResponse:
    offer = kept(request, pk)
    form = AddForm(answer(request))
    if is_done(form, lambda: places.add(offer=offer, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Platsen är tillagd."))
        return redirect(page(offer))
    return shown(request, "add", offer, form)


@question
def place_add_at_occasion(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Occasion.objects.select_related("course")
    occasion: Occasion = permitted(request, "competence.arrange_occasion", rows, pk=pk)
    form = AddAtForm(answer(request))
    if is_done(form, lambda: places.add(occasion=occasion, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Platsen är tillagd."))
        return redirect(occasion)
    back = occasion.get_absolute_url()
    trail = [*trail_course(occasion), {"label": str(occasion), "url": back}]
    context = {"form": form, "occasion": occasion, "back": back, "trail": trail}
    return render(request, "competence/places/add.html", context, status=422 if form.errors else 200)


@question
def place_seat(request: HttpRequest, pk: UUID) -> HttpResponse:
    offer = kept(request, pk)
    form = SeatForm(answer(request), offer=offer, occasions=to_seat_at(offer))
    if is_done(
        form, lambda: _seat(form.cleaned_data["places"], form.cleaned_data["occasion"], request.user), "occasion"
    ):
        messages.success(request, _seated(len(form.cleaned_data["places"])))
        return redirect(page(offer))
    return shown(request, "seat", offer, form, has_occasions=to_seat_at(offer).exists())


@transaction.atomic
def _seat(chosen: Any, occasion: Occasion, by: Any) -> None:
    """All of them, or nobody."""
    for place in chosen:
        places.seat(place=place, occasion=occasion, by=by)


def _seated(number: int) -> str:
    return ngettext("%(number)s är placerad.", "%(number)s är placerade.", number) % {"number": number}


@question
def offer_seats(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First the number, then what follows from it, and then it is done."""
    offer = kept(request, pk)
    form = SeatsForm(answer(request), offer=offer)
    if not form.is_valid() or "sure" not in request.POST:
        return shown(request, "seats", offer, form, **_asked(form, offer, viewer(request)))
    try:
        passed_on = places.set_seats(of=offer, seats=form.cleaned_data["seats"], by=request.user)
    except WrongTurn as wrong:
        form.add_error("seats", str(wrong))
        return shown(request, "seats", offer, form)
    messages.success(request, _changed(form.cleaned_data["seats"], len(passed_on)))
    return redirect(page(offer))


def _asked(form: SeatsForm, offer: Offer, who: Any) -> dict[str, Any]:
    if not form.is_bound or form.errors:
        return {}
    seats = form.cleaned_data["seats"]
    return {"seats": seats, "follows": if_more(offer, seats - offer.seats, who)}


def _changed(seats: int, passed_on: int) -> str:
    words = {"seats": seats, "number": passed_on}
    if not passed_on:
        return _("Det finns %(seats)s platser nu.") % words
    return (
        ngettext(
            "Det finns %(seats)s platser nu, och %(number)s på kö har fått plats.",
            "Det finns %(seats)s platser nu, och %(number)s på kö har fått plats.",
            passed_on,
        )
        % words
    )
