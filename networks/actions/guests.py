"""Those who come without standing on the list."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from fyrbodal.organisation.models import Organisation, Person
from networks.models import Attendee, Item, Meeting


@transaction.atomic
def invite(
    *, meeting: Meeting, name: str, organisation: Organisation | None, organisation_name: str, email: str, by: Any
) -> Attendee:
    """Put a guest on the list, as present. Raises NotOpen.

    Somebody the program can only mean by that name is pointed at, and is not written twice.
    """
    meeting.hold_open()
    person = known(name, organisation, email, by)
    if person and (listed := meeting.attendees.filter(person=person).first()):
        Attendee.objects.filter(pk=listed.pk).update(is_present=True)
        return listed
    attendee = Attendee.objects.create(
        meeting=meeting,
        person=person,
        name=name,
        organisation=organisation or (person.organisation if person and not organisation_name else None),
        organisation_name=organisation_name,
        email=email or (person.email if person else ""),
        is_present=True,
    )
    _outdate_the_list(meeting, by)
    return attendee


def known(name: str, organisation: Organisation | None, email: str, by: Any) -> Person | None:
    """The only person of that name, unless the address or the organisation speaks against it."""
    found = Person.objects.visible_to(by).active().select_related("organisation").filter(name__iexact=name)
    if email:
        found = found.filter(email__iexact=email)
    if organisation:
        found = found.filter(organisation=organisation)
    people = list(found[:2])
    return people[0] if len(people) == 1 else None


@transaction.atomic
def dismiss(*, attendee: Attendee, by: Any) -> None:
    """Take a guest off the list. Raises NotOpen."""
    attendee.meeting.hold_open()
    attendee.delete()
    _outdate_the_list(attendee.meeting, by)


def _outdate_the_list(meeting: Meeting, by: Any) -> None:
    # A page that shows the old list would untick the guest, or tick somebody who is gone.
    meeting.items.filter(kind=Item.Kind.ATTENDANCE).update(
        revision=F("revision") + 1, saved_at=timezone.now(), saved_by=by
    )
