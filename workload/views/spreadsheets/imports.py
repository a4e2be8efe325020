"""A workbook that comes back: looked through, then written, all of it or nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.files.forms import status_of
from fyrbodal.files.looked_at import Kept, SeenForm, SentForm, forget, keep
from workload.actions import spreadsheets
from workload.actions.spreadsheets import NotAsSeen, Plan
from workload.forms.spreadsheets.files import BookForm
from workload.forms.spreadsheets.returned import plan_of
from workload.models import Sheet
from workload.views.spreadsheets.taking import Page, again, brought_in, has_changed, looked_at, taking

NAME = "sheet_import"


def _take(request: HttpRequest, sheet: Sheet, form: SentForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        plan = plan_of(sheet, content, file.name)
    except BadFile as bad:
        form.add_error("file", str(bad))
        return _show(request, sheet, form=form, status=status_of(form))
    # What cannot be written is not kept: a mark that was refused may say who a case is about.
    kept = None if plan.faults else keep(NAME, sheet, file.name, content, by=request.user)
    return _show(request, sheet, kept=kept, **looked_at(request, sheet, plan))


def _write(request: HttpRequest, sheet: Sheet, kept: Kept) -> HttpResponse:
    form = SeenForm(request.POST)
    if not form.is_valid():
        return again(request, NAME, sheet)

    def make() -> Plan:
        return plan_of(sheet, kept.content, kept.name)

    try:
        plan = spreadsheets.bring_in(sheet=sheet, make=make, seen=form.cleaned_data["seen"], by=request.user)
    except NotAsSeen as other:
        has_changed(request)
        return _show(request, sheet, kept=kept, **looked_at(request, sheet, other.plan))
    forget(kept, sheet, by=request.user)
    return brought_in(request, plan)


def _show(request: HttpRequest, sheet: Sheet, *, status: int, **more: Any) -> HttpResponse:
    context = {"sheet": sheet, "period": sheet.period, "form": BookForm(), **more}
    return render(request, "workload/spreadsheets/import.html", context, status=status)


sheet_import = taking(Page(NAME, BookForm, _take, _write, _show))
