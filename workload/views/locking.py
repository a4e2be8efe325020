"""Locked sheets: locking, opening again, and what is read of them; and a sheet on paper before that."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import viewer
from fyrbodal.asking import answer, question
from fyrbodal.documents.document import article
from fyrbodal.documents.http import file_response, pdf_response
from fyrbodal.documents.later import or_later
from fyrbodal.sealed.rendering import pdf_of
from workload.actions import locking, sheets
from workload.actions.talks import side_of
from workload.documents.paper import content_of, draft_of, filename_of
from workload.documents.prompts import still_asking
from workload.documents.talk import said_of
from workload.documents.weighing import reckoned
from workload.forms.talks import ReopenForm
from workload.models import Sheet, SheetStatus, WrongTurn
from workload.views.closed import nothing_to_fetch
from workload.views.talks import sheet_of

JSON = "application/json; charset=utf-8"


@require_POST
def lock(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = sheet_of(request, "lock", pk)
    try:
        snapshot = locking.lock(sheet=sheet, by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
        return redirect("workload:talk", sheet.pk)
    messages.success(request, _("Raden är låst."))
    return redirect("workload:snapshot", sheet.pk, snapshot.number)


@question
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = sheet_of(request, "reopen", pk)
    form = ReopenForm(answer(request))
    if form.is_valid():
        return _reopened(request, sheet, form.cleaned_data["reason"])
    context = {"sheet": sheet, "form": form}
    return render(request, "workload/talks/reopen.html", context, status=422 if form.errors else 200)


def _reopened(request: HttpRequest, sheet: Sheet, reason: str) -> HttpResponse:
    try:
        locking.reopen(sheet=sheet, reason=reason, by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
        return redirect("workload:talk", sheet.pk)
    messages.info(request, _("Bladet går att ändra igen. Det som var låst finns kvar som det var."))
    return redirect(sheet)


@require_safe
def snapshot(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    sheet, shown = _snapshot(request, pk, number)
    context = {
        "sheet": sheet,
        "snapshot": shown,
        "article": article(shown.copy.html),
        "snapshots": sheet.snapshots.select_related("locked_by").order_by("-number"),
        "may_reopen": viewer(request).has_perm("workload.reopen_sheet", sheet),
        "own": side_of(sheet, request.user) == "employee",
        "prompts": still_asking([sheet]).get(sheet.pk),
    }
    return render(request, "workload/talks/snapshot.html", context)


@require_safe
@or_later
def snapshot_pdf(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    _sheet, shown = _snapshot(request, pk, number)
    return pdf_response(pdf_of(shown.copy), f"{_filename(shown)}.pdf", inline=True)


@require_safe
def snapshot_data(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    _sheet, shown = _snapshot(request, pk, number)
    return file_response(shown.copy.content.encode(), f"{_filename(shown)}.json", content_type=JSON)


@require_safe
@or_later
def sheet_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """UTKAST until the sheet is locked; then what was locked last."""
    sheet = sheet_of(request, "view", pk)
    if sheet.disposed_at:
        return nothing_to_fetch(request, sheet)
    sheets.read(sheet=sheet, by=request.user)
    last = sheet.snapshots.order_by("-number").first()
    if sheet.status == SheetStatus.LOCKED and last:
        return redirect("workload:snapshot_pdf", sheet.pk, last.number)
    [found] = reckoned([sheet])
    content = content_of(found, said_of(sheet))
    return pdf_response(draft_of(content).pdf(), f"utkast-{filename_of(content)}.pdf", inline=True)


def _snapshot(request: HttpRequest, pk: UUID, number: int) -> tuple[Any, Any]:
    """A sheet and what was locked of it; the reading is noted."""
    sheet = sheet_of(request, "view", pk)
    shown = get_object_or_404(sheet.snapshots.select_related("copy"), number=number)
    sheets.read(sheet=sheet, by=request.user)
    return sheet, shown


def _filename(shown: Any) -> str:
    return f"{filename_of(shown.copy.data())}-utgava-{shown.number}"
