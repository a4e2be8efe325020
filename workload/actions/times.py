"""Keeping what is taken off somebody's time; the sheets that it touches are weighed anew."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q

from fyrbodal import journal
from fyrbodal.organisation.models import Employment, Person, Unit
from workload.actions.reckoning import reckon
from workload.models import Absence, Reduction, Sheet, SheetStatus

KEPT_IN_SIGHT = dt.timedelta(days=366)


def people_of(unit: Unit, today: dt.date) -> Any:
    """Those who are employed in the unit, will be, or have been within a year."""
    lately = Q(ends_on=None) | Q(ends_on__gte=today - KEPT_IN_SIGHT)
    employed = Employment.objects.filter(lately, unit=unit)
    return Person.objects.filter(pk__in=employed.values("person")).in_order()


@transaction.atomic
def keep(*, row: Reduction | Absence, by: Any) -> None:
    """A new row or a changed one. Raises ValidationError where it overlaps another."""
    # In turn: rows that exclude each other, written at once, are a deadlock to the database.
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=row.unit_id)
    row.full_clean()
    before = type(row)._base_manager.filter(pk=row.pk).first()
    row.save()
    _follow([row, before] if before else [row], by)


@transaction.atomic
def remove(*, row: Reduction | Absence, by: Any) -> None:
    row.delete()
    _follow([row], by)


def _follow(rows: list[Any], by: Any) -> None:
    # Of the person and not of the row: why somebody works less is not for the readers of the journal.
    journal.record(by, "changed_time", rows[0].person)
    days = Q()
    for row in rows:
        days |= _touched(row.starts_on, row.ends_on)
    whose = {"person": rows[0].person_id, "period__unit": rows[0].unit_id}
    sheets = Sheet.objects.filter(days, **whose).exclude(status=SheetStatus.LOCKED)
    reckon(sheets.select_for_update(of=("self",)).order_by("pk"))


def _touched(first: dt.date, last: dt.date | None) -> Q:
    days = Q(period__ends_on__gte=first)
    return days & Q(period__starts_on__lte=last) if last else days
