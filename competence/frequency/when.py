"""Days, months, terms and years as they are written in plans: 12 okt, 15/9 2017, jan/feb 2018, jan -18, hösten 2017."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from fyrbodal.swedish import MONTHS

END_OF_SHORT = r"\.?"
ABBREVIATIONS = tuple(month[:3] for month in MONTHS)
MONTH = rf"(?:{'|'.join([*MONTHS, 'sept', *ABBREVIATIONS])}){END_OF_SHORT}"
YEAR = r"(?:(?P<year>[12]\d{3})|[-'’]?\s?(?P<short>\d{2}))"
TERM = r"(?P<term>vår(?:en|terminen)?|vt|höst(?:en|terminen)?|ht)"
LEAP_CYCLE = 9  # among so many years in a row there is a 29 February, even about the year 2100


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    TERM = "term"
    YEAR = "year"


class Span(NamedTuple):
    """The days, both included, among which something begins, as exactly as the words say. A term is half a year."""

    first_on: dt.date
    last_on: dt.date
    precision: Precision


class DayOfYear(NamedTuple):
    """A day whose year was not written; it must be understood from another day."""

    month: int
    day: int

    def in_year(self, year: int) -> dt.date | None:
        return _day(year, self.month, self.day)

    def first_from(self, day: dt.date) -> dt.date | None:
        return next(
            filter(lambda it: it and it >= day, map(self.in_year, range(day.year, day.year + LEAP_CYCLE))), None
        )

    def last_until(self, day: dt.date) -> dt.date | None:
        years = range(day.year, day.year - LEAP_CYCLE, -1)
        return next(filter(lambda it: it and it <= day, map(self.in_year, years)), None)


def when(text: str) -> Span | DayOfYear | None:
    """None for what is no time, or a day that is not in the calendar.

    >>> when("jan/feb 2018")
    Span(first_on=datetime.date(2018, 1, 1), last_on=datetime.date(2018, 2, 28), precision=<Precision.MONTH: 'month'>)
    """
    for pattern, reader in READERS.items():
        if match := pattern.fullmatch(text.strip().rstrip(".")):
            return reader(match)
    return None


def _read_day(match: re.Match[str]) -> Span | DayOfYear | None:
    """A day without its year is kept only if some year has it: 29 February does, 31 April never."""
    month, day = _month(match["month"]), int(match["day"])
    if "year" not in match.re.groupindex or not (match["year"] or match["short"]):
        return DayOfYear(month, day) if _day(2000, month, day) else None
    return _exactly(_day(_year(match), month, day))


def _read_months(match: re.Match[str]) -> Span | None:
    first, last = _month(match["first"]), _month(match["last"] or match["first"])
    return None if last < first else _months(_year(match), first, last, Precision.MONTH)


def _read_term(match: re.Match[str]) -> Span | None:
    first, last = (1, 6) if match["term"].lower().startswith("v") else (7, 12)
    return _months(_year(match), first, last, Precision.TERM)


def _read_year(match: re.Match[str]) -> Span | None:
    return _months(_year(match), 1, 12, Precision.YEAR)


def _read_iso(match: re.Match[str]) -> Span | None:
    return _exactly(_day(int(match["year"]), int(match["month"]), int(match["day"])))


READERS: dict[re.Pattern[str], Callable[[re.Match[str]], Span | DayOfYear | None]] = {
    re.compile(pattern, re.IGNORECASE): reader
    for pattern, reader in {
        r"(?P<year>[12]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})": _read_iso,
        rf"(?:den )?(?P<day>\d{{1,2}})\.?\s?(?P<month>{MONTH})(?:\s?{YEAR})?": _read_day,
        rf"(?:den )?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:\s?{YEAR})?": _read_day,
        rf"(?P<first>{MONTH})(?:\s?[-/]\s?(?P<last>{MONTH}))?\s?{YEAR}": _read_months,
        rf"{TERM}\s?{YEAR}": _read_term,
        r"(?P<year>[12]\d{3})(?P<short>)": _read_year,
    }.items()
}


def _year(match: re.Match[str]) -> int:
    return int(match["year"]) if match["year"] else 2000 + int(match["short"])


def _month(word: str) -> int:
    """12, or 0 for a number that is no month."""
    if word.isdigit():
        return int(word)
    return ABBREVIATIONS.index(word[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _exactly(day: dt.date | None) -> Span | None:
    return Span(day, day, Precision.DAY) if day else None


def _months(year: int, first: int, last: int, precision: Precision) -> Span:
    return Span(dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1]), precision)
