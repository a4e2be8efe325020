"""Horizontal bars, one or more for each label, from zero."""

import textwrap
from collections.abc import Iterable, Iterator
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
            bars = list(self._bars(at, first))
            parts += [*drawn, *(stroke for strokes in bars for stroke in strokes)]
            bottom = first + len(bars) * STEP + GROUP - (STEP - THICK)
            zeros.append((self._start, first - (3 if self._above else 6), self._start, bottom - GROUP + 6))
        return round(bottom), joined([*parts, edges(zeros)])

    def _label(self, at: int, top: float) -> tuple[list[str], float]:
        """Beside the bar when one is short enough and stands alone, else over it."""
        if not self._above:
            return [text(self._start - 9, top + 12, self.labels[at], anchor="end")], top
        label = self.labels[at]
        lines = [label] if len(label) <= LONGEST_LINE else textwrap.wrap(label, LONGEST_LINE)
        return [text(0, top + 12 + 16 * n, line) for n, line in enumerate(lines)], top + 18 + 16 * (len(lines) - 1)

    def _bars(self, at: int, first: float) -> Iterator[Iterable[str]]:
        """One for each series; said once where nothing is known of any of them."""
        values = [series.values[at] for series in self.series]
        if not any(value is not None for value in values):
            yield [self._unknown(first)]
            return
        for number, value in enumerate(values):
            yield self._bar(number, value, first + number * STEP)

    def _bar(self, number: int, value: Amount, y: float) -> Iterator[str]:
        if len(self.series) > 1:
            yield text(self._start - 9, y + 12, self.series[number].name, anchor="end", soft=True)
        if value is None:
            yield self._unknown(y)
            return
        width = float(value / self._whole) * (WIDTH - VALUE_ROOM - self._start)
        if value:
            yield bar(self.slug, number, self._start, y, width, THICK)
        yield text(self._start + width + 7, y + 12, self.said(value))

    def _unknown(self, y: float) -> str:
        return text(self._start + 7, y + 12, self.said(None), soft=True)

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
