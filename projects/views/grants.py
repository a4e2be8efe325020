"""What a project was granted for a year: its goals, its budget, and how long its report may take."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fyrbodal.access import permitted, viewer
from fyrbodal.acting import is_done, saying
from fyrbodal.asking import answer, question
from projects.actions import projects as acts
from projects.deadlines import days_left_in_words
from projects.documents.project import Year
from projects.economy import kronor
from projects.forms.projects import BudgetForm, ExtensionForm, GoalForm, GrantForm, NewGrantForm
from projects.models import BudgetRow, Extension, Goal, Grant, Project, Report
from projects.models.project import due_on
from projects.views.projects import trail_project


def grant_of(request: HttpRequest, pk: UUID, permission: str = "projects.view_grant") -> Any:
    rows = Grant.objects.select_related("project__programme__funder", "project__organisation", "report")
    return permitted(request, permission, rows.prefetch_related("extensions"), pk=pk)


def trail_grant(grant: Grant) -> list[dict[str, str]]:
    return [*trail_project(grant.project), {"label": str(grant.year), "url": address(grant)}]


def address(grant: Grant) -> str:
    return reverse("projects:grant", args=[grant.pk])


@require_safe
def grant(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, who = grant_of(request, pk), viewer(request)
    report = getattr(found, "report", None)
    read = report is not None and Report.objects.visible_to(who).filter(pk=report.pk).exists()
    context = {
        "grant": found,
        "year": Year(found, report, read),
        "left": days_left_in_words(due_on(found), timezone.localdate()),
        "goals": list(found.goals.in_order()),
        "budget": [(row, kronor(row.amount)) for row in found.budget.in_order()],
        "extensions": sorted(found.extensions.all(), key=lambda one: (one.given_at, one.pk), reverse=True),
        "may_change": who.has_perm("projects.change_grant", found) and not (report and report.first_sent_at),
        "may_extend": who.has_perm("projects.change_grant", found),
        "may_write": who.has_perm("projects.write_report", found),
        "trail": trail_project(found.project),
    }
    return render(request, "projects/grant.html", context)


@question
def grant_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    project: Project = permitted(request, "projects.grant_project", Project.objects, pk=pk)
    new = Grant(project=project, year=timezone.localdate().year)
    form = NewGrantForm(answer(request), instance=new)
    if is_done(form, lambda: acts.grant(grant=form.instance, goals=form.cleaned_data["goals"], by=request.user)):
        messages.success(request, _("Bidraget för %s är inlagt.") % form.instance.year)
        return redirect(address(form.instance))
    context = {"form": form, "project": project, "trail": trail_project(project)}
    return render(request, "projects/grant_form.html", context, status=422 if form.errors else 200)


@question
def grant_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    grant = grant_of(request, pk, "projects.change_grant")
    form = GrantForm(answer(request), instance=grant)
    return _kept(request, grant, form, lambda: acts.keep_grant(grant=form.instance, by=request.user), _("Bidraget"))


@question
def extend(request: HttpRequest, pk: UUID) -> HttpResponse:
    grant = grant_of(request, pk, "projects.change_grant")
    form = ExtensionForm(answer(request), instance=Extension(grant=grant))
    return _kept(request, grant, form, lambda: acts.extend(extension=form.instance, by=request.user), _("Anstånd"))


@question
def goal_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    grant = grant_of(request, pk, "projects.change_grant")
    form = GoalForm(answer(request), instance=Goal(grant=grant))
    return _kept(request, grant, form, lambda: acts.put(row=form.instance, by=request.user), _("Nytt mål"))


@question
def budget_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    grant = grant_of(request, pk, "projects.change_grant")
    form = BudgetForm(answer(request), instance=BudgetRow(grant=grant))
    return _kept(request, grant, form, lambda: acts.put(row=form.instance, by=request.user), _("Ny rad i budgeten"))


@question
def goal_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    goal = _row_of(request, Goal, pk)
    form = GoalForm(answer(request), instance=goal)
    return _kept(request, goal.grant, form, lambda: acts.keep_row(row=form.instance, by=request.user), _("Målet"))


@question
def budget_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = _row_of(request, BudgetRow, pk)
    form = BudgetForm(answer(request), instance=row)
    return _kept(request, row.grant, form, lambda: acts.keep_row(row=form.instance, by=request.user), _("Raden"))


def _row_of(request: HttpRequest, model: Any, pk: UUID) -> Any:
    permission = f"projects.change_{model._meta.model_name}"
    return permitted(request, permission, model.objects.select_related("grant__project__programme"), pk=pk)


def _kept(request: HttpRequest, grant: Grant, form: Any, act: Callable[[], None], heading: str) -> HttpResponse:
    """A form about one row of a grant, on a page of its own."""
    if is_done(form, act):
        messages.success(request, _("Sparat."))
        return redirect(address(grant))
    context = {"form": form, "grant": grant, "heading": heading, "trail": trail_grant(grant)}
    return render(request, "projects/row_form.html", context, status=422 if form.errors else 200)


@require_POST
def goal_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _removed(request, _row_of(request, Goal, pk))


@require_POST
def budget_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _removed(request, _row_of(request, BudgetRow, pk))


def _removed(request: HttpRequest, row: Any) -> HttpResponse:
    with saying(request, _("Borttaget.")):
        acts.take_away(row=row, by=request.user)
    return redirect(address(row.grant))
