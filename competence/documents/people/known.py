"""What is known of people: what they have taken and have a place on, as the reckoning of gaps takes it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db.models import Case, DateField, F, Func, IntegerField, Q, TextField, Value, When

from competence import gaps
from competence.documents.people.careers import Stands
from competence.documents.people.wanted import steps_of
from competence.models import Occasion, Participation, Place
from competence.terms import Half
from fyrbodal.organisation.prepared import IsOneOf, Key, Keys, Question

HELD = ("occasion__status", "occasion__first_on", "occasion__last_on")
NOTED = (Key("person"), "status", Key("course"), Key("part"), "taken_on", "taken_in", "elsewhere", *HELD)
BOOKED = (
    Key("person"), Value(Participation.Status.PLANNED), Key("occasion__course"), Key("occasion__part"),
    Value(None, DateField()), Value(None, IntegerField()), Value(""), *HELD,
)  # fmt: skip
IS_SPRING = Q(offer__package__half=Half.SPRING)
END_OF_TERM = Func(
    F("offer__package__year"), Case(When(IS_SPRING, then=6), default=12), Case(When(IS_SPRING, then=30), default=31),
    function="make_date", output_field=DateField(),
)  # fmt: skip
GIVEN_OUT = (
    Key("person"), Value(Participation.Status.PLANNED), Key("course"), Value(None, TextField()),
    Value(None, DateField()), Value(None, IntegerField()), Value(""),
    Value(Occasion.Status.PLANNED), Value(None, DateField()), END_OF_TERM,
)  # fmt: skip
Steps = tuple[Any, ...]


def people(standing: Mapping[str, Stands], asked: Callable[[Steps], Collection[Any]]) -> dict[str, gaps.Person]:
    """Of those whose standing is given, in one query; `asked` are the courses that those of some steps are asked about.

    Keys are text.
    """
    steps = {key: steps_of(one.step) for key, one in standing.items()}
    courses = {of: asked(of) for of in set(steps.values())}
    taken: dict[str, list[gaps.Taken]] = defaultdict(list)
    planned: dict[str, list[gaps.Planned]] = defaultdict(list)
    for person, status, course, part, day, year, elsewhere, held, first, last in _NOTED.rows(people=list(steps)):
        if course not in courses[steps[person]]:
            continue
        if status == Participation.Status.TAKEN:
            taken[person].append(gaps.Taken(course, part, *_within(day or last, year), bool(elsewhere)))
        elif held != Occasion.Status.CANCELLED:
            planned[person].append(gaps.Planned(course, part, *((first, last) if last else _within(day, year))))
    return {key: gaps.Person(key, of, tuple(taken[key]), tuple(planned[key])) for key, of in steps.items()}


def _noted() -> Any:
    """What is noted, and the places that people have as what is planned: on an occasion, or on a course of a term's
    package whose day is not decided yet, until that term is over."""
    theirs = IsOneOf("person", Keys("people"))
    noted = Participation.objects.filter(theirs).exclude(status=Participation.Status.MISSED)
    booked = Place.objects.taken().filter(theirs, occasion__status=Occasion.Status.PLANNED)
    given_out = Place.objects.taken().filter(theirs, occasion=None)
    planned = booked.values_list(*BOOKED), given_out.values_list(*GIVEN_OUT)
    return noted.values_list(*NOTED).union(*planned, all=True)


_NOTED = Question(_noted)


def _within(day: dt.date | None, year: int | None) -> tuple[dt.date | None, dt.date | None]:
    """The days among which something was, as far as anybody knows."""
    if day:
        return day, day
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else (None, None)
