"""What the worker does for competence."""

import datetime as dt
import logging

from django.utils import timezone

from competence.actions.around.briefs import brief_all
from competence.actions.around.evaluating import ask_all, dispose_of_texts
from competence.actions.around.invitations import invite_the_rest
from competence.actions.demand import JOB, keep_demand
from competence.actions.packages.reminders import remind_of_names, remind_of_packages
from competence.actions.packages.turns import close_due
from competence.documents.capacity import breaches
from fyrbodal.work import daily, job

logger = logging.getLogger(__name__)


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


@daily
def audit_places(day: dt.date) -> None:
    """What should never be found is told to whoever reads the log."""
    if day == timezone.localdate():
        for sentence in breaches():
            logger.error(sentence)


@job(JOB, can_wait=True)
def reckon_demand() -> None:
    keep_demand(timezone.localdate())


@daily
def write_around_courses(day: dt.date) -> None:
    """Each looks back at the days on which no worker ran, so those are not written about by themselves."""
    if day == timezone.localdate():
        invite_the_rest()
        brief_all(day)
        ask_all(day)
        dispose_of_texts(day)
