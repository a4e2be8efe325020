"""What a unit measures, for those who lead it and the chief of its municipality."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal.documents.charts import Line
from fyrbodal.organisation.models import Unit
from workload.bands import band_word, in_band_order
from workload.documents.overview.bands import Bands, bands_of
from workload.documents.overview.changing import change_between
from workload.documents.overview.counted import Counted, counted, latest_month
from workload.documents.overview.presenting import (
    change_table,
    trend_chart,
    trend_table,
)
from workload.months import month_before, month_in_words, months_to
from workload.sums import Sums
from workload.tables import Table, figure, hidden, words


@dataclass(frozen=True)
class UnitOverview:
    unit: Any
    month: dt.date
    found: Counted
    bands: Bands

    @cached_property
    def months(self) -> list[dt.date]:
        """The year that ends with the month, from when something was measured."""
        first = self.found.earliest() or self.month
        return [month for month in months_to(self.month) if month >= first]

    def sums(self, month: dt.date) -> Sums:
        return self.found.sums([self.unit.pk], month)

    @property
    def is_empty(self) -> bool:
        return not self.found.entries

    @cached_property
    def now(self) -> Sums:
        return self.sums(self.month)

    @property
    def staff(self) -> int:
        return self.found.staff_of([self.unit.pk], self.month)

    def trend(self) -> Table:
        staff = {month: self.found.staff_of([self.unit.pk], month) for month in self.months}
        return trend_table({month: (self.sums(month), staff[month]) for month in self.months})

    def chart(self) -> Line | None:
        title = _("Belastning i %(unit)s") % {"unit": self.unit}
        return trend_chart(title, {month: self.sums(month).load for month in self.months}, _("Belastning"))

    def bands_table(self) -> Table:
        """How many persons have each band in the last month."""
        title = _("Medarbetare per band, %(month)s") % {"month": month_in_words(self.month)}
        bands = self.bands.of(self.unit.pk)
        if bands is None:
            rows = [[words(_("alla band")), hidden()]] if self.now.rows else []
        else:
            rows = [[words(band_word(band)), figure(bands[band])] for band in in_band_order(bands)]
        return Table("band", title, (_("Band"), _("Medarbetare")), rows, numeric=frozenset({1}))

    def tables(self) -> Iterator[Table]:
        yield self.trend()
        yield self.bands_table()


def unit_overview(unit: Unit, month: dt.date | None, today: dt.date, *, all_of_it: bool) -> UnitOverview:
    """The year that ends with a month, the last one measured if none is given."""
    last = month or latest_month([unit.pk], today)
    found = counted([unit.pk], months_to(last))
    return UnitOverview(unit, last, found, bands_of(found.periods([unit.pk], last), all_of_it=all_of_it))


def unit_changes(unit: Unit, month: dt.date) -> Table:
    """From the month before; weighs the sheets of both anew, so it is asked for by itself."""
    before = month_before(month)
    found = counted([unit.pk], [before, month])
    periods = [found.periods([unit.pk], one) for one in (before, month)]
    return change_table([(words(str(unit)), change_between(*periods))])
