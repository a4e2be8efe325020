"""A place is given back, and goes to whoever it is the turn of."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from competence.actions.places.holding import demand_to_come, hold
from competence.actions.places.telling import tell, tell_leaders
from competence.documents.queues import freed, promoted
from competence.models import Place
from fyrbodal import journal


@transaction.atomic
def give_back(*, place: Place, by: Any) -> list[Place]:
    """The place is free again; those that go to others are returned, told. Giving back twice is giving back once.

    Raises WrongTurn for one whose course has been.
    """
    hold(place.course_id)
    left = next(iter(Place.objects.filter(pk=place.pk).exclude(status=Place.Status.CANCELLED)), None)
    if left is None:
        return []
    demand_to_come(left)
    Place.objects.filter(pk=place.pk).update(status=Place.Status.CANCELLED, cancelled_at=timezone.now())
    journal.record(by, "gave back the place", left.about, municipality=str(left.organisation))
    if left.person != by:
        tell("lost", [left], by)
    return pass_on(left.course_id, by, left)


def enter(place: Place, by: Any) -> None:
    """Let somebody stand last in the queue, and in at once if it is her turn. The caller holds the lock."""
    found = promoted(place.course_id, also=place)
    if room := found.pop(place.pk, None):
        _let_in(place, room)
    place.save(force_insert=True)
    _book(found, None, by)


@transaction.atomic
def move_on(*, course: Any, by: Any) -> list[Place]:
    """Let the queue in when a day has changed until which it moves; those who were let in are returned, told."""
    hold(course)
    return pass_on(course, by)


def pass_on(course: Any, by: Any, left: Place | None = None) -> list[Place]:
    """Let those in whose turn it is, and tell them. The caller holds the lock.

    `left` is the place that somebody has left, as it was.
    """
    return _book(promoted(course, freed(left) if left else None), left, by)


def _book(rooms: Mapping[Any, Any], left: Place | None, by: Any) -> list[Place]:
    if not rooms:
        return []
    found = list(Place.objects.filter(pk__in=rooms).order_by("turn", "asked_at", "pk"))
    for one in found:
        _let_in(one, rooms[one.pk])
    _take_over_the_occasion(left, found)
    Place.objects.bulk_update(found, ["status", "occasion", "wished_occasion"])
    _tell(found, by)
    return found


def _let_in(place: Place, room: Any) -> None:
    """To the occasion that has room for her, which need not be the one that she wished for."""
    place.status = Place.Status.BOOKED
    if not place.offer_id and place.occasion_id != room:
        place.wished_occasion_id, place.occasion_id = place.occasion_id, room


def _take_over_the_occasion(left: Place | None, found: list[Place]) -> None:
    """Whoever gets a place of a package goes when the one who left it was to go; the others are seated later."""
    if left is None or left.offer_id is None:
        return
    following = next((one for one in found if one.offer_id == left.offer_id), None)
    if following and left.occasion and left.occasion.is_to_be_given:
        following.occasion = left.occasion


def _tell(found: list[Place], by: Any) -> None:
    """Each of those with a name; of those without, those who are to name them, once."""
    nameless: dict[Any, list[Place]] = defaultdict(list)
    for one in found:
        journal.record(by, "passed on the place", one.about, municipality=str(one.organisation))
        if one.person:
            tell("passed on", [one], by)
        else:
            nameless[one.offer_id, one.organisation_id, one.wish and one.wish.unit_id].append(one)
    for places in nameless.values():
        tell_leaders(places, by)
