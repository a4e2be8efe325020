"""What is known of people: what they have taken and have a place on, as the reckoning of gaps takes it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from competence import gaps
from competence.documents.people.careers import Stands
from competence.documents.people.wanted import steps_of
from competence.models import Occasion, Participation, Place

TAKEN = ("person", "course", "part", "taken_on", "taken_in", "elsewhere", "occasion__last_on")
PLANNED = ("person", "course", "part", "taken_on", "taken_in", "occasion__first_on", "occasion__last_on")
BOOKED = ("person", "occasion__course", "occasion__part", "occasion__first_on", "occasion__last_on")


def people(standing: dict[Any, Stands], courses: Collection[Any]) -> dict[Any, gaps.Person]:
    """Of those whose standing is given; three queries. `courses` are the only ones that are asked about."""
    taken, planned = defaultdict(list), defaultdict(list)
    for person, row in _taken(standing, courses):
        taken[person].append(row)
    for person, coming in _planned(standing, courses):
        planned[person].append(coming)
    return {
        key: gaps.Person(key, steps_of(one.step), tuple(taken[key]), tuple(planned[key]))
        for key, one in standing.items()
    }


def _taken(keys: Collection[Any], courses: Collection[Any]) -> Iterator[tuple[Any, gaps.Taken]]:
    rows = Participation.objects.taken().filter(person__in=keys, course__in=courses)
    for person, course, part, day, year, elsewhere, held_on in rows.values_list(*TAKEN):
        first, last = _within(day or held_on, year)
        yield person, gaps.Taken(course, part, first, last, bool(elsewhere))


def _within(day: dt.date | None, year: int | None) -> tuple[dt.date | None, dt.date | None]:
    """The days among which something was, as far as anybody knows."""
    if day:
        return day, day
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else (None, None)


def _planned(keys: Collection[Any], courses: Collection[Any]) -> Iterator[tuple[Any, gaps.Planned]]:
    """What is noted as planned, and the places that are booked."""
    noted = Participation.objects.filter(
        person__in=keys, course__in=courses, status=Participation.Status.PLANNED
    ).exclude(occasion__status=Occasion.Status.CANCELLED)
    for person, course, part, day, year, first, last in noted.values_list(*PLANNED):
        known = (first, last) if first else _within(day, year)
        yield person, gaps.Planned(course, part, *known)
    booked = Place.objects.taken().filter(
        person__in=keys, occasion__course__in=courses, occasion__status=Occasion.Status.PLANNED
    )
    for person, course, part, first, last in booked.values_list(*BOOKED):
        yield person, gaps.Planned(course, part, first, last)
