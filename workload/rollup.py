"""People into units, municipalities and the region: a ratio of sums, never a mean of ratios."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from workload.weighing import Unit, load, shown, unrounded_load
from workload.weighing.exact import EXACT, ZERO, total


@dataclass(frozen=True)
class Measured:
    """One locked sheet; `percentage` is the employment's."""

    unit: Unit
    demand: Decimal
    available: Decimal
    percentage: Decimal

    @property
    def load(self) -> Decimal | None:
        return unrounded_load(self.demand, self.available)


@dataclass(frozen=True)
class RollUp:
    """The load of many as shown, or None. Hours and points are never added: where both are, the load is an index."""

    load: Decimal | None
    is_index: bool
    sheets: int
    staff: int

    @property
    def coverage(self) -> Decimal | None:
        """Percent of the staff that is measured, as shown; None where there is no staff."""
        return load(Decimal(self.sheets), Decimal(self.staff))


def roll_up(measured: Collection[Measured], staff: int) -> RollUp:
    is_index = len({one.unit for one in measured}) > 1
    figure = _index(measured) if is_index else _ratio(measured)
    return RollUp(figure, is_index, len(measured), staff)


def _ratio(measured: Collection[Measured]) -> Decimal | None:
    """100 × ΣD/ΣA: who has work and no time for it counts among the work."""
    return load(total(one.demand for one in measured), total(one.available for one in measured))


def _index(measured: Collection[Measured]) -> Decimal | None:
    """Σ(load × percentage)/Σ percentage, over those who have a load."""
    loads = [(one.load, one.percentage) for one in measured if one.load is not None]
    weight = total(percentage for _load, percentage in loads)
    weighted = total(EXACT.multiply(load, percentage) for load, percentage in loads)
    return shown(EXACT.divide(weighted, weight)) if weight > ZERO else None
