"""When something is next due, and when that must be decided by somebody."""

import datetime as dt
from calendar import monthrange
from typing import NamedTuple

from competence.frequency.kinds import Frequency, Kind


class Due(NamedTuple):
    """The days, both included, within which it should come again."""

    earliest: dt.date
    latest: dt.date


def due(frequency: Frequency, last: dt.date) -> Due | None:
    """None for what has no interval: that can be decided, but never be late."""
    if frequency.least is None or frequency.most is None:
        return None
    return Due(months_after(last, frequency.least), months_after(last, frequency.most))


def is_overdue(frequency: Frequency, last: dt.date, on: dt.date) -> bool:
    found = due(frequency, last)
    return found is not None and on > found.latest


def must_be_decided(frequency: Frequency, on: dt.date | None = None) -> bool:
    """Whether the words leave it to somebody to say when; a start that is set need not be decided until it is over.

    Without a day it is asked of the words alone.
    """
    if frequency.kind is Kind.INTERVAL:
        return False
    return on is None or frequency.start is None or frequency.start.last_on < on


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of a month that is too short. The calendar's end is its end.

    >>> months_after(dt.date(2027, 1, 31), 1), months_after(dt.date(2028, 2, 29), 12)
    (datetime.date(2027, 2, 28), datetime.date(2029, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
