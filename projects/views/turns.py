"""Certifying a report, sending it in, answering it and opening it again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fyrbodal.acting import is_done, saying
from fyrbodal.asking import answer, question
from projects.actions import reports as acts
from projects.documents.readiness import hindrances
from projects.forms.turns import ApproveForm, CertifyForm, GiveBackForm, ReopenForm
from projects.models import Report, Scope
from projects.views.reports import report_of, trail_report


@question
def certify(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = report_of(request, pk, "certify")
    form = CertifyForm(answer(request), statement=report.template.statement)
    if is_done(form, lambda: acts.certify(report=report, by=request.user)):
        messages.success(request, _("Redovisningen är intygad. Nu kan den skickas in."))
        return redirect(report)
    return _asked(request, "certify", report, form, hindrances=hindrances(report))


@require_POST
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = report_of(request, pk, "certify")
    with saying(request, _("Intyget är tillbakataget.")):
        acts.take_back(report=report, by=request.user)
    return redirect(report)


@require_POST
def submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = report_of(request, pk, "submit")
    with saying(request, _("Redovisningen är inskickad. Kvittot står här nedanför.")):
        acts.submit(report=report, by=request.user)
    return redirect(report)


@question
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = report_of(request, pk, "review")
    form = ApproveForm(answer(request))
    if is_done(form, lambda: acts.approve(report=report, words=form.cleaned_data["words"], by=request.user)):
        messages.success(request, _("Redovisningen är godkänd."))
        return redirect(report)
    return _asked(request, "approve", report, form)


@question
def give_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = report_of(request, pk, "review")
    form = GiveBackForm(answer(request), report=report)
    if is_done(form, lambda: _given_back(request, report, form)):
        messages.success(request, _("Redovisningen är tillbaka hos dem som skrev."))
        return redirect(report)
    return _asked(request, "give_back", report, form)


def _given_back(request: HttpRequest, report: Report, form: GiveBackForm) -> None:
    acts.give_back(report=report, words=form.cleaned_data["words"], reasons=form.reasons, by=request.user)


@question
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    report = report_of(request, pk, "review")
    form = ReopenForm(answer(request))
    if is_done(form, lambda: _reopened(request, report, form)):
        messages.success(request, _("Redovisningen är öppen igen."))
        return redirect(report)
    return _asked(request, "reopen", report, form)


def _reopened(request: HttpRequest, report: Report, form: ReopenForm) -> None:
    said = form.cleaned_data
    acts.reopen(report=report, scope=Scope(said["scope"]), because=said["because"], by=request.user)


def _asked(request: HttpRequest, name: str, report: Report, form: object, **more: object) -> HttpResponse:
    context = {"report": report, "form": form, "trail": trail_report(report), **more}
    faulty = bool(getattr(form, "errors", None))
    return render(request, f"projects/reports/{name}.html", context, status=422 if faulty else 200)
