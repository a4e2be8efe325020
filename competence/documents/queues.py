"""The queue of a course as it stands: how many places are free of what, who waits, and what is said to each."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import Min, Q
from django.utils import timezone

from competence.models import Occasion, Offer, Place
from competence.queueing import Freed, Room, Said, Waiting, Why, pass_on

SHUT = {Occasion.Status.CANCELLED: Why.CANCELLED, Occasion.Status.HELD: Why.HELD, Occasion.Status.DRAFT: Why.NOT_OPEN}
NOTHING: Mapping[Any, int] = MappingProxyType({})
NOT_GIVEN = (Occasion.Status.DRAFT, Occasion.Status.CANCELLED)


def queue(course: Any, freed: Freed | None = None, more: Mapping[Any, int] = NOTHING) -> dict[UUID, Said]:
    """What is said to each who waits, by the key of the place: who is let in as it stands, and else why not.

    `more`: as if there were so many more places of something.
    """
    waiting = list(waits(course))
    if not waiting:
        return {}
    occasions = list(Occasion.objects.filter(course=course, sign_up=Occasion.SignUp.OPEN).order_by("first_on", "pk"))
    line = [_waiting(one, occasions) for one in waiting]
    found = rooms(course, waiting, occasions)
    for key, number in more.items():
        if key in found:
            found[key] = replace(found[key], free=found[key].free + number)
    return pass_on(line, found, freed)  # type: ignore[return-value]


def waits(course: Any) -> Any:
    return Place.objects.filter(course=course).waiting().select_related("occasion")


def _waiting(place: Place, occasions: list[Occasion]) -> Waiting:
    return Waiting(place.pk, place.organisation_id, tuple(_wanted(place, occasions)), place.group)


def _wanted(place: Place, occasions: list[Occasion]) -> list[UUID]:
    """What a place counts against if it is booked; of any occasion the one that was wished for comes first."""
    if place.offer_id:
        return [place.offer_id]
    wished: Any = place.occasion
    others = [one.pk for one in occasions if one.part_id == wished.part_id and one.pk != wished.pk]
    return [wished.pk, *(others if place.any_occasion else [])]


def rooms(course: Any, waiting: list[Place], occasions: list[Occasion]) -> dict[Any, Room]:
    taken = Place.objects.filter(course=course).taken()
    of_offer, of_occasion = (Counter(taken.values_list(name, flat=True)) for name in ("offer", "occasion"))
    wished = {one.occasion.pk: one.occasion for one in waiting if one.occasion}
    now = timezone.now()
    return {
        one.pk: Room((one.seats or 0) - of_occasion[one.pk], shut_occasion(one, now))
        for one in [*wished.values(), *occasions]
    } | {one.pk: Room(one.seats - of_offer[one.pk], shut_offer(one, now)) for one in _offers(waiting)}


def _offers(waiting: list[Place]) -> Any:
    return with_begin(Offer.objects.filter(pk__in={one.offer_id for one in waiting if one.offer_id})).order_by("pk")


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
