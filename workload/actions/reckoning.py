"""Keeping the outcome of every sheet as it is reckoned."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from workload.documents.weighing import Reckoned, reckoned
from workload.models import Outcome, Sheet
from workload.weighing import shown

SIX = 6


@transaction.atomic
def reckon(sheets: Iterable[Sheet]) -> list[Reckoned]:
    """Weigh the sheets anew and keep what they weigh: one read a table and one write."""
    found = reckoned(sheets)
    Outcome.objects.bulk_create(
        map(_outcome, found),
        update_conflicts=True,
        unique_fields=["sheet"],
        update_fields=["demand", "available", "load", "band", "percentage", "kinds", "at"],
    )
    return found


def _outcome(one: Reckoned) -> Outcome:
    result = one.result
    return Outcome(
        sheet=one.sheet,
        demand=round(result.demand, SIX),
        available=round(result.available, SIX),
        load=result.load,
        band=result.band,
        percentage=shown(result.sheet.employment.percentage),
        kinds=len({line.activity for line in one.lines}),
        at=timezone.now(),
    )
