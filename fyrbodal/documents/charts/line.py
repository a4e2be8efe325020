"""Lines over periods, from zero, broken where nothing is known."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from django.utils.safestring import SafeString

from fyrbodal.documents.charts.chart import Amount, Chart, Series
from fyrbodal.documents.charts.drawing import LETTER, WIDTH, curve, edges, joined, marks, rules, text
from fyrbodal.swedish import decimal

TOP, FLOOR, HEIGHT = 14, 214, 240
BETWEEN_NAMES = 16
STEPS = (1, 2, 5, 10)
Point = tuple[float, float]


@dataclass(frozen=True)
class Line(Chart):
    def drawing(self) -> tuple[int, SafeString]:
        return HEIGHT, joined([*self._grid(), *self._periods(), *self._lines(), *self._names()])

    def _grid(self) -> Iterator[str]:
        heights = {value: self._y(value) for value in self._ticks}
        yield edges([(self._left, FLOOR, self._right, FLOOR)])
        yield rules([(self._left, y, self._right, y) for value, y in heights.items() if value])
        for value, y in heights.items():
            yield text(self._left - 7, y + 4, decimal(value), anchor="end", soft=True)

    def _periods(self) -> Iterator[str]:
        widest = max(map(len, self.labels), default=1) * LETTER + 12
        every = max(1, round(widest * len(self.labels) / (self._right - self._left) + 0.49))
        for at in range(0, len(self.labels), every):
            yield text(self._x(at), FLOOR + 19, self.labels[at], anchor="middle", soft=True)

    def _lines(self) -> Iterator[str]:
        for number, series in enumerate(self.series):
            for run in self.runs(series.values):
                if len(run) > 1:
                    yield curve(number, run)
                yield marks(number, run)

    def runs(self, values: tuple[Amount, ...]) -> list[list[Point]]:
        """The points that follow each other without a gap."""
        points = [None if value is None else (self._x(at), self._y(value)) for at, value in enumerate(values)]
        return [[p for p in group if p] for known, group in groupby(points, key=bool) if known]

    def _names(self) -> Iterator[str]:
        """Each name with its last value, at the height of its end; pushed down where two would meet."""
        free = float(TOP)
        for y, words in sorted((self._y(_last(series) or 0), self._name(series)) for series in self.series):
            at = max(y + 4, free)
            free = at + BETWEEN_NAMES
            yield text(self._right + 10, at, words)

    def _name(self, series: Series) -> str:
        return f"{series.name} {self.said(_last(series))}"

    @cached_property
    def _ticks(self) -> list[Decimal]:
        """Zero and two to five round values up to or over the highest."""
        highest = self.highest()
        power = Decimal(10) ** (highest / 5).adjusted()
        step = next(power * n for n in STEPS if power * n * 5 >= highest)
        return [step * n for n in range(math.ceil(highest / step) + 1)]

    def _y(self, value: Decimal | int) -> float:
        return FLOOR - float(value / self._ticks[-1]) * (FLOOR - TOP)

    def _x(self, at: int) -> float:
        room = self._right - self._left - 40
        return self._left + 20 + (room * at / (len(self.labels) - 1) if len(self.labels) > 1 else room / 2)

    @cached_property
    def _left(self) -> float:
        return max(len(decimal(value)) for value in self._ticks) * LETTER + 10

    @cached_property
    def _right(self) -> float:
        return WIDTH - 14 - max(len(self._name(series)) for series in self.series) * LETTER


def _last(series: Series) -> Amount:
    return next((value for value in reversed(series.values) if value is not None), None)
