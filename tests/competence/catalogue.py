"""Courses and occasions, read as prose: planned(course(), in_days=30), open_circle(seats=4)."""

import datetime as dt

from django.utils import timezone

from competence.actions import catalogue
from competence.areas import Area
from competence.models import Course, Day, Film, Occasion, Specialist
from tests.factories import PersonFactory


def course(name="Samtal i svåra lägen", slug="samtal-i-svara-lagen", **facts):
    return Course.objects.get_or_create(slug=slug, defaults={"name": name, "area": Area.CHILDREN_YOUTH} | facts)[0]


def planned(of=None, in_days=30, **facts):
    """An occasion with one day."""
    day = timezone.localdate() + dt.timedelta(days=in_days)
    facts = {"status": "planned", "place": "Museigatan 2", "first_on": day, "last_on": day} | facts
    occasion = Occasion.objects.create(course=of or course(), **facts)
    Day.objects.create(occasion=occasion, held_on=day, starts_at=dt.time(9), ends_at=dt.time(16))
    return occasion


def open_circle(seats=4, **facts):
    """Where one signs up by oneself, until a week before."""
    until = timezone.localdate() + dt.timedelta(days=23)
    return planned(sign_up="open", seats=seats, **{"last_sign_up_on": until} | facts)


def film(by, title="Att fråga om våld"):
    made = Film(theme="Samtal med barn", title=title, url="https://film.example.org/fraga", provider="Exempelfilm")
    return catalogue.keep_film(film=made, by=by)


def specialist(by, organisation):
    who = PersonFactory(name="Tora Lind", email="tora@example.org", organisation=organisation)
    row = Specialist(person=who, organisation=organisation, subjects="samtal med barn")
    catalogue.keep(row=row, by=by)
    return row
