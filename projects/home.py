"""What of projects waits for a person, and its place in the menu."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.home import SHOWN, Waiting, section
from fyrbodal.menu import Entry, offer
from fyrbodal.organisation.roles import Role
from projects.deadlines import days_left_in_words
from projects.documents.project import MARKS
from projects.models import Grant, Report, ReportStatus
from projects.models.project import due_on
from projects.rules import WRITERS


@section(gettext_lazy("Redovisningar att skriva"), order=80)
def to_write(person: Any) -> Iterator[Waiting]:
    """To those who write, until it is certified; the year is over, or soon is."""
    led = person.bodies(*WRITERS)
    if not led:
        return
    over = [ReportStatus.CERTIFIED, ReportStatus.SUBMITTED, ReportStatus.APPROVED]
    today = timezone.localdate()
    mine = Grant.objects.filter(project__in=led, year__lte=today.year).exclude(report__status__in=over)
    rows = mine.select_related("project__programme", "report").prefetch_related("extensions")
    for grant in rows.order_by("year", "pk")[:SHOWN]:
        day, report = due_on(grant), getattr(grant, "report", None)
        url = (
            reverse("projects:report_edit", args=[report.pk]) if report else reverse("projects:grant", args=[grant.pk])
        )
        state = str(report.get_status_display()) if report else _("inte påbörjad")
        kind = MARKS[ReportStatus(report.status)] if report else ""
        yield Waiting(str(grant), url, day, days_left_in_words(day, today), _("Skriv"), state, kind)


@section(gettext_lazy("Redovisningar att intyga"), order=81)
def to_certify(person: Any) -> Iterator[Waiting]:
    """To the responsible chief: what has been begun, and what is certified and not sent in."""
    answered_for = person.bodies(Role.RESPONSIBLE_CHIEF)
    if not answered_for:
        return
    open_still = [ReportStatus.DRAFT, ReportStatus.RETURNED, ReportStatus.CERTIFIED]
    rows = Report.objects.with_whole().filter(grant__project__in=answered_for, status__in=open_still)
    yield from _reports(rows, _("Läs och intyga"))


@section(gettext_lazy("Redovisningar att granska"), order=82)
def to_review(person: Any) -> Iterator[Waiting]:
    """To those who review for the funder."""
    funders = person.bodies(Role.GRANT_REVIEWER)
    if not funders:
        return
    sent = Report.objects.with_whole().filter(
        grant__project__programme__funder__in=funders, status=ReportStatus.SUBMITTED
    )
    yield from _reports(sent, _("Granska"))


def _reports(rows: Any, action: str) -> Iterator[Waiting]:
    today = timezone.localdate()
    for report in rows.prefetch_related("grant__extensions").order_by("grant__year", "pk")[:SHOWN]:
        note = "" if report.first_sent_at else days_left_in_words(report.due_on, today)
        state, kind = str(report.get_status_display()), MARKS[ReportStatus(report.status)]
        yield Waiting(str(report), report.get_absolute_url(), report.due_on, note, action, state, kind)


offer(Entry(gettext_lazy("Projekt"), "projects:projects", order=50, shown=lambda viewer: bool(viewer.is_authenticated)))
