"""Weighing open sheets anew: employments are changed in a register that knows nothing of sheets."""

import datetime as dt

from django.db import transaction

from workload.actions.reckoning import reckon
from workload.models import Sheet, SheetStatus

STILL_TALKED_ABOUT = dt.timedelta(days=92)


@transaction.atomic
def reckon_open(day: dt.date) -> int:
    """Those that are not locked, of periods that run or ended lately; how many."""
    open_ones = Sheet.objects.exclude(status=SheetStatus.LOCKED).filter(disposed_at=None)
    lately = open_ones.filter(period__ends_on__gte=day - STILL_TALKED_ABOUT)
    return len(reckon(lately.select_for_update(of=("self",)).order_by("pk")))
