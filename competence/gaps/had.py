"""What somebody has of a course, out of the rows about it."""

import datetime as dt
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from competence.gaps.people import Taken

NONE: frozenset[Hashable] = frozenset()


class Had(NamedTuple):
    """`whole` when nothing of it lacks; `last_on` is the last day that is known."""

    course: Hashable
    whole: bool
    parts: frozenset[Hashable]
    lacking: frozenset[Hashable]
    last_on: dt.date | None
    elsewhere: bool


def had(course: Hashable, parts: frozenset[Hashable], rows: Sequence[Taken]) -> Had:
    """Rows of one course. One row is the rule, and there are many thousands of them in a matrix."""
    first = rows[0]
    if len(rows) == 1 and first.part is None:
        return Had(course, whole=True, parts=parts, lacking=NONE, last_on=first.last_on, elsewhere=first.elsewhere)
    names = {row.part for row in rows}
    whole = is_whole(parts, names)
    mine = parts if whole else frozenset(names)
    last_on = max((row.last_on for row in rows if row.last_on), default=None)
    return Had(course, whole, mine, parts - mine, last_on, all(row.elsewhere for row in rows))


def is_whole(parts: frozenset[Hashable], names: set[Hashable | None]) -> bool:
    """None is the course as a whole."""
    return None in names or (bool(parts) and parts <= names)
