"""A report as PDF: the sealed copy of what was certified last, else as it stands."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fyrbodal.documents.http import pdf_response
from fyrbodal.documents.later import or_later
from fyrbodal.sealed.rendering import pdf_of
from projects.documents.report import ReportDocument, content_of
from projects.models import Report
from projects.views.reports import report_of


@require_safe
@or_later
def report_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    report: Report = report_of(request, pk)
    standing = report.certificates.filter(withdrawn_at=None).select_related("copy__rendering").first()
    document = ReportDocument(report, content_of(report))
    draft = "" if standing else f"{_('utkast')}-"
    pdf = pdf_of(standing.copy) if standing else document.document().pdf()
    return pdf_response(pdf, f"{draft}{slugify(document.title)}.pdf", inline=True)
