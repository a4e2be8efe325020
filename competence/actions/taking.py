"""Noting what somebody has taken, is going to take, or did not come to."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from competence.models import CourseWish, Participation
from fyrbodal import journal
from fyrbodal.organisation.models import Employment, Organisation, Person


def employer_on(person: Person, day: dt.date) -> Organisation | None:
    """Where she was employed that day, else now, else where she is known."""
    for when in dict.fromkeys((day, timezone.localdate())):
        held = Employment.objects.on(when).filter(person=person).select_related("organisation")
        if one := held.order_by("-starts_on", "pk").first():
            return one.organisation  # type: ignore[no-any-return]
    return person.organisation


@transaction.atomic
def note(*, row: Participation, by: Any) -> Participation:
    """What she has taken she wishes for no more, once she has the whole of it."""
    row.save(force_insert=True)
    if row.status == Participation.Status.TAKEN and row.part_id is None:
        CourseWish.objects.filter(person=row.person_id, course=row.course_id).delete()
    journal.record(by, "noted a participation", row.person)
    return row


@transaction.atomic
def note_all(*, rows: Iterable[Participation], by: Any) -> None:
    for row in rows:
        note(row=row, by=by)


@transaction.atomic
def remove(*, row: Participation, by: Any) -> None:
    person = row.person
    gone, _each = Participation.objects.filter(pk=row.pk).delete()
    if gone:
        journal.record(by, "removed a participation", person)
