"""Saving, adding, moving, taking away and putting back what stands in a draft."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from competence import frequency
from competence.actions import plan_parts
from competence.forms.plans.parts import AddLineForm, AddNeedForm, AddSectionForm, HeadForm, StepForm
from competence.models import Line, Need, Plan, Section, WrongTurn
from competence.views.plans.closed import while_draft
from competence.views.plans.editing import FORMS, REMOVED, Writing, home, plan_of
from fyrbodal.access import View, require, viewer
from fyrbodal.drafts.views import save

PLAN = {Section: "plan", Need: "section__plan", Line: "section__plan"}


def row_of(request: HttpRequest, model: Any, pk: UUID) -> tuple[Any, Plan]:
    """A row of a plan, to one of those who write plans, and its plan."""
    row = get_object_or_404(model.objects.visible_to(viewer(request)).select_related(PLAN[model]), pk=pk)
    plan: Plan = row.plan if isinstance(row, Section) else row.section.plan
    require(request, "competence.write_plan", plan)
    return row, plan


@require_POST
def plan_head(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan = plan_of(request, pk)
    return save(
        request,
        HeadForm(request.POST, instance=plan),
        home=home(plan),
        again=lambda form: Writing(request, Plan.objects.get(pk=pk), {pk: form}).respond(),
        fragments=lambda: {"h1": escape(_heading(pk))},
    )


def _heading(pk: UUID) -> str:
    return str(_("Skriv: %s") % Plan.objects.get(pk=pk))


def _saving(model: Any) -> View:
    @require_POST
    def saved(request: HttpRequest, pk: UUID) -> HttpResponse:
        row, plan = row_of(request, model, pk)
        return save(
            request,
            FORMS[model](request.POST, instance=row),
            home=home(plan, place=f"rad-{row.pk.hex}"),
            again=lambda form: Writing(request, plan, {row.pk: form}).respond(),
            fragments=lambda: changed(row),
        )

    return saved


section, need, line = _saving(Section), _saving(Need), _saving(Line)


def changed(row: Any) -> dict[str, str]:
    """What of the page around a row says something else when it has been saved."""
    key = row.pk.hex
    if isinstance(row, Line):
        return {f"[data-understood='{key}']": escape(frequency.understood(frequency.read(row.frequency)))}
    return {f"[data-label='{key}']": escape(str(row))} if isinstance(row, Section) else {}


@require_POST
@while_draft
def section_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan = plan_of(request, pk)
    form = AddSectionForm(request.POST, plan=plan, auto_id="avsnitt_%s")
    return _added(request, plan, form, "section", form.row, focus="rad")


@require_POST
@while_draft
def need_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    above, plan = row_of(request, Section, pk)
    form = AddNeedForm(request.POST, auto_id=f"behov{above.pk.hex}_%s")
    return _added(request, plan, form, ("need", above.pk), lambda: form.row(above), focus=f"behov-{above.pk.hex}")


@require_POST
@while_draft
def line_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    above, plan = row_of(request, Section, pk)
    form = AddLineForm(request.POST, auto_id=f"kurs{above.pk.hex}_%s")
    return _added(request, plan, form, ("line", above.pk), lambda: form.row(above), focus=f"kurs-{above.pk.hex}")


def _added(
    request: HttpRequest, plan: Plan, form: Any, key: Any, row: Callable[[], Any], *, focus: str
) -> HttpResponse:
    """Back to where the next one can be written at once; a new section is where one goes on."""
    if form.is_valid():
        try:
            added = plan_parts.add(row=row(), by=request.user)
        except WrongTurn as full:
            form.add_error(None, str(full))
        else:
            return redirect(home(plan, focus=f"rad-{added.pk.hex}" if focus == "rad" else focus))
    return Writing(request, plan, {key: form}).respond(status=422)


def _moving(model: Any) -> View:
    @require_POST
    @while_draft
    def moved(request: HttpRequest, pk: UUID) -> HttpResponse:
        (row, plan), step = row_of(request, model, pk), StepForm(request.POST).chosen()
        plan_parts.move(row=row, step=step)
        return redirect(home(plan, focus=f"{'upp' if step < 0 else 'ner'}-{row.pk.hex}"))

    return moved


section_move, need_move, line_move = _moving(Section), _moving(Need), _moving(Line)


def _removing(model: Any) -> View:
    @require_POST
    @while_draft
    def removed(request: HttpRequest, pk: UUID) -> HttpResponse:
        row, plan = row_of(request, model, pk)
        rows = plan_parts.remove(row=row)
        request.session[REMOVED] = {"plan": str(plan.pk), "name": str(row), "rows": rows}
        return redirect(home(plan, query="borttagen=ja"))

    return removed


section_remove, need_remove, line_remove = _removing(Section), _removing(Need), _removing(Line)


@require_POST
@while_draft
def plan_restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put back what was taken away last."""
    plan = plan_of(request, pk)
    kept = request.session.pop(REMOVED, {})
    try:
        back = plan_parts.restore(plan=plan, kept=kept["rows"]) if kept.get("plan") == str(pk) else None
    except WrongTurn as taken:
        messages.error(request, str(taken))
        return redirect(home(plan))
    if back is None:
        messages.info(request, _("Det finns inget att ångra."))
        return redirect(home(plan))
    return redirect(home(plan, focus=f"rad-{back.pk.hex}"))
