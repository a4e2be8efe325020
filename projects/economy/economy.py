"""The economy of one year: sums, what they are held against, and what would be paid back."""

import datetime as dt
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cached_property

from projects.economy.amounts import NOTHING
from projects.economy.rows import COSTS, HUNDRED, INCOMES, Kind, Row

TENTH = Decimal("0.1")


class Repaid(StrEnum):
    """Whether what was not used is with the funder yet."""

    TO_BE = "to_be"
    HAS_BEEN = "has_been"


@dataclass(frozen=True)
class Comparison:
    """What was planned, what it came to in earlier years, and what it came to now. None where nothing is said."""

    planned: Decimal | None
    earlier: tuple[tuple[int, Decimal | None], ...]
    outcome: Decimal | None

    @property
    def deviation(self) -> Decimal | None:
        """Above 0 where it came to more than was planned."""
        return None if self.planned is None or self.outcome is None else self.outcome - self.planned

    @property
    def percent(self) -> Decimal | None:
        """Of what was planned, with one decimal half up; None where nothing or nought was planned."""
        if not self.planned or self.deviation is None:
            return None
        return (self.deviation * HUNDRED / self.planned).quantize(TENTH, ROUND_HALF_UP)

    def exceeds(self, limit: Decimal) -> bool:
        """Whether it deviates by more than so many percent, either way: any cost does that is planned to be nought."""
        if self.planned is None or self.deviation is None:
            return False
        return abs(self.deviation) * HUNDRED > limit * self.planned


@dataclass(frozen=True)
class Economy:
    """`year` is that of the grant. `money_left` is the box for money that was not used, and goes with the rest of it.

    `repaid` is one of `Repaid`, or empty; `before` are the years before, in their order.
    """

    year: int
    rows: tuple[Row, ...]
    money_left: bool = False
    repayment: Decimal | None = None
    repaid: str = ""
    repaid_on: dt.date | None = None
    before: tuple["Economy", ...] = ()

    @cached_property
    def by_key(self) -> dict[Hashable, Row]:
        return {row.key: row for row in self.rows}

    @property
    def granted(self) -> Decimal:
        return self.total([Kind.GRANTED])

    @property
    def incomes(self) -> Decimal:
        return self.total(INCOMES)

    @property
    def costs(self) -> Decimal:
        return self.total(COSTS)

    @property
    def difference(self) -> Decimal:
        """What is left of the incomes when costs and repayment are taken; 0 where they meet."""
        return self.incomes - self.costs - (self.repayment or NOTHING)

    @property
    def suggested_repayment(self) -> Decimal:
        """What is left of the incomes, and never more than was granted."""
        return max(NOTHING, min(self.granted, self.incomes - self.costs))

    def total(self, kinds: Collection[Kind]) -> Decimal:
        return self.outcome_of(kinds) or NOTHING

    def outcome_of(self, kinds: Collection[Kind]) -> Decimal | None:
        return _known_sum(row.outcome for row in self.rows if row.kind in kinds)

    def planned_for(self, kinds: Collection[Kind]) -> Decimal | None:
        """A row that was not planned counts as nought beside those that were."""
        return _known_sum(row.planned for row in self.rows if row.kind in kinds)

    def of_row(self, row: Row) -> Comparison:
        earlier = ((one.year, _outcome_of(one.by_key.get(row.key))) for one in self.before)
        return Comparison(row.planned, tuple(earlier), row.outcome)

    def of_kinds(self, *kinds: Kind) -> Comparison:
        """Of one heading, or of several together."""
        earlier = tuple((one.year, one.outcome_of(kinds)) for one in self.before)
        return Comparison(self.planned_for(kinds), earlier, self.outcome_of(kinds))


def _outcome_of(row: Row | None) -> Decimal | None:
    return row.outcome if row else None


def _known_sum(figures: Iterable[Decimal | None]) -> Decimal | None:
    """None where none of them is known."""
    known = [figure for figure in figures if figure is not None]
    return sum(known, NOTHING) if known else None
