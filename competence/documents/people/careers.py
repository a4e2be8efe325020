"""When people have been in the profession, out of their employments, and supervised, out of their appointments."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, UUIDField, Value

from competence.areas import Step
from competence.steps import Boundaries, Career, Change, next_change, not_yet, step_if_any
from competence.stretches import Stretch
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models import Appointment, Employment
from fyrbodal.organisation.prepared import Given, IsOneOf, Key, Keys, Question
from fyrbodal.organisation.roles import Role

WARNED = 6  # months before a change of step
NOTHING = Career(())
Row = tuple[dt.date, dt.date | None, dt.date | None, bool]  # from and to, since when in the profession; an employment?
Rows = tuple[Row, ...]


class Stands(NamedTuple):
    """Where somebody is on a day: her step, if it is known, and the change that comes soon; and since when she is known."""

    step: Step | None
    change: Change | None
    began_on: dt.date | None

    @property
    def why(self) -> str:
        """Her step is not known."""
        return "" if self.step else str(not_yet(self.began_on))


class Colleague(NamedTuple):
    """`pk` is text."""

    pk: str
    name: str
    stands: Stands


def boundaries() -> Boundaries:
    """STEP_YEARS: the year from which the second step goes, the one after which the third does, what the second is called."""
    return _read(settings.STEP_YEARS)


@cache
def _read(said: str) -> Boundaries:
    deepening_from, experienced_after, label = said.split()
    return Boundaries(int(deepening_from), int(experienced_after), label)


def employed_in(unit: Any, on: dt.date) -> list[Colleague]:
    """Those who are that day, by name, as they stand."""
    found, years = _by_person(_OF_UNIT.rows(unit=unit, on=on)), boundaries()
    return [Colleague(pk, name, _stands(rows, on, years)) for pk, name, rows in found]


@lru_cache(maxsize=10_000)
def _stands(rows: Rows, on: dt.date, years: Boundaries) -> Stands:
    """Reckoned once a day for each career there is, since the step of everybody in a unit is asked about on every page."""
    return _standing(_career(rows), on, years)


def careers(people: Collection[Any]) -> dict[str, Career]:
    """By the text of the key, of those who have any."""
    return {pk: _career(rows) for pk, _name, rows in _by_person(_OF_PEOPLE.rows(people=list(people)))}


def career_of(person: Any) -> Career:
    return careers([person.pk]).get(str(person.pk), NOTHING)


def _by_person(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, str, Rows]]:
    """Key, name, and the rows that are hers."""
    for (pk, name), held in groupby(rows, itemgetter(0, 1)):
        yield pk, name, tuple([row[2:6] for row in held])


def _career(rows: Rows) -> Career:
    supervising = [Stretch(starts_on, ends_on) for starts_on, ends_on, _since_on, employed in rows if not employed]
    return Career(tuple(_stretches(rows)), tuple(supervising))


def _stretches(rows: Rows) -> Iterator[Stretch]:
    """An employment is in the profession when it says since when, or when she was in it before."""
    begun = False
    for starts_on, ends_on, since_on, employed in rows:
        first = since_on or (starts_on if begun else None)
        if employed and first and (ends_on is None or first <= ends_on):
            begun = True
            yield Stretch(first, ends_on)


def _rows(concerned: Callable[[], IsOneOf]) -> Any:
    """Of each person together, by name: her employments, and when she has been a supervisor."""
    by_name, days = SwedishOrder("person__name"), (Key("person"), "person__name", "starts_on", "ends_on")
    employed = Employment.objects.filter(concerned()).annotate(by_name=by_name)
    supervising = Appointment.objects.filter(concerned()).to(Role.FIRST_LINE_SUPERVISOR).annotate(by_name=by_name)
    rows = employed.values_list(*days, "in_profession_since_on", Value(value=True), "by_name")
    held = supervising.values_list(*days, Value(None, DateField()), Value(value=False), "by_name")
    return rows.union(held, all=True).order_by("by_name", "key1", "starts_on", "in_profession_since_on", "ends_on")


def _of_unit() -> IsOneOf:
    """As an array, by which the rows are looked up; of a query the database would read everybody's."""
    day: Any = Given("on", DateField())
    employed = Employment.objects.on(day).filter(unit=Given("unit", UUIDField()))
    return IsOneOf("person", ArraySubquery(employed.values("person")))


_OF_UNIT = Question(partial(_rows, _of_unit))
_OF_PEOPLE = Question(partial(_rows, partial(IsOneOf, "person", Keys("people"))))


def stands(career: Career, on: dt.date) -> Stands:
    return _standing(career, on, boundaries())


def _standing(career: Career, on: dt.date, years: Boundaries) -> Stands:
    return Stands(step_if_any(career, on, years), next_change(career, on, WARNED, years), career.began_on)
