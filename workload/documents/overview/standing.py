"""What is the same in the overview of a unit and of a municipality: its sums, time after time, and how many there are."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from fyrbodal.documents.charts import Line
from workload.documents.overview.presenting import Times, trend_chart, trend_table
from workload.sums import Sums
from workload.tables import Cell, Table


class Step(NamedTuple):
    """A month or a period of a trend: what the first cell of its row says, and what it is called under a chart."""

    named: Cell
    short: str
    sums: Sums
    staff: int


class Standing:
    """An overview says what it is of (`place`), its `steps`, the oldest first, and in what `times` they are taken."""

    place: object
    times: Times

    @property
    def steps(self) -> Sequence[Step]:
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        return not any(step.sums.rows for step in self.steps)

    @property
    def now(self) -> Sums:
        """Of the last one."""
        return self.steps[-1].sums if self.steps else Sums()

    @property
    def staff(self) -> int:
        return self.steps[-1].staff if self.steps else 0

    def trend(self) -> Table:
        return trend_table(self.times, [(step.named, step.sums, step.staff) for step in self.steps])

    def chart(self) -> Line | None:
        title = _("Belastning i %(place)s") % {"place": self.place}
        return trend_chart(self.times, title, [(step.short, step.sums.load) for step in self.steps])
