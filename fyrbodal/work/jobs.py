import datetime as dt

from django.db import transaction

from fyrbodal.work.registry import daily_called, job


@job("work.daily")
@transaction.atomic
def run_daily(name: str, day: str) -> None:
    daily_called(name)(dt.date.fromisoformat(day))
