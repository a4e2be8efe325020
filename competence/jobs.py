"""What the worker does for competence."""

import datetime as dt

from django.utils import timezone

from competence.actions.demand import JOB, keep_demand
from competence.actions.packages.reminders import remind_of_names, remind_of_packages
from competence.actions.packages.turns import close_due
from fyrbodal.work import daily, job


@daily
def keep_forecast(day: dt.date) -> None:
    """Of the days on which no worker ran, nobody asks any more."""
    if day == timezone.localdate():
        keep_demand(day)


@daily
def keep_packages(day: dt.date) -> None:
    """Close what is over, and remind those who are waited for."""
    close_due(day)
    remind_of_packages(day)
    remind_of_names(day)


@job(JOB, can_wait=True)
def reckon_demand() -> None:
    keep_demand(timezone.localdate())
