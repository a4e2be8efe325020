"""What the worker does for projects."""

import datetime as dt

from django.utils import timezone

from fyrbodal.work import daily
from projects.actions.reminders import remind


@daily
def remind_of_reports(day: dt.date) -> None:
    """It looks back at the days on which no worker ran, so those are not asked about by themselves."""
    if day == timezone.localdate():
        remind(day)
