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
from workload.documents.weighing import reckoned
from workload.models import Period, Sheet, Version


@require_safe
def sheet_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet: Sheet = permitted(request, "workload.view_sheet", Sheet.objects.with_all(), pk=pk)
    sheets.read(sheet=sheet, by=request.user)
    spreadsheets.exported(thing=sheet, sheets=1, by=request.user)
    [found] = reckoned([sheet])
    return file_response(workbook.of_sheet(found), f"{_('Mätblad')} {sheet}.xlsx", content_type=XLSX)


@require_safe
def period_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Period.objects.select_related("unit__organisation", "version__family")
    period: Period = permitted(request, "workload.change_period", rows, pk=pk)
    listed = sheets_of(period)
    seen = set(Sheet.objects.visible_to(viewer(request)).filter(period=period).values_list("pk", flat=True))
    shown = [sheet for sheet in listed if sheet.pk in seen]
    sheets.read_all(sheets=shown, by=request.user)
    spreadsheets.exported(thing=period, sheets=len(shown), by=request.user)
    name = f"{_('Mätblad')} {period}.xlsx"
    return file_response(workbook.of_period(period, reckoned(shown)), name, content_type=XLSX)


@require_safe
def template_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Version.objects.select_related("family")
    version: Version = permitted(request, "workload.view_version", rows, pk=pk)
    return file_response(workbook.template(version), f"{_('Mall')} {version}.xlsx", content_type=XLSX)
