"""The gap matrix of a unit: its people beside the courses that the plans of its areas ask for at their step."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from competence import gaps
from competence.areas import Area, Step
from competence.documents.people import known
from competence.documents.people.careers import Stands, boundaries, careers, stands
from competence.documents.people.cells_html import cells_html
from competence.documents.people.said import Said, in_words, say
from competence.documents.people.wanted import Wanted, proposed_for, steps_of, wanted_in
from competence.gaps import Cell
from competence.models import Course, CourseWish, Plan, UnitArea
from fyrbodal.organisation.models import Employment, Person, Unit

MOST = 100  # people on a page


@dataclass(frozen=True)
class Row:
    """Somebody with what she has of each course of the group, in its order."""

    person: Person
    stands: Stands
    cells: tuple[Said, ...]
    may_wish: bool = False
    focus: str = ""

    @property
    def html(self) -> str:
        return cells_html(self.person.name, self.cells, may_wish=self.may_wish, focus=self.focus)

    @property
    def lacking(self) -> int:
        return sum(cell.lacks for cell in self.cells)

    @property
    def change(self) -> str:
        return change_in_words(self.stands)


@dataclass(frozen=True)
class Group:
    """The people of a step, and the courses that it asks for."""

    step: Any
    label: str
    courses: list[Course]
    rows: list[Row]

    @property
    def key(self) -> str:
        return self.step or "alla"

    @property
    def lacking(self) -> int:
        return sum(row.lacking for row in self.rows)


def step_in_words(step: Any) -> str:
    """As a heading: 0–2 år i yrket. Alla, where the plan goes by areas."""
    return boundaries().label(Step(step)) if step else _("oavsett år i yrket")


def change_in_words(standing: Stands) -> str:
    """What changes soon, and when; empty where nothing does."""
    if standing.change is None:
        return ""
    words = {"day": in_words(standing.change.on), "step": step_in_words(standing.change.step)}
    return _("%(step)s från %(day)s") % words


class Matrix:
    """As things are on a day, in as many queries whatever the number of people and courses; a page of people at a time."""

    def __init__(
        self,
        unit: Unit,
        on: dt.date,
        *,
        page: int = 1,
        step: str | None = None,
        may_wish: bool = False,
        focus: str = "",
    ) -> None:
        self.unit, self.on, self.page, self.chosen = unit, on, page, step
        self.may_wish, self.focus = may_wish, focus

    @cached_property
    def areas(self) -> list[Area]:
        return areas_of([self.unit.pk])

    @cached_property
    def wanted(self) -> Wanted:
        return wanted_in(self.areas)

    @cached_property
    def proposals(self) -> list[Plan]:
        return proposed_for(self.areas)

    @cached_property
    def _shown(self) -> list[Person]:
        first = (self.page - 1) * MOST
        return list(employed_in([self.unit.pk], self.on).in_order()[first : first + MOST + 1])

    @property
    def people(self) -> list[Person]:
        return self._shown[:MOST]

    @property
    def goes_on(self) -> bool:
        return len(self._shown) > MOST

    @cached_property
    def stands(self) -> dict[Any, Stands]:
        held = careers([one.pk for one in self.people])
        return {key: stands(career, self.on) for key, career in held.items()}

    @cached_property
    def cells(self) -> dict[Any, tuple[Cell, ...]]:
        found = known.people(self._concerned, self.wanted.courses)
        return {key: gaps.cells(self.wanted.needs, person, self.on) for key, person in found.items()}

    @property
    def _concerned(self) -> dict[Any, Stands]:
        """Those whom the chosen step concerns; everybody if none is chosen."""
        chosen = "" if self.chosen == "alla" else self.chosen
        return {key: one for key, one in self.stands.items() if chosen is None or chosen in steps_of(one.step)}

    @cached_property
    def wishes(self) -> dict[Any, CourseWish]:
        return wishes_of([one.pk for one in self.people])

    @cached_property
    def groups(self) -> list[Group]:
        """Those that have people, in the order of a career; only the chosen one if one is."""
        steps = [one for one in self.wanted.steps() if self.chosen in (None, one or "alla")]
        found = [self._group(step) for step in steps]
        return [one for one in found if one.rows]

    def _group(self, step: Any) -> Group:
        courses = self.wanted.of(step)
        concerned = [one for one in self.people if step in steps_of(self.stands[one.pk].step)]
        return Group(step, step_in_words(step), courses, [self._row(one, courses) for one in concerned])

    def _row(self, person: Person, courses: list[Course]) -> Row:
        held = {cell.course: cell for cell in self.cells[person.pk]}
        cells = tuple(self.say(person.pk, held[one.pk]) for one in courses)
        return Row(person, self.stands[person.pk], cells, self.may_wish, self.focus)

    def say(self, person: Any, cell: Cell) -> Said:
        return say(person, cell, self.wanted, self.wishes.get((person, cell.course)), self.on)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(one or "alla", step_in_words(one)) for one in self.wanted.steps()]

    @property
    def unknown(self) -> list[tuple[Person, str]]:
        """Those whose step nobody knows, and why."""
        return [(one, self.stands[one.pk].why) for one in self.people if self.stands[one.pk].step is None]

    @property
    def changing(self) -> list[tuple[Person, str]]:
        return [(one, said) for one in self.people if (said := change_in_words(self.stands[one.pk]))]


def areas_of(units: Iterable[Any]) -> list[Area]:
    rows = UnitArea.objects.filter(unit__in=units).order_by("area").values_list("area", flat=True)
    return [Area(one) for one in dict.fromkeys(rows)]


def employed_in(units: Iterable[Any], on: dt.date) -> Any:
    held = Employment.objects.on(on).filter(unit__in=list(units))
    return Person.objects.filter(pk__in=held.values("person"))


def wishes_of(people: Iterable[Any]) -> dict[Any, CourseWish]:
    return {(one.person_id, one.course_id): one for one in CourseWish.objects.filter(person__in=list(people))}
