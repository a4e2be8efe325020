"""The changes of a what if as they stand in an address, words between tildes: flytta~<rad>~<blad>; pure."""

import re
from collections.abc import Callable
from decimal import Decimal

from workload.trying import WEEKS, End, Give, Interval, Move, Operation, Percentage
from workload.weighing.exact import HUNDRED

BETWEEN = "~"
MOST = 20  # in an address
LONGEST = 200
NEW = re.compile(r"ny[0-9]{1,3}")
FIGURES = re.compile(r"[0-9]{1,4}(\.[0-9]{1,6})?")
COUNT, FIGURE = 9999, Decimal(9999)


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
        case Percentage(desk, percent):
            return ["procent", desk, f"{percent:f}"]
        case Interval(line, weeks):
            return ["intervall", line, str(weeks)]


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
    return Give(name, to, activity, _whole(quantity, COUNT), None if figure is None else _figure(figure, FIGURE))


def _whole(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
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
    ("procent", 2): lambda desk, percent: Percentage(desk, _figure(percent, HUNDRED)),
    ("intervall", 2): lambda line, weeks: Interval(line, _whole(weeks, WEEKS)),
}
