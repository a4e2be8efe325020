"""Sealing the report of a unit."""

from typing import Any

from django.db import transaction

from fyrbodal import journal
from fyrbodal.organisation.models import Unit
from fyrbodal.sealed.canonical import canonical
from fyrbodal.sealed.models import Audience, Copy
from fyrbodal.sealed.sealing import seal
from workload.documents.overview.unit import UnitOverview
from workload.documents.unit_report import KIND, UnitReport


class NothingLocked(Exception):
    """No sheet of the period is locked, so there is nothing to report."""


@transaction.atomic
def seal_report(*, found: UnitOverview, by: Any) -> Copy:
    """The next edition, or the last one where nothing is new since. Raises NothingLocked."""
    if not found.now.rows:
        raise NothingLocked
    unit = Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=found.unit.pk)
    report = UnitReport(found)
    last: Copy | None = Copy.objects.of(unit).filter(kind=KIND).newest_first().first()
    if last and last.content == canonical(report.data()):
        return last
    number = last.number + 1 if last else 1
    copy = seal(
        kind=KIND,
        thing=unit,
        body=unit,
        number=number,
        audience=Audience.CONCERNED,
        title=report.title,
        content=report.data(),
        html=report.document(number=number).html(),
        by=by,
    )
    journal.record(by, "sealed", unit, number=number)
    return copy
