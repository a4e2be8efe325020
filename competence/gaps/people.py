"""A person as the matrix needs her: her steps, what she has taken and what is planned."""

import datetime as dt
from collections.abc import Hashable
from typing import NamedTuple, Self


class Taken(NamedTuple):
    """A course or a part of one. The day may be known, or only within which days it lies, or nothing."""

    course: Hashable
    part: Hashable | None = None
    first_on: dt.date | None = None
    last_on: dt.date | None = None
    elsewhere: bool = False

    @classmethod
    def on_day(cls, course: Hashable, day: dt.date, part: Hashable | None = None, *, elsewhere: bool = False) -> Self:
        return cls(course, part, day, day, elsewhere)

    @classmethod
    def in_year(cls, course: Hashable, year: int, part: Hashable | None = None, *, elsewhere: bool = False) -> Self:
        return cls(course, part, dt.date(year, 1, 1), dt.date(year, 12, 31), elsewhere)

    def is_by(self, day: dt.date) -> bool:
        return self.first_on is None or self.first_on <= day


class Planned(NamedTuple):
    """What she has a place on. What is over is planned no more, whether or not anybody has noted that it was taken."""

    course: Hashable
    part: Hashable | None = None
    first_on: dt.date | None = None
    last_on: dt.date | None = None

    def is_still(self, day: dt.date) -> bool:
        last = self.last_on or self.first_on
        return last is None or last >= day


class Person(NamedTuple):
    """`steps` are those whose lines concern her, her own last: of a course on several steps that line holds."""

    key: Hashable
    steps: tuple[Hashable, ...]
    taken: tuple[Taken, ...] = ()
    planned: tuple[Planned, ...] = ()
