"""How things stand on the copy, and who has room for more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from workload.trying.desk import Desk, Table
from workload.trying.operations import Move
from workload.weighing import NO_DATA, NO_TIME, Model, load
from workload.weighing.exact import EXACT, ZERO, total


@dataclass(frozen=True)
class Standing:
    """How it is, or would be, for somebody."""

    model: Model
    demand: Decimal
    available: Decimal

    @property
    def load(self) -> Decimal | None:
        return load(self.demand, self.available)

    @property
    def band(self) -> str:
        if self.load is None:
            return NO_TIME if self.demand > ZERO else NO_DATA
        return self.model.band_of(self.load)

    @property
    def has_room(self) -> bool:
        """In the lowest band."""
        return self.available > ZERO and self.band == self.model.bands[0].key

    def with_weight(self, weight: Decimal, activity: str) -> "Standing":
        if activity in self.model.capacity:
            return replace(self, available=max(ZERO, EXACT.subtract(self.available, weight)))
        return replace(self, demand=EXACT.add(self.demand, weight))


Standings = Mapping[str, Standing]
Rooms = list[tuple[str, Standing]]


def standings(table: Table, model: Model) -> dict[str, Standing]:
    results = {key: desk.weighed(model) for key, desk in table.items()}
    return {key: Standing(model, one.demand, one.available) for key, one in results.items()}


def together(standings: Iterable[Standing], model: Model) -> Standing:
    """Of all: a ratio of sums."""
    found = list(standings)
    return Standing(model, total(one.demand for one in found), total(one.available for one in found))


def room(standings: Standings, weight: Decimal, activity: str, candidates: Iterable[str]) -> Rooms:
    """Those who with a line more still have room, the least loaded first, and how it would be."""
    found = [(key, standings[key].with_weight(weight, activity)) for key in candidates]
    return sorted(((key, one) for key, one in found if one.has_room), key=lambda pair: pair[1].load or ZERO)


def spread(table: Table, model: Model, holder: str, candidates: Sequence[str], most: int) -> list[Move]:
    """Lines of one sheet to those who have room, the heaviest first, each pick counted before the next."""
    now, picks = standings(table, model), list[Move]()
    others = [one for one in candidates if one != holder]
    for key, activity, weight in _heaviest_first(table[holder], model):
        fit = room(now, weight, activity, others)
        if fit and len(picks) < most:
            taker, after = fit[0]
            picks.append(Move(key, taker))
            now[taker] = after
    return picks


def _heaviest_first(desk: Desk, model: Model) -> list[tuple[str, str, Decimal]]:
    weights = desk.weighed(model).weights
    rows = [(key, line.activity, weight) for (key, line), weight in zip(desk.lines.items(), weights, strict=True)]
    return sorted(rows, key=lambda row: -row[2])
