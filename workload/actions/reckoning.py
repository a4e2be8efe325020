"""Keeping the outcome of every sheet as it is reckoned."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from workload.documents.weighing import Reckoned, reckoned
from workload.models import Outcome, Sheet
from workload.models.outcome import LARGEST, LARGEST_LOAD, LEAST_TIME
from workload.weighing import shown

SIX = 6


@transaction.atomic
def reckon(sheets: Iterable[Sheet]) -> list[Reckoned]:
    """Weigh the sheets anew and keep what they weigh: one read a table and one write.

    What a locked sheet weighs, or one whose lines have been disposed of, is kept as it was.
    """
    found = reckoned(sheets)
    kept = _kept(found)
    Outcome.objects.bulk_create(
        (_outcome(one) for one in found if one.sheet.pk not in kept),
        update_conflicts=True,
        unique_fields=["sheet"],
        update_fields=["demand", "available", "load", "band", "percentage", "kinds", "at"],
    )
    return found


def _kept(found: list[Reckoned]) -> set[Any]:
    settled = [one.sheet.pk for one in found if one.sheet.is_settled]
    return set(Outcome.objects.filter(pk__in=settled).values_list("pk", flat=True)) if settled else set()


def _kept_time(available: Decimal) -> Decimal:
    """However little time there is, it is not none."""
    return max(round(min(available, LARGEST), SIX), LEAST_TIME) if available else available


def _outcome(one: Reckoned) -> Outcome:
    result = one.result
    return Outcome(
        sheet=one.sheet,
        demand=round(min(result.demand, LARGEST), SIX),
        available=_kept_time(result.available),
        load=None if result.load is None else min(result.load, LARGEST_LOAD),
        band=result.band,
        percentage=shown(result.sheet.employment.percentage),
        kinds=len({line.activity for line in one.lines}),
        at=timezone.now(),
    )
