"""Who belongs to a network."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from fyrbodal import journal
from fyrbodal.organisation.models import Appointment


@transaction.atomic
def appoint(*, appointment: Appointment, by: Any) -> None:
    """The form has validated it; raises ValidationError when somebody else made the same meanwhile."""
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError:
        appointment.full_clean()  # says in words which constraint it was
        raise
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
