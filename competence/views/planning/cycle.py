"""The year's work with the plan: list, wheel, calendar; and other regions to compare with."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions import catalogue
from competence.documents.cycle import feed, placed, steps_in_order
from competence.documents.wheel import wheel
from competence.forms.planning.cycle import RegionForm, StepForm
from competence.models import CycleStep, Region
from competence.views.catalogue.feeds import CALENDAR, PUBLIC
from competence.views.plans.reading import trail_start
from fyrbodal.access import open_to_all, permitted, require, viewer
from fyrbodal.asking import answer, question
from fyrbodal.documents.http import file_response


@open_to_all("how the year goes is for everybody")
@require_safe
def cycle(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    dated, undated = placed(steps_in_order(CycleStep.objects.visible_to(who)))
    context = {
        "dated": dated,
        "undated": undated,
        "wheel": wheel(dated),
        "may_change": who.has_perm("competence.add_cyclestep"),
        "trail": [trail_start()],
    }
    return render(request, "competence/planning/cycle.html", context)


@open_to_all("how the year goes is for everybody")
@require_safe
def cycle_calendar(request: HttpRequest) -> HttpResponse:
    dated, _undated = placed(steps_in_order(CycleStep.objects.visible_to(viewer(request))))
    name = _("Årscykeln för kompetens i Fyrbodal")
    return file_response(feed(name, dated), f"{name}.ics", content_type=CALENDAR, cache=PUBLIC)


@question
def step_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_cyclestep")
    return _kept(request, StepForm(answer(request)), "cycle", _("Nytt steg i årscykeln"))


@question
def step_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    step = permitted(request, "competence.change_cyclestep", CycleStep.objects, pk=pk)
    return _kept(request, StepForm(answer(request), instance=step), "cycle", str(step), "step_remove")


@question
def step_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    step = permitted(request, "competence.delete_cyclestep", CycleStep.objects, pk=pk)
    return _removed(request, step, "cycle", _("Steget försvinner ur cykeln och ur kalendrar som följer den."))


@open_to_all("the comparison is for everybody")
@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    context = {
        "regions": list(Region.objects.visible_to(who).order_by("position", "name", "pk")),
        "may_change": who.has_perm("competence.add_region"),
        "trail": [trail_start()],
    }
    return render(request, "competence/planning/regions.html", context)


@question
def region_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_region")
    return _kept(request, RegionForm(answer(request)), "regions", _("Ny region att jämföra med"))


@question
def region_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    region = permitted(request, "competence.change_region", Region.objects, pk=pk)
    return _kept(request, RegionForm(answer(request), instance=region), "regions", str(region), "region_remove")


@question
def region_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    region = permitted(request, "competence.delete_region", Region.objects, pk=pk)
    return _removed(request, region, "regions", _("Regionen försvinner ur jämförelsen."))


def _kept(request: HttpRequest, form: Any, home: str, heading: str, remove: str = "") -> HttpResponse:
    """`home` is the page that the row stands on, and `remove` the address that takes it away."""
    if form.is_valid():
        catalogue.keep(row=form.instance, by=request.user)
        messages.success(request, _("Sparat."))
        return redirect(f"competence:{home}")
    context = {"form": form, "heading": heading, "trail": _trail(home), "back": reverse(f"competence:{home}")}
    context["remove"] = reverse(f"competence:{remove}", args=[form.instance.pk]) if remove else ""
    return render(request, "competence/planning/edit.html", context, status=422 if form.errors else 200)


def _removed(request: HttpRequest, row: Any, home: str, words: str) -> HttpResponse:
    if request.method == "POST":
        catalogue.remove(row=row, by=request.user)
        messages.success(request, _("Borttaget."))
        return redirect(f"competence:{home}")
    context = {"row": row, "words": words, "trail": _trail(home), "back": reverse(f"competence:{home}")}
    return render(request, "competence/planning/remove.html", context)


def _trail(home: str) -> list[dict[str, Any]]:
    labels = {"cycle": _("Årscykeln"), "regions": _("Andra regioner")}
    return [trail_start(), {"label": labels[home], "url": reverse(f"competence:{home}")}]
