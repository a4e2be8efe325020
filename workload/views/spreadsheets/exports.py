"""Workbooks to download."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fyrbodal.access import permitted, viewer
from fyrbodal.documents.http import XLSX, file_response
from workload.actions import sheets, spreadsheets
from workload.documents import workbook
from workload.documents.sheets import sheets_of
from workload.models import Period, Sheet, Version
from workload.views.closed import nothing_to_fetch


@require_safe
def sheet_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet: Sheet = permitted(request, "workload.view_sheet", Sheet.objects.with_all(), pk=pk)
    if sheet.disposed_at:
        return nothing_to_fetch(request, sheet)
    sheets.read(sheet=sheet, by=request.user)
    spreadsheets.exported(thing=sheet, sheets=1, by=request.user)
    return file_response(workbook.of_sheet(sheet), f"{_('Mätblad')} {sheet}.xlsx", content_type=XLSX)


@require_safe
def period_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Period.objects.select_related("unit__organisation", "version__family")
    period: Period = permitted(request, "workload.change_period", rows, pk=pk)
    listed = sheets_of(period)
    seen = set(Sheet.objects.visible_to(viewer(request)).filter(period=period).values_list("pk", flat=True))
    shown = [sheet for sheet in listed if sheet.pk in seen and not sheet.disposed_at]
    sheets.read_all(sheets=shown, by=request.user)
    spreadsheets.exported(thing=period, sheets=len(shown), by=request.user)
    name = f"{_('Mätblad')} {period}.xlsx"
    return file_response(workbook.of_period(period, shown), name, content_type=XLSX)


@require_safe
def template_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Version.objects.select_related("family")
    version: Version = permitted(request, "workload.view_version", rows, pk=pk)
    return file_response(workbook.template(version), f"{_('Mall')} {version}.xlsx", content_type=XLSX)
