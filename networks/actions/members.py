"""Who belongs to a network."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from fyrbodal import journal
from fyrbodal.organisation.models import Appointment


@transaction.atomic
def appoint(*, appointment: Appointment, by: Any) -> None:
    """The appointment has been validated by the form that made it."""
    appointment.save()
    journal.record(by, "appointed", appointment)


@transaction.atomic
def end(*, appointment: Appointment, by: Any) -> None:
    """Yesterday was the last day; what never came to hold is taken away."""
    journal.record(by, "ended", appointment)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    if appointment.starts_on > yesterday:
        appointment.delete()
    else:
        appointment.ends_on = yesterday
        appointment.save(update_fields=["ends_on"])
