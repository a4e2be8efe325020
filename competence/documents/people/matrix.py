"""The gap matrix of a unit: its people beside the courses that the plans of its areas ask for at their step."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competence import gaps
from competence.areas import Step
from competence.documents.enrolment.taking import Taking, taking
from competence.documents.people import known
from competence.documents.people.careers import Colleague, Stands, boundaries, employed_in
from competence.documents.people.cells_html import Pen
from competence.documents.people.said import Said, Telling, in_words
from competence.documents.people.wanted import Named, Wanted, proposed_for, steps_of, wanted_by
from competence.gaps import Cell
from competence.models import CourseWish, Plan, UnitArea
from fyrbodal.documents.tables import head, together
from fyrbodal.organisation.models import Unit
from fyrbodal.organisation.prepared import IsOneOf, Key, Keys, Question

MOST = 25  # people on a page


@dataclass(frozen=True)
class Row:
    """Somebody with what she has of each course of the group, in its order."""

    person: Colleague
    cells: tuple[Said, ...]

    @property
    def lacking(self) -> int:
        return sum(cell.lacks for cell in self.cells)

    @property
    def change(self) -> str:
        return change_in_words(self.person.stands)


@dataclass(frozen=True)
class Group:
    """The people of a step, and the courses that it asks for."""

    step: Any
    label: str
    courses: list[Named]
    rows: list[Row]
    pen: Pen

    @property
    def head(self) -> SafeString:
        return head([_("Medarbetare"), *self.courses], ())

    @property
    def html(self) -> SafeString:
        return together(self.pen.row(one.person, one.change, one.cells) for one in self.rows)

    @property
    def key(self) -> str:
        return self.step or "alla"

    @property
    def lacking(self) -> int:
        return sum(row.lacking for row in self.rows)

    @property
    def facts(self) -> str:
        """12 medarbetare · 31 luckor"""
        lacking = self.lacking
        gaps = ngettext("%(number)s lucka", "%(number)s luckor", lacking) % {"number": lacking}
        return _("%(people)s medarbetare · %(gaps)s") % {"people": len(self.rows), "gaps": gaps}


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
    """As things are on a day, in as many queries whatever the number of people and courses.

    A page of people at a time, of those whom the chosen step concerns; all of them at once if no page is given.
    """

    def __init__(
        self,
        unit: Unit,
        on: dt.date,
        *,
        page: int | None = None,
        step: str | None = None,
        may_wish: bool = False,
        focus: str = "",
    ) -> None:
        self.unit, self.on, self.page, self.chosen = unit, on, page, step
        self.may_wish, self.focus = may_wish, focus

    @cached_property
    def areas(self) -> Any:
        return areas_of([self.unit.pk])

    @cached_property
    def wanted(self) -> Wanted:
        return wanted_by([self.unit.pk])

    @cached_property
    def proposals(self) -> list[Plan]:
        return proposed_for(self.areas)

    @cached_property
    def everybody(self) -> list[Colleague]:
        return employed_in(self.unit.pk, self.on)

    @cached_property
    def _concerned(self) -> list[Colleague]:
        chosen = "" if self.chosen == "alla" else self.chosen
        return [one for one in self.everybody if chosen is None or chosen in steps_of(one.stands.step)]

    @cached_property
    def people(self) -> list[Colleague]:
        return self._concerned[(self.page - 1) * MOST : self.page * MOST] if self.page else self._concerned

    @property
    def goes_on(self) -> bool:
        return self.page is not None and len(self._concerned) > self.page * MOST

    @cached_property
    def cells(self) -> dict[str, dict[Any, Cell]]:
        """By person and course."""
        found = known.people({one.pk: one.stands for one in self.people}, self.wanted.needs.courses_of)
        return {
            key: {cell.course: cell for cell in gaps.cells(self.wanted.needs, person, self.on)}
            for key, person in found.items()
        }

    @cached_property
    def wishes(self) -> dict[str, dict[str, bool]]:
        """By person and course, whether each is agreed on."""
        found: dict[str, dict[str, bool]] = defaultdict(dict)
        for person, course, agreed_at in _WISHED.rows(people=[one.pk for one in self.people]):
            found[person][course] = agreed_at is not None
        return found

    @cached_property
    def pen(self) -> Pen:
        """With the way to the municipality's sheet, for those who write on it."""
        people = [one.pk for one in self.people]
        taken = taking(self.unit.organisation_id, people, self.on) if self.may_wish else Taking()
        return Pen(may_wish=self.may_wish, focus=self.focus, taking=taken)

    @cached_property
    def groups(self) -> list[Group]:
        """Those that have people, in the order of a career; only the chosen one if one is."""
        steps = [one for one in self.wanted.steps() if self.chosen in (None, one or "alla")]
        found = [self._group(step) for step in steps]
        return [one for one in found if one.rows]

    def _group(self, step: Any) -> Group:
        courses = self.wanted.of(step)
        concerned = [one for one in self.people if step in steps_of(one.stands.step)]
        return Group(step, step_in_words(step), courses, [self._row(one, courses) for one in concerned], self.pen)

    def _row(self, person: Colleague, courses: list[Named]) -> Row:
        held, tell, wishes = self.cells[person.pk], self._telling.of, self.wishes[person.pk]
        cells = tuple([tell(held[one.pk], wishes) for one in courses])
        return Row(person, cells)

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self.wanted, self.on)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(one or "alla", step_in_words(one)) for one in self.wanted.steps()]

    @cached_property
    def unknown(self) -> list[tuple[Colleague, str]]:
        """Those whose step nobody knows, and why."""
        return [(one, one.stands.why) for one in self.everybody if one.stands.step is None]

    @cached_property
    def changing(self) -> list[tuple[Colleague, str]]:
        return [(one, said) for one in self.everybody if (said := change_in_words(one.stands))]


def areas_of(units: Iterable[Any]) -> Any:
    """A query, since the plans are found by it whether or not the areas are told."""
    return UnitArea.objects.filter(unit__in=units).order_by("area").values_list("area", flat=True).distinct()


def _wished() -> Any:
    return CourseWish.objects.filter(IsOneOf("person", Keys("people"))).values_list(
        Key("person"), Key("course"), "agreed_at"
    )


_WISHED = Question(_wished)
