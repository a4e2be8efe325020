"""The page that a report is written on, by several at a time; each part is saved by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import permitted
from fyrbodal.drafts.views import save, while_open
from fyrbodal.turns import WrongTurn
from projects.actions import reports as acts
from projects.documents.project import MARKS
from projects.documents.readiness import place_of
from projects.documents.told import Told, told
from projects.forms.parts import CoverForm, DoneForm, EconomyRowForm, NewRowForm, SectionForm
from projects.models import Done, EconomyRow, Report, ReportStatus, Scope, Section
from projects.views.reports import report_of, returned, trail_report

Bound = Mapping[Any, Any]
WHOLE = "report__grant__project__programme"


@require_safe
def report_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = report_of(request, pk, "write")
    if not report.is_writable:
        messages.info(request, _("Redovisningen är inskickad. Den ändras bara om den kommer tillbaka."))
        return redirect(report)
    return Writing(request, report).respond()


def home(report: Report, place: str = "", focus: str = "") -> str:
    """The address of the page, and where one stands on it."""
    address = reverse("projects:report_edit", args=[report.pk])
    return address + (f"?fokus={focus}" if focus else "") + (f"#{place}" if place else "")


@dataclass(frozen=True)
class PartOnPage:
    """`place` is its id on the page, `action` where it is saved, `reasons` what it came back for."""

    part: Any
    form: Any
    place: str
    action: str
    reasons: tuple[str, ...] = ()


class Writing:
    """`bound` holds the forms that were sent and are shown again, by the key of their row."""

    def __init__(self, request: HttpRequest, report: Report, bound: Bound | None = None) -> None:
        self.request, self.report, self.bound = request, report, bound or {}

    @cached_property
    def told(self) -> Told:
        return told(self.report)

    def _on_page(self, part: Any, form: Any, place: str, name: str) -> PartOnPage:
        shown = self.bound.get(part.pk) or form(instance=part)
        address = reverse(f"projects:{name}", args=[part.pk])
        return PartOnPage(part, shown, place, address, tuple(self._reasons.get(part.pk, ())))

    @cached_property
    def _reasons(self) -> dict[Any, list[str]]:
        """By section, what is to be changed since the report came back."""
        found: dict[Any, list[str]] = {}
        back = returned(self.report)
        for reason in back.reasons.all() if back else ():
            found.setdefault(reason.section_id, []).append(reason.text)
        return found

    @property
    def takes_text(self) -> bool:
        return bool(self.report.scope != Scope.FIGURES)

    @property
    def takes_figures(self) -> bool:
        return bool(self.report.scope != Scope.TEXT)

    @cached_property
    def cover(self) -> PartOnPage:
        return self._on_page(self.report, CoverForm, "omslag", "cover")

    @cached_property
    def rows(self) -> list[PartOnPage]:
        rows = self.report.economy.order_by("position", "pk")
        return [self._on_page(row, EconomyRowForm, f"rad-{row.pk.hex}", "row") for row in rows]

    @cached_property
    def sections(self) -> list[PartOnPage]:
        return [self._on_page(one, SectionForm, place_of(one), "section") for one in self.told.sections]

    @cached_property
    def goals(self) -> list[PartOnPage]:
        return [self._on_page(one, DoneForm, place_of(one), "done") for one in self.told.goals]

    @property
    def new_row(self) -> Any:
        return self.bound.get("row") or NewRowForm(auto_id="ny_rad_%s")

    def respond(self, status: int = 200) -> HttpResponse:
        context = {
            "page": self,
            "report": self.report,
            "told": self.told,
            "mark": MARKS[ReportStatus(self.report.status)],
            "focus": self.request.GET.get("fokus", ""),
            "trail": trail_report(self.report),
            "form_show_errors": True,
        }
        return render(self.request, "projects/reports/edit.html", context, status=status)


@require_POST
def cover(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = report_of(request, pk, "write")
    return _saved(request, report, CoverForm(request.POST, instance=report), "omslag")


@require_POST
def section(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = part_of(request, Section, pk)
    return _saved(request, part.report, SectionForm(request.POST, instance=part), place_of(part))


@require_POST
def done(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = part_of(request, Done, pk)
    return _saved(request, part.report, DoneForm(request.POST, instance=part), place_of(part))


@require_POST
def row(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = part_of(request, EconomyRow, pk)
    return _saved(request, part.report, EconomyRowForm(request.POST, instance=part), f"rad-{part.pk.hex}")


def part_of(request: HttpRequest, model: Any, pk: UUID) -> Any:
    """A part of a report, to one of those who write it."""
    return permitted(request, "projects.write_report", model.objects.select_related(WHOLE), pk=pk)


def _saved(request: HttpRequest, report: Report, form: Any, place: str) -> HttpResponse:
    return save(
        request,
        form,
        home=home(report, place),
        again=lambda shown: Writing(request, report, {shown.instance.pk: shown}).respond(),
        fragments=lambda: sums(report),
    )


def sums(report: Report) -> dict[str, str]:
    """What of the page says something else when a part has been saved."""
    now = Report.objects.with_whole().get(pk=report.pk)
    page = {"told": told(now), "report": now, "mark": MARKS[ReportStatus(now.status)]}
    return {
        "[data-sums]": render_to_string("projects/reports/_sums.html", page),
        "[data-status]": render_to_string("projects/reports/_status.html", page),
    }


@require_POST
@while_open
def row_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = report_of(request, pk, "write")
    form = NewRowForm(request.POST, auto_id="ny_rad_%s")
    if form.is_valid():
        try:
            added = acts.add_row(row=form.row(report))
        except WrongTurn as full:
            form.add_error(None, str(full))
        else:
            return redirect(home(report, place := f"rad-{added.pk.hex}", focus=place))
    return Writing(request, report, {"row": form}).respond(status=422)


@require_POST
@while_open
def row_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    part = part_of(request, EconomyRow, pk)
    acts.remove_row(row=part)
    messages.success(request, _("Raden är borttagen."))
    return redirect(home(part.report, "ekonomi"))
