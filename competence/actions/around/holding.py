"""An occasion that has been held: those who were there have taken the course."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from competence.actions.around.mails import held
from competence.documents.around.people import booked
from competence.documents.around.standing import may_settle
from competence.models import CourseWish, Occasion, Participation, Place, WrongTurn
from fyrbodal import journal


@transaction.atomic
def settle(*, occasion: Occasion, said: dict[UUID, str], by: Any) -> int:
    """Place → taken or missed, for each with a name; done again, what has changed is written. How many took part.

    Raises WrongTurn.
    """
    mine = held(occasion)
    places = list(booked(mine))
    if not may_settle(mine):
        raise WrongTurn(_("Tillfället har inte varit än."))
    if {one.pk for one in places} - said.keys():
        raise WrongTurn(_("Någon har fått en plats sedan du öppnade sidan. Titta igenom den igen."))
    _write(mine, {one: said[one.pk] for one in places})
    taken = [one.person_id for one in places if said[one.pk] == Participation.Status.TAKEN]
    if mine.part_id is None:
        CourseWish.objects.filter(person__in=taken, course=mine.course_id).delete()
    Occasion.objects.filter(pk=mine.pk).update(status=Occasion.Status.HELD)
    journal.record(by, "marked as held", mine, participations=len(taken))
    return len(taken)


def _write(occasion: Occasion, said: dict[Place, str]) -> None:
    """A row for each, with her employer as it stands on the place."""
    day: Any = occasion.last_on
    known = {one.person_id: one for one in Participation.objects.filter(occasion=occasion)}
    rows = [_row(occasion, place, status, day) for place, status in said.items() if place.person_id not in known]
    Participation.objects.bulk_create(rows)
    for place, status in said.items():
        if (row := known.get(place.person_id)) and row.status != status:
            facts = {"status": status, "taken_on": day, "taken_in": day.year}
            Participation.objects.filter(pk=row.pk).update(**facts)


def _row(occasion: Occasion, place: Place, status: str, day: dt.date) -> Participation:
    about = {"course_id": occasion.course_id, "part_id": occasion.part_id, "organisation_id": place.organisation_id}
    when = {"taken_on": day, "taken_in": day.year}
    return Participation(person=place.person, occasion=occasion, status=status, **about, **when)
