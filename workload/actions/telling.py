"""Telling by mail that something has happened to a sheet. Why stands on the sheet alone, behind the sign-in."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from fyrbodal import outbox
from workload.models import Sheet, Talk


def of_return(sheet: Sheet, by: Any) -> None:
    """To the one whose it is, that it has come back to her."""
    subject = _("Ditt mätblad för %(period)s har kommit tillbaka")
    text = _("%(name)s har skickat tillbaka ditt mätblad med en rad till dig. Det finns här:")
    _tell(sheet, sheet.person, "workload.sent_back", subject, text, by)


def of_reopening(sheet: Sheet, talk: Talk | None, by: Any) -> None:
    """To the other of the two who confirmed, that what they had locked can be changed."""
    subject = _("Mätbladet för %(period)s är öppnat igen")
    text = _("%(name)s har öppnat mätbladet för %(period)s igen, så att det går att ändra. Skälet står på bladet:")
    _tell(sheet, _other(sheet, talk, by), "workload.reopened", subject, text, by)


def _other(sheet: Sheet, talk: Talk | None, by: Any) -> Any:
    if sheet.person_id != by.pk:
        return sheet.person
    return talk.manager_confirmed_by if talk else None


def _tell(sheet: Sheet, person: Any, kind: str, subject: str, text: str, by: Any) -> None:
    if person is None or not person.is_active or person == by:
        return
    words = {"period": sheet.period.name, "address": settings.SITE_URL + sheet.get_absolute_url(), "name": by.name}
    letter = _("Hej!\n\n%(text)s\n%(address)s\n\nHälsningar\n%(name)s")
    outbox.send(
        kind=kind,
        subject=subject % words,
        text=letter % (words | {"text": text % words}) + "\n",
        to=[outbox.Recipient.of(person)],
        about=sheet,
        by=by,
    )
