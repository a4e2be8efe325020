"""What is counted: a row of a report, people known by name, and the sums of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

LONGEST_ON_AXIS = 2  # a report of two years is shown among the years; a longer one is no point in time
Years = frozenset[int]


class Reported(NamedTuple):
    """A count of a course or of all ("") in a municipality or in all (""), over whole years."""

    course: str
    municipality: str
    first: int
    last: int
    participants: int
    part: str = ""
    is_preliminary: bool = False

    @property
    def years(self) -> Years:
        return frozenset(range(self.first, self.last + 1))


class Named(NamedTuple):
    """So many known by name."""

    course: str
    municipality: str
    year: int
    participants: int


class Span(NamedTuple):
    first: int
    last: int

    @property
    def years(self) -> Years:
        return frozenset(range(self.first, self.last + 1))

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True)
class Sum:
    """`participants` is None when nothing is known; `unknown` are years in the span of which it cannot be told."""

    participants: int | None = None
    unknown: Years = frozenset()
    is_preliminary: bool = False

    def __add__(self, other: "Sum") -> "Sum":
        if other is NOTHING:
            return self
        known = [one for one in (self.participants, other.participants) if one is not None]
        preliminary = self.is_preliminary or other.is_preliminary
        return Sum(sum(known) if known else None, self.unknown | other.unknown, preliminary)


NOTHING = Sum()  # the rule, where courses are many and counts few


def difference(total: int, items: Iterable[int]) -> int:
    """What no item explains; below 0 when the items are more than the total, which is then wrong.

    >>> difference(1399, [76, 93, 136, 173, 141, 119, 121, 70, 74])
    396
    """
    return total - sum(items)


def together(rows: Iterable[Reported]) -> list[Reported]:
    """One row for a course, place and period: the whole course where it is counted, else its parts added."""

    def place(row: Reported) -> tuple[str, str, int, int]:
        return row[:4]

    return [_whole(list(found)) for _place, found in groupby(sorted(rows, key=place), key=place)]


def _whole(rows: Sequence[Reported]) -> Reported:
    for row in rows:
        if not row.part:
            return row
    preliminary = any(row.is_preliminary for row in rows)
    return rows[0]._replace(part="", participants=sum(row.participants for row in rows), is_preliminary=preliminary)


def spans(rows: Iterable[Reported], first: int, last: int) -> list[Span]:
    """The years from first to last, in order; two of them together where they were only reported so."""
    rows = list(rows)
    within = frozenset(range(first, last + 1))
    single = years_of(row for row in rows if row.first == row.last)
    pairs = {
        Span(row.first, row.last) for row in rows if _is_pair(row) and row.years <= within and not row.years & single
    }
    found: list[Span] = []
    for span in sorted(pairs):
        if not found or span.first > found[-1].last:
            found.append(span)
    paired = frozenset[int]().union(*(span.years for span in found))
    return sorted([*found, *(Span(year, year) for year in within - paired)])


def in_words(years: Iterable[int]) -> str:
    """2014–2017, 2019

    >>> in_words({2019, 2014, 2016, 2015})
    '2014–2016, 2019'
    """
    found: list[Span] = []
    for year in sorted(years):
        if found and found[-1].last == year - 1:
            found[-1] = Span(found[-1].first, year)
        else:
            found.append(Span(year, year))
    return ", ".join(map(str, found))


def _is_pair(row: Reported) -> bool:
    return len(row.years) == LONGEST_ON_AXIS


def years_of(rows: Iterable[Reported]) -> Years:
    return frozenset[int]().union(*(row.years for row in rows))
