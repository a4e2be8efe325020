"""Which measurement stands for a calendar month: units measure weeks, months and days of their own; pure."""

import datetime as dt
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from workload.spans import month_of, span_in_words

SHOWN = 13  # months of a trend: the last one beside the same month a year before


@dataclass(frozen=True)
class Spell:
    """A period that a unit has measured, and how many sheets of it are locked."""

    unit: Hashable
    period: Any
    starts_on: dt.date
    ends_on: dt.date
    locked: int

    def days_in(self, month: dt.date) -> int:
        first, last = month_of(month)
        return max(0, (min(last, self.ends_on) - max(first, self.starts_on)).days + 1)


def counting(spells: Iterable[Spell], months: Iterable[dt.date]) -> dict[tuple[Any, dt.date], Spell]:
    """For each unit and month the period that has most of its days; of equals the one with most locked sheets, then the
    latest. A period that is longer than a month stands for each month that nothing else covers better.
    """
    chosen: dict[tuple[Any, dt.date], Spell] = {}
    known = list(spells)
    for month in months:
        for spell in known:
            if spell.days_in(month) and _weight(spell, month) > _weight(chosen.get((spell.unit, month)), month):
                chosen[spell.unit, month] = spell
    return chosen


def _weight(spell: Spell | None, month: dt.date) -> tuple[int, int, dt.date]:
    if spell is None:
        return 0, 0, dt.date.min
    return spell.days_in(month), spell.locked, spell.starts_on


def month_before(month: dt.date) -> dt.date:
    return (month.replace(day=1) - dt.timedelta(days=1)).replace(day=1)


def month_after(month: dt.date) -> dt.date:
    return month_of(month)[1] + dt.timedelta(days=1)


def months_to(last: dt.date, number: int = SHOWN) -> list[dt.date]:
    """The first days of so many months, the oldest first."""
    months = [last.replace(day=1)]
    while len(months) < number:
        months.append(month_before(months[-1]))
    return months[::-1]


def month_in_words(month: dt.date) -> str:
    return span_in_words(*month_of(month))


def short(month: dt.date) -> str:
    """mar 27, for the foot of a chart"""
    return f"{month_in_words(month)[:3]} {month.year % 100:02}"
