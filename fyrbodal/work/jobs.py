import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from fyrbodal import journal
from fyrbodal.work.models import Job
from fyrbodal.work.registry import daily, daily_called, job


@job("work.daily")
@transaction.atomic
def run_daily(name: str, day: str) -> None:
    daily_called(name)(dt.date.fromisoformat(day))


@daily
def dispose_of_jobs(day: dt.date) -> None:
    """Their keys may be used again by then: a day that is begun has its row, and a mail that is sent is not sent anew."""
    number, _each = Job.objects.overdue(day).delete()
    if number:
        journal.record(None, "disposed of", ContentType.objects.get_for_model(Job), rows=number)
