"""Sheets as the formula takes them: rows in, results out. The same number of queries however many they are."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects

from workload import weighing
from workload.casefile import model_from
from workload.documents.times import TimeOf, Whose, times_by
from workload.models import Line, Period, Sheet, Version, VersionStatus
from workload.presence import SIX, Contract, Off, Presence
from workload.spans import working_days
from workload.weighing import Model, Result

ALWAYS = dt.date(1900, 1, 1)
LINES = Prefetch("lines", Line.objects.order_by("position", "pk"))


def model_of(version: Version) -> Model:
    """What a version says; that of a published one is read once."""
    return model_from(version.definition) if version.status == VersionStatus.DRAFT else published_model(version.pk)


@lru_cache(maxsize=256)
def published_model(version: UUID) -> Model:
    return model_from(Version.objects.values_list("definition", flat=True).get(pk=version))


@dataclass(frozen=True)
class Reckoned:
    """A sheet with its result; `unready` are the lines that say too little to be weighed, and are left out of it.

    `presence` is what its available time was made of, and `time` the rows that say so of a person.
    """

    sheet: Sheet
    result: Result
    lines: tuple[Line, ...]
    unready: tuple[Line, ...]
    presence: Presence
    time: TimeOf | None


def reckoned(sheets: Iterable[Sheet], *, model: Model | None = None) -> list[Reckoned]:
    """Each sheet, as it stands now, by the model of its period, or by one that is being tried."""
    keys = [sheet.pk for sheet in sheets]
    found = {sheet.pk: sheet for sheet in Sheet.objects.filter(pk__in=keys).with_all()}
    return reckoned_as_read([found[key] for key in keys], model=model)


def reckoned_as_read(sheets: Sequence[Sheet], *, model: Model | None = None) -> list[Reckoned]:
    """Of sheets that have just been read, with all."""
    prefetch_related_objects(sheets, LINES)
    times = _times(sheets)
    return [_reckoned(sheet, times, model) for sheet in sheets]


def _reckoned(sheet: Sheet, times: Mapping[Whose, TimeOf], model: Model | None) -> Reckoned:
    model = model or model_of(sheet.period.version)
    said = [(row, line_of(row, sheet.period)) for row in sheet.lines.all()]
    ready = [(row, line) for row, line in said if model.can_weigh(line)]
    unready = tuple(row for row, line in said if not model.can_weigh(line))
    time = times[sheet.person_id, sheet.period.unit_id] if sheet.person_id else None
    presence = _presence(time) if time else _own_presence(sheet)
    case = _case(sheet, model, presence, tuple(line for _row, line in ready))
    return Reckoned(sheet, weighing.weigh(model, case), tuple(row for row, _line in ready), unready, presence, time)


def _case(sheet: Sheet, model: Model, presence: Presence, lines: tuple[weighing.Line, ...]) -> weighing.Sheet:
    period = sheet.period
    level = sheet.experience if sheet.experience in model.experience else None
    employment, days = presence.within(period.starts_on, period.ends_on, level)
    return weighing.Sheet(employment, lines, period.weeks, days)


def _own_presence(sheet: Sheet) -> Presence:
    """A row without a person says its own percentage."""
    return Presence((Contract(ALWAYS, None, sheet.percentage or Decimal(0)),))


def _presence(time: TimeOf) -> Presence:
    """Without an employment there is no time to take anything off."""
    if not time.employments:
        return Presence(())
    contracts = (Contract(one.starts_on, one.ends_on, one.percentage) for one in time.employments)
    off = (_off(one, percent=one.percent, hours=one.hours) for one in time.reductions)
    away = (_off(one, percent=one.percent, hours=None) for one in time.absences)
    return Presence(tuple(contracts), tuple(off), tuple(away))


def line_of(row: Line, period: Period) -> weighing.Line:
    """A line that runs for a part of the period counts for its share of the working days."""
    return weighing.Line(
        activity=row.activity,
        quantity=row.quantity,
        share=_share(row, period),
        occasions=row.occasions,
        every=row.every,
        every_unit=weighing.Every(row.every_unit) if row.every_unit else None,
        amount=row.amount,
        travel=row.travel or Decimal(0),
        interval=row.interval,
        actuals=tuple(row.actuals),
    )


def _share(row: Line, period: Period) -> Decimal:
    first, last = row.starts_on or period.starts_on, row.ends_on or period.ends_on
    if first <= period.starts_on and last >= period.ends_on:
        return Decimal(1)
    days = working_days(period.starts_on, period.ends_on)
    held = [day for day in days if first <= day <= last]
    return (Decimal(len(held)) / len(days)).quantize(SIX) if days else Decimal(1)


def _times(sheets: Sequence[Sheet]) -> Mapping[Whose, TimeOf]:
    """Of everybody on the sheets, over all their periods."""
    periods = [sheet.period for sheet in sheets]
    people = {sheet.person_id for sheet in sheets if sheet.person_id}
    if not people:
        return {}
    return times_by(people, min(one.starts_on for one in periods), max(one.ends_on for one in periods))


def _off(row: Any, *, percent: Decimal | None, hours: Decimal | None) -> Off:
    return Off(row.starts_on, row.ends_on, percent or Decimal(0), hours or Decimal(0))
