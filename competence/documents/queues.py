"""The queue of a course as it stands: how many places are free of what, who waits, and what is said to each."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, DateField, Min, OuterRef, Q, Subquery, UUIDField
from django.db.models.functions import Coalesce
from django.utils import timezone

from competence.models import Occasion, Offer, Place
from competence.queueing import Freed, Room, Said, Waiting, Why, let_in, pass_on
from fyrbodal.organisation.prepared import Given, IsOneOf, Keys, Question

SHUT = {Occasion.Status.CANCELLED: Why.CANCELLED, Occasion.Status.HELD: Why.HELD, Occasion.Status.DRAFT: Why.NOT_OPEN}
NOTHING: Mapping[Any, int] = MappingProxyType({})
NOT_GIVEN = (Occasion.Status.DRAFT, Occasion.Status.CANCELLED)


class Stands(NamedTuple):
    """Somebody in the queue; of a place, what the queue asks."""

    pk: UUID
    organisation: UUID
    offer: UUID | None
    occasion: UUID | None
    part: UUID | None
    person: UUID | None
    group: UUID | None
    any_occasion: bool

    @classmethod
    def of(cls, place: Place) -> "Stands":
        part = place.occasion.part_id if place.occasion else None
        whose = (place.offer_id, place.occasion_id, part, place.person_id, place.group, place.any_occasion)
        return cls(place.pk, place.organisation_id, *whose)


ASKED = ("pk", "organisation", "offer", "occasion", "occasion__part", "person", "group", "any_occasion")


def queue(course: Any, freed: Freed | None = None, more: Mapping[Any, int] = NOTHING) -> dict[UUID, Said]:
    """What is said to each who waits, by the key of the place: who is let in as it stands, and else why not.

    `more`: as if there were so many more places of something.
    """
    waiting, found = _standing(course)
    for key, number in more.items():
        if key in found:
            found[key] = replace(found[key], free=found[key].free + number)
    return pass_on(waiting, found, freed)  # type: ignore[return-value]


def promoted(course: Any, freed: Freed | None = None, also: Place | None = None) -> dict[UUID, Any]:
    """The offer or occasion that each gets into who is let in as it stands, by the key of the place.

    `also`: as if this one stood last.
    """
    return let_in(*_standing(course, also), freed)  # type: ignore[return-value]


def _standing(course: Any, also: Place | None = None) -> tuple[list[Waiting], dict[Any, Room]]:
    rows = _WAITS.rows(course=course, day=timezone.localdate())
    waiting = [*(Stands(*row) for row in rows), *([Stands.of(also)] if also else [])]
    others = _others(course, waiting)
    return [_waiting(one, others) for one in waiting], rooms(waiting, others)


def freed(left: Place) -> Freed | None:
    """What a place is to the queue when somebody leaves it; nothing if she only stood in it."""
    if left.status != Place.Status.BOOKED:
        return None
    return Freed(left.offer_id or left.occasion_id, left.organisation_id)


def _waits() -> Any:
    """All but those who wait for an occasion that is over."""
    over = Q(offer=None, any_occasion=False, occasion__last_on__lt=Given("day", DateField()))
    rows = Place.objects.filter(course=Given("course", UUIDField())).exclude(over)
    return rows.waiting().values_list(*ASKED)


def _booked(of: str) -> Any:
    """How many places are booked of each row."""
    alike = Place.objects.taken().filter(**{of: OuterRef("pk")}).order_by().values(of)
    return Coalesce(Subquery(alike.values(number=Count("pk"))), 0)


_WAITS = Question(_waits)
_OCCASIONS = Question(lambda: Occasion.objects.filter(IsOneOf("pk", Keys("keys"))).annotate(booked=_booked("occasion")))


def _others(course: Any, waiting: list[Stands]) -> list[Any]:
    """The occasions that those who take any may come to; each knows in `known` who has a place or waits there."""
    if not any(one.any_occasion for one in waiting):
        return []
    held = Place.objects.filter(course=course, occasion__isnull=False).exclude(status=Place.Status.CANCELLED)
    known = set(held.values_list("occasion", "person"))
    found = list(Occasion.objects.filter(course=course, sign_up=Occasion.SignUp.OPEN).order_by("first_on", "pk"))
    for one in found:
        one.known = {person for occasion, person in known if occasion == one.pk}
    return found


def _waiting(one: Stands, others: list[Any]) -> Waiting:
    return Waiting(one.pk, one.organisation, tuple(_wanted(one, others)), one.group)


def _wanted(one: Stands, others: list[Any]) -> list[Any]:
    """What a place counts against if it is booked; of any occasion the one that was wished for comes first."""
    if one.offer:
        return [one.offer]
    if not one.any_occasion:
        return [one.occasion]
    elsewhere = [that.pk for that in others if that.part_id == one.part and one.person not in that.known]
    return [one.occasion, *elsewhere]


def rooms(waiting: list[Stands], others: list[Any]) -> dict[Any, Room]:
    """Of all that those who wait would take a place in."""
    now = timezone.now()
    occasions = {one.occasion for one in waiting if one.occasion and not one.offer} | {one.pk for one in others}
    offers = {one.offer for one in waiting if one.offer}
    given = _OCCASIONS.things(keys=list(occasions)) if occasions else []
    found = {one.pk: Room((one.seats or 0) - one.booked, shut_occasion(one, now)) for one in given}
    return found | {one.pk: Room(one.seats - one.booked, shut_offer(one, now)) for one in _offers(offers)}


def _offers(keys: Collection[Any]) -> list[Any]:
    if not keys:
        return []
    return list(with_begin(Offer.objects.filter(pk__in=keys)).annotate(booked=_booked("offer")).order_by("pk"))


def with_begin(offers: Any) -> Any:
    """With the first day of those of its occasions that are to be given."""
    return offers.annotate(begins_on=Min("occasions__first_on", filter=~Q(occasions__status__in=NOT_GIVEN)))


def passes_on_until(offer: Any) -> dt.date | None:
    """The last day on which a free place goes to the next in the queue; None for as long as no day is known.

    Of an offer out of `with_begin`.
    """
    if offer.passes_on_until_on or not offer.begins_on:
        return offer.passes_on_until_on  # type: ignore[no-any-return]
    return offer.begins_on - dt.timedelta(days=1)  # type: ignore[no-any-return]


def shut_offer(offer: Any, now: dt.datetime) -> Why | None:
    until = passes_on_until(offer)
    return Why.TOO_LATE if until and timezone.localtime(now).date() > until else None


def shut_occasion(occasion: Occasion, now: dt.datetime) -> Why | None:
    if occasion.is_open(now):
        return None
    if occasion.sign_up != Occasion.SignUp.OPEN:
        return Why.NOT_OPEN
    return SHUT.get(Occasion.Status(occasion.status), Why.TOO_LATE)
