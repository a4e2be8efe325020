"""The sums of units by month, as they were kept when the sheets were locked: one query, and one for how many are employed."""

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import DateField, Max, Min, Q, UUIDField
from django.db.models.functions import Coalesce

from fyrbodal.organisation.prepared import Given, IsOneOf, Question
from workload.documents.overview.staffing import Key, staff_by
from workload.models import MonthSums, Outcome
from workload.models.kept import FIGURES, sums_of
from workload.months import days_in, month_before
from workload.spans import month_of
from workload.sums import Sums


@dataclass(frozen=True)
class Counted:
    """By unit and first day of a month."""

    kept: Mapping[Key, Sums]
    by_band: Mapping[Key, dict[str, int]]
    staff: Mapping[Key, int]

    def sums(self, units: Collection[UUID], month: dt.date) -> Sums:
        return sum((self.kept[unit, month] for unit in units if (unit, month) in self.kept), Sums())

    def staff_of(self, units: Collection[UUID], month: dt.date) -> int:
        """Those employed on some day of the month."""
        return sum(self.staff.get((unit, month), 0) for unit in units)

    def bands(self, month: dt.date) -> dict[UUID, dict[str, int]]:
        """Numbers of employees by band, of each unit that measured anybody."""
        return {unit: bands for (unit, on), bands in self.by_band.items() if on == month and bands}

    def earliest(self) -> dt.date | None:
        return min((month for _unit, month in self.kept), default=None)


def counted(units: Collection[UUID], months: Sequence[dt.date]) -> Counted:
    """`months` are the first days of months that follow each other."""
    kept, by_band = {}, {}
    for unit, month, bands, *figures in _KEPT.rows(units=list(units), first=months[0], last=months[-1]):
        kept[unit, month], by_band[unit, month] = sums_of(*figures), json.loads(bands)
    return Counted(kept, by_band, staff_by(units, list(map(month_of, months))))


def _kept() -> Any:
    between = Given("first", DateField()), Given("last", DateField())
    rows = MonthSums.objects.filter(IsOneOf("unit", Given("units", UUIDField())), month_on__range=between)
    return rows.values_list("unit", "month_on", "bands", *FIGURES)


_KEPT = Question(_kept)


def measured_between(units: Collection[UUID], today: dt.date) -> tuple[dt.date | None, dt.date]:
    """The first month that the units have measured, and the last; None and last month where there is none.

    A month where only rows without a person are locked is the last one only if all are such.
    """
    past = Q(month_on__lte=today)
    last = Coalesce(Max("month_on", filter=past & Q(persons__gt=0)), Max("month_on", filter=past))
    found = MonthSums.objects.filter(unit__in=units).aggregate(first=Min("month_on"), last=last)
    return found["first"], found["last"] or month_before(today)


def days_by_period(units: Collection[UUID], month: dt.date) -> dict[UUID, int]:
    """The periods with something locked that count in a month, and by how many days."""
    first, last = month_of(month)
    locked = Outcome.objects.locked().filter(sheet__period__unit__in=units)
    rows = locked.filter(sheet__period__starts_on__lte=last, sheet__period__ends_on__gte=first).order_by()
    periods = rows.values_list("sheet__period", "sheet__period__starts_on", "sheet__period__ends_on").distinct()
    found = {period: days_in(month, starts_on, ends_on) for period, starts_on, ends_on in periods}
    return {period: days for period, days in found.items() if days}
