"""Noting who was there."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.actions.around.mails import held
from competence.attending import Presence
from competence.documents.around.attended import Attended, has_come
from competence.models import Attendance, Day, Occasion, WrongTurn
from fyrbodal import journal

Marks = dict[tuple[UUID, UUID], str]


@transaction.atomic
def note(*, occasion: Occasion, marks: Marks, by: Any) -> int:
    """What was changed, place and day → presence, or "" for nothing; how many. Raises WrongTurn."""
    found = Attended(held(occasion))
    known = {place.pk for place in found.places}
    kept = {key: mark for key, mark in marks.items() if key[0] in known}
    if {day for _place, day in kept} - {day.pk for day in found.begun}:
        raise WrongTurn(_("Närvaro noteras tidigast samma dag."))
    _write(kept, by)
    if kept:
        journal.record(by, "noted attendance", occasion, rows=len(kept))
    return len(kept)


def _write(marks: Marks, by: Any) -> None:
    for (place, day), mark in marks.items():
        if mark:
            noted = {"status": mark, "noted_by": by, "noted_at": timezone.now()}
            Attendance.objects.update_or_create(place_id=place, day_id=day, defaults=noted)
        else:
            Attendance.objects.filter(place=place, day=day).delete()


@transaction.atomic
def all_were_there(*, day: Day, by: Any) -> bool:
    """Of whom nothing is noted, was there; pressed again, those who are noted so are noted no more. Whether it was the
    first. Raises WrongTurn.
    """
    if not has_come(day):
        raise WrongTurn(_("Närvaro noteras tidigast samma dag."))
    found = Attended(held(day.occasion))
    noted = {place.pk: found.marks.get((place.pk, day.pk), "") for place in found.places}
    left = [place for place, mark in noted.items() if not mark]
    there = [place for place, mark in noted.items() if mark == Presence.PRESENT]
    mark = str(Presence.PRESENT) if left else ""
    note(occasion=day.occasion, marks={(place, day.pk): mark for place in left or there}, by=by)
    return bool(left)
