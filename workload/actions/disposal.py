"""What becomes of old sheets: what is written about a person goes, and what the sheet weighed stays (decision 7)."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from fyrbodal import journal
from fyrbodal.organisation.models import Organisation
from fyrbodal.sealed.disposal import dispose as dispose_of_copies
from fyrbodal.sealed.disposal import disposing
from workload.models import DEFAULT_MONTHS, Comment, Line, Measure, Retention, Sheet, Snapshot, Talk


@dataclass(frozen=True)
class Overdue:
    """What goes for one municipality, whose periods ended before `before`."""

    organisation: Organisation
    months: int
    before: dt.date
    sheets: int
    lines: int
    talks: int
    copies: int

    def numbers(self) -> dict[str, int]:
        return {"sheets": self.sheets, "lines": self.lines, "talks": self.talks, "copies": self.copies}


def overdue(day: dt.date) -> list[Overdue]:
    """For each municipality that has something to dispose of on that day; nothing is changed."""
    months = Retention.objects.by_organisation()
    measuring = Organisation.objects.filter(units__periods__isnull=False).distinct().in_order()
    listed = [_of(one, months.get(one.pk, DEFAULT_MONTHS), day) for one in measuring]
    return [one for one in listed if one.sheets]


def _of(organisation: Organisation, months: int, day: dt.date) -> Overdue:
    before = months_before(day, months)
    rows = _old(organisation, before)
    counts = rows.aggregate(
        sheets=Count("pk", distinct=True),
        lines=Count("lines", distinct=True),
        talks=Count("talk", distinct=True),
        copies=Count("snapshots", distinct=True),
    )
    return Overdue(organisation, months, before, **counts)


def _old(organisation: Organisation, before: dt.date) -> Any:
    return Sheet.objects.filter(period__unit__organisation=organisation, period__ends_on__lt=before, disposed_at=None)


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier; the last of the month where it has no such day.

    >>> months_before(dt.date(2028, 3, 31), 1)
    datetime.date(2028, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@transaction.atomic
def dispose(one: Overdue) -> dict[str, int]:
    """Of what is overdue now; how many of each. One line in the journal says the same."""
    old = _old(one.organisation, one.before).select_for_update(of=("self",), no_key=True)
    keys = list(old.values_list("pk", flat=True))
    snapshots = Snapshot.objects.filter(sheet__in=keys)
    copies = list(snapshots.values_list("copy", flat=True))
    snapshots.delete()
    numbers = {"sheets": len(keys)} | _unwrite(keys) | {"copies": dispose_of_copies(copies)}
    if keys:
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
