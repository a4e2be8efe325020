"""A sheet by a model: demand, available time, load and band."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property
from typing import NamedTuple

from workload.weighing.activity import Activity, Line
from workload.weighing.exact import EXACT, HUNDRED, ONE, ZERO, shown
from workload.weighing.model import Model
from workload.weighing.sheet import Sheet

NO_TIME = "ej_berakningsbar"  # work to do, and no time for it
NO_DATA = "ingen_data"


class Weighed(NamedTuple):
    """A line with what it weighs a week, unrounded."""

    line: Line
    activity: Activity
    weekly: Decimal


@dataclass(frozen=True)
class Result:
    """Demand, available time and each line's weight a week, unrounded, in the model's unit."""

    model: Model
    sheet: Sheet
    demand: Decimal
    available: Decimal
    weights: tuple[Decimal, ...]

    @cached_property
    def load(self) -> Decimal | None:
        """Percent as shown, or None where there is no time to set against the work."""
        return load(self.demand, self.available)

    @property
    def headroom(self) -> Decimal:
        return EXACT.subtract(self.available, self.demand)

    @property
    def band(self) -> str:
        if self.load is None:
            return NO_TIME if self.demand > 0 else NO_DATA
        return self.model.band_of(self.load)

    @property
    def lines(self) -> tuple[Weighed, ...]:
        """Put together for those who ask: the sums of a region need them not."""
        activities = [self.model.by_key[line.activity] for line in self.sheet.lines]
        return tuple(map(Weighed, self.sheet.lines, activities, self.weights))


def load(demand: Decimal, available: Decimal) -> Decimal | None:
    unrounded = unrounded_load(demand, available)
    return None if unrounded is None else shown(unrounded)


def unrounded_load(demand: Decimal, available: Decimal) -> Decimal | None:
    return EXACT.divide(EXACT.multiply(HUNDRED, demand), available) if available > 0 else None


def weigh(model: Model, sheet: Sheet) -> Result:
    """Raises KeyError or ValueError for a line that the model cannot weigh, or an unknown level of experience."""
    with localcontext(EXACT):
        activities, weeks = model.by_key, sheet.weeks
        weights = tuple([activities[line.activity].weekly(line, weeks) for line in sheet.lines])
        demand, taken = _placed(model, sheet, weights)
        available = max(ZERO, _time(model, sheet) - sum(sheet.employment.deductions, ZERO) - taken)
        return Result(model, sheet, demand, available, weights)


def _placed(model: Model, sheet: Sheet, weights: tuple[Decimal, ...]) -> tuple[Decimal, Decimal]:
    """What is work to do, and what lowers the time for it."""
    if not model.capacity:
        return sum(weights, ZERO), ZERO
    pairs = list(zip(sheet.lines, weights, strict=True))
    demand = sum([weight for line, weight in pairs if line.activity not in model.capacity], ZERO)
    return demand, sum([weight for line, weight in pairs if line.activity in model.capacity], ZERO)


def _time(model: Model, sheet: Sheet) -> Decimal:
    """Before what is deducted."""
    employment = sheet.employment
    left = ONE - sum(employment.reductions_percent, ZERO) / HUNDRED
    return _contracted(model, sheet) * model.factor(employment.experience) * left


def _contracted(model: Model, sheet: Sheet) -> Decimal:
    """By the days where they are known: each is a fifth of a week, and there are as many fifths in the period."""
    if not sheet.days:
        return model.full * sheet.employment.percentage / HUNDRED
    present = [model.full * day.percentage / HUNDRED - day.reduction for day in sheet.days if day.present]
    return sum(present, ZERO) / len(sheet.days)
