"""The list of reports, a report as it is read, and its PDF."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.documents.reports.paper import ReportDocument
from competence.models import FollowUpReport
from competence.views.plans.reading import trail_start
from fyrbodal.access import open_to_all, permitted, viewer
from fyrbodal.documents.document import article
from fyrbodal.documents.http import pdf_response
from fyrbodal.documents.later import or_later
from fyrbodal.paging import Pages
from fyrbodal.sealed.rendering import pdf_of


@open_to_all("finished reports are for everybody")
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    rows = FollowUpReport.objects.visible_to(who).select_related("plan").order_by("status", "-last_year", "title", "pk")
    page = Pages(rows).get_page(request.GET.get("sida"))
    context = {"page": page, "query": "", "may_add": who.has_perm("competence.add_followupreport")}
    return render(request, "competence/reports/reports.html", context | {"trail": [trail_start()]})


@open_to_all("finished reports are for everybody")
@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """As it was sealed, or as it would be now."""
    shown, who = report_of(request, pk), viewer(request)
    paper = shown.copy.html if shown.copy else ReportDocument(shown, who).document(draft=True).html()
    context = {
        "report": shown,
        "article": article(paper),
        "may_write": who.has_perm("competence.change_followupreport", shown),
        "trail": trail_reports(),
    }
    return render(request, "competence/reports/report.html", context)


@open_to_all("finished reports are for everybody")
@require_safe
@or_later
def report_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = report_of(request, pk)
    pdf = pdf_of(shown.copy) if shown.copy else _draft(request, shown)
    return pdf_response(pdf, f"{slugify(shown.title)}.pdf", inline=True)


def _draft(request: HttpRequest, shown: FollowUpReport) -> bytes:
    return ReportDocument(shown, viewer(request)).document(draft=True).pdf()


def report_of(request: HttpRequest, pk: UUID) -> FollowUpReport:
    rows = FollowUpReport.objects.select_related("plan", "copy")
    found: FollowUpReport = permitted(request, "competence.view_followupreport", rows, pk=pk)
    return found


def trail_reports() -> list[dict[str, Any]]:
    return [trail_start(), {"label": _("Uppföljningar"), "url": reverse("competence:reports")}]
