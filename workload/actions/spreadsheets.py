"""Bringing in what stands in a file: all of it or nothing, and only what the person has seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from fyrbodal import journal
from fyrbodal.bringing_in.change import Change, as_seen
from fyrbodal.drafts.models import NotOpen, Saved
from workload.actions.reckoning import reckon
from workload.models import Line, ListMapping, Sheet

MOST_WORDS = 500  # that are remembered for a model


@dataclass(frozen=True)
class Understood:
    """Fields by plain heading, and the key of an activity by plain word."""

    columns: Mapping[str, str]
    activities: Mapping[str, str]


@transaction.atomic
def bring_in(
    *, sheet: Sheet, make: Callable[[], Change], seen: str, understood: Understood | None = None, by: Any
) -> Change:
    """Write what `make` finds while nobody else can write on the sheet. Raises NotOpen and NotAsSeen."""
    sheet.hold_open()
    change = as_seen(make, seen)
    _write(sheet, change, by)
    if understood:
        _remember(sheet, understood, by)
    reckon([sheet])
    journal.record(by, "imported", sheet, file=change.source, **change.counts)
    return change


def _remember(sheet: Sheet, understood: Understood, by: Any) -> None:
    """For the next list of the same municipality; what was not in this one stays as it was remembered."""
    organisation = sheet.period.unit.organisation_id
    ListMapping.objects.bulk_create([ListMapping(organisation_id=organisation)], ignore_conflicts=True)
    mapping = ListMapping.objects.select_for_update().get(organisation=organisation)
    family = str(sheet.period.version.family_id)
    mapping.columns = mapping.columns | dict(understood.columns)
    known = mapping.activities_of(family) | dict(understood.activities)
    mapping.activities = mapping.activities | {family: dict(list(known.items())[-MOST_WORDS:])}
    mapping.saved_at, mapping.saved_by = timezone.now(), by
    mapping.save()


def _write(sheet: Sheet, change: Change, by: Any) -> None:
    Line.objects.filter(pk__in=[one.row.pk for one in change.removed]).delete()
    for one in change.changed:
        # The sheet is held, so that the revision that was compared is the one that is there.
        if not isinstance(one.row.save_on(one.row.revision, one.values, by=by), Saved):
            raise NotOpen
    first = sheet.next_position()
    Line.objects.bulk_create(
        Line(sheet=sheet, position=place, saved_by=by, **one.values) for place, one in enumerate(change.added, first)
    )


def exported(*, thing: Any, sheets: int, by: Any) -> None:
    """Note that figures have left the program in a file."""
    journal.record(by, "exported", thing, rows=sheets)
