"""A unit, for those who lead it and the chief of its municipality."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fyrbodal.access import permitted, viewer
from fyrbodal.organisation.models import Unit
from workload.actions import overviews
from workload.documents.overview.unit import UnitOverview, unit_changes, unit_overview
from workload.documents.unit_report import reports_of
from workload.forms.overview import asked_month, turning
from workload.months import month_in_words
from workload.rules import leads
from workload.views.overview.tables import table_file


@require_safe
def unit(request: HttpRequest, pk: Any) -> HttpResponse:
    found = read(request, followed(request, pk))
    context = {
        "unit": found.unit,
        "overview": found,
        "tables": list(found.tables()),
        "turns": turning(found.month, timezone.localdate()),
        "reports": reports_of(found.unit),
        "may_seal": leads(viewer(request), found.unit.pk),
    }
    return render(request, "workload/overview/unit.html", context)


@require_safe
def unit_table(request: HttpRequest, pk: Any, slug: str, ending: str) -> HttpResponse:
    found = read(request, followed(request, pk))
    name = slugify(found.unit.name)
    return table_file(request, found.tables(), slug=slug, ending=ending, thing=found.unit, name=name)


@require_safe
def unit_change(request: HttpRequest, pk: Any) -> HttpResponse:
    """Weighs the sheets of two months anew, so it is a page of its own."""
    found = read(request, followed(request, pk))
    context = {"place": found.unit, "back": "workload:unit_overview", "month": month_in_words(found.month)}
    return render(request, "workload/overview/change.html", context | {"table": unit_changes(found.unit, found.month)})


def followed(request: HttpRequest, pk: Any) -> Unit:
    """Names of units are known to all, so others are refused."""
    shown: Unit = permitted(request, "workload.follow_unit", Unit.objects.select_related("organisation"), pk=pk)
    return shown


def read(request: HttpRequest, shown: Unit) -> UnitOverview:
    sees_sheets = leads(viewer(request), shown.pk)
    found = unit_overview(shown, asked_month(request.GET), timezone.localdate(), all_of_it=sees_sheets)
    overviews.read_by_chief(thing=shown, organisation=shown.organisation, month=found.month, by=request.user)
    return found
