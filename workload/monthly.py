"""What a calendar month is made of, where units measure weeks, months and days of their own; pure (decision 11).

A locked sheet counts by the working days that its period has in the month. A person is one: her month is the mean of her own
sheets, weighted by these days, so she counts as much whether she was measured once or five times. A row without a person
is there for as many of the days that its unit measured as it has sheets for. The load is then a ratio of sums, as ever: what
there was to do in these days through the time that there was for it, so a period counts by its days and its hours.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from workload.sums import Sums, of_one
from workload.weighing import NO_DATA, NO_TIME, Model, Unit, load
from workload.weighing.exact import EXACT, ZERO, total


@dataclass(frozen=True)
class Part:
    """A locked sheet in a month: whose it is, and how many days of the month its period has."""

    whose: Hashable
    is_person: bool
    period: Hashable
    days: int


@dataclass(frozen=True)
class Weight:
    """What a sheet weighed a week when it was locked."""

    model: Model
    demand: Decimal
    available: Decimal
    percentage: Decimal
    band: str


Shared = tuple[Decimal, Weight]


def shares(parts: Sequence[Part]) -> list[Decimal]:
    """How much of a month each sheet of one unit is; those of a person are one together."""
    measured = sum({part.period: part.days for part in parts}.values())
    own: dict[Hashable, int] = defaultdict(int)
    for part in parts:
        own[part.whose] += part.days
    wholes = [own[part.whose] if part.is_person else measured for part in parts]
    return [EXACT.divide(Decimal(part.days), Decimal(whole)) for part, whole in zip(parts, wholes, strict=True)]


def by_whom(sheets: Sequence[tuple[Part, Weight]]) -> dict[Hashable, Sums]:
    """What the month of everybody, and of every row without a person, comes to in one unit."""
    parts = [part for part, _weight in sheets]
    persons = {part.whose for part in parts if part.is_person}
    found: dict[Hashable, list[Shared]] = defaultdict(list)
    for (part, weight), share in zip(sheets, shares(parts), strict=True):
        found[part.whose].append((share, weight))
    return {whose: _month(own, is_person=whose in persons) for whose, own in found.items()}


def band(latest: Weight, sums: Sums) -> str:
    """Of somebody's month: by the model that she was measured with last, and what was measured in its unit."""
    demand, available = sums.hours if latest.model.unit is Unit.HOURS else sums.points
    found = load(demand, available)
    if found is None:
        return NO_TIME if demand > ZERO else NO_DATA
    return latest.model.band_of(found)


def _month(own: Sequence[Shared], *, is_person: bool) -> Sums:
    """Who was measured in hours and then in points has a part in both."""
    sums = sum((_mean(unit, alike) for unit, alike in _by_unit(own).items()), Sums())
    return replace(sums, sheets=int(is_person), rows=1)


def _by_unit(own: Sequence[Shared]) -> Mapping[Unit, list[Shared]]:
    found: dict[Unit, list[Shared]] = defaultdict(list)
    for share, weight in own:
        found[weight.model.unit].append((share, weight))
    return found


def _mean(unit: Unit, alike: Sequence[Shared]) -> Sums:
    demand = total(EXACT.multiply(share, weight.demand) for share, weight in alike)
    available = total(EXACT.multiply(share, weight.available) for share, weight in alike)
    percentage = total(EXACT.multiply(share, weight.percentage) for share, weight in alike)
    return of_one(unit, demand, available, percentage)
