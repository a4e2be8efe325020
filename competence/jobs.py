"""What the worker does for competence."""

import datetime as dt

from django.utils import timezone

from competence.actions.demand import JOB, keep_demand
from fyrbodal.work import daily, job


@daily
def keep_forecast(day: dt.date) -> None:
    """Of the days on which no worker ran, nobody asks any more."""
    if day == timezone.localdate():
        keep_demand(day)


@job(JOB, can_wait=True)
def reckon_demand() -> None:
    keep_demand(timezone.localdate())
