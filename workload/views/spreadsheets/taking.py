"""How both pages that bring in a file begin: a file is chosen, or one that was looked at is gone on with."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fyrbodal.access import View, permitted
from fyrbodal.asking import answer, files, question
from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.files.forms import status_of
from fyrbodal.files.looked_at import TOO_OLD, Kept, SentForm, kept_as
from workload.actions import sheets
from workload.actions.spreadsheets import Plan
from workload.models import Sheet
from workload.views.closed import while_filled_in


class Page(NamedTuple):
    """`name` is that of its address, and says which files are its own."""

    name: str
    form: type[SentForm]
    take: Callable[[HttpRequest, Sheet, SentForm], HttpResponse]
    go_on: Callable[[HttpRequest, Sheet, Kept], HttpResponse]
    show: Callable[..., HttpResponse]


def taking(page: Page) -> View:
    """The view of a sheet that is still filled in."""

    @question
    @while_filled_in
    def view(request: HttpRequest, pk: UUID) -> HttpResponse:
        sheet: Sheet = permitted(request, "workload.change_sheet", Sheet.objects.with_all(), pk=pk)
        if request.method == "POST" and "key" in request.POST:
            return _go_on(request, sheet, page)
        form = page.form(answer(request), files(request))
        if form.is_valid():
            return page.take(request, sheet, form)
        return page.show(request, sheet, form=form, status=status_of(form))

    return view


def _go_on(request: HttpRequest, sheet: Sheet, page: Page) -> HttpResponse:
    kept = kept_as(page.name, request.POST["key"], sheet, by=request.user)
    if kept is None:
        return again(request, page.name, sheet)
    try:
        return page.go_on(request, sheet, kept)
    except BadFile as bad:  # what it is read by, such as the period's model, is another since it was looked at
        return again(request, page.name, sheet, str(bad))


def again(request: HttpRequest, name: str, sheet: Sheet, why: str = "") -> HttpResponse:
    messages.error(request, why or str(TOO_OLD))
    return redirect(f"workload:{name}", sheet.pk)


def has_changed(request: HttpRequest) -> None:
    messages.info(request, _("Bladet har ändrats medan du tittade. Gå igenom det en gång till."))


def looked_at(request: HttpRequest, sheet: Sheet, plan: Plan) -> dict[str, Any]:
    """It tells what stands on the sheet, so the reading is noted."""
    sheets.read(sheet=sheet, by=request.user)
    return {"plan": plan, "status": 422 if plan.faults else 200}


def brought_in(request: HttpRequest, plan: Plan) -> HttpResponse:
    words = {"new": len(plan.added), "changed": len(plan.changed), "removed": len(plan.removed)}
    messages.success(
        request, _("Filen är inläst. Nya rader: %(new)s, ändrade: %(changed)s, borttagna: %(removed)s.") % words
    )
    return redirect(plan.sheet)
