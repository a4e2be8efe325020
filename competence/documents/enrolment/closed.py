"""Why nothing can be written on a sheet, in plain words, and who can do something about it."""

import datetime as dt
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from competence.documents.people.said import in_words
from competence.models import EnrolmentSheet, PackageStatus
from fyrbodal.organisation.models import Appointment, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.swedish import joined

NAMED = 3  # course administrators


class Closed(NamedTuple):
    heading: str
    text: str


def why_closed(sheet: EnrolmentSheet, by: Any, now: dt.datetime) -> Closed | None:
    """None where `by` may write."""
    if sheet.is_open_to(by, now):
        return None
    package = sheet.package
    if package.status == PackageStatus.ALLOCATED:
        text = _("Anmälan var öppen till och med %(day)s, och platserna är fördelade. Fråga %(who)s.")
        return Closed(_("Platserna är fördelade"), text % {"day": _until(sheet), "who": administrators()})
    if package.takes_wishes(now):
        text = _("%(name)s skickade in anmälan %(day)s. Kommunens IFO-chef kan öppna den igen till och med %(until)s.")
        return Closed(_("Anmälan är inskickad"), text % {"until": _until(sheet), **_sent_in(sheet)})
    text = _("Anmälan var öppen till och med %(day)s. %(who)s kan öppna den.")
    return Closed(_("Anmälan är stängd"), text % {"day": _until(sheet), "who": administrators()})


def _until(sheet: EnrolmentSheet) -> str:
    """The last day that it was open: the last day to sign up, or an earlier one on which it was closed by hand."""
    package = sheet.package
    closed_on = timezone.localdate(package.closed_at) if package.closed_at else package.last_sign_up_on
    return in_words(min(closed_on, package.last_sign_up_on))


def _sent_in(sheet: EnrolmentSheet) -> dict[str, str]:
    day = in_words(timezone.localdate(sheet.submitted_at)) if sheet.submitted_at else ""
    return {"name": str(sheet.submitted_by or ""), "day": day}


def administrators() -> str:
    """Those who open what is closed, each with an address: Karin Ström (karin@example.org)"""
    now = Appointment.objects.on().filter(role=Role.COURSE_ADMINISTRATOR, person__is_active=True)
    people = Person.objects.filter(pk__in=now.values("person")).in_order()[:NAMED]
    return joined([f"{one.name} ({one.email})" for one in people]) or _("Utbildningssamordnaren")
