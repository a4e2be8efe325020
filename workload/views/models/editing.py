"""Writing a draft: every save answers with what the change would do."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from fyrbodal.access import permitted, viewer
from fyrbodal.asking import question
from fyrbodal.drafts.forms import PartForm
from fyrbodal.drafts.views import Fragments, save
from workload.documents.effect import on_period, on_sample, published_model
from workload.documents.weighing import model_of
from workload.documents.weights import obstacles
from workload.forms.models.editing import DraftForm
from workload.forms.models.rows import handle
from workload.models import Period, Sheet, Version, VersionStatus
from workload.rules import LEADERS

PERIODS = 24  # to choose from


@question
def version_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    # That it is still a draft is asked when it is written, so that what was typed can be shown again.
    rows = Version.objects.select_related("family__organisation")
    draft = permitted(request, "workload.add_version", rows, pk=pk)
    if request.method == "POST":
        return _save(request, draft)
    if draft.status != VersionStatus.DRAFT:
        return redirect(draft)
    form = DraftForm(instance=draft)
    form.begin_at(request.GET.get("fokus", ""))
    return _page(request, draft, form)


def _save(request: HttpRequest, draft: Version) -> HttpResponse:
    form = DraftForm(request.POST, instance=draft)
    return save(
        request,
        form,
        home=_home(request, draft),
        again=lambda form: _page(request, draft, form),
        done=lambda: redirect(_home(request, draft, focus=_focus(form))),
        fragments=lambda: _fragments(request, draft),
    )


def _home(request: HttpRequest, draft: Version, focus: str = "") -> str:
    sought = {"prov": request.GET.get("prov", ""), "fokus": focus}
    chosen = {name: value for name, value in sought.items() if value}
    return reverse("workload:version_edit", args=[draft.pk], query=chosen or None)


def _focus(form: DraftForm) -> str:
    """Where one goes on after a step: at the button again, or at the new row."""
    step = form.step
    if step is None:
        return ""
    if step.what == "add":
        last = form.instance.definition["activities"][-1]["key"]
        return handle("activities", last) if step.kind == "activities" else f"new_{step.kind}"
    return f"{step.what}-{handle(step.kind, step.key)}" if step.what != "remove" else f"new_{step.kind}"


def _page(request: HttpRequest, draft: Version, form: PartForm) -> HttpResponse:
    context = {
        "version": draft,
        "family": draft.family,
        "form": form,
        "focus": request.GET.get("fokus", ""),
        "periods": _periods(request),
        "chosen": _period(request),
        "home": _home(request, draft),
        "form_show_errors": True,
    }
    return render(request, "workload/models/edit.html", context | _effect(request, draft))


def _fragments(request: HttpRequest, draft: Version) -> Fragments:
    context = _effect(request, draft)
    return {
        "#prov": render_to_string("workload/models/_trial.html", context),
        "#hinder": render_to_string("workload/models/_obstacles.html", context),
    }


def _effect(request: HttpRequest, draft: Version) -> dict[str, Any]:
    """Of the draft as it is stored."""
    stored = Version.objects.select_related("family").get(pk=draft.pk)
    model, period = model_of(stored), _period(request)
    tried = {"period": on_period(model, period)} if period else {"sample": on_sample(model, published_model(stored))}
    return {"trial": tried, "unit": model.unit.value, "obstacles": obstacles(stored), "version": draft}


def _periods(request: HttpRequest) -> Any:
    """Those of the units that one leads: a trial shows sums, and of a small unit they say nearly as much as sheets."""
    rows = Period.objects.filter(Exists(Sheet.objects.filter(period=OuterRef("pk"))))
    led = rows.filter(unit__in=viewer(request).bodies(*LEADERS))
    return led.select_related("unit", "version").newest_first()[:PERIODS]


def _period(request: HttpRequest) -> Period | None:
    asked = request.GET.get("prov", "")
    return next((period for period in _periods(request) if str(period.pk) == asked), None) if asked else None
