"""A row of the economy: what it is, and how its amount is known."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from projects.economy.amounts import to_oere

HUNDRED = Decimal(100)


class Kind(StrEnum):
    """The headings of the form, in its order."""

    GRANTED = "granted"
    OWN = "own"
    OTHER_INCOME = "other_income"
    PERSONNEL = "personnel"
    ADMINISTRATION = "administration"
    EDUCATION = "education"
    OTHER_COST = "other_cost"


INCOMES = (Kind.GRANTED, Kind.OWN, Kind.OTHER_INCOME)
COSTS = (Kind.PERSONNEL, Kind.ADMINISTRATION, Kind.EDUCATION, Kind.OTHER_COST)


@dataclass(frozen=True)
class Share:
    """So many percent of what something costs in a year, if that is said."""

    percentage: Decimal
    whole_cost: Decimal | None = None

    @property
    def amount(self) -> Decimal | None:
        return None if self.whole_cost is None else to_oere(self.percentage * self.whole_cost / HUNDRED)

    @property
    def figures(self) -> dict[str, Decimal | None]:
        return {"percentage": self.percentage, "whole_cost": self.whole_cost}


@dataclass(frozen=True)
class Hours:
    """So many hours, at what an hour costs, if that is said."""

    hours: Decimal
    rate: Decimal | None = None

    @property
    def amount(self) -> Decimal | None:
        return None if self.rate is None else to_oere(self.hours * self.rate)

    @property
    def figures(self) -> dict[str, Decimal | None]:
        return {"hours": self.hours, "rate": self.rate}


@dataclass(frozen=True)
class Row:
    """`amount` is what is written. A measure gives the amount where both its factors are said; a factor that is not said
    is never worked out from an amount. A row that `stands_under` another, by its key, is covered by that one's amount.

    The same row has the same key in the years before.
    """

    key: Hashable
    kind: Kind
    text: str = ""
    amount: Decimal | None = None
    measure: Share | Hours | None = None
    stands_under: Hashable | None = None
    planned: Decimal | None = None
    note: str = ""

    @property
    def derived(self) -> Decimal | None:
        return self.measure.amount if self.measure else None

    @property
    def outcome(self) -> Decimal | None:
        """None where nothing is said, or another row carries it."""
        if self.stands_under is not None:
            return None
        return self.derived if self.amount is None else self.amount

    @property
    def figures(self) -> dict[str, Decimal | None]:
        """By field, all that somebody has written."""
        return {"amount": self.amount, "planned": self.planned, **(self.measure.figures if self.measure else {})}
