"""The queue of a course as it stands: how many places are free of what, who waits, and what is said to each."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DateField, Min, Q, UUIDField
from django.utils import timezone

from competence.models import Occasion, Offer, Place
from competence.queueing import Freed, Room, Said, Waiting, Why, pass_on
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


def queue(
    course: Any, freed: Freed | None = None, more: Mapping[Any, int] = NOTHING, also: Place | None = None
) -> dict[UUID, Said]:
    """What is said to each who waits, by the key of the place: who is let in as it stands, and else why not.

    `more`: as if there were so many more places of something. `also`: as if this one stood last.
    """
    rows = _WAITS.rows(course=course, day=timezone.localdate())
    waiting = [*(Stands(*row) for row in rows), *([Stands.of(also)] if also else [])]
    if not waiting:
        return {}
    others = _others(course, waiting)
    found = rooms(waiting, others)
    for key, number in more.items():
        if key in found:
            found[key] = replace(found[key], free=found[key].free + number)
    return pass_on([_waiting(one, others) for one in waiting], found, freed)  # type: ignore[return-value]


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


def _bookings(of: str) -> Any:
    return Place.objects.taken().filter(IsOneOf(of, Keys("keys"))).values_list(of)


_WAITS = Question(_waits)
_BOOKED = {of: Question(partial(_bookings, of)) for of in ("offer", "occasion")}
_OCCASIONS = Question(lambda: Occasion.objects.filter(IsOneOf("pk", Keys("keys"))))


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
    taken = _taken("occasion", occasions) | _taken("offer", offers)
    found = {
        one.pk: Room((one.seats or 0) - taken[one.pk], shut_occasion(one, now))
        for one in (_OCCASIONS.things(keys=list(occasions)) if occasions else ())
    }
    return found | {one.pk: Room(one.seats - taken[one.pk], shut_offer(one, now)) for one in _offers(offers)}


def _taken(of: str, keys: Collection[Any]) -> Counter[Any]:
    return Counter(key for (key,) in _BOOKED[of].rows(keys=list(keys))) if keys else Counter()


def _offers(keys: Collection[Any]) -> list[Any]:
    return list(with_begin(Offer.objects.filter(pk__in=keys)).order_by("pk")) if keys else []


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
