"""Sending finished minutes to those present, absent and informed."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal import journal, links, outbox
from fyrbodal.outbox.models import Message
from networks.documents.presenting import when
from networks.models import Edition, Mailing, Meeting, WrongTurn

PURPOSE = "networks.mailing"


@dataclass(frozen=True)
class Addressee:
    """Somebody who may be sent the minutes, and why."""

    address: str
    name: str
    why: str
    person: Any = None


def addressees(meeting: Meeting) -> list[Addressee]:
    """Those present, those absent, and those who are informed; each address once, in that order."""
    people = meeting.attendees.select_related("person").order_by("-is_present", "name")
    invited = [Addressee(*_reached(one), why=_why(one), person=one.person) for one in people]
    informed = [Addressee(one.email, one.name, _("informeras")) for one in meeting.network.informed.order_by("name")]
    once: dict[str, Addressee] = {}
    for one in [*invited, *informed]:
        if one.address:
            once.setdefault(one.address.lower(), one)
    return list(once.values())


def unreached(meeting: Meeting) -> list[str]:
    """The names on the list of those who have no address to send to."""
    people = meeting.attendees.select_related("person").order_by("name")
    return [one.name for one in people if not _reached(one)[0]]


def _reached(attendee: Any) -> tuple[str, str]:
    person = attendee.person
    return (person.email if person and person.is_active else attendee.email), attendee.name


def _why(attendee: Any) -> str:
    return _("var med") if attendee.is_present else _("var inte med")


@transaction.atomic
def send(*, edition: Edition, addresses: Collection[str], note: str, by: Any, sent_before: int | None = None) -> None:
    """One message for those who sign in and read, and one with a link of its own for each of the others.

    `sent_before` is how many messages the edition had been sent in when the page was read, so that the same form
    sent twice sends once. Raises WrongTurn when there are more by now.
    """
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if sent_before not in (None, edition.mailings.count()):
        raise WrongTurn(_("Anteckningarna har skickats ut medan du läste. Se efter vilka som redan fått dem."))
    chosen = [one for one in addressees(edition.meeting) if one.address.lower() in addresses]
    members = [one for one in chosen if one.person]
    sending = uuid.uuid4()
    if members:
        _post(Mailing(edition=edition, sending=sending), members, _address(edition), note, by)
    for guest in (one for one in chosen if not one.person):
        mailing = Mailing(edition=edition, sending=sending)
        _post(mailing, [guest], _own_address(mailing), note, by, secret=True)
    journal.record(by, "mailed", edition.meeting, number=edition.number, recipients=len(chosen))


def is_open(mailing: Mailing) -> bool:
    """Whether its personal link leads anywhere: nobody revoked it, and its address would be sent the minutes today."""
    if mailing.revoked_at:
        return False
    entitled = {one.address.lower() for one in addressees(mailing.edition.meeting)}
    return any(one.address.lower() in entitled for one in mailing.message.deliveries.all())


@transaction.atomic
def revoke(*, mailing: Mailing, by: Any) -> None:
    """Close the personal link of a mailing. Raises WrongTurn when it is closed already."""
    held = Mailing.objects.select_for_update(of=("self",)).select_related("edition__meeting").get(pk=mailing.pk)
    if held.revoked_at:
        raise WrongTurn(_("Länken var redan återkallad."))
    held.revoked_at, held.revoked_by = timezone.now(), by
    held.save(update_fields=["revoked_at", "revoked_by"])
    addresses = list(held.message.deliveries.values_list("address", flat=True))
    journal.record(by, "revoked", held.edition.meeting, number=held.edition.number, addresses=addresses)


@transaction.atomic
def resend(*, message: Message, by: Any) -> int:
    """Try again for all whom the sending has not reached, but those whose link is revoked; how many."""
    together = Message.objects.filter(mailing__sending__in=Mailing.objects.filter(message=message).values("sending"))
    open_still = together.filter(mailing__revoked_at=None)
    return sum(one.resend_failed(by=by) for one in open_still)


def _post(mailing: Mailing, to: list[Addressee], address: str, note: str, by: Any, *, secret: bool = False) -> None:
    edition = mailing.edition
    mailing.message = outbox.send(
        kind="minutes",
        subject=_subject(edition),
        text=_text(edition, address, note, by),
        to=[outbox.Recipient(one.address, one.name, one.person) for one in to],
        about=edition.meeting,
        secret=secret,
        by=by,
    )
    mailing.save(force_insert=True)


def _subject(edition: Edition) -> str:
    words = (
        _("Minnesanteckningar: %(network)s %(day)s")
        if edition.number == 1
        else _("Rättade minnesanteckningar: %(network)s %(day)s")
    )
    return words % {"network": edition.meeting.network, "day": edition.meeting.held_on.isoformat()}


def _text(edition: Edition, address: str, note: str, by: Any) -> str:
    paragraphs = [
        _("Hej!"),
        note,
        _("Anteckningarna från träffen är klara: %(network)s, %(when)s.")
        % {"network": edition.meeting.network, "when": _uncapitalised(when(edition.copy.data()["minutes"]))},
        _("Det här är utgåva %(number)s. %(reason)s") % {"number": edition.number, "reason": edition.reason}
        if edition.number > 1
        else "",
        _("Läs dem eller hämta dem som PDF:\n%(address)s") % {"address": address},
        _("Hälsningar\n%(name)s") % {"name": by.name},
    ]
    return "\n\n".join(part.strip() for part in paragraphs if part.strip()) + "\n"


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]


def _address(edition: Edition) -> str:
    return settings.SITE_URL + reverse("networks:edition", args=[edition.meeting_id, edition.number])


def _own_address(mailing: Mailing) -> str:
    token = links.sign(PURPOSE, {"mailing": str(mailing.pk)})
    return settings.SITE_URL + reverse("networks:shared", args=[token])
