"""Horizontal bars, one or more for each label, from zero."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.safestring import SafeString

from fyrbodal.documents.charts.chart import Amount, Chart
from fyrbodal.documents.charts.drawing import LETTER, WIDTH, bar, edges, joined, text

THICK, STEP, GROUP = 15, 20, 11
LONGEST_BESIDE, LONGEST_LINE = 34, 90  # letters of a label
VALUE_ROOM = 84


@dataclass(frozen=True)
class Bars(Chart):
    """`full` is the value of a bar of full length, when it is known (100 for percent)."""

    full: Decimal | None = None

    def drawing(self) -> tuple[int, SafeString]:
        parts, zeros, bottom = [], [], 4.0
        for at in range(len(self.labels)):
            drawn, first = self._label(at, bottom)
            parts += drawn
            for number, series in enumerate(self.series):
                parts += self._bar(number, series.values[at], first + number * STEP)
            bottom = first + len(self.series) * STEP + GROUP - (STEP - THICK)
            zeros.append((self._start, first - (3 if self._above else 6), self._start, bottom - GROUP + 6))
        return round(bottom), joined([*parts, edges(zeros)])

    def _label(self, at: int, top: float) -> tuple[list[str], float]:
        """Beside the bar when one is short enough and stands alone, else over it."""
        if not self._above:
            return [text(self._start - 9, top + 12, self.labels[at], anchor="end")], top
        label = self.labels[at]
        lines = [label] if len(label) <= LONGEST_LINE else textwrap.wrap(label, LONGEST_LINE)
        return [text(0, top + 12 + 16 * n, line) for n, line in enumerate(lines)], top + 18 + 16 * (len(lines) - 1)

    def _bar(self, number: int, value: Amount, y: float) -> Iterator[str]:
        if len(self.series) > 1:
            yield text(self._start - 9, y + 12, self.series[number].name, anchor="end", soft=True)
        if value is None:
            yield text(self._start + 7, y + 12, self.said(None), soft=True)
            return
        width = float(value / self._whole) * (WIDTH - VALUE_ROOM - self._start)
        if value:
            yield bar(self.slug, number, self._start, y, width, THICK)
        yield text(self._start + width + 7, y + 12, self.said(value))

    @cached_property
    def _whole(self) -> Decimal:
        return self.full or self.highest()

    @cached_property
    def _above(self) -> bool:
        return len(self.series) > 1 or max(map(len, self.labels), default=0) > LONGEST_BESIDE

    @cached_property
    def _start(self) -> float:
        """Where zero is."""
        if len(self.series) == 1 and self._above:
            return 1.0
        beside = (series.name for series in self.series) if self._above else self.labels
        return max(map(len, beside), default=0) * LETTER + 12
