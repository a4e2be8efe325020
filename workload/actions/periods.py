"""Opening a period: a sheet for everybody in the unit, filled with what stood on the last one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q

from fyrbodal import journal
from fyrbodal.organisation.models import Appointment, Employment, Person, Unit
from fyrbodal.organisation.roles import Role
from workload.actions.reckoning import reckon
from workload.documents.weighing import model_of
from workload.models import Adoption, Comment, Line, Period, Sheet, SheetKind, Version
from workload.spans import month_of, next_span


def version_for(unit: Unit, day: dt.date) -> Version | None:
    """What a unit measures with from a day on; None until it has chosen a model that is published."""
    chosen = Adoption.objects.on(day).filter(unit=unit)
    models = Version.objects.published().select_related("family").defer("definition", "weights")
    found: Version | None = models.filter(family__in=chosen.values("family")).first()
    return found


def next_days(unit: Unit, today: dt.date) -> tuple[dt.date, dt.date]:
    """What follows the unit's last period; this month where there is none."""
    last = Period.objects.filter(unit=unit).newest_first().first()
    return next_span(last.starts_on, last.ends_on) if last else month_of(today)


@transaction.atomic
def open_period(*, unit: Unit, version: Version, starts_on: dt.date, ends_on: dt.date, by: Any) -> Period:
    """Raises ValidationError for days that the unit already measures."""
    # In turn: rows that exclude each other, written at once, are a deadlock to the database.
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=unit.pk)
    period = Period(unit=unit, version=version, starts_on=starts_on, ends_on=ends_on, opened_by=by)
    period.full_clean(exclude=["opened_by"])
    period.save()
    sheets = [*_of_employees(period), *_of_rows(period)]
    Sheet.objects.bulk_create(sheets)
    _begin_comments(sheets)
    prefill(sheets)
    reckon(sheets)
    journal.record(by, "opened_period", period)
    return period


def employees(period: Period) -> Any:
    """Those who are employed in the unit on some day of the period, but for its manager, who has the talks."""
    held = Q(ends_on=None) | Q(ends_on__gte=period.starts_on)
    employed = Employment.objects.filter(held, unit=period.unit_id, starts_on__lte=period.ends_on)
    managers = Appointment.objects.filter(
        held, role=Role.UNIT_MANAGER, body=period.unit_id, starts_on__lte=period.ends_on
    )
    measured = Person.objects.filter(pk__in=employed.values("person")).exclude(pk__in=managers.values("person"))
    return measured.in_order()


def _begin_comments(sheets: Iterable[Sheet]) -> None:
    """Everybody has a place to comment on her own sheet, from the beginning."""
    Comment.objects.bulk_create(Comment(sheet=sheet) for sheet in sheets if sheet.person_id)


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
    filled = list(sheets)
    before = {_whose(sheet): sheet for sheet in _last_before(filled)}
    lines = _lines_of(before.values())
    Line.objects.bulk_create(
        carried(line, sheet)
        for sheet in filled
        if (last := before.get(_whose(sheet)))
        for line in lines[last.pk]
        if _goes_on(line, sheet)
    )


def _whose(sheet: Sheet) -> Any:
    return sheet.person_id or (sheet.kind, sheet.label)


def _last_before(sheets: list[Sheet]) -> Any:
    """The last earlier sheet of everybody and every row in a period of one unit."""
    if not sheets:
        return []
    period = sheets[0].period
    same = Q(person__in=[one.person_id for one in sheets if one.person_id]) | Q(person=None)
    earlier = Sheet.objects.filter(same, period__unit=period.unit_id, period__ends_on__lt=period.starts_on)
    return earlier.order_by("person_id", "kind", "label", "-period__starts_on").distinct("person_id", "kind", "label")


def _lines_of(sheets: Iterable[Sheet]) -> dict[Any, list[Line]]:
    found = defaultdict(list)
    for line in Line.objects.filter(sheet__in=[sheet.pk for sheet in sheets]).order_by("position", "pk"):
        found[line.sheet_id].append(line)
    return found


def _goes_on(line: Line, sheet: Sheet) -> bool:
    still = line.ends_on is None or line.ends_on >= sheet.period.starts_on
    return still and line.activity in model_of(sheet.period.version).by_key


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


def without_sheet(period: Period) -> Any:
    """Those who are employed in the unit during the period and came after it was opened."""
    return employees(period).exclude(sheets__period=period)


@transaction.atomic
def add_employee(*, period: Period, person: Person, by: Any) -> Sheet:
    """Raises ValidationError for somebody who has a sheet already."""
    return _add(Sheet(period=period, person=person), by)


@transaction.atomic
def add_row(*, row: Sheet, by: Any) -> Sheet:
    """A consultant, a vacant post, or cases that nobody has. Raises ValidationError."""
    return _add(row, by)


def _add(sheet: Sheet, by: Any) -> Sheet:
    Period.objects.select_for_update(of=("self",), no_key=True).get(pk=sheet.period_id)
    sheet.full_clean()
    sheet.save(force_insert=True)
    _begin_comments([sheet])
    prefill([sheet])
    reckon([sheet])
    journal.record(by, "added", sheet)
    return sheet
