"""What is the same in the overview of a unit and of a municipality: the sums of units, month by month."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from fyrbodal.documents.charts import Line
from workload.documents.overview.bands import Bands
from workload.documents.overview.counted import Counted
from workload.documents.overview.presenting import trend_chart, trend_table
from workload.months import months_to
from workload.sums import Sums
from workload.tables import Table


class Overview:
    """Of `units` taken together, under the name of `place`; it ends with `month`."""

    def __init__(self, place: Any, units: Sequence[Any], month: dt.date, found: Counted, bands: Bands) -> None:
        self.place, self.units, self.month = place, units, month
        self.found, self.bands = found, bands

    @cached_property
    def keys(self) -> list[Any]:
        return [unit.pk for unit in self.units]

    @cached_property
    def months(self) -> list[dt.date]:
        """The year that ends with the month, from when something was measured."""
        first = self.found.earliest() or self.month
        return [month for month in months_to(self.month) if month >= first]

    @property
    def is_empty(self) -> bool:
        return not self.found.entries

    @cached_property
    def now(self) -> Sums:
        return self.found.sums(self.keys, self.month)

    @property
    def staff(self) -> int:
        return self.found.staff_of(self.keys, self.month)

    def trend(self) -> Table:
        keys, found = self.keys, self.found
        return trend_table({month: (found.sums(keys, month), found.staff_of(keys, month)) for month in self.months})

    def chart(self) -> Line | None:
        loads = {month: self.found.sums(self.keys, month).load for month in self.months}
        return trend_chart(_("Belastning i %(place)s") % {"place": self.place}, loads, _("Belastning"))
