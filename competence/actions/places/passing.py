"""A place is given back, and goes to whoever it is the turn of."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from competence.actions.places.holding import hold, with_all
from competence.actions.places.telling import tell, tell_leaders
from competence.documents.queues import queue
from competence.models import Place
from competence.queueing import Freed
from fyrbodal import journal


@transaction.atomic
def give_back(*, place: Place, by: Any) -> list[Place]:
    """The place is free again; those that go to others are returned, told. Giving back twice is giving back once."""
    hold(place.course_id)
    left = with_all().filter(pk=place.pk).exclude(status=Place.Status.CANCELLED).first()
    if left is None:
        return []
    Place.objects.filter(pk=place.pk).update(status=Place.Status.CANCELLED, cancelled_at=timezone.now())
    journal.record(by, "gave back the place", left.about, municipality=str(left.organisation))
    if left.person != by:
        tell("lost", [left], by)
    return pass_on(left.course_id, by, left)


def pass_on(course: Any, by: Any, left: Place | None = None, asking: Any = None) -> list[Place]:
    """Let those in whose turn it is, and tell all but the one who is `asking`. The caller holds the lock.

    `left` is the place that somebody has left, as it was.
    """
    promoted = {key: said.room for key, said in queue(course, freed(left)).items() if said.room}
    for one in Place.objects.filter(pk__in=promoted).order_by("asked_at", "pk"):
        _book(one, promoted[one.pk])
    _take_over_the_occasion(left, promoted)
    found = list(with_all().filter(pk__in=promoted).order_by("asked_at", "pk"))
    for one in found:
        _told(one, by, is_asking=one.pk == asking)
    return found


def freed(left: Place | None) -> Freed | None:
    """What a place is to the queue when somebody leaves it; nothing if she only stood in it."""
    if left is None or left.status != Place.Status.BOOKED:
        return None
    return Freed(left.offer_id or left.occasion_id, left.organisation_id)


def _book(place: Place, room: Any) -> None:
    """At the occasion that she is let into, which need not be the one that she wished for."""
    facts: dict[str, Any] = {"status": Place.Status.BOOKED}
    if not place.offer_id and place.occasion_id != room:
        facts |= {"occasion_id": room, "wished_occasion_id": place.occasion_id}
    Place.objects.filter(pk=place.pk).update(**facts)


def _take_over_the_occasion(left: Place | None, promoted: dict[Any, Any]) -> None:
    """Whoever gets a place of a package goes when the one who left it was to go; the others are seated later."""
    if left is None or left.offer_id is None or left.occasion is None:
        return
    first = Place.objects.filter(pk__in=promoted, offer=left.offer_id).order_by("turn", "asked_at", "pk").first()
    if first:
        Place.objects.filter(pk=first.pk).update(occasion=left.occasion)


def _told(place: Place, by: Any, *, is_asking: bool) -> None:
    if is_asking:
        return
    journal.record(by, "passed on the place", place.about, municipality=str(place.organisation))
    if place.person:
        tell("passed on", [place], by)
    else:
        tell_leaders(place, by)
