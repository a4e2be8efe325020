"""Two hundred invented people in six municipalities, and ten years of what they have learnt."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from competence.actions.demand import keep_demand
from competence.areas import Area, Step
from competence.documents.people.own_plan import parts_of_introduction
from competence.models import (
    Appraisal,
    Certificate,
    Course,
    CoursePart,
    CourseWish,
    Eligibility,
    Introduction,
    Mentorship,
    Participation,
    Regulation,
    UnitArea,
)
from competence.stretches import anniversary
from fyrbodal.loading import demo
from fyrbodal.organisation.demo import PHRASE
from fyrbodal.organisation.models import Appointment, Employment, Organisation, Person, Unit
from fyrbodal.organisation.roles import Role


class Home(NamedTuple):
    """How many work in its unit for children and families, and in the one for substance abuse."""

    name: str
    families: int
    abuse: int


HOMES = (
    Home("Lysekil", 22, 8), Home("Mellerud", 18, 0), Home("Strömstad", 20, 7), Home("Uddevalla", 46, 14),
    Home("Vänersborg", 34, 10), Home("Åmål", 15, 6),
)  # fmt: skip
GIVEN = (
    "Alma Astrid Barbro Bea Cornelia Disa Ebba Edith Elin Embla Filippa Freja Gry Hedvig Hulda Ida Inez Jonna Juni Kajsa "
    "Lo Maj Meja Mirjam Nanna Nour Olga Pia Ronja Sanna Signe Siri Tilde Tuva Unn Viola Ylva Amar Arvid Björn Dante Elis "
    "Folke Gösta Hugo Ivar Jamal Kian Loke Melker Noa Oskar Pelle Ruben Samir Ture Ulf Vidar Wilmer Yusuf"
)
FAMILY = (
    "Alvik Bokfjord Dalsjö Ekskär Fagermo Gransund Havsbro Isvik Jordås Klippvik Lindmo Malmsten Näsvik Ostholmen Rönnås "
    "Sandås Tallvik Udd Vassbotten Åkerskog Ängsvik Östmyr"
)
YEARS = (0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 9, 12, 16, 21)  # in the profession; more are new than old
CERTIFIED = {
    Area.CHILDREN_YOUTH: ("Samtalsmetod, godkänd handledare", "Högskolan"),
    Area.SUBSTANCE_ABUSE: ("ASI, godkänd intervjuare", "Regionen"),
}
STEP_COURSES = (Step.INTRODUCTION, Step.DEEPENING, Step.EXPERIENCED)
UNTIL = {Step.INTRODUCTION: 2, Step.DEEPENING: 5, Step.EXPERIENCED: 10}  # years by which a step's courses are taken


@demo(order=50)
def load_learners() -> None:
    chance = random.Random(20280229)  # noqa: S311 - invented people, the same every time
    _Learners(chance, timezone.localdate()).load()
    keep_demand(timezone.localdate())


@dataclass
class _Learners:
    chance: random.Random
    today: dt.date
    rows: list[Any] = field(default_factory=list)

    def load(self) -> None:
        self.secret = make_password(PHRASE)
        self.courses = {one.slug: one for one in Course.objects.order_by("slug")}
        self.names = self._names()
        known = list(Unit.objects.filter(areas=None).order_by("name", "pk"))
        for home in HOMES:
            organisation = Organisation.objects.get(name=home.name)
            self._unit(f"Barn och familj, {home.name}", organisation, Area.CHILDREN_YOUTH, home.families)
            if home.abuse:
                self._unit(f"Missbruk och beroende, {home.name}", organisation, Area.SUBSTANCE_ABUSE, home.abuse)
        for unit in known:
            self._follows(unit)
        self._store()

    def _store(self) -> None:
        """All of a kind at once, in an order in which what is pointed at comes first."""
        for model in (
            Person, Employment, Appointment, Participation, CourseWish, Introduction, Mentorship, Appraisal, Eligibility,
            Certificate,
        ):  # fmt: skip
            kept: Any = [one for one in self.rows if type(one) is model]
            model._default_manager.bulk_create(kept)

    def _names(self) -> Iterator[str]:
        names = [f"{given} {family}" for given in GIVEN.split() for family in FAMILY.split()]
        self.chance.shuffle(names)
        return iter(names)

    def _unit(self, name: str, home: Organisation, area: Area, number: int) -> None:
        unit = Unit.objects.create(name=name, organisation=home)
        UnitArea.objects.create(unit=unit, area=area)
        people = [self._employed(unit, number) for number in range(number)]
        for person, role in zip(people[:2], (Role.UNIT_MANAGER, Role.FIRST_LINE_SUPERVISOR), strict=True):
            self.rows.append(Appointment(person=person, role=role, body=unit, starts_on=self._days_ago(900)))
        for person in people[2:]:
            self._learns(person, area, people)

    def _follows(self, unit: Unit) -> None:
        """A unit that was there before: whoever signs in has something to read."""
        UnitArea.objects.create(unit=unit, area=Area.CHILDREN_YOUTH)
        leaders = Person.objects.filter(appointments__body=unit, appointments__role=Role.UNIT_MANAGER)
        leader = leaders.order_by("name", "pk")[0]
        held = Employment.objects.on(self.today).filter(unit=unit).exclude(person=leader).select_related("person")
        for one in held.order_by("person__name", "pk"):
            years = self.chance.choice(YEARS)
            one.person.since = min(one.starts_on, self._days_ago(years * 365))
            Employment.objects.filter(pk=one.pk).update(in_profession_since_on=one.person.since)
            self._learns(one.person, Area.CHILDREN_YOUTH, [leader])

    def _employed(self, unit: Unit, number: int) -> Person:
        name = next(self.names)
        plain = name.lower().translate(str.maketrans("åäö ", "aao."))
        person = Person(
            name=name, email=f"{plain}@example.org", title="enhetschef" if number == 0 else "socialsekreterare",
            organisation=unit.organisation, password=self.secret,
        )  # fmt: skip
        years = 12 if number < 2 else self.chance.choice(YEARS)
        person.since = self._days_ago(years * 365 + self.chance.randrange(20, 350))  # type: ignore[attr-defined]
        began = max(person.since, self._days_ago(self.chance.randrange(40, 3000)))  # type: ignore[attr-defined]
        held = {"person": person, "organisation": unit.organisation, "unit": unit, "starts_on": began}
        self.rows += [person, Employment(in_profession_since_on=person.since, **held)]  # type: ignore[attr-defined]
        self.rows.append(Appointment(person=person, role=Role.EMPLOYEE, body=unit, starts_on=began))
        return person

    def _days_ago(self, days: int) -> dt.date:
        return self.today - dt.timedelta(days=days)

    def _learns(self, person: Any, area: Area, colleagues: list[Person]) -> None:
        years = (self.today - person.since).days / 365
        for course in self._for(area):
            self._perhaps_takes(person, course, years)
        self._wishes(person, area, colleagues[0])
        if years < 2:
            self._is_introduced(person, area, colleagues)
        if area == Area.CHILDREN_YOUTH and self.chance.random() < 0.8:
            self._is_judged(person)
        if self.chance.random() < 0.3:
            self._talks(person, colleagues[0])
        if years > 1 and self.chance.random() < 0.5:
            self._is_certified(person, area)

    def _for(self, area: Area) -> list[Course]:
        return [one for one in self.courses.values() if one.area == area and Step.SUPERVISORS not in one.steps[:1]]

    def _perhaps_takes(self, person: Any, course: Course, years: float) -> None:
        """The longer somebody has been there, the more of her earlier steps she has taken."""
        steps = [step for step in STEP_COURSES if step in course.steps] or [Step.DEEPENING]
        share = min(0.85, years / UNTIL[steps[0]] * 0.7)
        if course.is_offered is False:
            share = 0.15 if years > 6 else 0
        if self.chance.random() < share:
            self._takes(person, course, years)
        elif course.is_offered and self.chance.random() < 0.06:
            planned = self.today + dt.timedelta(days=self.chance.randrange(20, 200))
            self._participation(person, course, planned, status=Participation.Status.PLANNED)

    def _takes(self, person: Any, course: Course, years: float) -> None:
        """A day, sometimes only the year, seldom nothing; the whole, or a part of it."""
        day = self._days_ago(self.chance.randrange(0, max(1, int(min(years, 10) * 365))))
        part = self.chance.choice([None, None, *self._parts[course.pk]])
        elsewhere = "Socialhögskolan" if self.chance.random() < 0.07 else ""
        self._participation(person, course, day, part=part, elsewhere=elsewhere)

    @cached_property
    def _parts(self) -> dict[Any, list[CoursePart]]:
        found: dict[Any, list[CoursePart]] = defaultdict(list)
        for part in CoursePart.objects.order_by("course__slug", "position", "pk"):
            found[part.course_id].append(part)
        return found

    def _participation(self, person: Any, course: Course, day: dt.date, **facts: Any) -> None:
        known = self.chance.random()
        when = (
            {"taken_on": day, "taken_in": day.year} if known < 0.6 else {"taken_in": day.year} if known < 0.95 else {}
        )
        if facts.get("status"):
            when = {"taken_on": day, "taken_in": day.year}
        held = {"person": person, "course": course, "organisation": person.organisation}
        self.rows.append(Participation(**held, **when, **facts))

    def _wishes(self, person: Any, area: Area, leader: Person) -> None:
        had = {one.course_id for one in self.rows if type(one) is Participation and one.person is person}
        open_still = [one for one in self._for(area) if one.is_offered and one.pk not in had]
        for course in self.chance.sample(open_still, min(len(open_still), self.chance.choice((0, 0, 0, 1, 2)))):
            agreed = {"agreed_at": timezone.now(), "agreed_by": leader} if self.chance.random() < 0.4 else {}
            self.rows.append(CourseWish(person=person, course=course, wished_by=person, **agreed))

    @cached_property
    def _introduction(self) -> list[str]:
        return parts_of_introduction([Area.CHILDREN_YOUTH])

    def _is_introduced(self, person: Any, area: Area, colleagues: list[Person]) -> None:
        for place, text in enumerate(self._introduction if area == Area.CHILDREN_YOUTH else []):
            done = self._days_ago(self.chance.randrange(1, 20)) if self.chance.random() < 0.6 else None
            leader = colleagues[0] if done else None
            self.rows.append(Introduction(person=person, position=place, text=text, done_on=done, done_by=leader))
        self.rows.append(Mentorship(person=person, mentor=self.chance.choice(colleagues[:2]), starts_on=person.since))

    @cached_property
    def _regulations(self) -> list[Regulation]:
        return list(Regulation.objects.in_order())

    def _is_judged(self, person: Any) -> None:
        """By the regulation that held that day; those who began before there was one are left out."""
        held = [one for one in self._regulations if one.starts_on <= person.since <= (one.ends_on or dt.date.max)]
        if held:
            ground = self.chance.choice(("socionom", "socionom", "socionom", "other_degree"))
            days = {"judged_on": person.since, "starts_on": person.since, "judged_by_whom": "Socialnämnden"}
            self.rows.append(
                Eligibility(person=person, ground=ground, regulation=held[-1], covers_all_subjects=True, **days)
            )

    def _is_certified(self, person: Any, area: Area) -> None:
        """In an instrument, for three years; some have to be renewed."""
        name, issuer = CERTIFIED[area]
        days = {"issued_on": (first := self._days_ago(self.chance.randrange(30, 1200)))}
        days["valid_until_on"] = anniversary(first, 3)
        self.rows.append(Certificate(person=person, name=name, issued_by_whom=issuer, noted_by=person, **days))

    def _talks(self, person: Any, leader: Person) -> None:
        held = max(person.since, anniversary(self.today, -1))
        note = "Vill fördjupa sig i samtal. Vi ser över vilka kurser som passar i vår."
        self.rows.append(Appraisal(person=person, held_on=held, note=note, noted_by=leader))
