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


def facts(appointment: Appointment) -> dict[str, str]:
    """What is needed to give the appointment back; "" where there is nothing."""
    return {
        "pk": str(appointment.pk),
        "person": str(appointment.person_id),
        "body": str(appointment.body_id),
        "role": str(appointment.role),
        "starts_on": appointment.starts_on.isoformat(),
        "ends_on": appointment.ends_on.isoformat() if appointment.ends_on else "",
        "deputy_for": str(appointment.deputy_for_id or ""),
    }


def ended(facts: dict[str, str]) -> Appointment:
    """The appointment as it was before `end`, not yet saved."""
    return Appointment(
        pk=int(facts["pk"]),
        person_id=facts["person"],
        body_id=facts["body"],
        role=facts["role"],
        starts_on=dt.date.fromisoformat(facts["starts_on"]),
        ends_on=dt.date.fromisoformat(facts["ends_on"]) if facts["ends_on"] else None,
        deputy_for_id=facts["deputy_for"] or None,
    )


@transaction.atomic
def give_back(*, appointment: Appointment, by: Any) -> None:
    """Undo an end; raises ValidationError when the person has been given the same again meanwhile."""
    if there := Appointment.objects.filter(pk=appointment.pk).first():
        there.ends_on = appointment.ends_on
    given = there or appointment
    given.full_clean()
    given.save()
    journal.record(by, "gave back", given)


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
