"""The turns of a package until it is closed; the last one, when the places are given out, is an action of its own."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.actions.packages import mails
from competence.actions.packages.holding import held
from competence.documents.places import members
from competence.models import EnrolmentSheet, PackageStatus, TermPackage, WrongTurn
from competence.models.package import BEING_ANSWERED
from fyrbodal import journal
from fyrbodal.sealed.models import Copy


@transaction.atomic
def decide(*, package: TermPackage, on: dt.date, where: str, minutes: Copy | None, by: Any) -> TermPackage:
    """That the chiefs have decided on it, and at which meeting. Raises WrongTurn."""
    found = held(package)
    if found.status == PackageStatus.DECIDED:
        return found
    found.turn(PackageStatus.DECIDED)
    _demand_courses(found)
    found.decided_on, found.decided_where, found.decided_minutes = on, where, minutes
    found.save(update_fields=["status", "decided_on", "decided_where", "decided_minutes"])
    journal.record(by, "decided on", found, where=where, on=on.isoformat())
    return found


@transaction.atomic
def undo_decision(*, package: TermPackage, by: Any) -> TermPackage:
    """A proposal again. Raises WrongTurn when the municipalities have it."""
    found = held(package)
    if found.status == PackageStatus.PROPOSED:
        return found
    found.turn(PackageStatus.PROPOSED)
    found.decided_on, found.decided_where, found.decided_minutes = None, "", None
    found.save(update_fields=["status", "decided_on", "decided_where", "decided_minutes"])
    journal.record(by, "took back the decision", found)
    return found


@transaction.atomic
def send(*, package: TermPackage, by: Any) -> TermPackage:
    """A sheet for every municipality, and a mail to those who answer for it. Raises WrongTurn."""
    found = held(package)
    if found.status == PackageStatus.SENT:
        return found
    if found.status != PackageStatus.DECIDED:
        raise WrongTurn(_("Bara ett beslutat paket skickas ut, och det här är %s.") % found.get_status_display())
    _demand_courses(found)
    if found.last_sign_up_on < timezone.localdate():
        raise WrongTurn(_("Den sista anmälningsdagen har redan varit. Ändra den först."))
    found.turn(PackageStatus.SENT)
    found.sent_at, found.sent_by = timezone.now(), by
    found.save(update_fields=["status", "sent_at", "sent_by"])
    sheets = [EnrolmentSheet(package=found, organisation=one) for one in members()]
    EnrolmentSheet.objects.bulk_create(sheets, ignore_conflicts=True)
    reached = mails.tell_all(found, by)
    journal.record(by, "sent to the municipalities", found, recipients=reached)
    return found


def _demand_courses(package: TermPackage) -> None:
    if not package.offers.exists():
        raise WrongTurn(_("Paketet har inga kurser än. Lägg till minst en först."))


@transaction.atomic
def close(*, package: TermPackage, by: Any) -> TermPackage:
    """No municipality sends in any more; `by` is None where the last day has passed. Raises WrongTurn."""
    found = held(package)
    if found.status == PackageStatus.CLOSED:
        return found
    found.turn(PackageStatus.CLOSED)
    found.closed_at = timezone.now()
    found.save(update_fields=["status", "closed_at"])
    journal.record(by, "closed", found)
    return found


def close_due(on: dt.date) -> None:
    """Those whose last day was before that day."""
    rows = TermPackage.objects.filter(status=PackageStatus.SENT, last_sign_up_on__lt=on)
    for one in rows.order_by("year", "half", "pk"):
        close(package=one, by=None)


@transaction.atomic
def reopen(*, package: TermPackage, until: dt.date, because: str, by: Any) -> TermPackage:
    """A later last day, told to those who have not answered; what is closed opens again. Raises WrongTurn."""
    found = held(package)
    if found.status == PackageStatus.SENT and found.last_sign_up_on == until:
        return found
    _demand_later(found, until)
    if found.status != PackageStatus.SENT:
        found.turn(PackageStatus.SENT)
    found.last_sign_up_on, found.closed_at = until, None
    found.save(update_fields=["status", "last_sign_up_on", "closed_at"])
    reached = mails.tell_of_the_later_day(found, because, by)
    journal.record(by, "reopened", found, on=until.isoformat(), reason=because, recipients=reached)
    return found


def _demand_later(package: TermPackage, until: dt.date) -> None:
    if package.status not in BEING_ANSWERED:
        words = {"package": package, "status": package.get_status_display()}
        raise WrongTurn(_("%(package)s är %(status)s, så dagen kan inte flyttas här.") % words)
    if until <= package.last_sign_up_on or until < timezone.localdate():
        raise WrongTurn(_("Den nya dagen ska vara senare än den gamla, och inte ha varit."))
    if until > package.term.last_on:
        raise WrongTurn(_("Den nya dagen ligger efter att terminen är slut."))
