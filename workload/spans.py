"""Stretches of days and what they are called; pure."""

import datetime as dt
from calendar import monthrange

from django.utils.translation import gettext as _

from fyrbodal.swedish import MONTHS, date_range

WEEK = dt.timedelta(days=6)


def span_in_words(first: dt.date, last: dt.date) -> str:
    """A whole month or week by its name, else its days.

    >>> span_in_words(dt.date(2027, 3, 1), dt.date(2027, 3, 31))
    'mars 2027'
    >>> span_in_words(dt.date(2027, 3, 15), dt.date(2027, 3, 21))
    'vecka 11 2027'
    """
    if (first, last) == month_of(first):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first, last) == week_of(first):
        year, week, _day = first.isocalendar()
        return _("vecka %(week)d %(year)d") % {"week": week, "year": year}
    return date_range(first, last)


def short_span(first: dt.date, last: dt.date) -> str:
    """The same for the foot of a chart; days of their own by the first of them.

    >>> short_span(dt.date(2027, 3, 1), dt.date(2027, 3, 31))
    'mar 27'
    >>> short_span(dt.date(2027, 3, 15), dt.date(2027, 3, 21))
    'v. 11 27'
    >>> short_span(dt.date(2027, 3, 3), dt.date(2027, 3, 17))
    '3 mar 27'
    """
    month = f"{MONTHS[first.month - 1][:3]} {first.year % 100:02}"
    if (first, last) == month_of(first):
        return month
    if (first, last) == week_of(first):
        year, week, _day = first.isocalendar()
        return _("v. %(week)d %(year)02d") % {"week": week, "year": year % 100}
    return f"{first.day} {month}"


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + WEEK


def next_span(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """The stretch that follows: a month after a month, a week after a week, else as many days."""
    day = last + dt.timedelta(days=1)
    if (first, last) == month_of(first):
        return month_of(day)
    return day, day + (last - first)


def working_days(first: dt.date, last: dt.date) -> list[dt.date]:
    """Mondays to Fridays; red days are absence like other."""
    days = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5]


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or earlier; the last of the month where it has no such day.

    >>> months_after(dt.date(2028, 3, 31), -1)
    datetime.date(2028, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def a_year_after(day: dt.date) -> dt.date:
    """The same day next year; the first of March for a leap day.

    >>> a_year_after(dt.date(2028, 2, 29))
    datetime.date(2029, 3, 1)
    """
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return dt.date(day.year + 1, 3, 1)
