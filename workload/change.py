"""Why a load changed between two periods: the model, the cases, or the time for them; asked in that order.

Each step puts one thing of the later period in place of the earlier one. An effect is what a step did to the load as it is
shown, so that the effects sum to the change to the last digit that anybody sees.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from workload.weighing import Model, Sheet, Unit, load, weigh
from workload.weighing.exact import ZERO, total


class Sums(NamedTuple):
    demand: Decimal
    available: Decimal
    unit: Unit | None


class Steps(NamedTuple):
    """The sums before, by the new model, with the new cases too, and after."""

    before: Sums
    remodelled: Sums
    remixed: Sums
    after: Sums


class Measurement(NamedTuple):
    model: Model
    sheet: Sheet


NOTHING = Sums(ZERO, ZERO, None)


@dataclass(frozen=True)
class Change:
    """In percent, and percentage points between."""

    before: Decimal
    model: Decimal
    case_mix: Decimal
    capacity: Decimal
    after: Decimal


def change(steps: Iterable[Steps]) -> Change | None:
    """Of one person or many; None where some step has no load, or hours beside points."""
    loads = [_load(sums) for sums in zip(*steps, strict=True)]
    known = [one for one in loads if one is not None]
    if len(known) < len(Steps._fields):
        return None
    before, remodelled, remixed, after = known
    return Change(before, remodelled - before, remixed - remodelled, after - remixed, after)


def steps(before: Measurement | None, after: Measurement | None) -> Steps:
    """Of one person. Who came brings cases, then time; who left takes the cases along, then the time."""
    if before and after:
        return _steps(before, after)
    if before:
        there = _sums(*before)
        return Steps(there, there, there._replace(demand=ZERO), NOTHING)
    if after:
        there = _sums(*after)
        return Steps(NOTHING, NOTHING, there._replace(available=ZERO), there)
    return Steps(NOTHING, NOTHING, NOTHING, NOTHING)


def _steps(before: Measurement, after: Measurement) -> Steps:
    model, old = after.model, _as_far_as_known(before.sheet, after.model)
    kept = tuple(line for line in old.lines if line.activity in model.capacity)
    cases = tuple(line for line in after.sheet.lines if line.activity not in model.capacity)
    remixed = replace(old, lines=kept + cases, weeks=after.sheet.weeks)
    return Steps(_sums(*before), _sums(model, old), _sums(model, remixed), _sums(*after))


def _as_far_as_known(sheet: Sheet, model: Model) -> Sheet:
    """By a model that does not know them, cases weigh nothing and experience changes nothing."""
    level = sheet.employment.experience
    employment = replace(sheet.employment, experience=level if level in model.experience else None)
    return replace(sheet, employment=employment, lines=tuple(filter(model.can_weigh, sheet.lines)))


def _sums(model: Model, sheet: Sheet) -> Sums:
    result = weigh(model, sheet)
    return Sums(result.demand, result.available, model.unit)


def _load(sums: Sequence[Sums]) -> Decimal | None:
    """Of a step; hours and points are never added."""
    if len({one.unit for one in sums} - {None}) > 1:
        return None
    return load(total(one.demand for one in sums), total(one.available for one in sums))
