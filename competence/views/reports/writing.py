"""Beginning, writing, finishing and discarding a report."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from competence.actions import reports
from competence.forms.reports import HEADINGS, AddSectionForm, BeginForm, HeadForm, SectionForm
from competence.models import FollowUpReport, ReportSection, WrongTurn
from competence.views.reports.reading import trail_reports
from fyrbodal.access import permitted, require, viewer
from fyrbodal.asking import answer, question
from fyrbodal.drafts.views import save, while_open


@question
def report_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_followupreport")
    form = BeginForm(answer(request))
    if form.is_valid():
        made = reports.begin(report=form.instance, headings=[str(one) for one in HEADINGS], by=request.user)
        return redirect("competence:report_edit", made.pk)
    context = {"form": form, "trail": trail_reports()}
    return render(request, "competence/reports/add.html", context, status=422 if form.errors else 200)


@require_safe
def report_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = _written(request, pk)
    if report.status != FollowUpReport.Status.DRAFT:
        messages.info(request, _("En färdig uppföljning ändras inte."))
        return redirect(report)
    return _page(request, report)


@require_POST
def report_head(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = _written(request, pk)
    return save(
        request,
        HeadForm(request.POST, instance=report),
        home=_home(report),
        again=lambda form: _page(request, report, bound={report.pk: form}),
    )


@require_POST
def report_section(request: HttpRequest, pk: UUID) -> HttpResponse:
    section, report = _section(request, pk)
    return save(
        request,
        SectionForm(request.POST, instance=section),
        home=_home(report, section),
        again=lambda form: _page(request, report, bound={section.pk: form}),
        fragments=lambda: {f"[data-label='{section.pk.hex}']": escape(str(section))},
    )


@require_POST
@while_open
def report_section_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = _written(request, pk)
    form = AddSectionForm(request.POST, auto_id="nytt_%s", instance=ReportSection(report=report))
    if form.is_valid():
        try:
            return redirect(_home(report, reports.add_section(section=form.instance, by=request.user)))
        except WrongTurn as full:
            form.add_error(None, str(full))
    return _page(request, report, add=form, status=422)


@require_POST
@while_open
def report_section_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    section, report = _section(request, pk)
    if request.POST.get("step") not in {"-1", "1"}:
        raise BadRequest
    reports.move_section(section=section, step=int(request.POST["step"]))
    return redirect(_home(report, section))


@require_POST
@while_open
def report_section_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    section, report = _section(request, pk)
    reports.remove_section(section=section)
    messages.success(request, _("Avsnittet ”%s” är borttaget.") % section)
    return redirect(_home(report))


@question
@while_open
def report_finish(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = _written(request, pk)
    if request.method == "POST":
        try:
            reports.finish(report=report, by=request.user)
        except WrongTurn as wrong:
            messages.error(request, str(wrong))
            return redirect(_home(report))
        messages.success(request, _("Uppföljningen är färdig och läses av alla."))
        return redirect(report)
    return render(request, "competence/reports/finish.html", _about(report))


@question
@while_open
def report_discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    report: FollowUpReport = permitted(request, "competence.delete_followupreport", FollowUpReport.objects, pk=pk)
    if request.method == "POST":
        reports.discard(report=report, by=request.user)
        messages.success(request, _("Utkastet är borttaget."))
        return redirect("competence:reports")
    return render(request, "competence/reports/discard.html", _about(report))


def _written(request: HttpRequest, pk: UUID) -> FollowUpReport:
    rows = FollowUpReport.objects.select_related("plan")
    found: FollowUpReport = permitted(request, "competence.write_followupreport", rows, pk=pk)
    return found


def _section(request: HttpRequest, pk: UUID) -> tuple[ReportSection, FollowUpReport]:
    rows = ReportSection.objects.visible_to(viewer(request)).select_related("report__plan")
    section: ReportSection = get_object_or_404(rows, pk=pk)
    require(request, "competence.write_followupreport", section.report)
    return section, section.report


def _page(
    request: HttpRequest, report: FollowUpReport, *, bound: Any = None, add: Any = None, status: int = 200
) -> HttpResponse:
    """`bound` holds the forms that were sent and are shown again, by the key of their row."""
    sent = bound or {}
    listed = list(report.sections.order_by("position", "pk"))
    context = _about(report) | {
        "head": sent.get(report.pk) or HeadForm(instance=report),
        "sections": [(one, sent.get(one.pk) or SectionForm(instance=one)) for one in listed],
        "add": add or AddSectionForm(auto_id="nytt_%s"),
        "form_show_errors": True,
    }
    return render(request, "competence/reports/edit.html", context, status=status)


def _about(report: FollowUpReport) -> dict[str, Any]:
    return {"report": report, "trail": [*trail_reports(), {"label": report.title, "url": report.get_absolute_url()}]}


def _home(report: FollowUpReport, section: ReportSection | None = None) -> str:
    address = reverse("competence:report_edit", args=[report.pk])
    return f"{address}#rad-{section.pk.hex}" if section else address
