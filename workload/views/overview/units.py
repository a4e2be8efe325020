"""A unit, for those who lead it and the chief of its municipality."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fyrbodal.access import permitted, viewer
from fyrbodal.organisation.models import Unit
from workload.actions import overviews
from workload.documents.overview.unit import UnitOverview, measured_periods, unit_changes, unit_overview
from workload.documents.unit_report import reports_of
from workload.forms.overview import asked_for_all, asked_period, options
from workload.rules import leads
from workload.tables import Table
from workload.views.overview.tables import CHANGE, table_file


@require_safe
def unit(request: HttpRequest, pk: Any) -> HttpResponse:
    found = read(request, followed(request, pk))
    context = {
        "unit": found.unit,
        "overview": found,
        "tables": list(found.tables()),
        "query": _query(request, found),
        "all": asked_for_all(request.GET),
        "reports": reports_of(found.unit),
        "may_seal": leads(viewer(request), found.unit.pk),
    }
    return render(request, "workload/overview/unit.html", context)


@require_safe
def unit_table(request: HttpRequest, pk: Any, slug: str, ending: str) -> HttpResponse:
    found = read(request, followed(request, pk))
    name = slugify(found.unit.name)
    return table_file(request, _tables(found, slug), slug=slug, ending=ending, thing=found.unit, name=name)


@require_safe
def unit_change(request: HttpRequest, pk: Any) -> HttpResponse:
    """Weighs the sheets of two periods anew, so it is a page of its own."""
    found = read(request, followed(request, pk))
    context = {
        "unit": found.unit,
        "overview": found,
        "table": unit_changes(found),
        "periods": _choices(found),
        "query": _query(request, found),
    }
    return render(request, "workload/overview/unit_change.html", context)


def followed(request: HttpRequest, pk: Any) -> Unit:
    """Names of units are known to all, so others are refused."""
    shown: Unit = permitted(request, "workload.follow_unit", Unit.objects.select_related("organisation"), pk=pk)
    return shown


def read(request: HttpRequest, shown: Unit) -> UnitOverview:
    sees_sheets = leads(viewer(request), shown.pk)
    asked, every = asked_period(request.GET), asked_for_all(request.GET)
    found = unit_overview(shown, asked, all_of_it=sees_sheets, every_period=every)
    overviews.read_by_chief(thing=shown, organisation=shown.organisation, by=request.user, period=found.name)
    return found


def _tables(found: UnitOverview, slug: str) -> Iterator[Table]:
    """The change as well, which is weighed only when it is what is asked for."""
    if slug == CHANGE:
        yield unit_changes(found)
    else:
        yield from found.tables()


def _choices(found: UnitOverview) -> SafeString:
    """The first has none before it."""
    periods = [(str(one.pk), one.name) for one in measured_periods(found.unit)[:-1]]
    return options(periods, str(found.period.pk) if found.period else "")


def _query(request: HttpRequest, found: UnitOverview) -> str:
    period = {"period": found.period.pk} if found.period else {}
    return urlencode(period | ({"alla": 1} if asked_for_all(request.GET) else {}))
