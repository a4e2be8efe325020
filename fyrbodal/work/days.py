"""Work that belongs to a day: no day is lost when no worker runs, and none is done twice."""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from fyrbodal.work.models import Day
from fyrbodal.work.queue import enqueue
from fyrbodal.work.registry import daily_names

DAY = dt.timedelta(days=1)


def catch_up(today: dt.date) -> None:
    """Begin each day after the last one that was begun; the very first time, today."""
    last = Day.objects.aggregate(last=Max("falls_on"))["last"]
    day = last + DAY if last else today
    while day <= today:
        due(day)
        day += DAY


@transaction.atomic
def due(day: dt.date) -> None:
    """Put one job per daily function in the queue, once for each day."""
    _row, is_new = Day.objects.get_or_create(falls_on=day)
    if is_new:
        for name in daily_names():
            enqueue("work.daily", {"name": name, "day": day.isoformat()}, key=f"{name}:{day}")
