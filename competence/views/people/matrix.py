"""The gap matrix of a unit: on screen, as a workbook, and which areas it goes by."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F, UUIDField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions import unit_areas as areas
from competence.documents.people.cells_html import legend
from competence.documents.people.matrix import Matrix
from competence.documents.people.matrix_book import book_of
from competence.forms.people import AreasForm
from competence.models import UnitArea
from competence.views.plans.reading import trail_start
from fyrbodal.access import permitted, require, viewer
from fyrbodal.asking import answer, question
from fyrbodal.documents.http import XLSX, file_response
from fyrbodal.organisation.models import Unit
from fyrbodal.organisation.prepared import Given, Prepared


@require_safe
def matrix(request: HttpRequest, pk: UUID) -> HttpResponse:
    unit = unit_of(request, pk, "competence.follow_unit")
    who = viewer(request)
    may_wish = who.has_perm("competence.wish_for_unit", unit)
    page, step, focus = (request.GET.get(name, "") for name in ("sida", "steg", "fokus"))
    found = Matrix(unit, timezone.localdate(), page=_page(page), step=step or None, may_wish=may_wish, focus=focus)
    context = {
        "unit": unit,
        "matrix": found,
        "legend": legend(),
        "may_wish": may_wish,
        "trail": [trail_start()],
    }
    return render(request, "competence/people/matrix.html", context)


def unit_of(request: HttpRequest, pk: Any, permission: str) -> Unit:
    unit: Unit = permitted(request, permission, _UNITS, pk=pk)
    return unit


def _units(viewer: Any) -> Any:
    """With the `place` they are in."""
    seen = Unit.objects.visible_to(viewer).filter(pk=Given("pk", UUIDField()))
    return seen.annotate(place=F("organisation__name"))


_UNITS = Prepared(_units)


def _page(said: str) -> int:
    """The first page for what is no number."""
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 5 else 1


@require_safe
def matrix_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    unit = unit_of(request, pk, "competence.follow_unit")
    today = timezone.localdate()
    return file_response(book_of(unit, today), f"{slugify(unit.name)}-{today}.xlsx", content_type=XLSX)


@question
def unit_areas(request: HttpRequest, pk: UUID) -> HttpResponse:
    unit = unit_of(request, pk, "competence.wish_for_unit")
    require(request, "competence.change_unitarea", UnitArea(unit=unit))
    form = AreasForm(answer(request), unit=unit)
    if form.is_valid():
        areas.choose(unit=unit, areas=form.cleaned_data["areas"], by=request.user)
        messages.success(request, _("Enhetens områden är sparade."))
        return redirect("competence:matrix", unit.pk)
    context = {"unit": unit, "form": form, "trail": [trail_start()]}
    return render(request, "competence/people/areas.html", context, status=422 if form.errors else 200)
