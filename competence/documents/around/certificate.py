"""That somebody has taken part in a course, attested by the association."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from competence.attending import Presence
from competence.models import Attendance, Day, Participation, Place
from fyrbodal.documents.document import Document
from fyrbodal.swedish import date_in_words, decimal

THERE = (Presence.PRESENT, Presence.PARTLY)


def is_earned(place: Place) -> bool:
    """Once the occasion is marked as held, by those who were there."""
    rows = Participation.objects.taken().filter(person=place.person_id, occasion=place.occasion_id)
    return bool(place.occasion_id and place.person_id and rows.exists())


def certificate(place: Place) -> Document:
    """Asked of a place that has earned it."""
    occasion: Any = place.occasion
    course = f"{occasion.course}, {occasion.part}" if occasion.part else str(occasion.course)
    days = _days(place)
    context = {
        "place": place,
        "course": course,
        "days": [_said(day, mark) for day, mark in days],
        "hours": _hours(days),
        "today": timezone.localdate(),
    }
    title, name = _("Intyg om deltagande"), slugify(f"{place.person} {place.occasion}")
    return Document("competence/around/certificate.html", f"intyg-{name}", title, context)


def _days(place: Place) -> list[tuple[Day, str]]:
    """Those that she was there, and how; all of them where nothing is noted."""
    marks = dict(Attendance.objects.filter(place=place).values_list("day", "status"))
    days = Day.objects.filter(occasion=place.occasion_id)
    return [(day, marks.get(day.pk, "")) for day in days if not marks or marks.get(day.pk) in THERE]


def _said(day: Day, mark: str) -> str:
    said = date_in_words(day.held_on)
    return _("%s, en del av dagen") % said if mark == Presence.PARTLY else said


def _hours(days: list[tuple[Day, str]]) -> str:
    """As the days are laid out; nothing where one of them has no times, or she was there for a part of it."""
    if not days or any(mark == Presence.PARTLY or not (day.starts_at and day.ends_at) for day, mark in days):
        return ""
    total = sum((_length(day) for day, _mark in days), dt.timedelta())
    hours = (Decimal(total.total_seconds()) / 3600).quantize(Decimal("0.1")).normalize()
    return _("%s timmar, raster inräknade") % decimal(Decimal(f"{hours:f}"))


def _length(day: Day) -> dt.timedelta:
    any_day = dt.date(2000, 1, 1)
    return dt.datetime.combine(any_day, day.ends_at) - dt.datetime.combine(any_day, day.starts_at)  # type: ignore[arg-type]
