"""A workbook that comes back: looked through, then written, all of it or nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyrbodal.access import permitted
from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.files.forms import status_of
from fyrbodal.files.looked_at import TOO_OLD, Kept, SeenForm, forget, keep, kept_as
from workload.actions import sheets, spreadsheets
from workload.actions.spreadsheets import NotAsSeen, Plan
from workload.forms.spreadsheets.files import BookForm
from workload.forms.spreadsheets.returned import plan_of
from workload.models import Sheet
from workload.views.asking import answer, files, question
from workload.views.closed import while_filled_in


def filled_in(request: HttpRequest, pk: UUID) -> Any:
    """A sheet that is still filled in, and by whom."""
    return permitted(request, "workload.change_sheet", Sheet.objects.with_all(), pk=pk)


@question
@while_filled_in
def sheet_import(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = filled_in(request, pk)
    if request.method == "POST" and "key" in request.POST:
        try:
            return _write(request, sheet)
        except BadFile as bad:  # a list of cases, kept by the other page
            messages.error(request, str(bad))
            return redirect("workload:sheet_import", sheet.pk)
    form = BookForm(answer(request), files(request))
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            plan = plan_of(sheet, content, file.name)
        except BadFile as bad:
            form.add_error("file", str(bad))
        else:
            # What cannot be written is not kept: a mark that was refused may say who a case is about.
            kept = None if plan.faults else keep(sheet, file.name, content, by=request.user)
            return _look(request, sheet, plan, kept)
    return _page(request, sheet, form=form, status=status_of(form))


def _write(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    form = SeenForm(request.POST)
    kept = kept_as(form.data["key"], sheet, by=request.user) if form.is_valid() else None
    if kept is None:
        messages.error(request, str(TOO_OLD))
        return redirect("workload:sheet_import", sheet.pk)

    def make() -> Plan:
        return plan_of(sheet, kept.content, kept.name)

    try:
        plan = spreadsheets.bring_in(sheet=sheet, make=make, seen=form.cleaned_data["seen"], by=request.user)
    except NotAsSeen as other:
        messages.info(request, _("Bladet har ändrats medan du tittade. Gå igenom det en gång till."))
        return _look(request, sheet, other.plan, kept)
    forget(kept, sheet, by=request.user)
    return brought_in(request, plan)


def brought_in(request: HttpRequest, plan: Plan) -> HttpResponse:
    words = {"new": len(plan.added), "changed": len(plan.changed), "removed": len(plan.removed)}
    messages.success(
        request, _("Filen är inläst. Nya rader: %(new)s, ändrade: %(changed)s, borttagna: %(removed)s.") % words
    )
    return redirect(plan.sheet)


def _look(request: HttpRequest, sheet: Sheet, plan: Plan, kept: Kept | None) -> HttpResponse:
    """It tells what stands on the sheet, so the reading is noted."""
    sheets.read(sheet=sheet, by=request.user)
    return _page(request, sheet, plan=plan, kept=kept, status=422 if plan.faults else 200)


def _page(request: HttpRequest, sheet: Sheet, *, status: int, **more: Any) -> HttpResponse:
    context = {"sheet": sheet, "period": sheet.period, "form": BookForm(), **more}
    return render(request, "workload/spreadsheets/import.html", context, status=status)
