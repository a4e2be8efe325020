"""Reckoning how many need each course: every morning, and when a plan is adopted or a unit chooses its areas."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from competence.documents.people.needed import Needed
from competence.models import UnitDemand
from fyrbodal.work import enqueue

JOB = "competence.reckon_demand"
FIGURES = ("people", "have", "again", "planned", "partly", "missing")


@transaction.atomic
def keep_demand(on: dt.date) -> int:
    """In place of what was kept before; how many rows there are."""
    now = timezone.now()
    found: list[tuple[Any, Any]] = sorted(Needed(on), key=lambda row: (str(row[0]), str(row[1].course)))
    rows = [UnitDemand(unit_id=unit, course_id=one.course, reckoned_at=now, **_figures(one)) for unit, one in found]
    fields = [*FIGURES, "reckoned_at"]
    UnitDemand.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["unit", "course"], update_fields=fields, batch_size=1000
    )
    UnitDemand.objects.exclude(reckoned_at=now).delete()
    return len(rows)


def _figures(demand: Any) -> dict[str, int]:
    return {name: getattr(demand, name) for name in FIGURES}


def reckon_soon() -> None:
    """In the transaction of what changes it."""
    enqueue(JOB, {})
