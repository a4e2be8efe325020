"""Calendar months, and how much of one a measurement has: units measure weeks, months and days of their own; pure."""

import datetime as dt

from workload.spans import month_of, short_span, span_in_words, working_days

SHOWN = 13  # months of a trend: the last one beside the same month a year before


def days_in(month: dt.date, first: dt.date, last: dt.date) -> int:
    """How many working days of a stretch lie in a month. One that has none at all is counted by all its days.

    >>> [days_in(dt.date(2027, month, 1), dt.date(2027, 3, 29), dt.date(2027, 4, 4)) for month in (3, 4, 5)]
    [3, 2, 0]
    """
    begins, ends = month_of(month)
    begins, ends = max(begins, first), min(ends, last)
    if working_days(first, last):
        return len(working_days(begins, ends))
    return max(0, (ends - begins).days + 1)


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


def months_between(first: dt.date, last: dt.date) -> list[dt.date]:
    """The months that a stretch has days in, by their first days."""
    months = [first.replace(day=1)]
    while month_of(months[-1])[1] < last:
        months.append(month_after(months[-1]))
    return months


def month_in_words(month: dt.date) -> str:
    return span_in_words(*month_of(month))


def short(month: dt.date) -> str:
    """mar 27, for the foot of a chart"""
    return short_span(*month_of(month))
