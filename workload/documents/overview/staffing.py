"""How many there are to measure: those employed in a unit on some day of a stretch of days."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import DateField, Exists, OuterRef, Q, UUIDField

from fyrbodal.organisation.models import Appointment, Employment
from fyrbodal.organisation.prepared import Given, IsOneOf, Question
from fyrbodal.organisation.roles import Role

Days = tuple[dt.date, dt.date]  # the first and the last
Key = tuple[UUID, dt.date]  # unit and first day of a stretch


def staff_by(units: Collection[UUID], stretches: Sequence[Days]) -> dict[Key, int]:
    """Of each unit in each stretch. Its manager, who has no sheet, is not counted."""
    if not stretches:
        return {}
    first, last = min(one for one, _end in stretches), max(end for _start, end in stretches)
    people: dict[Key, set[UUID]] = defaultdict(set)
    for unit, person, starts_on, ends_on in _EMPLOYED.rows(units=list(units), first=first, last=last):
        for begins, ends in stretches:
            if starts_on <= ends and (ends_on is None or ends_on >= begins):
                people[unit, begins].add(person)
    return {key: len(persons) for key, persons in people.items()}


def _employed() -> Any:
    """By unit, since somebody may be employed in another than the one that she manages."""
    first, last = Given("first", DateField()), Given("last", DateField())
    held = (Q(ends_on=None) | Q(ends_on__gte=first)) & Q(starts_on__lte=last)
    managed = Appointment.objects.filter(held, role=Role.UNIT_MANAGER, body=OuterRef("unit"), person=OuterRef("person"))
    rows = Employment.objects.filter(held, ~Exists(managed), IsOneOf("unit", Given("units", UUIDField()))).order_by()
    return rows.values_list("unit_id", "person_id", "starts_on", "ends_on")


_EMPLOYED = Question(_employed)
