"""Course days as a calendar that other programs follow."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from competence.models import Day, Occasion


def calendar(name: str, days: Iterable[Day], gone: Iterable[Day] = ()) -> bytes:
    """A feed of days; each keeps its uid, and its sequence rises when it is changed. `gone` are taken out of calendars."""
    feed = Calendar()
    feed.add("prodid", "-//Fyrbodal//Kompetens//SV")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", _line(name))
    for day in days:
        feed.add_component(_event(day, day.sequence, is_off=day.occasion.status == Occasion.Status.CANCELLED))
    for day in gone:
        feed.add_component(_event(day, day.sequence + 1, is_off=True))
    feed.add_missing_timezones()  # what each time is said in must stand in the file itself: RFC 5545, 3.2.19
    return bytes(feed.to_ical())


def _event(day: Day, sequence: int, *, is_off: bool) -> Event:
    occasion = day.occasion
    event = Event()
    event.add("uid", f"{day.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", sequence)
    event.add("dtstamp", timezone.now())
    event.add("summary", _line(str(occasion)))
    event.add("url", settings.SITE_URL + occasion.get_absolute_url())
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    if place := day.place or occasion.place:
        event.add("location", _line(place))
    for name, value in _times(day).items():
        event.add(name, value)
    return event


def _times(day: Day) -> dict[str, Any]:
    """A whole day where no time is said; an hour where no end is."""
    if day.starts_at is None:
        return {"dtstart": day.held_on, "dtend": day.held_on + dt.timedelta(days=1)}
    zone = timezone.get_default_timezone()
    begins = dt.datetime.combine(day.held_on, day.starts_at, tzinfo=zone)
    ends = dt.datetime.combine(day.held_on, day.ends_at, tzinfo=zone) if day.ends_at else begins + dt.timedelta(hours=1)
    return {"dtstart": begins, "dtend": ends}


def _line(text: str) -> str:
    """Without the breaks and signs that a calendar's line cannot hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
