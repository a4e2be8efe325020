"""What the adopted plans of some areas ask of people, ready to be held against what they have."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from competence import frequency, gaps
from competence.areas import Step
from competence.models import Course, CoursePart, Plan

ALL = ""  # the sections that go by no step: areas of national guidelines, which concern all but the supervisors
OF_COURSES = ("slug", "name", "retake", "minimum")


@dataclass(frozen=True)
class Wanted:
    """`courses` are all that the lines name, with the older ones that count as they; `parts` are names."""

    needs: gaps.Needs
    courses: dict[Any, Course]
    parts: dict[Any, str]
    plans: tuple[Plan, ...]

    def of(self, step: Any) -> list[Course]:
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


def wanted_in(areas: Collection[str]) -> Wanted:
    """In as many queries whatever the length of the plans."""
    plans = tuple(Plan.objects.adopted().filter(area__in=areas).in_order())
    return wanted_by(plans)


def proposed_for(areas: Collection[str]) -> list[Plan]:
    """What is to be read where nothing has been adopted; it asks nothing of anybody yet."""
    return list(Plan.objects.proposed().filter(area__in=areas).in_order())


def wanted_by(plans: tuple[Plan, ...]) -> Wanted:
    """In three queries."""
    lines = _lines(plans)
    needed = [gaps.Line(one.pk, one.step, _again(one)) for one in lines]
    older, parts = _older(), list(CoursePart.objects.order_by("course", "position", "pk"))
    courses = {one.pk: one for counted in older.values() for one in counted} | {one.pk: one for one in lines}
    counts = {course: [one.pk for one in counted] for course, counted in older.items()}
    return Wanted(gaps.prepared(needed, _by_course(parts), counts), courses, {one.pk: one.name for one in parts}, plans)


def _lines(plans: tuple[Plan, ...]) -> list[Any]:
    """A course for each line that names one, with the `step` of its section, in the order of the plans."""
    place = {plan.pk: number for number, plan in enumerate(plans)}
    rows = Course.objects.filter(lines__section__plan__in=plans).only(*OF_COURSES)
    said = {"step": F("lines__section__step"), "plan": F("lines__section__plan")}
    listed = rows.annotate(**said).order_by("lines__section__position", "lines__position", "lines__pk")
    return sorted(listed, key=lambda one: place[one.plan])


def _again(course: Course) -> frequency.Frequency | None:
    """How often a person takes it anew; what a line says is how often it is given."""
    return frequency.read(course.retake) if course.retake else None


def _older() -> dict[Any, list[Course]]:
    """By course, those that count as it."""
    found: dict[Any, list[Course]] = defaultdict(list)
    through: Any = Course.counts.through
    rows = through._default_manager.select_related("to_course").order_by("from_course", "to_course__name", "to_course")
    for row in rows.only("from_course", *(f"to_course__{name}" for name in OF_COURSES)):
        found[row.from_course_id].append(row.to_course)
    return dict(found)


def _by_course(parts: list[CoursePart]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for part in parts:
        found[part.course_id].append(part.pk)
    return dict(found)
