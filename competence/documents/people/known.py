"""What is known of people: what they have taken and have a place on, as the reckoning of gaps takes it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from competence import gaps
from competence.documents.people.careers import Stands
from competence.documents.people.wanted import steps_of
from competence.models import Occasion, Participation, Place

NOTED = (
    "person", "status", "course", "part", "taken_on", "taken_in", "elsewhere",
    "occasion__status", "occasion__first_on", "occasion__last_on",
)  # fmt: skip
BOOKED = ("person", "occasion__course", "occasion__part", "occasion__first_on", "occasion__last_on")


def people(standing: dict[Any, Stands], courses: Collection[Any]) -> dict[Any, gaps.Person]:
    """Of those whose standing is given; two queries. `courses` are the only ones that are asked about."""
    taken: dict[Any, list[gaps.Taken]] = defaultdict(list)
    planned: dict[Any, list[gaps.Planned]] = defaultdict(list)
    for person, row in _noted(standing, courses):
        if isinstance(row, gaps.Taken):
            taken[person].append(row)
        else:
            planned[person].append(row)
    for person, *booked in _booked(standing, courses):
        planned[person].append(gaps.Planned(*booked))
    return {
        key: gaps.Person(key, steps_of(one.step), tuple(taken[key]), tuple(planned[key]))
        for key, one in standing.items()
    }


def _noted(keys: Collection[Any], courses: Collection[Any]) -> Iterator[tuple[Any, gaps.Taken | gaps.Planned]]:
    rows = Participation.objects.filter(person__in=keys, course__in=courses).exclude(status=Participation.Status.MISSED)
    for person, status, course, part, day, year, elsewhere, held, first, last in rows.values_list(*NOTED):
        if status == Participation.Status.TAKEN:
            yield person, gaps.Taken(course, part, *_within(day or last, year), bool(elsewhere))
        elif held != Occasion.Status.CANCELLED:
            yield person, gaps.Planned(course, part, *((first, last) if first else _within(day, year)))


def _booked(keys: Collection[Any], courses: Collection[Any]) -> Any:
    """The places that people have."""
    rows = Place.objects.taken().filter(person__in=keys, occasion__course__in=courses)
    return rows.filter(occasion__status=Occasion.Status.PLANNED).values_list(*BOOKED)


def _within(day: dt.date | None, year: int | None) -> tuple[dt.date | None, dt.date | None]:
    """The days among which something was, as far as anybody knows."""
    if day:
        return day, day
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else (None, None)
