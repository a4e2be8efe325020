"""Reminding those who are waited for: before and after the last day to account for a grant.

Asked of today only: a day on which no worker ran is caught up with, and of several that were missed the latest is sent.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.outbox.models import Message
from fyrbodal.swedish import date_in_words
from projects.actions.telling import concerned, reviewers, tell
from projects.deadlines import Audience, Reminder, days_left_in_words, reminder
from projects.models import Grant, Report, ReportStatus
from projects.models.project import due_on

KIND = "projects.reminder"
NOT_BEGUN = str(ReportStatus.DRAFT)  # waited for by the same people


def remind(day: dt.date) -> int:
    """Of every year that has not been accounted for; how many messages."""
    open_still = ~Q(report__status=ReportStatus.APPROVED) | Q(report=None)
    rows = Grant.objects.filter(open_still, year__lte=day.year).select_related("project__programme", "report")
    grants = rows.prefetch_related("extensions", "report__submissions").order_by("year", "pk")
    return sum(_remind(grant, day) for grant in grants)


@transaction.atomic
def _remind(grant: Grant, day: dt.date) -> bool:
    report: Report | None = getattr(grant, "report", None)
    status = str(report.status) if report else NOT_BEGUN
    due = reminder(day, due_on(grant), status, _since(grant, report))
    if due is None or Message.objects.about(grant).filter(kind=f"{KIND}.{due.key}").exists():
        return False
    people = reviewers(grant) if due.to == Audience.REVIEWER else concerned(grant)
    subject, text, button = _words(due)
    said = {"day": date_in_words(due.deadline), "left": days_left_in_words(due.deadline, day), "report": _called(grant)}
    tell(grant, people, f"{KIND}.{due.key}", subject, text, button, at=report, **said)
    journal.record(None, "reminded", grant, recipients=len(people))
    return bool(people)


def _since(grant: Grant, report: Report | None) -> dt.date:
    """The day on which both the status and the last day began to hold."""
    moments = [one.given_at for one in grant.extensions.all()]
    if report:
        moments += [one for one in (report.begun_at, report.returned_at) if one]
        moments += [one.sent_at for one in report.submissions.all()]
    return max((timezone.localtime(one).date() for one in moments), default=dt.date.min)


def _called(grant: Grant) -> str:
    return _("Redovisning av %(grant)s") % {"grant": grant}


def _words(due: Reminder) -> tuple[str, str, str]:
    """Subject, text, and what stands on the button."""
    if due.to == Audience.REVIEWER:
        text = _("Hej!\n\n%(report)s väntar på att granskas. Den skulle vara inne %(day)s.\n\n%(address)s\n")
        return _("%(report)s väntar på granskning"), text, _("Granska redovisningen")
    if due.to == Audience.AUTHOR:
        text = _("Hej!\n\n%(report)s är tillbaka för ändring. Sista dagen är %(day)s. %(left)s\n\n%(address)s\n")
        return _("%(report)s är tillbaka för ändring"), text, _("Öppna redovisningen")
    text = _("Hej!\n\n%(report)s är inte inskickad än. Sista dagen är %(day)s. %(left)s\n\n%(address)s\n")
    return _("%(report)s: sista dagen är %(day)s"), text, _("Öppna redovisningen")
