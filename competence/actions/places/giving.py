"""Places are given: to the municipalities by the chiefs' decision, and one at a time by the office."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competence.actions.places.holding import demand_works_in, employer, hold, with_all
from competence.actions.places.passing import pass_on
from competence.actions.places.seats import free_of
from competence.actions.places.telling import tell
from competence.models import Occasion, Offer, PackageStatus, Place, UnitWish, WrongTurn
from fyrbodal import journal
from fyrbodal.organisation.models import Organisation, Person


@dataclass(frozen=True)
class Given:
    """A place, or one in the queue, as the decision says; `turn` is where it stands there, from 1."""

    organisation: Organisation
    person: Person | None
    wish: UnitWish | None
    group: UUID | None
    status: str
    turn: int | None = None
    name_by_on: dt.date | None = None


@transaction.atomic
def give_out(*, offer: Offer, rows: Iterable[Given], by: Any) -> None:
    """All the places of a course in a package, once. Whoever decides of the package tells of it. Raises WrongTurn."""
    hold(offer.course_id)
    stored = Offer.objects.get(pk=offer.pk)
    if stored.places.exists():
        raise WrongTurn(_("Platserna på %(offer)s är redan utdelade.") % {"offer": stored})
    made = [Place(course_id=stored.course_id, offer=stored, **vars(one)) for one in rows]
    booked = [one for one in made if one.status == Place.Status.BOOKED]
    if len(booked) > stored.seats:
        words = {"offer": stored, "booked": len(booked), "seats": stored.seats}
        raise WrongTurn(_("%(booked)s platser på %(offer)s skulle delas ut, men det finns %(seats)s.") % words)
    Place.objects.bulk_create(made)
    journal.record(by, "gave out the places", stored, booked=len(booked), waiting=len(made) - len(booked))
    pass_on(stored.course_id, by)


@transaction.atomic
def add(
    *,
    offer: Offer | None = None,
    occasion: Occasion | None = None,
    organisation: Organisation | None = None,
    person: Person | None = None,
    because: str,
    by: Any,
) -> Place:
    """A place that the office gives, of an offer or at an occasion with open sign-up, after the last day too.

    Never past the seats. Without `organisation` it is where the person works. Raises WrongTurn.
    """
    of: Any = offer or occasion
    hold(of.course_id)
    stored = type(of).objects.get(pk=of.pk)
    organisation = organisation or _home(person)
    _demand_possible(stored, organisation, person)
    facts = {"offer": stored} if offer else {"occasion": stored}
    facts |= {"organisation": organisation, "person": person, "status": Place.Status.BOOKED}
    place: Place = with_all().get(pk=Place.objects.create(course_id=stored.course_id, **facts).pk)
    journal.record(by, "added a place", stored, municipality=str(organisation), reason=because)
    if not place.has_been:  # somebody who came without a place is noted afterwards
        tell("got", [place], by)
    return place


def _home(person: Any) -> Organisation:
    key = employer(person)
    if key is None:
        raise WrongTurn(_("Vi vet inte var %(person)s arbetar. Lägg in organisationen först.") % {"person": person})
    return Organisation.objects.get(pk=key)


def _demand_possible(of: Offer | Occasion, organisation: Organisation, person: Person | None) -> None:
    if isinstance(of, Offer) and of.package.status != PackageStatus.ALLOCATED:
        raise WrongTurn(_("Platserna är inte fördelade än. Skriv i kommunens anmälan i stället."))
    if isinstance(of, Occasion) and (of.sign_up != Occasion.SignUp.OPEN or of.status != Occasion.Status.PLANNED):
        raise WrongTurn(_("Till det här tillfället anmäler man sig inte här."))
    if person:
        demand_works_in(person, organisation)
        _demand_new(of, person)
    if free_of(of) == 0:
        raise WrongTurn(full(of))


def _demand_new(of: Offer | Occasion, person: Person) -> None:
    mine = of.places.filter(person=person).exclude(status=Place.Status.CANCELLED).first()
    if mine:
        raise WrongTurn(
            _("%(person)s finns redan: %(status)s.") % {"person": person, "status": mine.get_status_display()}
        )


def full(of: Offer | Occasion) -> str:
    """What the office is told, and what can be done."""
    seats = of.seats or 0
    words = {"seats": seats}
    return (
        ngettext(
            "Den enda platsen är tagen. Höj antalet platser, eller låt någon avboka först.",
            "Alla %(seats)s platser är tagna. Höj antalet platser, eller låt någon avboka först.",
            seats,
        )
        % words
    )
