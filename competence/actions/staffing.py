"""Bringing in the answers of a staffing survey: all rows of a file or none, and only what the person has seen."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from competence.models import StaffingRow, StaffingSurvey
from fyrbodal import journal
from fyrbodal.bringing_in.change import Change, as_seen


@transaction.atomic
def bring_in(*, survey: StaffingSurvey, make: Callable[[], Change], seen: str, by: Any) -> Change:
    """Write what `make` finds while nobody else can write in the survey. Raises NotAsSeen."""
    StaffingSurvey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    list(StaffingRow.objects.select_for_update(of=("self",)).filter(survey=survey).order_by("pk").values_list("pk"))
    change = as_seen(make, seen)
    StaffingRow.objects.bulk_create(StaffingRow(survey=survey, **one.values) for one in change.added)
    for one in change.changed:
        StaffingRow.objects.filter(pk=one.row.pk).update(**one.values)
    journal.record(by, "imported", survey, file=change.source, **change.counts)
    return change
