"""Two things timed in turn, and what comes out of it."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Act = Callable[[], object]


@dataclass(frozen=True)
class Aim:
    """The ratio shall lie between these; None is no bound."""

    lowest: float | None = None
    highest: float | None = None

    def met_by(self, ratio: float) -> bool:
        return (self.lowest or 0) <= ratio <= (self.highest or float("inf"))

    def __str__(self) -> str:
        if self.lowest and self.highest:
            return f"{self.lowest}–{self.highest}"
        if self.lowest:
            return f"≥ {self.lowest}"
        return f"≤ {self.highest}" if self.highest else "–"


NO_AIM = Aim()


@dataclass(frozen=True)
class Row:
    """A line of the table. `measured` and `floor` are medians with their unit, `ratio` the median of the pairs."""

    question: str
    what: str
    measured: str
    floor: str
    ratio: float
    aim: Aim = NO_AIM

    @property
    def verdict(self) -> str:
        if self.aim == NO_AIM:
            return ""
        return "yes" if self.aim.met_by(round(self.ratio, 2)) else "NO"


@dataclass(frozen=True)
class Pairs:
    """Seconds, as many of the one as of the other, taken in turn."""

    measured: list[float]
    floor: list[float]

    @property
    def ratio(self) -> float:
        return median(mine / floor for mine, floor in zip(self.measured, self.floor, strict=True))

    @property
    def inverse(self) -> float:
        """How many times as many a second."""
        return median(floor / mine for mine, floor in zip(self.measured, self.floor, strict=True))


def in_turn(measured: Act, floor: Act, *, pairs: int, calls: int = 1, between: Act | None = None) -> Pairs:
    """Each pair times `calls` of both, once with the one first and once with the other; both are warmed up before."""
    taken: dict[Act, list[float]] = {measured: [], floor: []}
    for act in (measured, floor):
        _timed(act, 1, between)
    for number in range(pairs):
        for act in (measured, floor) if number % 2 else (floor, measured):
            taken[act].append(_timed(act, calls, between))
    return Pairs(taken[measured], taken[floor])


def _timed(act: Act, calls: int, between: Act | None) -> float:
    if between:
        between()
    gc.collect()
    began = time.perf_counter()
    for _call in range(calls):
        act()
    return (time.perf_counter() - began) / calls


def milliseconds(taken: list[float]) -> str:
    return f"{median(taken) * 1000:.1f} ms"


def row(question: str, what: str, taken: Pairs, aim: Aim) -> Row:
    return Row(question, what, milliseconds(taken.measured), milliseconds(taken.floor), taken.ratio, aim)
