"""The chiefs' review of a package: on screen, as paper to have at the meeting, and as a workbook."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.backends.utils import csrf_input
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.documents.allocation.review import Review
from competence.documents.allocation.review_book import book_of
from competence.documents.allocation.review_html import Pen
from competence.documents.allocation.review_paper import document
from competence.models import TermPackage
from competence.models.package import BEING_ANSWERED
from competence.views.packages.reading import trail_package
from fyrbodal.access import permitted, viewer
from fyrbodal.documents.http import XLSX, file_response, pdf_response
from fyrbodal.documents.later import or_later


@require_safe
def package_review(request: HttpRequest, pk: UUID) -> HttpResponse:
    review = _review(request, pk)
    context = {
        "review": review,
        "package": review.package,
        "pen": Pen(review, csrf_input(request)),
        "writes": any(one.writes for one in review.columns),
        "mine": [one for one in review.columns if one.is_mine],
        "is_sent": review.package.status in BEING_ANSWERED,
        "trail": trail_package(review.package),
    }
    return render(request, "competence/allocation/review.html", context)


@require_safe
@or_later
def package_review_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    review = _review(request, pk)
    return pdf_response(document(review).pdf(), _named(review, "pdf"), inline=True)


@require_safe
def package_review_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    review = _review(request, pk)
    return file_response(book_of(review), _named(review, "xlsx"), content_type=XLSX)


def _review(request: HttpRequest, pk: UUID) -> Review:
    package = permitted(request, "competence.review_termpackage", TermPackage.objects, pk=pk)
    return Review(package, viewer(request), timezone.now())


def _named(review: Review, ending: str) -> str:
    return f"{slugify(_('översikt %(term)s') % {'term': review.package.term})}.{ending}"
