"""What somebody has taken, wishes and is noted for, read as prose: taken(vera, course, 2025)."""

import datetime as dt

from django.core.files.base import ContentFile

from competence.actions import certificates
from competence.areas import Area
from competence.models import (
    Appraisal,
    Certificate,
    Course,
    CoursePart,
    CourseWish,
    Eligibility,
    Introduction,
    Line,
    Mentorship,
    Need,
    Participation,
    Plan,
    Regulation,
    Section,
)
from fyrbodal.organisation.models import Person, Unit
from tests.files.samples import pdf

PARTS = ("Organisationen", "Rutinerna", "Handläggningens gång")


def course(name, *parts, **facts):
    slug = name.lower().translate(str.maketrans("åäö ", "aao-"))
    made = Course.objects.create(slug=slug, name=name, area=Area.CHILDREN_YOUTH, **facts)
    for place, part in enumerate(parts):
        CoursePart.objects.create(course=made, position=place, name=part)
    return made


def adopted_plan(area=Area.CHILDREN_YOUTH, name="Planen", **steps):
    """With the courses of each step; introduction=[...], deepening=[...], alla=[...]. The introduction has parts."""
    days = {"starts_on": dt.date(2026, 1, 1), "ends_on": dt.date(2027, 12, 31), "adopted_on": dt.date(2025, 10, 1)}
    plan = Plan.objects.create(area=area, name=name, status="adopted", adopted_by_whom="IFO-cheferna", **days)
    for place, (step, courses) in enumerate(steps.items()):
        section = Section.objects.create(plan=plan, position=place, heading=step, step="" if step == "alla" else step)
        for number, one in enumerate(courses):
            Line.objects.create(section=section, position=number, theme=one.name, course=one, frequency="1 gång/år")
        if step == "introduction":
            Need.objects.create(section=section, position=0, met="locally", text="Vägledning", points=list(PARTS))
    return plan


def taken(person, course, when=None, part=None, status="taken", **facts):
    """`when` is a day, a year, or nothing."""
    day = when if isinstance(when, dt.date) else None
    year = day.year if day else when
    named = CoursePart.objects.get(course=course, name=part) if part else None
    return Participation.objects.create(
        person=person, course=course, part=named, taken_on=day, taken_in=year, status=status,
        organisation=person.organisation, **facts,
    )  # fmt: skip


def wished(person, course, by=None):
    return CourseWish.objects.create(person=person, course=course, wished_by=by or person)


def certificate(person, issued_on=dt.date(2025, 5, 6), valid_until_on=None, name="ASI", file=True):
    row = Certificate(person=person, name=name, issued_by_whom="Regionen")
    row.issued_on, row.valid_until_on = issued_on, valid_until_on
    return certificates.note(row=row, file=ContentFile(pdf(), "intyg.pdf") if file else None, by=person)


def regulation(code="SOSFS 2014:7", starts_on=dt.date(2014, 7, 1), ends_on=None, **facts):
    return Regulation.objects.get_or_create(
        code=code,
        defaults={"name": "Behörighet", "says": "Examen krävs.", "starts_on": starts_on, "ends_on": ends_on} | facts,
    )[0]


def everything_about(person, leader):
    """A row of each kind, by the name that the addresses know it by."""
    made = course("Hembesök")
    mentor = Person.objects.create(name="Mia Mentor", email="mia@example.org", organisation=person.organisation)
    judged = {"judged_by_whom": "Socialnämnden", "judged_on": dt.date(2024, 2, 1), "starts_on": dt.date(2024, 2, 1)}
    return {
        "participation": taken(person, made, 2025),
        "wish": wished(person, course("Nätverksmöten"), leader),
        "part": Introduction.objects.create(person=person, position=0, text="Organisationen"),
        "mentorship": Mentorship.objects.create(person=person, mentor=mentor, starts_on=dt.date(2024, 2, 1)),
        "talk": Appraisal.objects.create(
            person=person, held_on=dt.date(2026, 3, 2), note="Vill lära sig mer om samtal.", noted_by=leader
        ),
        "certificate": certificate(person),
        "eligibility": Eligibility.objects.create(person=person, ground="socionom", regulation=regulation(), **judged),
    }


def lotsen():
    return Unit.objects.get(name="Lotsen")
