"""What becomes of old sheets: what is written about a person goes, and what the sheet weighed stays (decision 7).

Reductions and absences go by the same time, when no sheet that is kept is reckoned with them.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from fyrbodal import journal
from fyrbodal.organisation.models import Employment, Organisation
from fyrbodal.sealed.disposal import dispose as dispose_of_copies
from fyrbodal.sealed.disposal import disposing
from workload.models import (
    DEFAULT_MONTHS,
    Absence,
    Comment,
    Line,
    Measure,
    Reduction,
    Retention,
    Sheet,
    Snapshot,
    Talk,
)
from workload.spans import months_after

TIMES: dict[str, Any] = {"reductions": Reduction, "absences": Absence}


@dataclass(frozen=True)
class Overdue:
    """What goes for one municipality, of what ended before `before`."""

    organisation: Organisation
    months: int
    before: dt.date
    sheets: int
    lines: int
    talks: int
    copies: int
    reductions: int
    absences: int

    def numbers(self) -> dict[str, int]:
        names = ("sheets", "lines", "talks", "copies", *TIMES)
        return {name: getattr(self, name) for name in names}


def overdue(day: dt.date) -> list[Overdue]:
    """For each municipality that has something to dispose of on that day; nothing is changed."""
    months = Retention.objects.by_organisation()
    keeping = Organisation.objects.filter(units__isnull=False).distinct().in_order()
    listed = [_of(one, months.get(one.pk, DEFAULT_MONTHS), day) for one in keeping]
    return [one for one in listed if any(one.numbers().values())]


def _of(organisation: Organisation, months: int, day: dt.date) -> Overdue:
    before = months_after(day, -months)
    rows = _old(organisation, before)
    counts = rows.aggregate(
        sheets=Count("pk", distinct=True),
        lines=Count("lines", distinct=True),
        talks=Count("talk", distinct=True),
        copies=Count("snapshots", distinct=True),
    )
    times = {name: _spent(kind, organisation, before).count() for name, kind in TIMES.items()}
    return Overdue(organisation, months, before, **counts, **times)


def _old(organisation: Organisation, before: dt.date) -> Any:
    return Sheet.objects.filter(period__unit__organisation=organisation, period__ends_on__lt=before, disposed_at=None)


def _spent(kind: Any, organisation: Organisation, before: dt.date) -> Any:
    """Reductions or absences that are over, or whose person left without anybody ending them."""
    hers = {"person": OuterRef("person"), "unit": OuterRef("unit")}
    employed = Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=before), **hers)
    over = Q(ends_on__lt=before) | Q(~Exists(employed), ends_on=None, starts_on__lt=before)
    return kind.objects.filter(over, ~Exists(_needing(before)), unit__organisation=organisation)


def _needing(before: dt.date) -> Any:
    """The sheets that are kept and that a row of somebody's time is reckoned in; a period may begin before the day."""
    hers = {"person": OuterRef("person"), "period__unit": OuterRef("unit")}
    until = Coalesce(OuterRef("ends_on"), dt.date.max)
    return Sheet.objects.filter(disposed_at=None, period__ends_on__gte=before, period__starts_on__lte=until, **hers)


@transaction.atomic
def dispose(one: Overdue) -> dict[str, int]:
    """Of what is overdue now; how many of each. One line in the journal says the same."""
    old = _old(one.organisation, one.before).select_for_update(of=("self",), no_key=True)
    keys = list(old.values_list("pk", flat=True))
    snapshots = Snapshot.objects.filter(sheet__in=keys)
    copies = list(snapshots.values_list("copy", flat=True))
    snapshots.delete()
    numbers = {"sheets": len(keys)} | _unwrite(keys) | {"copies": dispose_of_copies(copies)} | _dispose_of_times(one)
    if any(numbers.values()):
        journal.record(None, "disposed of", one.organisation, **numbers)
    return numbers


def _unwrite(keys: list[Any]) -> dict[str, int]:
    """Lines and all that was said; the sheet itself stays, with what it weighed."""
    with disposing():
        lines, _each = Line.objects.filter(sheet__in=keys).delete()
    talks, _each = Talk.objects.filter(sheet__in=keys).delete()
    for kind in (Comment, Measure):
        kind.objects.filter(sheet__in=keys).delete()
    Sheet.objects.filter(pk__in=keys).update(
        note="", self_rating=None, flex_hours=None, reopened_because="", returned_because="", disposed_at=timezone.now()
    )
    return {"lines": lines, "talks": talks}


def _dispose_of_times(one: Overdue) -> dict[str, int]:
    return {name: _spent(kind, one.organisation, one.before).delete()[0] for name, kind in TIMES.items()}
