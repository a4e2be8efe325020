"""What can be tried: each operation makes a new copy of the copy."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count
from typing import Any

from workload.bounds import WEEKS, most
from workload.trying.desk import Table, desk_of, found, put
from workload.trying.impossible import Impossible
from workload.weighing import Calc, Every, Line, Model


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
        line = Line(self.activity, self.quantity, **self._figure_of(activity.calc, model.unit))
        if not model.can_weigh(line):
            raise Impossible(self.activity)
        return line

    def _figure_of(self, calc: Calc, unit: str) -> dict[str, Any]:
        if self.figure is None:
            return {}
        least, largest = (1, Decimal(WEEKS)) if calc is Calc.TURN else (0, most(unit))
        if not least <= self.figure <= largest:
            raise Impossible(self.activity)
        return {"interval": int(self.figure)} if calc is Calc.TURN else {"amount": self.figure}

    def on(self, table: Table, model: Model) -> Table:
        if any(self.name in desk.lines for desk in table.values()):
            raise Impossible(self.name)
        return put(table, self.to, desk_of(table, self.to).with_line(self.name, self.line(model)))


@dataclass(frozen=True)
class Move:
    line: str
    to: str

    def on(self, table: Table, _model: Model) -> Table:
        holder, line = found(table, self.line)
        if holder == self.to:
            raise Impossible(self.line)
        left = put(table, holder, table[holder].without(self.line))
        return put(left, self.to, desk_of(left, self.to).with_line(self.line, line))


@dataclass(frozen=True)
class End:
    line: str

    def on(self, table: Table, _model: Model) -> Table:
        holder, _line = found(table, self.line)
        return put(table, holder, table[holder].without(self.line))


@dataclass(frozen=True)
class Percentage:
    """`since` is for somebody employed, and the period's first day if it is not given."""

    desk: str
    percent: Decimal
    since: dt.date | None = None

    def on(self, table: Table, _model: Model) -> Table:
        desk = desk_of(table, self.desk)
        return put(table, self.desk, desk.with_time(desk.time.at(self.percent, self.since)))


@dataclass(frozen=True)
class Interval:
    line: str
    weeks: int

    def on(self, table: Table, model: Model) -> Table:
        holder, line = found(table, self.line)
        if model.by_key[line.activity].calc is not Calc.TURN:
            raise Impossible(self.line)
        return put(table, holder, table[holder].with_line(self.line, replace(line, interval=self.weeks)))


@dataclass(frozen=True)
class Frequency:
    """So many times in so many weeks or months, for what is weighed by the occasion."""

    line: str
    occasions: int
    every: int
    unit: Every

    def on(self, table: Table, model: Model) -> Table:
        holder, line = found(table, self.line)
        if model.by_key[line.activity].calc is not Calc.OCCASION:
            raise Impossible(self.line)
        often = replace(line, occasions=self.occasions, every=self.every, every_unit=self.unit)
        return put(table, holder, table[holder].with_line(self.line, often))


Operation = Give | Move | End | Percentage | Interval | Frequency


def tried(table: Table, model: Model, operations: Iterable[Operation]) -> Table:
    """The copy after all of them, in their order. Raises Impossible."""
    for operation in operations:
        table = operation.on(table, model)
    return table


def new_name(operations: Iterable[Operation]) -> str:
    """The first that no case given before has."""
    taken = {one.name for one in operations if isinstance(one, Give)}
    return next(name for number in count() if (name := f"ny{number}") not in taken)
