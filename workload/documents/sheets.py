"""A sheet as it is read: what it lacks, what its lines weigh, which cases nobody has met for long."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal.ordering import SwedishOrder
from fyrbodal.swedish import joined
from workload.availability import availability
from workload.documents.weighing import Reckoned, line_of, model_of
from workload.marks import may_be_a_name
from workload.models import Line, Outcome, Period, Sheet, SheetStatus
from workload.weighing import Model, Result, explanation, shown
from workload.weighing.exact import EXACT
from workload.weighing.explaining import weight

INACTIVE = dt.timedelta(days=60)
MOST = 300  # sheets of a period; no unit has more


@dataclass(frozen=True)
class Lacking:
    """A line that cannot be weighed, and what is missing."""

    line: Line
    activity: str
    what: str


def lacking(found: Reckoned) -> list[Lacking]:
    model = found.result.model
    return [Lacking(line, _named(line, model), what_lacks(line, found.sheet.period, model)) for line in found.unready]


def _named(line: Line, model: Model) -> str:
    activity = model.by_key.get(line.activity)
    name = activity.label if activity else line.activity
    return f"{name}, {line.label}" if line.label else name


def what_lacks(line: Line, period: Period, model: Model) -> str:
    activity = model.by_key.get(line.activity)
    if activity is None:
        return _("Insatsen finns inte i modellen. Ta bort raden.")
    if activity.lacking(line_of(line, period)) == "interval":
        return _("Skriv hur många veckor det går mellan turerna.")
    return _("Skriv hur mycket tid den tar.") if model.unit == "hours" else _("Skriv hur många poäng den är.")


def quiet_since(period: Period) -> dt.date:
    """A case whose last contact was before that day is inactive."""
    last: dt.date = min(timezone.localdate(), period.ends_on)
    return last - INACTIVE


def is_inactive(line: Line, period: Period) -> bool:
    return line.last_contact_on is not None and line.last_contact_on < quiet_since(period)


@dataclass(frozen=True)
class Told:
    """A line with what it weighs and why; what it lacks, where it cannot be weighed."""

    line: Line
    label: str
    weight: str
    explanation: str
    lacks: str
    inactive: bool


class Reading:
    """A reckoned sheet in words."""

    def __init__(self, found: Reckoned) -> None:
        self.found, self.sheet, self.result = found, found.sheet, found.result
        self.model = found.result.model

    @property
    def unit(self) -> str:
        return self.model.unit.value

    @cached_property
    def lines(self) -> list[Told]:
        weighed = {line.pk: one for line, one in zip(self.found.lines, self.result.lines, strict=True)}
        return [self._told(line, weighed.get(line.pk)) for line in self.sheet.lines.all()]

    def line(self, key: Any) -> Told:
        return next(one for one in self.lines if one.line.pk == key)

    def _told(self, line: Line, weighed: Any) -> Told:
        period, model = self.sheet.period, self.model
        inactive = is_inactive(line, period)
        if weighed is None:
            return Told(line, _named(line, model), "", "", what_lacks(line, period, model), inactive)
        said = explanation(weighed, model.unit, self.result.sheet.weeks)
        return Told(line, _named(line, model), weight(weighed.weekly, model.unit), said, "", inactive)

    @cached_property
    def kept(self) -> Outcome | None:
        """What a sheet weighed when it was settled: her time may be another since, and its lines disposed of."""
        return getattr(self.sheet, "outcome", None) if self.sheet.is_settled else None

    @property
    def weighed(self) -> Outcome | Result:
        return self.kept or self.result

    @property
    def availability(self) -> str:
        """Empty where the time that she had is told of no more."""
        if self.kept and shown(self.kept.available) != shown(self.result.available):
            return ""
        return availability(self.result)

    @property
    def is_over(self) -> bool:
        return self._room < 0

    @property
    def headroom(self) -> Decimal:
        """What is left, or how much there is too much."""
        return abs(shown(self._room))

    @property
    def _room(self) -> Decimal:
        return EXACT.subtract(self.weighed.available, self.weighed.demand)

    @property
    def kinds(self) -> int:
        return self.kept.kinds if self.kept else len({line.activity for line in self.found.lines})

    @property
    def cases(self) -> int:
        return sum(line.quantity for line in self.found.lines)

    @property
    def inactive(self) -> int:
        return sum(one.line.quantity for one in self.lines if one.inactive)

    @property
    def unready(self) -> int:
        return len(self.found.unready)

    @property
    def names(self) -> str:
        """Marks that may be names."""
        return joined(dict.fromkeys(one.line.label for one in self.lines if may_be_a_name(one.line.label)))


def sheets_of(period: Period) -> list[Sheet]:
    """Those of a period in the order of their names, rows without a person last, each with `inactive` cases counted."""
    sheets = period.sheets.select_related("person", "outcome")  # the period is at hand, and they share it
    listed = list(sheets.order_by(SwedishOrder("person__name"), "kind", "label", "pk")[:MOST])
    quiet = dict(_inactive_by_sheet(period))
    for sheet in listed:
        sheet.inactive = quiet.get(sheet.pk, 0)
    return listed


def _inactive_by_sheet(period: Period) -> Any:
    quiet = Line.objects.filter(sheet__period=period, last_contact_on__lt=quiet_since(period)).order_by()
    return quiet.values("sheet").annotate(cases=Sum("quantity")).values_list("sheet", "cases")


def counted(periods: Any) -> Any:
    """With how many sheets each has, and how many of those have been sent in and locked."""
    of_people = Q(sheets__person__isnull=False)
    return periods.annotate(
        total=Count("sheets", filter=of_people),
        sent=Count("sheets", filter=of_people & ~Q(sheets__status=SheetStatus.DRAFT)),
        locked=Count("sheets", filter=of_people & Q(sheets__status=SheetStatus.LOCKED)),
    )


def unit_of(period: Period) -> str:
    """hours or points"""
    return model_of(period.version).unit.value
