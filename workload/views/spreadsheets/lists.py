"""A list of cases from somebody's own file: its columns understood, looked through, written."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.files.forms import status_of
from fyrbodal.files.looked_at import Kept, SentForm, forget, keep
from workload.actions import spreadsheets
from workload.actions.spreadsheets import NotAsSeen, Plan, Understood
from workload.caselist import read_caselist, refusals
from workload.documents.weighing import model_of
from workload.forms.spreadsheets.caselist import MappingForm, plan_of
from workload.forms.spreadsheets.files import ListForm
from workload.models import ListMapping, Sheet
from workload.views.spreadsheets.taking import Page, brought_in, has_changed, looked_at, taking

NAME = "caselist_import"


def _take(request: HttpRequest, sheet: Sheet, form: SentForm) -> HttpResponse:
    """Nothing of a file that says who the cases are about is kept, not even for a minute."""
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        caselist = read_caselist(content, name=file.name, remembered=_remembered(sheet).columns)
    except BadFile as bad:
        form.add_error("file", str(bad))
        return _show(request, sheet, form=form, status=status_of(form))
    if faults := refusals(caselist):
        return _show(request, sheet, form=ListForm(), plan=Plan(sheet, file.name, faults=faults), status=422)
    kept = keep(NAME, sheet, file.name, content, by=request.user)
    return _show(request, sheet, kept=kept, mapping=_mapping(sheet, kept), status=200)


def _understand(request: HttpRequest, sheet: Sheet, kept: Kept) -> HttpResponse:
    mapping = _mapping(sheet, kept, request.POST)
    if not mapping.is_asked:  # another column of activities has been chosen, whose words are not answered yet
        again = _mapping(sheet, kept, chosen=request.POST)
        return _show(request, sheet, kept=kept, mapping=again, status=200)
    if not mapping.is_valid():
        return _show(request, sheet, kept=kept, mapping=mapping, status=422)
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
        has_changed(request)
        return _look(request, sheet, kept, mapping, other.plan)
    forget(kept, sheet, by=request.user)
    return brought_in(request, plan)


def _look(request: HttpRequest, sheet: Sheet, kept: Kept, mapping: MappingForm, plan: Plan) -> HttpResponse:
    return _show(request, sheet, kept=kept, mapping=mapping, **looked_at(request, sheet, plan))


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


def _show(request: HttpRequest, sheet: Sheet, *, status: int, **more: Any) -> HttpResponse:
    context = {"sheet": sheet, "period": sheet.period, **more}
    return render(request, "workload/spreadsheets/caselist.html", context, status=status)


caselist_import = taking(Page(NAME, ListForm, _take, _understand, _show))
