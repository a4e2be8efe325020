"""Opening a period: a sheet for everybody in the unit, filled with what stood on the last one."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q

from fyrbodal import journal
from fyrbodal.organisation.models import Employment, Person, Unit
from workload.actions.reckoning import reckon
from workload.documents.weighing import model_of
from workload.models import Line, Period, Sheet, SheetKind, Version


@transaction.atomic
def open_period(*, unit: Unit, version: Version, starts_on: dt.date, ends_on: dt.date, by: Any) -> Period:
    """Raises ValidationError for days that the unit already measures."""
    period = Period(unit=unit, version=version, starts_on=starts_on, ends_on=ends_on, opened_by=by)
    period.full_clean(exclude=["opened_by"])
    period.save()
    sheets = [*_of_employees(period), *_of_rows(period)]
    Sheet.objects.bulk_create(sheets)
    prefill(sheets)
    reckon(sheets)
    journal.record(by, "opened_period", period)
    return period


def employees(period: Period) -> Any:
    """Those who are employed in the unit on some day of the period."""
    held = Q(ends_on=None) | Q(ends_on__gte=period.starts_on)
    employed = Employment.objects.filter(held, unit=period.unit_id, starts_on__lte=period.ends_on)
    return Person.objects.filter(pk__in=employed.values("person")).in_order()


def _of_employees(period: Period) -> Iterator[Sheet]:
    people = list(employees(period))
    last = {sheet.person_id: sheet for sheet in _latest(period).filter(person__in=people)}
    for person in people:
        before = last.get(person.pk)
        yield Sheet(period=period, person=person, experience=before.experience if before else "")


def _of_rows(period: Period) -> Iterator[Sheet]:
    """Consultants, vacant posts and cases that nobody has: those of the unit's last period."""
    previous = Period.objects.filter(unit=period.unit_id, ends_on__lt=period.starts_on).newest_first().first()
    rows = Sheet.objects.filter(period=previous).exclude(kind=SheetKind.EMPLOYEE) if previous else ()
    for row in rows:
        same = {"kind": row.kind, "label": row.label, "percentage": row.percentage, "experience": row.experience}
        yield Sheet(period=period, **same)


def _latest(period: Period) -> Any:
    """Each person's last sheet in the unit before the period."""
    earlier = Sheet.objects.filter(period__unit=period.unit_id, period__ends_on__lt=period.starts_on)
    return earlier.order_by("person", "-period__starts_on").distinct("person")


def prefill(sheets: Iterable[Sheet]) -> None:
    """Put the lines of the last sheet on each, those that still run and whose activity the model knows."""
    lines = [line for sheet in sheets for line in _carried(sheet)]
    Line.objects.bulk_create(lines)


def _carried(sheet: Sheet) -> Iterator[Line]:
    known = model_of(sheet.period.version).by_key
    before = _before(sheet)
    still = Q(ends_on=None) | Q(ends_on__gte=sheet.period.starts_on)
    for line in Line.objects.filter(still, sheet=before).order_by("position", "pk") if before else ():
        if line.activity in known:
            yield carried(line, sheet)


def _before(sheet: Sheet) -> Sheet | None:
    same = {"person": sheet.person} if sheet.person else {"person": None, "kind": sheet.kind, "label": sheet.label}
    earlier = Sheet.objects.filter(**same, period__unit=sheet.period.unit_id)
    found: Sheet | None = earlier.filter(period__ends_on__lt=sheet.period.starts_on).newest_first().first()
    return found


def carried(line: Line, sheet: Sheet) -> Line:
    """The same line on another sheet; what was logged belongs to the period where it was done."""
    return Line(
        sheet=sheet,
        position=line.position,
        activity=line.activity,
        label=line.label,
        quantity=line.quantity,
        occasions=line.occasions,
        every=line.every,
        every_unit=line.every_unit,
        amount=line.amount,
        travel=line.travel,
        interval=line.interval,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        last_contact_on=line.last_contact_on,
    )
