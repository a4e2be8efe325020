"""What the adopted plans of some areas ask of people, ready to be held against what they have."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import TextField

from competence import frequency, gaps
from competence.areas import Step
from competence.models import Course, CoursePart, Plan, UnitArea
from fyrbodal.organisation.prepared import Given, IsOneOf, Key, Keys, Question

ALL = ""  # the sections that go by no step: areas of national guidelines, which concern all but the supervisors


class Named(NamedTuple):
    """As much of a course as a table of many needs; a row of the model takes ten times as long to make. `pk` is text."""

    pk: str
    slug: str
    name: str
    retake: str

    def __str__(self) -> str:
        return self.name


class Adopted(NamedTuple):
    pk: str
    name: str


COURSE = "sections__lines__course"
OF_LINES = (Key("pk"), "name", "sections__step", Key(COURSE), f"{COURSE}__slug", f"{COURSE}__name", f"{COURSE}__retake")
OF_OLDER = (Key("to_course"), "to_course__slug", "to_course__name", "to_course__retake")


@dataclass(frozen=True)
class Wanted:
    """`courses` are all that the lines name, with the older ones that count as they; `parts` are names. Keys are text."""

    needs: gaps.Needs
    courses: dict[Any, Named]
    parts: dict[Any, str]
    plans: list[Adopted]

    def of(self, step: Any) -> list[Named]:
        """Each course of a step once, in the order of the plans."""
        keys = dict.fromkeys(line.course for line in self.needs.lines if line.step == step)
        return [self.courses[key] for key in keys]

    def steps(self) -> list[Any]:
        """Those that have lines, in the order of a career; what goes by no step last."""
        held = {line.step for line in self.needs.lines}
        return [one for one in (*Step.values, ALL) if one in held]


def steps_of(step: Any) -> tuple[Any, ...]:
    """The steps whose lines concern somebody who is on one, or whose step nobody knows (None)."""
    if step == Step.SUPERVISORS:
        return (step,)
    return (ALL,) if step is None else (ALL, step)


def proposed_for(areas: Iterable[str]) -> list[Plan]:
    """What is to be read where nothing has been adopted; it asks nothing of anybody yet."""
    return list(Plan.objects.proposed().filter(area__in=areas).in_order())


def wanted_in(areas: Iterable[str]) -> Wanted:
    """In three queries."""
    return _wanted(_IN_AREAS.rows(areas=list(areas)))


def wanted_by(units: Iterable[Any]) -> Wanted:
    """In the areas of some units, in three queries."""
    return _wanted(_BY_UNITS.rows(units=list(units)))


def _wanted(found: Iterable[tuple[Any, ...]]) -> Wanted:
    plans = dict.fromkeys(Adopted(*row[:2]) for row in found)
    lines = [(step, Named(*course)) for _plan, _name, step, *course in found if course[0]]
    older, (parts, names) = _older(), _parts()
    needed = [gaps.Line(one.pk, step, _again(one)) for step, one in lines]
    courses = {one.pk: one for counted in older.values() for one in counted} | {one.pk: one for _step, one in lines}
    counts = {course: [one.pk for one in counted] for course, counted in older.items()}
    return Wanted(gaps.prepared(needed, parts, counts), courses, names, list(plans))


def _again(course: Named) -> frequency.Frequency | None:
    """How often a person takes it anew; what a line says is how often it is given."""
    return frequency.read(course.retake) if course.retake else None


def _older() -> dict[Any, list[Named]]:
    """By course, those that count as it."""
    found: dict[Any, list[Named]] = defaultdict(list)
    for newer, *older in _OLDER.rows():
        found[newer].append(Named(*older))
    return found


def _parts() -> tuple[dict[Any, list[Any]], dict[Any, str]]:
    """Those of each course, and what each is called."""
    of_course: dict[Any, list[Any]] = defaultdict(list)
    names: dict[Any, str] = {}
    for key, course, name in _PARTS.rows():
        of_course[course].append(key)
        names[key] = name
    return of_course, names


def _lines_in(concerned: Callable[[], IsOneOf]) -> Any:
    """The adopted plans, and in their order the step and the course of each line that names one."""
    within = ("sections__position", "sections__lines__position", "sections__lines__pk")
    return Plan.objects.adopted().filter(concerned()).in_order(*within).values_list(*OF_LINES)


def _of_units() -> IsOneOf:
    return IsOneOf("area", ArraySubquery(UnitArea.objects.filter(IsOneOf("unit", Keys("units"))).values("area")))


def _counting() -> Any:
    through: Any = Course.counts.through
    rows = through._default_manager.order_by("from_course", "to_course__name", "to_course")
    return rows.values_list(Key("from_course"), *OF_OLDER)


def _parts_in_order() -> Any:
    return CoursePart.objects.order_by("course", "position", "pk").values_list(Key("pk"), Key("course"), "name")


_IN_AREAS = Question(partial(_lines_in, partial(IsOneOf, "area", Given("areas", TextField()))))
_BY_UNITS = Question(partial(_lines_in, _of_units))
_OLDER, _PARTS = Question(_counting), Question(_parts_in_order)
