"""The unit's report: as it stands, and as it was sealed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import permitted
from fyrbodal.documents.document import article
from fyrbodal.documents.http import pdf_response
from fyrbodal.documents.later import or_later
from fyrbodal.organisation.models import Unit
from fyrbodal.sealed.models import Copy
from fyrbodal.sealed.rendering import pdf_of
from workload.actions import overviews
from workload.actions.unit_reports import NothingLocked, seal_report
from workload.documents.overview.unit import unit_overview
from workload.documents.unit_report import KIND, UnitReport
from workload.forms.overview import asked_period
from workload.views.overview.units import followed, read


@require_safe
@or_later
def unit_pdf(request: HttpRequest, pk: Any) -> HttpResponse:
    """As it stands: UTKAST."""
    document = UnitReport(read(request, followed(request, pk))).document()
    return pdf_response(document.pdf(), f"utkast-{document.filename}.pdf", inline=True)


@require_POST
def report_seal(request: HttpRequest, pk: Any) -> HttpResponse:
    """What is sealed is read by the chief as well, so it says no more than the chief sees."""
    unit = permitted(request, "workload.measure_unit", Unit.objects.select_related("organisation"), pk=pk)
    found = unit_overview(unit, asked_period(request.POST), all_of_it=False)
    try:
        copy = seal_report(found=found, by=request.user)
    except NothingLocked:
        messages.error(request, _("Inga mätblad är låsta i den perioden. Lås bladen först."))
        return redirect("workload:unit_overview", unit.pk)
    messages.success(request, _("Rapporten är låst som utgåva %(number)s.") % {"number": copy.number})
    return redirect("workload:report", unit.pk, copy.number)


@require_safe
def report(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    unit, copy = _sealed(request, pk, number)
    context = {"unit": unit, "copy": copy, "article": article(copy.html)}
    return render(request, "workload/overview/sealed_report.html", context)


@require_safe
@or_later
def report_pdf(request: HttpRequest, pk: Any, number: int) -> HttpResponse:
    _unit, copy = _sealed(request, pk, number)
    return pdf_response(pdf_of(copy), f"{slugify(copy.title)}-utgava-{number}.pdf", inline=True)


def _sealed(request: HttpRequest, pk: Any, number: int) -> tuple[Unit, Copy]:
    unit = followed(request, pk)
    copy = get_object_or_404(Copy.objects.of(unit), kind=KIND, number=number)
    overviews.read_report(unit=unit, copy=copy, by=request.user)
    return unit, copy
