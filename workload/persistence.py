"""More than for a while: load that stays above the limit, and people who feel something else than the figure says."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import takewhile

PERIODS = 2  # in a row that are more than temporary
HEAVY, LIGHT = 4, 2  # of five, as one rates oneself; from here upwards, and down to here


@dataclass(frozen=True)
class Period:
    """`load` as shown; None where no sheet was locked, or nothing could be computed."""

    name: str
    load: Decimal | None


@dataclass(frozen=True)
class Lasting:
    """The periods above the limit that run to the latest known, and the missing ones among and after them."""

    above: tuple[Period, ...]
    missing: tuple[Period, ...]

    @property
    def asks_for_a_measure(self) -> bool:
        return len(self.above) >= PERIODS


def lasting(periods: Sequence[Period], limit: Decimal) -> Lasting:
    """Periods in the order of time. One that is missing neither breaks the run nor adds to it."""
    run = list(takewhile(lambda period: period.load is None or period.load > limit, reversed(periods)))
    above = [period for period in reversed(run) if period.load is not None]
    first = run.index(above[0]) if above else 0
    missing = [period for period in reversed(run[:first]) if period.load is None]
    return Lasting(tuple(above), tuple(missing))


class Divergence(StrEnum):
    FELT_HEAVIER = "felt_heavier"
    FELT_LIGHTER = "felt_lighter"


def divergence(rating: int | None, load: Decimal | None, *, low: Decimal, high: Decimal) -> Divergence | None:
    """What asks for a talk; it never touches the load. `low` ends the lowest band, `high` is the unit's limit.

    >>> divergence(5, Decimal("84.00"), low=Decimal(100), high=Decimal(110))
    <Divergence.FELT_HEAVIER: 'felt_heavier'>
    """
    if rating is None or load is None:
        return None
    if rating >= HEAVY and load <= low:
        return Divergence.FELT_HEAVIER
    return Divergence.FELT_LIGHTER if rating <= LIGHT and load > high else None
