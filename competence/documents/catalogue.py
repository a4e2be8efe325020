"""What the pages of the catalogue say of a course and of an occasion."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from competence import frequency
from competence.areas import Step, Target
from competence.models import Course, Line, Occasion, Opinion, Place, PlanStatus
from fyrbodal.swedish import date_range, day_and_month, time_span


@dataclass(frozen=True)
class InPlan:
    """Where an adopted plan proposes the course, and what its words of how often mean."""

    line: Line
    understood: str


def in_plans(course: Course) -> list[InPlan]:
    held = Line.objects.filter(course=course, section__plan__status=PlanStatus.ADOPTED)
    lines = held.select_related("section__plan").order_by("section__plan__name", "section__position", "position")
    return [InPlan(line, frequency.understood(frequency.read(line.frequency))) for line in lines]


@dataclass(frozen=True)
class Told:
    """What has been said in a tone; `answers` is None where the source gives no number."""

    tone: Opinion.Tone
    answers: int | None
    themes: list[str]


def said_of(course: Course) -> list[Told]:
    """By tone, from so many answers on that nobody can be guessed behind them; nothing while there are fewer.

    Where the source sums up many and gives no number, its themes are counted instead, which were published with it.
    """
    rows = list(Opinion.objects.filter(course=course).order_by("theme", "pk").values_list("tone", "theme", "answers"))
    answers = sum(number or 0 for _tone, _theme, number in rows)
    summed_up = any(number is None for *_said, number in rows) and len(rows) >= Opinion.ENOUGH
    if answers < Opinion.ENOUGH and not summed_up:
        return []
    return [_told(tone, found) for tone in Opinion.Tone.values if (found := [row for row in rows if row[0] == tone])]


def _told(tone: str, rows: list[tuple[str, str, int | None]]) -> Told:
    known = [number for *_said, number in rows if number is not None]
    return Told(Opinion.Tone(tone), sum(known) or None, list(dict.fromkeys(theme for _tone, theme, _number in rows)))


def labels(of: type[Step] | type[Target], values: Iterable[str]) -> list[str]:
    """In the order of the choices, whichever order they were stored in."""
    chosen = set(values)
    return [str(label) for value, label in of.choices if value in chosen]


def with_places(occasions: Any) -> Any:
    """With how many are booked and wait, in the same query."""
    booked = Count("places", filter=Q(places__status=Place.Status.BOOKED))
    waiting = Count("places", filter=Q(places__status=Place.Status.WAITING))
    return occasions.annotate(booked=booked, waiting=waiting)


def days_in_words(occasion: Occasion) -> str:
    """12 mars 2027, or 12–14 mars 2027; nothing while no day is decided."""
    if not occasion.first_on or not occasion.last_on:
        return ""
    if occasion.first_on == occasion.last_on:
        return f"{day_and_month(occasion.first_on)} {occasion.first_on.year}"
    return date_range(occasion.first_on, occasion.last_on)


def hours(day: Any) -> str:
    return time_span(day.starts_at, day.ends_at) if day.starts_at else ""


@dataclass(frozen=True)
class Room:
    """How full an occasion with open sign-up is; `missing` is how many it lacks to be held at all."""

    seats: int
    booked: int
    waiting: int
    minimum: int

    @property
    def free(self) -> int:
        return max(self.seats - self.booked, 0)

    @property
    def missing(self) -> int:
        return max(self.minimum - self.booked, 0)


def room(occasion: Any) -> Room | None:
    """Of an occasion out of `with_places`; None where places are not ours to count."""
    if occasion.sign_up != Occasion.SignUp.OPEN:
        return None
    minimum = occasion.minimum or occasion.course.minimum or 0
    return Room(occasion.seats or 0, occasion.booked, occasion.waiting, minimum)


def coming(course: Course, viewer: Any, on: dt.date | None = None) -> Any:
    day = on or timezone.localdate()
    mine = Occasion.objects.visible_to(viewer).filter(course=course).exclude(last_on__lt=day)
    return with_places(mine.select_related("course", "part")).order_by("first_on", "pk")


def earlier(course: Course, viewer: Any) -> Any:
    """The latest that are over."""
    over = Occasion.objects.visible_to(viewer).filter(course=course, last_on__lt=timezone.localdate())
    return over.select_related("course", "part").order_by("-last_on", "-pk")[:12]
