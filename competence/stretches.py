"""Time in the profession: stretches add up, and what lies between them does not count; pure."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

DAY = dt.timedelta(days=1)


class Stretch(NamedTuple):
    """Both days included; an open end holds until further notice."""

    starts_on: dt.date
    ends_on: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Counted(NamedTuple):
    """A stretch, and the day on which she would have begun had she never left before it."""

    since_on: dt.date
    starts_on: dt.date
    ends_on: dt.date | None

    def still(self, day: dt.date) -> dt.date:
        """The day itself, or the first one after the stretch, where time stops."""
        return day if self.ends_on is None else min(day, day_after(self.ends_on))


class Experience(NamedTuple):
    """Whole years, and days of the year that has begun."""

    years: int
    days: int


def counted(stretches: Iterable[Stretch]) -> tuple[Counted, ...]:
    found: list[Counted] = []
    for one in merged(stretches):
        since_on = _back(one.starts_on, _experience(found[-1])) if found else one.starts_on
        found.append(Counted(since_on, *one))
    return tuple(found)


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """In order; those that overlap or follow on each other are one. Raises ValueError for one that ends before it starts."""
    found: list[Stretch] = []
    for one in sorted(stretches, key=lambda stretch: stretch.starts_on):
        if one.ends_on and one.ends_on < one.starts_on:
            raise ValueError(one)
        if found and _follows(one, found[-1]):
            found[-1] = found[-1]._replace(ends_on=_later(found[-1].ends_on, one.ends_on))
        else:
            found.append(one)
    return tuple(found)


def anniversary(day: dt.date, years: int) -> dt.date:
    """The first of March for a leap day in a year without one; the calendar's end is its end.

    >>> anniversary(dt.date(2028, 2, 29), 2)
    datetime.date(2030, 3, 1)
    """
    if day.year + years > dt.MAXYEAR:
        return dt.date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def day_after(day: dt.date) -> dt.date:
    return day if day == dt.date.max else day + DAY


def _follows(one: Stretch, before: Stretch) -> bool:
    return before.ends_on is None or one.starts_on <= day_after(before.ends_on)


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return None if one is None or other is None else max(one, other)


def _experience(one: Counted) -> Experience:
    """What she has the day after the stretch."""
    over = one.still(dt.date.max)
    years = over.year - one.since_on.year
    if anniversary(one.since_on, years) > over:
        years -= 1
    return Experience(years, (over - anniversary(one.since_on, years)).days)


def _back(day: dt.date, experience: Experience) -> dt.date:
    """The day from which she has as much on this day; of two that would do the earlier, so that nothing is lost."""
    first = day - dt.timedelta(days=experience.days)
    try:
        return first.replace(year=first.year - experience.years)
    except ValueError:
        return dt.date(first.year - experience.years, 2, 28)
