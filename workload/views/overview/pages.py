"""The region and a municipality: the municipality's own chief sees its units as they are, everybody else what is let out."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from fyrbodal.access import viewer
from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.roles import Role
from workload.actions import overviews
from workload.documents.overview.municipality import MunicipalityOverview, municipality_changes, municipality_overview
from workload.documents.overview.released import ReleasedOverview, comparison, released_months, released_overview
from workload.forms.overview import ReleasedFilter, asked_for_all, asked_month, spelled, turning
from workload.models import Release
from workload.months import month_in_words
from workload.tables import Table
from workload.views.overview.tables import CHANGE, table_file


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    form, shown = _released(request, None)
    return render(request, "workload/overview/region.html", _context(form, shown))


@require_safe
def overview_table(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    form, shown = _released(request, None)
    return table_file(request, shown.tables(), slug=slug, ending=ending, thing=_release(form), name="fyrbodal")


@require_safe
def municipality(request: HttpRequest, pk: Any) -> HttpResponse:
    place = _municipality(request, pk)
    if not request.user.holds(Role.IFO_CHIEF, at=place):  # type: ignore[union-attr]
        form, shown = _released(request, place)
        return render(request, "workload/overview/released.html", _context(form, shown))
    found = _read(request, place)
    every = asked_for_all(request.GET)
    context = {
        "organisation": place,
        "overview": found,
        "tables": list(found.tables()),
        "turns": turning(found.month, found.first, found.newest),
        "query": f"manad={spelled(found.month)}{'&alla=1' if every else ''}",
        "all": every,
    }
    return render(request, "workload/overview/municipality.html", context)


@require_safe
def municipality_table(request: HttpRequest, pk: Any, slug: str, ending: str) -> HttpResponse:
    place = _municipality(request, pk)
    chief = request.user.holds(Role.IFO_CHIEF, at=place)  # type: ignore[union-attr]
    tables = _own_tables(request, place, slug) if chief else _released(request, place)[1].tables()
    return table_file(request, tables, slug=slug, ending=ending, thing=place, name=slugify(place.name))


@require_safe
def municipality_change(request: HttpRequest, pk: Any) -> HttpResponse:
    """Weighs the sheets of two months anew, so it is a page of its own."""
    place = get_object_or_404(_own(request), pk=pk)
    month = asked_month(request.GET) or municipality_overview(place, None, timezone.localdate()).month
    overviews.read_by_chief(thing=place, organisation=place, by=request.user, month=month_in_words(month))
    context = {"place": place, "month": month_in_words(month), "query": f"manad={spelled(month)}"}
    return render(request, "workload/overview/change.html", context | {"table": municipality_changes(place, month)})


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    form = ReleasedFilter.of(request.GET, released_months(viewer(request)))
    context = {"form": form, "table": comparison(viewer(request), form.month), "query": form.query()}
    return render(request, "workload/overview/comparison.html", context)


@require_safe
def comparison_table(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    form = ReleasedFilter.of(request.GET, released_months(viewer(request)))
    tables = [comparison(viewer(request), form.month)]
    return table_file(request, tables, slug=slug, ending=ending, thing=_release(form), name="jamforelse")


def _municipality(request: HttpRequest, pk: Any) -> Organisation:
    members = Organisation.objects.visible_to(viewer(request)).filter(is_member=True)
    place: Organisation = get_object_or_404(members, pk=pk)
    return place


def _own(request: HttpRequest) -> Any:
    """The municipalities that the viewer is chief of."""
    return Organisation.objects.filter(is_member=True, pk__in=viewer(request).bodies(Role.IFO_CHIEF))


def _read(request: HttpRequest, place: Organisation) -> MunicipalityOverview:
    month, every = asked_month(request.GET), asked_for_all(request.GET)
    found = municipality_overview(place, month, timezone.localdate(), every_month=every)
    overviews.read_by_chief(thing=place, organisation=place, by=request.user, month=month_in_words(found.month))
    return found


def _own_tables(request: HttpRequest, place: Organisation, slug: str) -> Iterable[Table]:
    """The change as well, which is weighed only when it is what is asked for."""
    found = _read(request, place)
    if slug != CHANGE:
        return found.tables()
    change = municipality_changes(place, found.month)
    return [change] if change else []


def _released(request: HttpRequest, place: Organisation | None) -> tuple[ReleasedFilter, ReleasedOverview]:
    who = viewer(request)
    form = ReleasedFilter.of(request.GET, released_months(who))
    shown = released_overview(who, place, form.month, form.staff_kind, form.months, every_month=form.every_month)
    return form, shown


def _release(form: ReleasedFilter) -> Release:
    return get_object_or_404(Release, month_on=form.month)


def _context(form: ReleasedFilter, shown: ReleasedOverview) -> dict[str, Any]:
    return {"form": form, "overview": shown, "tables": list(shown.tables()), "query": form.query()}
