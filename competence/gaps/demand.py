"""How many need a course, how many have it, and whether another occasion would be filled."""

from collections import Counter
from collections.abc import Hashable, Iterable
from decimal import Decimal
from typing import NamedTuple

from competence.gaps.cell import Cell, State

HUNDRED = Decimal(100)
SATURATED = Decimal(80)  # percent who have it; a setting where it is asked


class Demand(NamedTuple):
    """Of the `people` whom a course concerns: `have` are those who have had all of it, of them `again` are due again
    without a place; the others have a place (`planned`), have `partly` or nothing (`missing`).
    """

    course: Hashable
    people: int
    have: int
    again: int
    planned: int
    partly: int
    missing: int

    @property
    def without(self) -> int:
        """The forecast: people on the step without it, less those who have a place."""
        return self.partly + self.missing

    @property
    def wanted(self) -> int:
        """With those who are to take it again."""
        return self.without + self.again

    @property
    def saturation(self) -> Decimal | None:
        """Percent who have it, unrounded; None where it concerns nobody."""
        return HUNDRED * self.have / self.people if self.people else None

    def is_saturated(self, share: Decimal = SATURATED) -> bool:
        return self.saturation is not None and self.saturation >= share

    def fills(self, minimum: int | None) -> bool | None:
        """Go or no-go before a trainer is booked; None where no minimum is set."""
        return None if minimum is None else self.wanted >= minimum


def together(rows: Iterable[Demand]) -> Demand:
    """Of one course, for groups that share nobody."""
    course, *figures = zip(*rows, strict=True)
    return Demand(course[0], *map(sum, figures))


def forecast(rows: Iterable[Iterable[Cell]]) -> dict[Hashable, Demand]:
    """By course, in the order in which the courses first come; `rows` are what `cells` gives of each person."""
    states: Counter[tuple[Hashable, State, bool]] = Counter((cell[0], cell[2], cell[3]) for row in rows for cell in row)
    return {course: _demand(course, states) for course in dict.fromkeys(course for course, _state, _has in states)}


def _demand(course: Hashable, states: Counter[tuple[Hashable, State, bool]]) -> Demand:
    """Whoever is due again and has a place has had it all the same."""
    having = {state: states[course, state, True] for state in State}
    lacking = {state: states[course, state, False] for state in State}
    return Demand(
        course,
        people=sum(having.values()) + sum(lacking.values()),
        have=sum(having.values()),
        again=having[State.DUE_AGAIN],
        planned=lacking[State.PLANNED],
        partly=lacking[State.PARTLY],
        missing=lacking[State.MISSING],
    )
