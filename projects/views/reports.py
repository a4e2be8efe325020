"""A report as it is read, and what stands in its way."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import permitted, viewer
from fyrbodal.turns import WrongTurn
from projects.actions import reports as acts
from projects.deadlines import days_left_in_words
from projects.documents.project import MARKS
from projects.documents.readiness import hindrances
from projects.documents.told import told
from projects.models import Report, ReportStatus
from projects.views.grants import grant_of, trail_grant

MAY = ("write", "comment", "certify", "submit", "review")


def report_of(request: HttpRequest, pk: UUID, permission: str = "view") -> Any:
    rows = Report.objects.with_whole().prefetch_related("grant__extensions")
    return permitted(request, f"projects.{permission}_report", rows, pk=pk)


def trail_report(report: Report) -> list[dict[str, str]]:
    return [*trail_grant(report.grant), {"label": _("Redovisning"), "url": report.get_absolute_url()}]


@require_POST
def report_begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    grant = grant_of(request, pk, "projects.write_report")
    try:
        report = acts.begin(grant=grant, by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
        return redirect("projects:grant", grant.pk)
    return redirect("projects:report_edit", report.pk)


@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, who = report_of(request, pk), viewer(request)
    writable = found.is_writable and found.status != ReportStatus.CERTIFIED
    context = {
        "report": found,
        "told": told(found),
        "mark": MARKS[ReportStatus(found.status)],
        "left": "" if found.first_sent_at else days_left_in_words(found.due_on, timezone.localdate()),
        "hindrances": hindrances(found) if writable else [],
        "writable": writable,
        "certificate": found.certificates.filter(withdrawn_at=None).select_related("copy").first(),
        "submissions": list(found.submissions.select_related("sent_by", "answered_by", "certificate")),
        "returned": returned(found),
        "reopening": found.reopenings.select_related("opened_by").first(),
        "may": {name: who.has_perm(f"projects.{name}_report", found) for name in MAY},
        "trail": trail_grant(found.grant),
    }
    return render(request, "projects/reports/report.html", context)


def returned(report: Report) -> Any:
    """What it came back for, while it is being changed."""
    if not report.returned_at:
        return None
    rows = report.submissions.filter(answer="returned").select_related("answered_by")
    return rows.prefetch_related("reasons__section__of").first()
