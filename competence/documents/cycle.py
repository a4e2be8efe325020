"""The year's work with the plan: what comes back in which month, and what no month is said of."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from competence.models import CycleStep
from fyrbodal.swedish import MONTHS

YEAR = 12


@dataclass(frozen=True)
class Placed:
    """A step with the number it has in the wheel and in the list beside it."""

    number: int
    step: CycleStep

    @property
    def months(self) -> tuple[int, ...]:
        """1 to 12, over the turn of the year if it is so."""
        return months_of(self.step.month, self.step.last_month)

    @property
    def when(self) -> str:
        return when_in_words(self.step.month, self.step.last_month)


def months_of(first: int | None, last: int | None) -> tuple[int, ...]:
    """
    >>> months_of(11, 1), months_of(6, None), months_of(None, None)
    ((11, 12, 1), (6,), ())
    """
    if first is None:
        return ()
    length = 1 if last is None else (last - first) % YEAR + 1
    return tuple((first - 1 + at) % YEAR + 1 for at in range(length))


def when_in_words(first: int | None, last: int | None) -> str:
    """november–januari, juni, or nothing"""
    months = months_of(first, last)
    if not months:
        return ""
    ends = (MONTHS[months[0] - 1], MONTHS[months[-1] - 1])
    return ends[0] if len(months) == 1 else "–".join(ends)


def placed(steps: Iterable[CycleStep]) -> tuple[list[Placed], list[CycleStep]]:
    """Those that have a month, numbered from January; and those that have none."""
    listed = list(steps)
    dated = sorted((one for one in listed if one.month), key=lambda one: (one.month, one.what, str(one.pk)))
    return [Placed(number, one) for number, one in enumerate(dated, 1)], [one for one in listed if not one.month]


def feed(name: str, steps: Iterable[Placed]) -> bytes:
    """All-day events that come back every year; a step without a month cannot be one."""
    calendar = Calendar()
    calendar.add("prodid", "-//Fyrbodal//Kompetens//SV")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for one in steps:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Placed) -> Event:
    event = Event()
    event.add("uid", f"{one.step.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", timezone.now())
    event.add("summary", _line(one.step.what))
    if said := ", ".join(filter(None, [one.step.who, one.step.note])):
        event.add("description", _line(said))
    event.add("url", settings.SITE_URL + reverse("competence:cycle"))
    for field, day in zip(("dtstart", "dtend"), _days(one.months), strict=True):
        event.add(field, day)
    event.add("rrule", {"freq": "yearly"})
    event.add("transp", "TRANSPARENT")
    return event


def _days(months: tuple[int, ...]) -> tuple[dt.date, dt.date]:
    """This year's first day, and the day after the last."""
    first = dt.date(timezone.localdate().year, months[0], 1)
    after = first.month - 1 + len(months)
    return first, dt.date(first.year + after // YEAR, after % YEAR + 1, 1)


def _line(text: str) -> str:
    """Without the breaks and signs that a calendar's line cannot hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def steps_in_order(rows: Any) -> Any:
    return rows.order_by("month", "what", "pk")
