"""The units that measure, their periods, and who has sent in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import permitted
from fyrbodal.asking import answer, question
from fyrbodal.organisation.models import Organisation, Unit
from fyrbodal.organisation.roles import Role
from fyrbodal.paging import Pages
from workload.actions import periods, reminders
from workload.actions import sheets as reading
from workload.documents.prompts import GROUND, Prompts, still_asking
from workload.documents.sheets import counted, sheets_of, unit_of
from workload.forms.periods import PeriodForm, RowForm
from workload.models import Period, Sheet, SheetStatus, WrongTurn
from workload.rules import LEADERS
from workload.spans import month_of, span_in_words, week_of
from workload.views import listing

MINE = 14  # sheets of one's own on the first page
UNITS = 100


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What of workload is one's own to do or to follow."""
    viewer: Any = request.user
    mine = Sheet.objects.filter(person=viewer).with_all().select_related("outcome").newest_first()
    led = Unit.objects.filter(pk__in=viewer.bodies(*LEADERS)).select_related("organisation").in_order()
    followed = Organisation.objects.filter(pk__in=viewer.bodies(Role.IFO_CHIEF)).prefetch_related("units").in_order()
    context = {
        "mine": mine[:MINE],
        "led": _latest(led[:UNITS]),
        "followed": followed,
        "administers": viewer.holds(Role.ADMINISTRATOR),
    }
    return render(request, "workload/periods/start.html", context)


def _latest(units: Any) -> list[tuple[Unit, Period | None]]:
    """Each unit with its newest period."""
    listed = list(units)
    newest = Period.objects.filter(unit__in=listed).order_by("unit", "-starts_on").distinct("unit").values("pk")
    found = {period.unit_id: period for period in counted(Period.objects.filter(pk__in=newest))}
    return [(unit, found.get(unit.pk)) for unit in listed]


@require_safe
def unit(request: HttpRequest, pk: UUID) -> HttpResponse:
    unit = _measured(request, pk)
    page: Any = Pages(Period.objects.filter(unit=unit).newest_first()).get_page(request.GET.get("sida"))
    listed = list(counted(Period.objects.filter(pk__in=page.object_list.values("pk"))).newest_first())
    newest = listed[0] if listed and page.number == 1 else None
    context = {
        "unit": unit,
        "page": page,
        "periods": listed,
        "newest": newest,
        "waited_for": reminders.waited_for(newest).values_list("name", flat=True) if newest else [],
        "version": periods.version_for(unit, timezone.localdate()),
        "days": span_in_words(*month_of(timezone.localdate())),  # of the first, where there is none yet
    }
    return render(request, "workload/periods/unit.html", context)


def _measured(request: HttpRequest, pk: UUID) -> Any:
    return permitted(request, "workload.measure_unit", Unit.objects.select_related("organisation"), pk=pk)


@question
def period_open(request: HttpRequest, pk: UUID) -> HttpResponse:
    unit = _measured(request, pk)
    first, last = periods.next_days(unit, timezone.localdate())
    form = PeriodForm(answer(request), initial={"starts_on": first, "ends_on": last})
    if form.is_valid() and (opened := _open(request, unit, form)):
        messages.success(request, _("%(period)s är öppnad, med ett blad för var och en.") % {"period": opened.name})
        return redirect(opened)
    whole = {"month": month_of(first), "week": week_of(first)}
    context = {"unit": unit, "form": form, "version": periods.version_for(unit, first), **whole}
    return render(request, "workload/periods/open.html", context, status=422 if form.errors else 200)


def _open(request: HttpRequest, unit: Unit, form: PeriodForm) -> Period | None:
    version = periods.version_for(unit, form.cleaned_data["starts_on"])
    if version is None:
        form.add_error(None, _("Enheten mäter inte med någon publicerad modell då. Välj en modell först."))
        return None
    try:
        return periods.open_period(unit=unit, version=version, by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        form.blame(refused)
    except IntegrityError:
        form.add_error(None, _("Någon annan öppnade en period för samma dagar samtidigt."))
    return None


@require_safe
def period(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, _led(request, pk), RowForm())


def _led(request: HttpRequest, pk: UUID) -> Any:
    rows = Period.objects.select_related("unit", "version__family")
    rows = rows.defer("version__definition", "version__weights")
    return permitted(request, "workload.change_period", rows, pk=pk)


def _page(request: HttpRequest, period: Period, form: RowForm) -> HttpResponse:
    sheets = sheets_of(period)
    people = [sheet for sheet in sheets if sheet.person_id]
    reading.saw_all(sheets=people, by=request.user)
    rows = [sheet for sheet in sheets if not sheet.person_id]
    asking, unit = _with_prompts(people), unit_of(period)
    waiting = sum(sheet.status == SheetStatus.DRAFT for sheet in people)
    context = {
        "period": period,
        "people": people,
        "asks_for_measures": any(one.wants_a_measure for one in asking),
        "ground": GROUND,
        "rows": rows,
        "listed": {"people": listing.rows(people, unit), "rows": listing.rows(rows, unit)},
        "waiting": waiting,
        "newcomers": periods.without_sheet(period),
        "reminded": waiting and reminders.reminded_today(period),
        "form": form,
    }
    return render(request, "workload/periods/period.html", context, status=422 if form.errors else 200)


def _with_prompts(sheets: list[Any]) -> list[Prompts]:
    """Each sheet gets `prompts`, None where nothing is to be done; those that there are."""
    found = still_asking(sheets)
    for sheet in sheets:
        sheet.prompts = found.get(sheet.pk)
    return list(found.values())


@require_POST
def remind(request: HttpRequest, pk: UUID) -> HttpResponse:
    period = _led(request, pk)
    try:
        sent = reminders.remind(period=period, by=request.user)
    except WrongTurn as refused:
        messages.error(request, str(refused))
    else:
        told = ngettext("En påminnelse är på väg.", "%(count)s påminnelser är på väg.", sent)
        messages.success(request, told % {"count": sent})
    return redirect(period)


@require_POST
def row_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A row without a person, or the sheet of somebody who came after the period was opened."""
    period = _led(request, pk)
    if request.POST.get("person"):
        return _newcomer(request, period)
    form = RowForm(request.POST, instance=Sheet(period=period))
    if form.is_valid():
        try:
            return redirect(periods.add_row(row=form.instance, by=request.user))
        except ValidationError as refused:
            form.blame(refused)
    return _page(request, period, form)


def _newcomer(request: HttpRequest, period: Period) -> HttpResponse:
    found = periods.without_sheet(period)
    try:
        person = get_object_or_404(found, pk=UUID(request.POST["person"]))
    except ValueError:
        return redirect(period)
    try:
        sheet = periods.add_employee(period=period, person=person, by=request.user)
    except ValidationError as refused:  # pressed twice
        messages.info(request, " ".join(refused.messages))
    else:
        messages.success(request, _("%(name)s har fått ett blad.") % {"name": sheet.name})
    return redirect(period)
