"""The lines of a sheet: adding, saving, moving, taking away and putting back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fyrbodal.access import require, viewer
from fyrbodal.drafts.views import save
from workload.actions import lines
from workload.documents.weighing import model_of
from workload.forms.lines import AddForm, LineForm, StepForm
from workload.models import Line, WrongTurn
from workload.views.closed import while_filled_in
from workload.views.grid import REMOVED, Grid, changed, home
from workload.views.sheets import sheet_of


@require_POST
@while_filled_in
def line_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = sheet_of(request, "workload.view_sheet", pk)
    form = AddForm(request.POST, model=model_of(sheet.period.version))
    if form.is_valid():
        try:
            added = lines.add(sheet=sheet, activity=form.cleaned_data["activity"], by=request.user)
            return redirect(home(sheet, focus=f"rad-{added.pk.hex}"))
        except WrongTurn as refused:
            form.add_error("activity", str(refused))
    return Grid(request, sheet, bound={"add": form}).respond(status=422)


@require_POST
def line(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = _line_of(request, pk)
    form = LineForm(request.POST, instance=row, model=model_of(row.sheet.period.version))
    return save(
        request,
        form,
        home=home(row.sheet, place=f"rad-{row.pk.hex}"),
        again=lambda form: Grid(request, row.sheet, bound={row.pk: form}).respond(),
        fragments=lambda: changed(row.sheet, form.found, row),
    )


def _line_of(request: HttpRequest, pk: UUID) -> Any:
    rows = Line.objects.visible_to(viewer(request)).select_related("sheet__period__version", "sheet__period__unit")
    row = get_object_or_404(rows, pk=pk)
    require(request, "workload.view_sheet", row.sheet)
    return row


@require_POST
@while_filled_in
def line_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    row, step = _line_of(request, pk), StepForm(request.POST).chosen()
    lines.move(line=row, step=step)
    return redirect(home(row.sheet, focus=f"{'upp' if step < 0 else 'ner'}-{row.pk.hex}"))


@require_POST
@while_filled_in
def line_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = _line_of(request, pk)
    model = model_of(row.sheet.period.version)
    activity = model.by_key.get(row.activity)
    name = " ".join(part for part in (activity.label if activity else row.activity, row.label) if part)
    kept = lines.remove(line=row)
    # In the session and not in the address, for a mark is nobody else's business.
    request.session[REMOVED] = {"sheet": str(row.sheet_id), "name": name, "line": kept}
    return redirect(home(row.sheet, query="borttagen=ja"))


@require_POST
@while_filled_in
def line_restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put back what was taken away last."""
    sheet = sheet_of(request, "workload.view_sheet", pk)
    kept = request.session.pop(REMOVED, {})
    back = lines.restore(sheet=sheet, kept=kept["line"]) if kept.get("sheet") == str(pk) else None
    if back is None:
        messages.info(request, _("Det finns ingen rad att ångra."))
        return redirect(home(sheet))
    return redirect(home(sheet, focus=f"rad-{back.pk.hex}"))
