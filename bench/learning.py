"""What people have and lack: 2,000 people beside 60 courses, a unit at a time, with ten years of what they have taken."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bench.asking import Browser
from bench.measuring import Aim, Row, in_turn, row
from bench.region import Region
from competence.areas import Area, Step
from competence.models import Course, CourseWish, Line, Participation, Plan, Section, UnitArea
from fyrbodal.organisation.models import Appointment, Employment, Organisation, Person, Unit
from fyrbodal.organisation.roles import Role

QUESTION = "What people have and lack"
PAGE = Aim(highest=3.0)
UNIT, TAKEN = 100, 15  # people in a unit; courses that each has taken
QUERIES = 12
SINCE = dt.date(2000, 1, 1)
YEARS = (1, 3, 8)  # in the profession, in turn: as many on each step


class TooManyQuestions(AssertionError):
    """The page asks more the more people there are."""


class Learners:
    """So many people in units of a hundred, in one municipality, and a plan of so many courses for all of them."""

    def __init__(self, people: int, courses: int) -> None:
        self.people, self.number = people, courses
        self.home = Organisation.objects.filter(is_member=True).in_order()[0]
        self.units: list[Unit] = []

    @cached_property
    def manager(self) -> Any:
        return Person.objects.create(email="matilda@example.org", name="Matilda Mo", organisation=self.home)

    def build(self) -> "Learners":
        courses = Course.objects.bulk_create(
            Course(slug=f"matt-{number}", name=f"Mätt kurs {number}", area=Area.EKB) for number in range(self.number)
        )
        self._plan(courses)
        for first in range(0, self.people, UNIT):
            self._unit(first, min(UNIT, self.people - first), courses)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        return self

    def _plan(self, courses: list[Course]) -> None:
        today = timezone.localdate()
        said = {"adopted_on": today, "adopted_by_whom": "IFO-cheferna", "starts_on": today, "ends_on": today}
        plan = Plan.objects.create(area=Area.EKB, name="Mätt plan", status="adopted", **said)
        steps = (Step.INTRODUCTION, Step.DEEPENING, Step.EXPERIENCED)
        for place, step in enumerate(steps):
            section = Section.objects.create(plan=plan, position=place, step=step, heading=step)
            Line.objects.bulk_create(
                Line(section=section, position=number, theme=one.name, course=one)
                for number, one in enumerate(courses[place :: len(steps)])
            )

    def _unit(self, first: int, number: int, courses: list[Course]) -> None:
        unit = Unit.objects.create(name=f"Mätt enhet {first // UNIT + 1}", organisation=self.home)
        UnitArea.objects.create(unit=unit, area=Area.EKB)
        Appointment.objects.create(person=self.manager, role=Role.UNIT_MANAGER, body=unit, starts_on=SINCE)
        people = Person.objects.bulk_create(
            Person(name=f"Påhittad {one}", email=f"lard{one}@example.org", organisation=self.home)
            for one in range(first, first + number)
        )
        Employment.objects.bulk_create(_employed(one, place, unit) for place, one in enumerate(people))
        Participation.objects.bulk_create(self._taken(people, courses))
        CourseWish.objects.bulk_create(CourseWish(person=one, course=courses[-1]) for one in people[::5])
        self.units.append(unit)

    def _taken(self, people: list[Person], courses: list[Course]) -> Iterator[Participation]:
        for place, person in enumerate(people):
            for number in range(min(TAKEN, len(courses))):
                course = courses[(place + number * 4) % len(courses)]
                yield Participation(person=person, course=course, organisation=self.home, taken_in=2016 + number % 10)


def _employed(person: Person, place: int, unit: Unit) -> Employment:
    began = timezone.localdate() - dt.timedelta(days=365 * YEARS[place % len(YEARS)] + 30)
    held = {"organisation": unit.organisation, "unit": unit, "starts_on": began}
    return Employment(person=person, in_profession_since_on=began, **held)


def measure(region: Region) -> Iterator[Row]:
    sizes = region.sizes
    learners = Learners(sizes.learners, sizes.courses).build()
    said = f"{sizes.learners:,} people × {sizes.courses} courses"
    floor, browser = reverse("floor", args=[region.draft.pk]), Browser(learners.manager)
    matrix = reverse("competence:matrix", args=[learners.units[0].pk])
    asked = _counted(browser, matrix)
    for name, path, aim in (
        (f"a page of a unit's matrix of {said}, {asked} queries", matrix, PAGE),
        (f"a step of a unit's matrix of {said}", f"{matrix}?steg=deepening", PAGE),
        (f"somebody's own plan among {said}", _plan_of(learners), PAGE),
    ):
        taken = in_turn(
            lambda path=path: browser.get(path), lambda: browser.get(floor), pairs=sizes.pairs, calls=sizes.calls
        )
        yield row(QUESTION, name, taken, aim)


def _counted(browser: Browser, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        browser.get(path)
    if len(asked) > QUERIES:
        raise TooManyQuestions(f"{path}: {len(asked)} queries")
    return len(asked)


def _plan_of(learners: Learners) -> str:
    person = Person.objects.filter(employments__unit=learners.units[0]).in_order()[0]
    return reverse("competence:person_plan", args=[person.pk])
