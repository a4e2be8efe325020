"""The changes of a what if as they stand in an address, words between tildes: flytta~<rad>~<blad>; pure."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

from workload.bounds import COUNT, MANY_POINTS, WEEKS
from workload.trying import End, Frequency, Give, Interval, Move, Operation, Percentage
from workload.weighing import Every
from workload.weighing.exact import HUNDRED

BETWEEN = "~"
MOST = 20  # in an address
LONGEST = 200
NEW = re.compile(r"ny[0-9]{1,3}")
FIGURES = re.compile(r"[0-9]{1,4}(\.[0-9]{1,6})?")


def spelled(operation: Operation) -> str:
    """As it stands in an address."""
    return BETWEEN.join(_words(operation))


def _words(operation: Operation) -> list[str]:
    match operation:
        case Give(name, to, activity, quantity, figure):
            return ["ge", name, to, activity, str(quantity), *([f"{figure:f}"] if figure is not None else [])]
        case Move(line, to):
            return ["flytta", line, to]
        case End(line):
            return ["avsluta", line]
        case Percentage(desk, percent, since):
            return ["procent", desk, f"{percent:f}", *([since.isoformat()] if since else [])]
        case Interval() | Frequency():
            return _how_often(operation)


def _how_often(operation: Interval | Frequency) -> list[str]:
    if isinstance(operation, Interval):
        return ["intervall", operation.line, str(operation.weeks)]
    return ["ofta", operation.line, str(operation.occasions), str(operation.every), operation.unit.value]


def parsed(text: str) -> Operation:
    """Raises ValueError for what no page of ours writes."""
    verb, *words = text.split(BETWEEN)
    reader = READERS.get((verb, len(words)))
    if reader is None or len(text) > LONGEST:
        raise ValueError(text)
    return reader(*words)


def _give(name: str, to: str, activity: str, quantity: str, figure: str | None = None) -> Give:
    if not NEW.fullmatch(name):
        raise ValueError(name)
    return Give(name, to, activity, _whole(quantity, COUNT), None if figure is None else _figure(figure, MANY_POINTS))


def _percentage(desk: str, percent: str, since: str | None = None) -> Percentage:
    return Percentage(desk, _figure(percent, HUNDRED), dt.date.fromisoformat(since) if since else None)


def _often(line: str, occasions: str, every: str, unit: str) -> Frequency:
    return Frequency(line, _whole(occasions, COUNT, least=0), _whole(every, WEEKS), Every(unit))


def _whole(text: str, most: int, *, least: int = 1) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
        raise ValueError(text)
    return int(text)


def _figure(text: str, most: Decimal) -> Decimal:
    if not FIGURES.fullmatch(text) or Decimal(text) > most:
        raise ValueError(text)
    return Decimal(text)


READERS: dict[tuple[str, int], Callable[..., Operation]] = {
    ("ge", 4): _give,
    ("ge", 5): _give,
    ("flytta", 2): Move,
    ("avsluta", 1): End,
    ("procent", 2): _percentage,
    ("procent", 3): _percentage,
    ("ofta", 4): _often,
    ("intervall", 2): lambda line, weeks: Interval(line, _whole(weeks, WEEKS)),
}
