"""A sheet: reading it, filling in what is said of it as a whole, sending it in and back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import permitted
from fyrbodal.asking import question
from fyrbodal.drafts.views import save
from workload.actions import sheets
from workload.documents.weighing import model_of
from workload.forms.periods import BackForm
from workload.forms.sheets import HeadForm
from workload.models import Sheet, WrongTurn
from workload.views.grid import Grid, changed, home


@require_safe
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    return Grid(request, sheet_of(request, "workload.view_sheet", pk)).respond()


def sheet_of(request: HttpRequest, permission: str, pk: UUID) -> Any:
    return permitted(request, permission, Sheet.objects.with_all().select_related("comment"), pk=pk)


@require_POST
def sheet_head(request: HttpRequest, pk: UUID) -> HttpResponse:
    # Whether it is still filled in is asked when it is written, so that what was typed can be shown again.
    sheet = sheet_of(request, "workload.view_sheet", pk)
    form = HeadForm(request.POST, instance=sheet, model=model_of(sheet.period.version), by=request.user)
    return save(
        request,
        form,
        home=home(sheet, place="om-bladet"),
        again=lambda form: Grid(request, sheet, bound={sheet.pk: form}).respond(),
        fragments=lambda: changed(sheet, form.found),
    )


@require_POST
def submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = sheet_of(request, "workload.view_sheet", pk)
    try:
        sheets.submit(sheet=sheet, by=request.user)
    except sheets.NotComplete as refused:
        return Grid(request, sheet).respond(status=422, lacking=refused.left)
    except WrongTurn as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Bladet är inskickat."))
    return redirect(home(sheet))


@require_POST
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = sheet_of(request, "workload.send_back_sheet", pk)
    form = BackForm(request.POST)
    if not form.is_valid():
        return Grid(request, sheet, bound={"back": form}).respond(status=422)
    try:
        sheets.send_back(sheet=sheet, because=form.cleaned_data["because"], by=request.user)
    except WrongTurn as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(name)s kan fylla i bladet igen.") % {"name": sheet.name})
    return redirect(home(sheet))


@question
def sheet_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = sheet_of(request, "workload.delete_sheet", pk)
    if request.method != "POST":
        return render(request, "workload/sheets/remove.html", {"sheet": sheet, "lines": sheet.lines.count()})
    try:
        sheets.remove(sheet=sheet, by=request.user)
    except WrongTurn as refused:
        messages.error(request, str(refused))
        return redirect(home(sheet))
    messages.success(request, _("Bladet är borttaget."))
    return redirect(sheet.period)
