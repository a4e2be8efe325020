"""A plan as a workbook, out and back: looked through, then written, all of it or nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions import plan_books
from competence.actions.plan_books import Change, NotAsSeen
from competence.documents.plan_book import book_of
from competence.forms.plans.returned import BookForm, change_of
from competence.models import Plan, PlanStatus
from competence.views.plans.closed import while_draft
from competence.views.plans.editing import home, plan_of
from competence.views.plans.reading import trail_plans
from fyrbodal.access import open_to_all, permitted
from fyrbodal.asking import answer, files, question
from fyrbodal.documents.http import XLSX, file_response
from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.files.forms import status_of
from fyrbodal.files.looked_at import TOO_OLD, Kept, SeenForm, forget, keep, kept_as

NAME = "plan_import"


@open_to_all("adopted plans are for everybody")
@require_safe
def plan_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan: Plan = permitted(request, "competence.view_plan", Plan.objects, pk=pk)
    return file_response(book_of(plan), f"{slugify(plan.name)}.xlsx", content_type=XLSX)


@question
@while_draft
def plan_import(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan = plan_of(request, pk)
    if plan.status != PlanStatus.DRAFT:
        messages.info(request, _("En antagen plan ändras inte. Revidera den, så blir det ett nytt utkast."))
        return redirect(plan)
    if request.method == "POST" and "key" in request.POST:
        return _write(request, plan)
    form = BookForm(answer(request), files(request))
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            change = change_of(plan, content, file.name)
        except BadFile as bad:
            form.add_error("file", str(bad))
        else:
            kept = None if change.faults else keep(NAME, plan, file.name, content, by=request.user)
            return _page(request, plan, change=change, kept=kept, status=422 if change.faults else 200)
    return _page(request, plan, form=form, status=status_of(form))


def _write(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = SeenForm(request.POST)
    kept = kept_as(NAME, form.data["key"], plan, by=request.user) if form.is_valid() else None
    if kept is None:
        messages.error(request, str(TOO_OLD))
        return redirect("competence:plan_import", plan.pk)

    def make() -> Change:
        return change_of(plan, kept.content, kept.name)

    try:
        change = plan_books.bring_in(plan=plan, make=make, seen=form.cleaned_data["seen"], by=request.user)
    except NotAsSeen as other:
        messages.info(request, _("Planen har ändrats medan du tittade. Gå igenom det en gång till."))
        return _again(request, plan, other.change, kept)
    forget(kept, plan, by=request.user)
    return _brought_in(request, plan, change)


def _again(request: HttpRequest, plan: Plan, change: Change, kept: Kept) -> HttpResponse:
    return _page(request, plan, change=change, kept=kept, status=422 if change.faults else 200)


def _brought_in(request: HttpRequest, plan: Plan, change: Change) -> HttpResponse:
    words = {"new": len(change.added), "changed": len(change.changed), "removed": len(change.removed)}
    messages.success(
        request, _("Filen är inläst. Nya rader: %(new)s, ändrade: %(changed)s, borttagna: %(removed)s.") % words
    )
    return redirect(home(plan))


def _page(request: HttpRequest, plan: Plan, *, status: int, **more: Any) -> HttpResponse:
    mine = {"label": plan.name, "url": plan.get_absolute_url()}
    context = {"plan": plan, "form": BookForm(), "trail": [*trail_plans(), mine], **more}
    return render(request, "competence/plans/import.html", context, status=status)
