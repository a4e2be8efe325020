"""What is said of a person and a course."""

import datetime as dt
from collections.abc import Hashable
from enum import StrEnum
from typing import NamedTuple

from competence.frequency import Due


class State(StrEnum):
    TAKEN = "taken"
    COUNTS_FROM = "counts_from"  # through an older course
    DUE_AGAIN = "due_again"
    PLANNED = "planned"  # with it nothing is missing
    PARTLY = "partly"  # some parts are taken or planned
    MISSING = "missing"


class Cell(NamedTuple):
    """`has` whether she has had all of it, however long ago; `parts` and `lacking` are of the course, or of the older one
    it goes `through`; `last_on` is the last day on which the latest time can have been, if any is known.
    """

    course: Hashable
    step: Hashable
    state: State
    has: bool = False
    parts: frozenset[Hashable] = frozenset()
    lacking: frozenset[Hashable] = frozenset()
    through: Hashable | None = None
    last_on: dt.date | None = None
    elsewhere: bool = False
    due: Due | None = None
    planned_on: dt.date | None = None

    def is_overdue(self, on: dt.date) -> bool:
        return self.state is State.DUE_AGAIN and self.due is not None and on > self.due.latest
