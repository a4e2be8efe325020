"""What if: changes to a copy of a period, weighed before and after; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from itertools import count
from typing import Any

from workload.weighing import NO_DATA, NO_TIME, Calc, Line, Model, Result, Sheet, load, weigh
from workload.weighing.exact import EXACT, ZERO, total

WEEKS = 520  # the longest interval


class Impossible(Exception):
    """The operation is about something that is not on the copy."""


@dataclass(frozen=True)
class Desk:
    """A sheet of the copy; `lines` by key, which its own `sheet` leaves out."""

    sheet: Sheet
    lines: Mapping[str, Line]

    def weighed(self, model: Model) -> Result:
        return weigh(model, replace(self.sheet, lines=tuple(self.lines.values())))

    def with_line(self, key: str, line: Line) -> "Desk":
        return replace(self, lines={**self.lines, key: line})

    def without(self, key: str) -> "Desk":
        return replace(self, lines={name: line for name, line in self.lines.items() if name != key})


Table = Mapping[str, Desk]


@dataclass(frozen=True)
class Give:
    """A case that nobody has yet, called `name` on the copy; `figure` is the amount, or for turns the interval."""

    name: str
    to: str
    activity: str
    quantity: int
    figure: Decimal | None = None

    def line(self, model: Model) -> Line:
        activity = model.by_key.get(self.activity)
        if activity is None:
            raise Impossible(self.activity)
        line = Line(self.activity, self.quantity, **self._figure_of(activity.calc))
        if not model.can_weigh(line):
            raise Impossible(self.activity)
        return line

    def _figure_of(self, calc: Calc) -> dict[str, Any]:
        if calc is not Calc.TURN or self.figure is None:
            return {"amount": self.figure}
        if not 1 <= self.figure <= WEEKS:
            raise Impossible(self.activity)
        return {"interval": int(self.figure)}

    def on(self, table: Table, model: Model) -> Table:
        if any(self.name in desk.lines for desk in table.values()):
            raise Impossible(self.name)
        return _put(table, self.to, _desk(table, self.to).with_line(self.name, self.line(model)))


@dataclass(frozen=True)
class Move:
    line: str
    to: str

    def on(self, table: Table, _model: Model) -> Table:
        holder, line = _found(table, self.line)
        if holder == self.to:
            raise Impossible(self.line)
        left = _put(table, holder, table[holder].without(self.line))
        return _put(left, self.to, _desk(left, self.to).with_line(self.line, line))


@dataclass(frozen=True)
class End:
    line: str

    def on(self, table: Table, _model: Model) -> Table:
        holder, _line = _found(table, self.line)
        return _put(table, holder, table[holder].without(self.line))


@dataclass(frozen=True)
class Percentage:
    desk: str
    percent: Decimal

    def on(self, table: Table, _model: Model) -> Table:
        desk = _desk(table, self.desk)
        return _put(table, self.desk, replace(desk, sheet=_at(desk.sheet, self.percent)))


@dataclass(frozen=True)
class Interval:
    line: str
    weeks: int

    def on(self, table: Table, model: Model) -> Table:
        holder, line = _found(table, self.line)
        if model.by_key[line.activity].calc is not Calc.TURN:
            raise Impossible(self.line)
        return _put(table, holder, table[holder].with_line(self.line, replace(line, interval=self.weeks)))


Operation = Give | Move | End | Percentage | Interval


def _at(sheet: Sheet, percent: Decimal) -> Sheet:
    """Every day of the period at another percentage; who had none at all gets it for the whole of it."""
    before = sheet.employment.percentage
    employment = replace(sheet.employment, percentage=percent)
    if before == ZERO:
        return replace(sheet, employment=employment, days=())
    with localcontext(EXACT):
        days = tuple(replace(day, percentage=day.percentage * percent / before) for day in sheet.days)
    return replace(sheet, employment=employment, days=days)


def _desk(table: Table, key: str) -> Desk:
    if key not in table:
        raise Impossible(key)
    return table[key]


def _put(table: Table, key: str, desk: Desk) -> Table:
    return {**table, key: desk}


def _found(table: Table, line: str) -> tuple[str, Line]:
    """Who has a line, and the line."""
    for key, desk in table.items():
        if line in desk.lines:
            return key, desk.lines[line]
    raise Impossible(line)


def holder_of(table: Table, line: str) -> str:
    return _found(table, line)[0]


def tried(table: Table, model: Model, operations: Iterable[Operation]) -> Table:
    """The copy after all of them, in their order. Raises Impossible."""
    for operation in operations:
        table = operation.on(table, model)
    return table


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


def new_name(operations: Iterable[Operation]) -> str:
    """The first that no case given before has."""
    taken = {one.name for one in operations if isinstance(one, Give)}
    return next(name for number in count() if (name := f"ny{number}") not in taken)
