"""Reminding those who have not sent in their sheet; at most once a day, so that nobody is nagged by accident."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal import journal, outbox
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.models import Message
from workload.models import Period, SheetStatus, WrongTurn

KIND = "workload.reminder"


def waited_for(period: Period) -> Any:
    """Those who have a sheet to fill in, and can sign in to do it."""
    drafts = period.sheets.filter(status=SheetStatus.DRAFT, person__isnull=False)
    return Person.objects.filter(pk__in=drafts.values("person")).active().in_order()


def reminded_today(period: Period) -> bool:
    sent = Message.objects.about(period).filter(kind=KIND, created_at__date=timezone.localdate())
    return bool(sent.exists())


@transaction.atomic
def remind(*, period: Period, by: Any) -> int:
    """One message to all who have not sent in; how many they are. Raises WrongTurn."""
    Period.objects.select_for_update(of=("self",)).get(pk=period.pk)
    if reminded_today(period):
        raise WrongTurn(_("En påminnelse har redan gått ut i dag. Vänta till i morgon."))
    people = list(waited_for(period))
    if not people:
        raise WrongTurn(_("Alla har skickat in, så det finns ingen att påminna."))
    outbox.send(
        kind=KIND,
        subject=_("Ditt mätblad för %(period)s väntar") % {"period": period.name},
        text=_text(period, by),
        to=[outbox.Recipient.of(person) for person in people],
        about=period,
        by=by,
    )
    journal.record(by, "reminded", period, recipients=len(people))
    return len(people)


def _text(period: Period, by: Any) -> str:
    address = settings.SITE_URL + reverse("workload:start")
    words = {"unit": period.unit, "period": period.name, "address": address, "name": by.name}
    return (
        _(
            "Hej!\n\nMätbladet för %(period)s i %(unit)s är inte inskickat än. Det tar ungefär tio minuter:\n"
            "%(address)s\n\nHälsningar\n%(name)s"
        )
        % words
        + "\n"
    )
