"""What those of a report are told by mail: that it waits for them, came back, or is approved."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from fyrbodal import outbox
from fyrbodal.organisation.models import Appointment, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.buttons import with_button
from projects.models import Grant, Report, Submission
from projects.rules import WRITERS


def concerned(grant: Grant) -> list[Person]:
    """Those who write and the chief who answers for it."""
    return _people(Appointment.objects.on().to(*WRITERS, Role.RESPONSIBLE_CHIEF).filter(body=grant.project_id))


def reviewers(grant: Grant) -> list[Person]:
    return _people(Appointment.objects.on().to(Role.GRANT_REVIEWER).filter(body=grant.project.programme.funder_id))


def _people(held: Any) -> list[Person]:
    return list(Person.objects.active().filter(appointments__in=held).distinct().in_order())


def tell_reviewers(report: Report, by: Any) -> None:
    """That it has been sent in."""
    text = _("Hej!\n\n%(report)s är inskickad av %(who)s och väntar på att granskas.\n\n%(address)s\n")
    subject = _("%(report)s är inskickad")
    words = {"who": by.name}
    tell(report, reviewers(report.grant), "projects.submitted", subject, text, _("Granska redovisningen"), by, **words)


def tell_it_is_back(submission: Submission, by: Any) -> None:
    """To those who write and the chief, with what to change."""
    reasons = [
        _("- %(section)s: %(text)s") % {"section": one.section, "text": one.text} for one in submission.reasons.all()
    ]
    words = {"words": submission.words, "reasons": "\n".join(reasons), "who": by.name}
    text = _("Hej!\n\n%(report)s är tillbaka från %(who)s för ändring.\n\n%(words)s\n\n%(reasons)s\n\n%(address)s\n")
    subject = _("%(report)s är tillbaka för ändring")
    report = submission.report
    tell(report, concerned(report.grant), "projects.returned", subject, text, _("Öppna redovisningen"), by, **words)


def tell_it_is_approved(submission: Submission, by: Any) -> None:
    words = {"words": submission.words, "who": by.name}
    text = _("Hej!\n\n%(report)s är godkänd av %(who)s.\n\n%(words)s\n\n%(address)s\n")
    subject = _("%(report)s är godkänd")
    report = submission.report
    tell(report, concerned(report.grant), "projects.approved", subject, text, _("Öppna redovisningen"), by, **words)


def tell(
    about: Any,
    people: Iterable[Person],
    kind: str,
    subject: str,
    text: str,
    button: str,
    by: Any = None,
    at: Any = None,
    **words: Any,
) -> None:
    """One message to all of them, whose button leads to the page of what it is about, or to that of `at`.

    `subject` and `text` may name the report and the address. Nobody, no message.
    """
    to = [outbox.Recipient.of(person) for person in people]
    if not to:
        return
    address = settings.SITE_URL + (at or about).get_absolute_url()
    known = {"report": about, "address": address} | words
    said = "\n\n".join(part for part in (text % known).split("\n\n") if part.strip())
    html = with_button(subject % known, said, button, address)
    outbox.send(kind=kind, subject=subject % known, text=said, html=html, to=to, about=about, by=by)
