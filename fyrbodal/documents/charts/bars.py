"""Horizontal bars, one or more for each label, from zero."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from fyrbodal.documents.charts.chart import Amount, Chart
from fyrbodal.documents.charts.drawing import LETTER, WIDTH, bar, joined, rule, text

THICK, STEP, GROUP = 15, 20, 11
LONGEST_BESIDE = 34
VALUE_ROOM = 84


@dataclass(frozen=True)
class Bars(Chart):
    """`full` is the value of a bar of full length, when it is known (100 for percent)."""

    full: Decimal | None = None

    def drawing(self) -> tuple[int, SafeString]:
        parts, bottom = [], 4.0
        for at in range(len(self.labels)):
            drawn, bottom = self._group(at, bottom)
            parts += drawn
        return round(bottom), joined(parts)

    def _group(self, at: int, top: float) -> tuple[list[SafeString], float]:
        parts, y = self._label(at, top)
        for number, series in enumerate(self.series):
            parts += self._bar(number, series.values[at], y)
            y += STEP
        bottom = y + GROUP - (STEP - THICK)
        over = y - STEP * len(self.series) - (3 if self._above() else 6)
        zero = rule(self._start(), over, self._start(), bottom - GROUP + 6)
        return [*parts, zero], bottom

    def _label(self, at: int, top: float) -> tuple[list[SafeString], float]:
        """Beside the bar when one is short enough and stands alone, else over it."""
        if not self._above():
            return [text(self._start() - 9, top + 12, self.labels[at], anchor="end")], top
        lines = textwrap.wrap(self.labels[at], 90) or [""]
        return [text(0, top + 12 + 16 * n, line) for n, line in enumerate(lines)], top + 18 + 16 * (len(lines) - 1)

    def _bar(self, number: int, value: Amount, y: float) -> Iterator[SafeString]:
        if len(self.series) > 1:
            yield text(self._start() - 9, y + 12, self.series[number].name, anchor="end", soft=True)
        if value is None:
            yield text(self._start() + 7, y + 12, self.said(None), soft=True)
            return
        width = float(value / (self.full or self.highest())) * (WIDTH - VALUE_ROOM - self._start())
        if value:
            yield bar(self.slug, number, self._start(), y, width, THICK)
        yield text(self._start() + width + 7, y + 12, self.said(value))

    def _above(self) -> bool:
        return len(self.series) > 1 or max(map(len, self.labels), default=0) > LONGEST_BESIDE

    def _start(self) -> float:
        """Where zero is."""
        if len(self.series) == 1 and self._above():
            return 1.0
        beside = (series.name for series in self.series) if self._above() else self.labels
        return max(map(len, beside), default=0) * LETTER + 12
