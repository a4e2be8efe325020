"""Keeping what the locked sheets of a period and of its months come to, in the transaction that locks or opens one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from workload.documents.weighing import published_model
from workload.models import MonthSums, Outcome, Period, PeriodSums
from workload.models.kept import Kept, columns
from workload.monthly import Part, Weight, band, by_whom
from workload.months import days_in, months_between
from workload.spans import month_of
from workload.sums import Sums, of_one


@dataclass(frozen=True)
class Locked:
    """A locked sheet of a period, and what it weighed."""

    period: Period
    whose: Hashable
    is_person: bool
    weight: Weight

    def part(self, month: dt.date) -> Part:
        days = days_in(month, self.period.starts_on, self.period.ends_on)
        return Part(self.whose, self.is_person, self.period.pk, days)

    @property
    def sums(self) -> Sums:
        weight, number = self.weight, int(self.is_person)
        return of_one(weight.model.unit, weight.demand, weight.available, weight.percentage, sheets=number)


@transaction.atomic
def keep_sums(*periods: Period) -> None:
    """After the caller has changed which of their sheets are locked."""
    for period in periods:
        months = months_between(period.starts_on, period.ends_on)
        found = _locked(_held(period.unit_id, months))
        _keep_period(period, [one for one in found if one.period == period])
        _keep_months(period.unit_id, months, found)


def keep_missing_sums() -> int:
    """Of periods that have locked sheets and no sums, as after rows were brought from elsewhere; how many."""
    locked = Outcome.objects.locked().values("sheet__period")
    missing = list(Period.objects.filter(pk__in=locked, kept=None).order_by("starts_on", "pk"))
    keep_sums(*missing)
    return len(missing)


def _held(unit: UUID, months: Sequence[dt.date]) -> list[Period]:
    """All periods of the months, in one order: of two who lock at once, the second counts the sheet of the first."""
    first, last = months[0], month_of(months[-1])[1]
    rows = Period.objects.filter(unit=unit, starts_on__lte=last, ends_on__gte=first)
    return list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))


def _locked(periods: Iterable[Period]) -> list[Locked]:
    """In the order of time."""
    known = {period.pk: period for period in periods}
    rows = Outcome.objects.locked().filter(sheet__period__in=known).select_related("sheet")
    return [_read(row, known[row.sheet.period_id]) for row in rows.order_by("sheet__period__starts_on", "pk")]


def _read(row: Outcome, period: Period) -> Locked:
    sheet, model = row.sheet, published_model(period.version_id)
    whose = sheet.person_id or (sheet.kind, sheet.label)
    weight = Weight(model, row.demand, row.available, row.percentage, row.band)
    return Locked(period, whose, sheet.person_id is not None, weight)


def _keep_period(period: Period, found: Sequence[Locked]) -> None:
    if not found:
        PeriodSums.objects.filter(period=period).delete()
        return
    sums = sum((one.sums for one in found), Sums())
    bands = _counted(one.weight.band for one in found if one.is_person)
    _write(PeriodSums, [PeriodSums(period=period, **columns(sums, bands))], "period")


def _keep_months(unit: UUID, months: Sequence[dt.date], found: Sequence[Locked]) -> None:
    rows = [row for month in months if (row := _month(unit, month, found))]
    MonthSums.objects.filter(unit=unit, month_on__in=set(months) - {row.month_on for row in rows}).delete()
    _write(MonthSums, rows, "unit", "month_on")


def _month(unit: UUID, month: dt.date, found: Sequence[Locked]) -> MonthSums | None:
    parts = [(part, one.weight) for one in found if (part := one.part(month)).days]
    if not parts:
        return None
    own = by_whom(parts)
    sums = sum(own.values(), Sums())
    return MonthSums(unit_id=unit, month_on=month, **columns(sums, _counted(_bands(parts, own))))


def _bands(parts: Sequence[tuple[Part, Weight]], own: dict[Hashable, Sums]) -> list[str]:
    """Of each person; who has one sheet has its band."""
    weights: dict[Hashable, list[Weight]] = defaultdict(list)
    for part, weight in parts:
        if part.is_person:
            weights[part.whose].append(weight)
    return [known[0].band if len(known) == 1 else band(known[-1], own[whose]) for whose, known in weights.items()]


def _counted(bands: Iterable[str]) -> dict[str, int]:
    numbers: dict[str, int] = defaultdict(int)
    for one in bands:
        numbers[one] += 1
    return dict(numbers)


def _write(model: type[Any], rows: Sequence[Kept], *key: str) -> None:
    fields = [one.name for one in Kept._meta.local_fields]
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=list(key), update_fields=fields)
