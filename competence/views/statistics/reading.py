"""The page of participation, and the same as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.documents.statistics.book import as_csv, as_xlsx
from competence.documents.statistics.drawn import html
from competence.documents.statistics.gathered import Gathered, gather
from competence.documents.statistics.paper import document
from competence.documents.statistics.reported import reports
from competence.forms.statistics.years import Years
from competence.views.plans.reading import trail_start
from fyrbodal.access import viewer
from fyrbodal.documents.http import CSV, XLSX, file_response, pdf_response
from fyrbodal.documents.later import or_later


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    found = _found(request)
    context = {
        "found": found,
        "reports": reports(found.counts, found.chosen),
        "charts": html(found.known, get_language()),
        "selects": Years.selects(found.years, found.chosen),
        "query": request.GET.urlencode(),
        "may_import": viewer(request).has_perm("competence.add_count"),
        "trail": [trail_start()],
    }
    return render(request, "competence/statistics/statistics.html", context)


@require_safe
def statistics_table(request: HttpRequest, ending: str) -> HttpResponse:
    found = _found(request)
    if ending == "csv":
        return file_response(as_csv(found), f"{_('deltagande')}.csv", content_type=CSV)
    if ending != "xlsx":
        raise Http404
    return file_response(as_xlsx(found), f"{_('deltagande')}.xlsx", content_type=XLSX)


@require_safe
@or_later
def statistics_pdf(request: HttpRequest) -> HttpResponse:
    return pdf_response(document(_found(request)).pdf(), f"{_('deltagande')}.pdf", inline=True)


def _found(request: HttpRequest) -> Gathered:
    asked = Years(request.GET)
    return gather(viewer(request), asked.first, asked.last)
