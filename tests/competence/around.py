"""What happens around a course, read as prose: over(vera, nils, days=2), there(occasion, vera, "present", "absent")."""

import datetime as dt

from django.utils import timezone

from competence.actions.around import attendance, holding
from competence.documents.around.attended import Attended
from competence.models import Day, Place
from fyrbodal.outbox.models import Delivery
from fyrbodal.work.jobs import run_daily
from tests.competence.catalogue import planned

JOB = "competence.jobs.write_around_courses"


def placed(occasion, *people, status="booked", **facts):
    """Places as they stand when they are booked, or waited for."""
    for one in people:
        Place.objects.create(
            occasion=occasion, course=occasion.course, person=one, organisation=one.organisation, status=status, **facts
        )
    return occasion


def given(*people, in_days=30, days=1, **facts):
    """An occasion on so many days in a row, where they have places."""
    occasion = planned(in_days=in_days, sign_up="open", seats=50, **facts)
    first = occasion.first_on
    for number in range(1, days):
        held_on = first + number * dt.timedelta(days=1)
        Day.objects.create(occasion=occasion, held_on=held_on, starts_at=dt.time(9), ends_at=dt.time(16))
    occasion.last_on = first + (days - 1) * dt.timedelta(days=1)
    occasion.save()
    return placed(occasion, *people)


def over(*people, days=1, **facts):
    """Its last day was yesterday."""
    return given(*people, in_days=-days, days=days, **facts)


def there(occasion, person, *marks, by=None):
    """What is noted of her, day by day."""
    place = Place.objects.get(occasion=occasion, person=person, status="booked")
    days = occasion.days.order_by("held_on")
    noted = {(place.pk, day.pk): mark for day, mark in zip(days, marks, strict=False)}
    attendance.note(occasion=occasion, marks=noted, by=by)


def held(occasion, by, *missed):
    """All took part but those."""
    said = {one.pk: "missed" if one.person in missed else "taken" for one in Attended(occasion).places}
    holding.settle(occasion=occasion, said=said, by=by)
    occasion.refresh_from_db()
    return occasion


def morning():
    """What the worker does for this day."""
    run_daily(JOB, timezone.localdate().isoformat())


def mails(kind=""):
    """Address → the texts of what it has been sent of that kind, in order."""
    found = {}
    rows = Delivery.objects.filter(message__kind__startswith=f"competence.{kind}").select_related("message")
    for one in rows.order_by("message__created_at", "address"):
        found.setdefault(one.address, []).append(one.message.text)
    return found
