"""What is known of people: what they have taken and have a place on, as the reckoning of gaps takes it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import DateField, IntegerField, Q, Value

from competence import gaps
from competence.documents.people.careers import Stands
from competence.documents.people.wanted import steps_of
from competence.models import Occasion, Participation, Place

NOTED = (
    "person", "status", "course", "part", "taken_on", "taken_in", "elsewhere",
    "occasion__status", "occasion__first_on", "occasion__last_on",
)  # fmt: skip
BOOKED = (
    "person", Value(Participation.Status.PLANNED), "occasion__course", "occasion__part", Value(None, DateField()),
    Value(None, IntegerField()), Value(""), "occasion__status", "occasion__first_on", "occasion__last_on",
)  # fmt: skip
Steps = tuple[Any, ...]


def people(standing: dict[Any, Stands], asked: Callable[[Steps], Iterable[Any]]) -> dict[Any, gaps.Person]:
    """Of those whose standing is given, in one query; `asked` are the courses that those of some steps are asked about."""
    steps = {key: steps_of(one.step) for key, one in standing.items()}
    taken: dict[Any, list[gaps.Taken]] = defaultdict(list)
    planned: dict[Any, list[gaps.Planned]] = defaultdict(list)
    for person, status, course, part, day, year, elsewhere, held, first, last in _rows(steps, asked):
        if status == Participation.Status.TAKEN:
            taken[person].append(gaps.Taken(course, part, *_within(day or last, year), bool(elsewhere)))
        elif held != Occasion.Status.CANCELLED:
            planned[person].append(gaps.Planned(course, part, *((first, last) if first else _within(day, year))))
    return {key: gaps.Person(key, of, tuple(taken[key]), tuple(planned[key])) for key, of in steps.items()}


def _rows(steps: dict[Any, Steps], asked: Callable[[Steps], Iterable[Any]]) -> Any:
    """What is noted, and the places that people have (of any course: they are few) as what is planned."""
    noted = Participation.objects.filter(_concerning(steps, asked)).exclude(status=Participation.Status.MISSED)
    booked = Place.objects.taken().filter(person__in=steps, occasion__status=Occasion.Status.PLANNED)
    return noted.values_list(*NOTED).union(booked.values_list(*BOOKED), all=True)


def _concerning(steps: dict[Any, Steps], asked: Callable[[Steps], Iterable[Any]]) -> Q:
    people: dict[Steps, list[Any]] = defaultdict(list)
    for key, of in steps.items():
        people[of].append(key)
    found = Q(person__in=[])
    for of, keys in people.items():
        found |= Q(person__in=keys, course__in=asked(of))
    return found


def _within(day: dt.date | None, year: int | None) -> tuple[dt.date | None, dt.date | None]:
    """The days among which something was, as far as anybody knows."""
    if day:
        return day, day
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else (None, None)
