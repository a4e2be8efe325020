"""What the association gives and has given: occasions of courses out of the catalogue, some with open sign-up."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.utils import timezone

from competence import demo_around, demo_packages, demo_people, demo_reports
from competence.actions import catalogue, places
from competence.models import Course, Day, Occasion, Specialist
from fyrbodal.loading import demo
from fyrbodal.organisation.demo import person

__all__ = ["demo_around", "demo_packages", "demo_people", "demo_reports"]  # bring their own


class Given(NamedTuple):
    """An occasion so many weeks from now (before, if less than 0), on so many days a week apart."""

    course: str
    weeks: int
    days: int
    place: str
    seats: int
    sign_up: str = "package"
    name: str = ""
    trainers: str = ""


KEEPER = "Gunnar Tall"
GIVEN = (
    Given("Samtal med barn", -110, 2, "Folkets hus, Vänersborg", 40, trainers="Linnea Frid"),
    Given("Samtal med barn", -6, 2, "Museigatan 2, Uddevalla", 40, trainers="Linnea Frid"),
    Given("LVU", -30, 1, "Högskolan, Trollhättan", 60),
    Given("LVU", 9, 1, "Högskolan, Trollhättan", 60),
    Given("Handläggning och dokumentation", 5, 1, "Museigatan 2, Uddevalla", 30, trainers="Ragnar Hav"),
    Given("Hjärnsmart", 7, 2, "Bohusgården, Uddevalla", 24),
    Given("FoU-café", 3, 1, "Stadsbiblioteket, Åmål", 4, "open", "FoU-café om barns delaktighet"),
    Given("FoU-café", 11, 1, "På skärm", 30, "open", "FoU-café om att mäta det som är svårt att mäta"),
    Given("Systematisk uppföljning", 14, 3, "Högskolan, Trollhättan", 25, "elsewhere"),
)
LEAST = {  # people that it takes for a course to be given
    "BBiC-grundutbildning": 20, "LVU": 16, "Klarspråk": 12, "Yrkeshandledning": 8, "Samtal med barn": 30, "Hjärnsmart": 10,
    "Anknytning och omsorgssvikt": 24, "Förhållningssätt vid trauma": 30, "FoU-café": 10, "Mentorsutbildning": 12,
    "Systematisk uppföljning": 25,
}  # fmt: skip
SIGNED_UP = ("Wilma Strömkarl", "Moa Fors", "Zara Ljungskile", "Frida Varekil", "Hanna Smögen", "Olivia Skaftö")
TEACHING = (("Camilla Tösse", "samtal med barn i svåra lägen"), ("Sara Dingle", "BBIC för nya handläggare"))


@demo(order=44)
def load_least() -> None:
    for name, number in LEAST.items():
        Course.objects.filter(name=name).update(minimum=number)


@demo(order=45)
def load_occasions() -> None:
    keeper = person(KEEPER)
    for given in GIVEN:
        _begin(given, keeper)
    circle = Occasion.objects.filter(sign_up="open").order_by("first_on")[0]
    for name in SIGNED_UP:
        places.ask(occasion=circle, person=person(name), by=person(name))
    for name, subjects in TEACHING:
        who = person(name)
        catalogue.keep(row=Specialist(person=who, organisation=who.organisation, subjects=subjects), by=keeper)


def _begin(given: Given, keeper: object) -> None:
    course = Course.objects.get(name=given.course)
    days = list(_days(given))
    over = days[-1] < timezone.localdate()
    occasion = Occasion(
        course=course,
        name=given.name,
        status=Occasion.Status.HELD if over else Occasion.Status.PLANNED,
        sign_up=given.sign_up,
        seats=given.seats,
        minimum=min(10, given.seats // 2),
        place=given.place,
        trainers=given.trainers,
        link="https://example.org/anmalan" if given.sign_up == "elsewhere" else "",
        last_sign_up_on=days[0] - dt.timedelta(days=7),
    )
    catalogue.keep_occasion(occasion=occasion, by=keeper)
    for day in days:
        held = Day(occasion=occasion, held_on=day, starts_at=dt.time(9), ends_at=dt.time(16))
        catalogue.keep_day(day=held, by=keeper)


def _days(given: Given) -> Iterator[dt.date]:
    """Wednesdays."""
    today = timezone.localdate()
    first = today + dt.timedelta(days=2 - today.weekday(), weeks=given.weeks)
    for number in range(given.days):
        yield first + dt.timedelta(weeks=number)
