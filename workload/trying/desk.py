"""The copy: a desk for each sheet, with its lines and its time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workload.trying.impossible import Impossible
from workload.trying.time import Time
from workload.weighing import Line, Model, Result, Sheet, weigh


@dataclass(frozen=True)
class Desk:
    """A sheet of the copy; `lines` by key, which its own `sheet` leaves out."""

    sheet: Sheet
    lines: Mapping[str, Line]
    time: Time

    def weighed(self, model: Model) -> Result:
        return weigh(model, replace(self.sheet, lines=tuple(self.lines.values())))

    def with_line(self, key: str, line: Line) -> "Desk":
        return replace(self, lines={**self.lines, key: line})

    def without(self, key: str) -> "Desk":
        return replace(self, lines={name: line for name, line in self.lines.items() if name != key})

    def with_time(self, time: Time) -> "Desk":
        employment, days = time.laid_out()
        return replace(self, time=time, sheet=replace(self.sheet, employment=employment, days=days))


Table = Mapping[str, Desk]


def desk_of(table: Table, key: str) -> Desk:
    if key not in table:
        raise Impossible(key)
    return table[key]


def put(table: Table, key: str, desk: Desk) -> Table:
    return {**table, key: desk}


def found(table: Table, line: str) -> tuple[str, Line]:
    """Who has a line, and the line."""
    for key, desk in table.items():
        if line in desk.lines:
            return key, desk.lines[line]
    raise Impossible(line)


def holder_of(table: Table, line: str) -> str:
    return found(table, line)[0]
