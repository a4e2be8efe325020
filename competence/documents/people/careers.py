"""When people have been in the profession, out of their employments, and supervised, out of their appointments."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings

from competence.areas import Step
from competence.steps import Boundaries, Career, Change, NotYet, next_change, step_of
from competence.stretches import Stretch
from fyrbodal.organisation.models import Appointment, Employment
from fyrbodal.organisation.roles import Role

WARNED = 6  # months before a change of step
Row = tuple[dt.date, dt.date | None, dt.date | None]


class Stands(NamedTuple):
    """Where somebody is on a day: her step, or `why` nobody knows; and the change that comes soon."""

    step: Step | None
    change: Change | None = None
    why: str = ""


def boundaries() -> Boundaries:
    """STEP_YEARS: the year from which the second step goes, the one after which the third does, what the second is called."""
    return _read(settings.STEP_YEARS)


@cache
def _read(said: str) -> Boundaries:
    deepening_from, experienced_after, label = said.split()
    return Boundaries(int(deepening_from), int(experienced_after), label)


def careers(people: Any) -> dict[Any, Career]:
    """By person, in two queries; `people` are keys, or a query for them."""
    employed: dict[Any, list[Row]] = defaultdict(list)
    rows = Employment.objects.filter(person__in=people).order_by("starts_on", "pk")
    for person, *row in rows.values_list("person", "starts_on", "ends_on", "in_profession_since_on"):
        employed[person].append(tuple(row))
    supervising: dict[Any, list[Stretch]] = defaultdict(list)
    held = Appointment.objects.filter(person__in=people).to(Role.FIRST_LINE_SUPERVISOR).order_by("starts_on", "pk")
    for person, *days in held.values_list("person", "starts_on", "ends_on"):
        supervising[person].append(Stretch(*days))
    found: dict[Any, Career] = defaultdict(lambda: Career(()))
    for one in {*employed, *supervising}:
        found[one] = Career(tuple(_stretches(employed[one])), tuple(supervising[one]))
    return found


def _stretches(rows: Iterable[Row]) -> Iterator[Stretch]:
    """An employment is in the profession when it says since when, or when she was in it before."""
    begun = False
    for starts_on, ends_on, since_on in rows:
        first = since_on or (starts_on if begun else None)
        if first and (ends_on is None or first <= ends_on):
            begun = True
            yield Stretch(first, ends_on)


def stands(career: Career, on: dt.date) -> Stands:
    years = boundaries()
    change = next_change(career, on, WARNED, years)
    try:
        return Stands(step_of(career, on, years), change)
    except NotYet as unknown:
        return Stands(None, change, str(unknown))


def began(career: Career) -> dt.date | None:
    """The first day in the profession that is known."""
    return min((one.starts_on for one in career.stretches), default=None)
