"""A list of cases from somebody's own file: its columns understood, looked through, written."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.files.forms import status_of
from fyrbodal.files.looked_at import TOO_OLD, Kept, forget, keep, kept_as
from workload.actions import sheets, spreadsheets
from workload.actions.spreadsheets import NotAsSeen, Plan, Understood
from workload.caselist import read_caselist, refusals
from workload.documents.weighing import model_of
from workload.forms.spreadsheets.caselist import MappingForm, plan_of
from workload.forms.spreadsheets.files import ListForm
from workload.models import ListMapping, Sheet
from workload.views.asking import answer, files, question
from workload.views.closed import while_filled_in
from workload.views.spreadsheets.imports import brought_in, filled_in


@question
@while_filled_in
def caselist_import(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet = filled_in(request, pk)
    if request.method == "POST" and "key" in request.POST:
        try:
            return _understand(request, sheet)
        except BadFile as bad:  # a workbook of ours, kept by the other page
            messages.error(request, str(bad))
            return redirect("workload:caselist_import", sheet.pk)
    form = ListForm(answer(request), files(request))
    if form.is_valid():
        return _take(request, sheet, form)
    return _page(request, sheet, form=form, status=status_of(form))


def _take(request: HttpRequest, sheet: Sheet, form: ListForm) -> HttpResponse:
    """Nothing of a file that says who the cases are about is kept, not even for a minute."""
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        caselist = read_caselist(content, name=file.name, remembered=_remembered(sheet).columns)
    except BadFile as bad:
        form.add_error("file", str(bad))
        return _page(request, sheet, form=form, status=status_of(form))
    if faults := refusals(caselist):
        return _page(request, sheet, form=ListForm(), plan=Plan(sheet, file.name, faults=faults), status=422)
    kept = keep(sheet, file.name, content, by=request.user)
    return _page(request, sheet, kept=kept, mapping=_mapping(sheet, kept), status=200)


def _understand(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    kept = kept_as(request.POST["key"], sheet, by=request.user)
    if kept is None:
        messages.error(request, str(TOO_OLD))
        return redirect("workload:caselist_import", sheet.pk)
    mapping = _mapping(sheet, kept, request.POST)
    if not mapping.is_asked:  # another column of activities has been chosen, whose words are not answered yet
        again = _mapping(sheet, kept, chosen=request.POST)
        return _page(request, sheet, kept=kept, mapping=again, status=200)
    if not mapping.is_valid():
        return _page(request, sheet, kept=kept, mapping=mapping, status=422)
    if "seen" in request.POST:
        return _write(request, sheet, kept, mapping)
    return _look(request, sheet, kept, mapping, plan_of(sheet, mapping, kept.name))


def _write(request: HttpRequest, sheet: Sheet, kept: Kept, mapping: MappingForm) -> HttpResponse:
    understood = Understood(mapping.headings, mapping.keys)

    def make() -> Plan:
        return plan_of(sheet, mapping, kept.name)

    try:
        plan = spreadsheets.bring_in(
            sheet=sheet, make=make, seen=request.POST["seen"], understood=understood, by=request.user
        )
    except NotAsSeen as other:
        messages.info(request, _("Bladet har ändrats medan du tittade. Gå igenom det en gång till."))
        return _look(request, sheet, kept, mapping, other.plan)
    forget(kept, sheet, by=request.user)
    return brought_in(request, plan)


def _look(request: HttpRequest, sheet: Sheet, kept: Kept, mapping: MappingForm, plan: Plan) -> HttpResponse:
    sheets.read(sheet=sheet, by=request.user)
    status = 422 if plan.faults else 200
    return _page(request, sheet, kept=kept, mapping=mapping, plan=plan, status=status)


def _mapping(sheet: Sheet, kept: Kept, data: Any = None, chosen: Any = None) -> MappingForm:
    remembered = _remembered(sheet)
    caselist = read_caselist(kept.content, name=kept.name, remembered=remembered.columns)
    version = sheet.period.version
    return MappingForm(
        data,
        caselist=caselist,
        model=model_of(version),
        remembered=remembered,
        family=version.family_id,
        chosen=chosen,
    )


def _remembered(sheet: Sheet) -> ListMapping:
    organisation = sheet.period.unit.organisation
    return ListMapping.objects.filter(organisation=organisation).first() or ListMapping(organisation=organisation)


def _page(request: HttpRequest, sheet: Sheet, *, status: int, **more: Any) -> HttpResponse:
    context = {"sheet": sheet, "period": sheet.period, **more}
    return render(request, "workload/spreadsheets/caselist.html", context, status=status)
