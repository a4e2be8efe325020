"""Stacked bars of a hundred percent, each part named under its bar."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fyrbodal.documents.charts.chart import Chart
from fyrbodal.documents.charts.drawing import LETTER, WIDTH, bar, joined, text
from fyrbodal.swedish import percent

THICK, LINE, GROUP = 18, 18, 14
GAP = 2


@dataclass(frozen=True)
class Shares(Chart):
    """A series is an answer, a label is who was asked. A row with an unknown part has no shares."""

    def drawing(self) -> tuple[int, SafeString]:
        parts, bottom = [], 2.0
        for at in range(len(self.labels)):
            drawn, bottom = self._row(at, bottom)
            parts += drawn
        return round(bottom), joined(parts)

    def shares(self, at: int) -> list[Decimal] | None:
        """Of one, in the order of the series; None when they are not known."""
        values = [series.values[at] for series in self.series]
        known = [Decimal(value) for value in values if value is not None]
        if len(known) < len(values) or not sum(known):
            return None
        return [value / sum(known) for value in known]

    def _row(self, at: int, top: float) -> tuple[list[str], float]:
        label = text(0, top + 12, self.labels[at])
        shares = self.shares(at)
        if shares is None:
            return [label, text(0, top + 12 + LINE, _("ej uppgett"), soft=True)], top + 2 * LINE + GROUP
        names, bottom = self._names(shares, top + LINE + THICK + 6)
        return [label, *self._parts(shares, top + LINE), *names], bottom + GROUP

    def _parts(self, shares: list[Decimal], y: float) -> list[str]:
        starts = [float(start) * WIDTH for start in accumulate(shares, initial=Decimal(0))]
        return [
            bar(self.slug, number, starts[number] + 1, y, max(float(share) * WIDTH - GAP, 0.5), THICK)
            for number, share in enumerate(shares)
            if share
        ]

    def _names(self, shares: list[Decimal], y: float) -> tuple[list[str], float]:
        """A sample of the pattern before each name; a new line when the width is used up."""
        parts, x = [], 0.0
        for number, share in enumerate(shares):
            words = f"{self.series[number].name} {percent(share * 100)}"
            if x and x + 24 + len(words) * LETTER > WIDTH:
                x, y = 0.0, y + LINE
            parts += [bar(self.slug, number, x + 1, y + 1, 12, 12), text(x + 19, y + 12, words)]
            x += 38 + len(words) * LETTER
        return parts, y + LINE
