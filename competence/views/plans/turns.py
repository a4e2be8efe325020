"""Beginning, adopting, revising and discarding a plan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from competence.actions import plans
from competence.documents.plans import period_in_words, sections_of
from competence.forms.plans.turns import AdoptForm, BeginForm
from competence.models import Plan, PlanStatus
from competence.views.plans.closed import while_draft
from competence.views.plans.reading import trail_plans
from fyrbodal.access import permitted, require
from fyrbodal.acting import is_done
from fyrbodal.asking import answer, question


@question
def plan_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_plan")
    form = BeginForm(answer(request))
    if form.is_valid():
        data = form.cleaned_data
        plan = plans.begin(key=data["key"], facts=form.facts(), with_steps=data["with_steps"], by=request.user)
        return redirect("competence:plan_edit", plan.pk)
    context = {"form": form, "trail": trail_plans()}
    return render(request, "competence/plans/add.html", context, status=422 if form.errors else 200)


@require_POST
@while_draft
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Shown to all who have signed in, or not any more."""
    plan = permitted(request, "competence.propose_plan", Plan.objects, pk=pk)
    shown = request.POST.get("act") != "undo"
    plans.propose(plan=plan, on=timezone.localdate() if shown else None, by=request.user)
    said = _("Alla som har loggat in kan läsa förslaget.") if shown else _("Utkastet syns bara för dem som skriver.")
    messages.success(request, said)
    return redirect(plan)


@question
@while_draft
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan = permitted(request, "competence.write_plan", Plan.objects, pk=pk)
    if plan.status != PlanStatus.DRAFT:
        messages.info(request, _("Planen är redan antagen."))
        return redirect(plan)
    form = AdoptForm(answer(request), plan=plan, initial={"adopted_on": timezone.localdate()})
    if is_done(form, lambda: _adopt(plan, form.cleaned_data, request.user)):
        messages.success(request, _("Planen är antagen och läses av alla."))
        return redirect(plan)
    context = _about(plan) | {"form": form, "sections": _counted(plan)}
    return render(request, "competence/plans/adopt.html", context, status=422 if form.errors else 200)


def _adopt(plan: Plan, said: dict[str, Any], by: Any) -> None:
    plans.adopt(
        plan=plan,
        by_whom=said["by_whom"],
        where=said["where"],
        on=said["adopted_on"],
        replaces=said.get("replaces", []),
        by=by,
    )


def _about(plan: Plan) -> dict[str, Any]:
    mine = {"label": plan.name, "url": plan.get_absolute_url()}
    return {"plan": plan, "period": period_in_words(plan), "trail": [*trail_plans(), mine]}


def _counted(plan: Plan) -> list[tuple[str, int, int]]:
    """What would be adopted: heading, number of needs, number of lines."""
    return [(one.heading, len(one.needs.all()), len(one.lines.all())) for one in sections_of(plan)]


@require_POST
def revise(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan = permitted(request, "competence.revise_plan", Plan.objects, pk=pk)
    draft, is_new = plans.revise(plan=plan, by=request.user)
    if not is_new:
        messages.info(request, _("Planen revideras redan. Här är utkastet."))
    return redirect("competence:plan_edit", draft.pk)


@question
@while_draft
def plan_discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan = permitted(request, "competence.delete_plan", Plan.objects, pk=pk)
    if request.method == "POST":
        plans.discard(plan=plan, by=request.user)
        messages.success(request, _("Utkastet är borttaget."))
        return redirect("competence:plans")
    return render(request, "competence/plans/discard.html", _about(plan))
