"""The last place: fifty connections of several processes ask at once for five, some leave, and others are let in."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from bench.crowd import Crowd
from bench.measuring import Aim, Row, in_turn
from bench.region import Region
from competence.actions import places
from competence.areas import Area
from competence.documents.capacity import breaches
from competence.models import Course, Occasion, Place
from fyrbodal import journal, outbox
from fyrbodal.organisation.models import Person

QUESTION = "The last place"
AIM = Aim(lowest=0.5)
SEATS = 5
LEAVES = 3  # every third of those who ask

Act = Callable[[int, str], None]


class Oversold(AssertionError):
    """There is somebody without a place who has one, or a place without anybody that somebody waits for."""


def measure(region: Region) -> Iterator[Row]:
    sizes = region.sizes
    people = [
        Person.objects.create(
            email=f"crowd{number}@example.org", name=f"Sökande {number}", organisation=region.homes[0]
        )
        for number in range(sizes.connections)
    ]
    been_at: list[Occasion] = []
    with Crowd(people, sizes.processes) as crowd:
        taken = in_turn(
            lambda: been_at.append(crowd.does("enrol", circle())),
            lambda: crowd.does("enrol_barely", circle()),
            pairs=sizes.rushes,
        )
    for occasion in been_at:
        look_at(occasion, crowd)
    what = f"{sizes.connections} connections of {sizes.processes} processes for {SEATS} places"
    rate = (_rate(seconds, sizes.connections) for seconds in (taken.measured, taken.floor))
    yield Row(QUESTION, what, *rate, taken.inverse, AIM)


def _rate(taken: list[float], connections: int) -> str:
    return f"{len(taken) * connections / sum(taken):.0f} a second"


def look_at(occasion: Occasion, crowd: Crowd) -> None:
    """Raises Oversold for an occasion that the crowd has been at, if anything is wrong with its places."""
    found = breaches()
    booked = Place.objects.taken().filter(occasion=occasion).count()
    if found or booked != min(SEATS, sum(map(_stay, crowd.shares))):
        raise Oversold(f"{booked} of {SEATS} are booked; {' '.join(found)}")


def _stay(share: list[str]) -> int:
    return len(share) - len(share[::LEAVES])


def circle() -> Occasion:
    number = Course.objects.count()
    course = Course.objects.create(slug=f"trangsel-{number}", name=f"Trängsel {number}", area=Area.CHILDREN_YOUTH)
    day = timezone.localdate() + dt.timedelta(days=30)
    facts = {"status": Occasion.Status.PLANNED, "sign_up": Occasion.SignUp.OPEN, "first_on": day, "last_on": day}
    return Occasion.objects.create(course=course, seats=SEATS, **facts)


def enrol(key: str) -> Act:
    """Ask; every third gives back what she got, and whoever's turn it is gets it."""
    occasion = Occasion.objects.get(pk=key)

    def act(number: int, person: str) -> None:
        who = Person.objects.get(pk=person)
        place = places.ask(occasion=occasion, person=who, by=who)
        if number % LEAVES == 0:
            places.give_back(place=place, by=who)

    return act


def enrol_barely(key: str) -> Act:
    """The same with a bare lock, a count and a row; a journal line and a mail are what they are on both sides."""
    occasion = Occasion.objects.get(pk=key)

    def act(number: int, person: str) -> None:
        who = Person.objects.get(pk=person)
        place = _ask_barely(occasion, who)
        if number % LEAVES == 0:
            _leave_barely(occasion, place)

    return act


@transaction.atomic
def _ask_barely(occasion: Occasion, who: Person) -> Place:
    _lock(occasion)
    is_full = Place.objects.taken().filter(occasion=occasion).count() >= SEATS
    facts: dict[str, Any] = {"person": who, "organisation_id": who.organisation_id}
    status = Place.Status.WAITING if is_full else Place.Status.BOOKED
    journal.record(who, "signed up", occasion)
    return Place.objects.create(course_id=occasion.course_id, occasion=occasion, status=status, **facts)


@transaction.atomic
def _leave_barely(occasion: Occasion, place: Place) -> None:
    _lock(occasion)
    Place.objects.filter(pk=place.pk).update(status=Place.Status.CANCELLED, cancelled_at=timezone.now())
    journal.record(place.person, "gave back the place", occasion)
    following = Place.objects.filter(occasion=occasion).waiting().select_related("person").first()
    if following and Place.objects.taken().filter(occasion=occasion).count() < SEATS:
        Place.objects.filter(pk=following.pk).update(status=Place.Status.BOOKED)
        to = [outbox.Recipient.of(following.person)]
        outbox.send(kind="bench", subject="Du har fått en plats", text="Hej!", to=to, about=occasion)
        journal.record(None, "passed on the place", occasion)


def _lock(occasion: Occasion) -> None:
    Course.objects.select_for_update().get(pk=occasion.course_id)
