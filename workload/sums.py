"""What many sheets come to: a ratio of sums, never a mean of ratios, whether Python or the database has summed; pure."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from workload.weighing import Unit, load, shown, unrounded_load
from workload.weighing.exact import EXACT, ZERO

PAIR = (ZERO, ZERO)


@dataclass(frozen=True)
class Sums:
    """Demand and available time of those measured in hours and in points, which are never added to each other.

    `weighted` is the sum of load × percentage over those who have a load, `weight` that of their percentages; `sheets` are
    those of employees, `rows` all.
    """

    hours: tuple[Decimal, Decimal] = PAIR
    points: tuple[Decimal, Decimal] = PAIR
    weighted: Decimal = ZERO
    weight: Decimal = ZERO
    sheets: int = 0
    rows: int = 0
    units: frozenset[Unit] = frozenset()

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            hours=_both(self.hours, other.hours),
            points=_both(self.points, other.points),
            weighted=EXACT.add(self.weighted, other.weighted),
            weight=EXACT.add(self.weight, other.weight),
            sheets=self.sheets + other.sheets,
            rows=self.rows + other.rows,
            units=self.units | other.units,
        )

    @property
    def is_index(self) -> bool:
        return len(self.units) > 1

    @property
    def pair(self) -> tuple[Decimal, Decimal] | None:
        """Demand and available time, where there is one unit of measure."""
        if len(self.units) != 1:
            return None
        return self.hours if Unit.HOURS in self.units else self.points

    @property
    def has_demand(self) -> bool:
        """Of work without time for it there is no load, and that is something else than no data."""
        return self.hours[0] > ZERO or self.points[0] > ZERO

    @property
    def unit(self) -> Unit | None:
        return next(iter(self.units)) if len(self.units) == 1 else None

    @cached_property
    def load(self) -> Decimal | None:
        """Percent as shown: 100 × ΣD/ΣA, or the index where units of measure mix."""
        if self.is_index:
            return shown(EXACT.divide(self.weighted, self.weight)) if self.weight else None
        return load(*self.pair) if self.pair else None


def _both(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    return EXACT.add(one[0], other[0]), EXACT.add(one[1], other[1])


def summed(unit: Unit, demand: Decimal, available: Decimal, **others: object) -> Sums:
    """Of sheets that are measured alike."""
    name = "hours" if unit is Unit.HOURS else "points"
    return Sums(**{name: (demand, available)}, units=frozenset([unit]), **others)  # type: ignore[arg-type]


def of_one(unit: Unit, demand: Decimal, available: Decimal, percentage: Decimal, *, sheets: int = 1) -> Sums:
    """Of one row; what has no load has no part in an index."""
    load = unrounded_load(demand, available)
    weighted, weight = (ZERO, ZERO) if load is None else (EXACT.multiply(load, percentage), percentage)
    return summed(unit, demand, available, weighted=weighted, weight=weight, sheets=sheets, rows=1)


def coverage(sheets: int, staff: int) -> Decimal | None:
    """Percent of the staff whose sheets count; None where there is no staff."""
    return load(Decimal(sheets), Decimal(staff))
