"""What is taken off people's time in a unit."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import permitted
from fyrbodal.asking import answer, question
from fyrbodal.organisation.models import Unit
from fyrbodal.paging import Pages
from workload.actions import times
from workload.documents.times import times_of
from workload.forms.times import AbsenceForm, ReductionForm, TimeForm
from workload.models import Absence, Reduction

AHEAD = dt.timedelta(days=366)


@require_safe
def time(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, _measured(request, pk))


def _measured(request: HttpRequest, pk: UUID) -> Any:
    return permitted(request, "workload.measure_unit", Unit.objects.select_related("organisation"), pk=pk)


def _page(request: HttpRequest, unit: Unit, **bound: TimeForm) -> HttpResponse:
    today = timezone.localdate()
    people = times.people_of(unit, today)
    page = Pages(people).get_page(request.GET.get("sida"))
    context = {
        "unit": unit,
        "page": page,
        "times": times_of(page.object_list, unit, today - times.KEPT_IN_SIGHT, today + AHEAD),
        "reduction": ReductionForm(people=people, auto_id="nedsattning_%s"),
        "absence": AbsenceForm(people=people, auto_id="franvaro_%s"),
    }
    return render(request, "workload/times/time.html", context | bound, status=422 if bound else 200)


@require_POST
def reduction_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    unit = _measured(request, pk)
    people = times.people_of(unit, timezone.localdate())
    form = ReductionForm(request.POST, instance=Reduction(unit=unit), people=people, auto_id="nedsattning_%s")
    return redirect("workload:time", pk) if _kept(request, form) else _page(request, unit, reduction=form)


@require_POST
def absence_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    unit = _measured(request, pk)
    people = times.people_of(unit, timezone.localdate())
    form = AbsenceForm(request.POST, instance=Absence(unit=unit), people=people, auto_id="franvaro_%s")
    return redirect("workload:time", pk) if _kept(request, form) else _page(request, unit, absence=form)


def _kept(request: HttpRequest, form: TimeForm) -> bool:
    if not form.is_valid():
        return False
    try:
        times.keep(row=form.instance, by=request.user)
    except ValidationError as refused:
        form.blame(refused)
        return False
    except IntegrityError:
        form.add_error(None, _("Någon annan skrev in samma tid samtidigt. Läs om sidan och se efter."))
        return False
    messages.success(request, _("Tiden för %(name)s är sparad.") % {"name": form.instance.person})
    return True


@question
def reduction(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = permitted(request, "workload.change_reduction", _rows(Reduction), pk=pk)
    return _change(request, row, ReductionForm(answer(request), instance=row))


@question
def absence(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = permitted(request, "workload.change_absence", _rows(Absence), pk=pk)
    return _change(request, row, AbsenceForm(answer(request), instance=row))


def _rows(kind: type[Reduction | Absence]) -> Any:
    return kind._default_manager.select_related("person", "unit")


def _change(request: HttpRequest, row: Any, form: TimeForm) -> HttpResponse:
    if form.is_bound and _kept(request, form):
        return redirect("workload:time", row.unit_id)
    remove = f"workload:{row._meta.model_name}_remove"
    context = {"row": row, "form": form, "remove": remove}
    return render(request, "workload/times/change.html", context, status=422 if form.errors else 200)


@require_POST
def reduction_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _remove(request, permitted(request, "workload.delete_reduction", _rows(Reduction), pk=pk))


@require_POST
def absence_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _remove(request, permitted(request, "workload.delete_absence", _rows(Absence), pk=pk))


def _remove(request: HttpRequest, row: Any) -> HttpResponse:
    times.remove(row=row, by=request.user)
    messages.success(request, _("Tiden för %(name)s är borttagen.") % {"name": row.person})
    return redirect("workload:time", row.unit_id)
