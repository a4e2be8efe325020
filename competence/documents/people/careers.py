"""When people have been in the profession, out of their employments, and supervised, out of their appointments."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import DateField, Value

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
    """By person, in one query; `people` are keys, or a query for them."""
    employed: dict[Any, list[Row]] = defaultdict(list)
    supervising: dict[Any, list[Stretch]] = defaultdict(list)
    for person, starts_on, ends_on, since_on, is_employment in _rows(people):
        if is_employment:
            employed[person].append((starts_on, ends_on, since_on))
        else:
            supervising[person].append(Stretch(starts_on, ends_on))
    found: dict[Any, Career] = defaultdict(lambda: Career(()))
    for one in {*employed, *supervising}:
        found[one] = Career(tuple(_stretches(employed[one])), tuple(supervising[one]))
    return found


def _rows(people: Any) -> Any:
    employed = Employment.objects.filter(person__in=people)
    supervising = Appointment.objects.filter(person__in=people).to(Role.FIRST_LINE_SUPERVISOR)
    days = ("person", "starts_on", "ends_on")
    rows = employed.values_list(*days, "in_profession_since_on", Value(value=True))
    held = supervising.values_list(*days, Value(None, DateField()), Value(value=False))
    return rows.union(held, all=True).order_by("starts_on", "in_profession_since_on", "ends_on")


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
