"""The list of projects, and a project."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fyrbodal.access import permitted, require, viewer
from fyrbodal.asking import answer, question
from projects.actions import projects as acts
from projects.documents.project import people_of, years_of
from projects.forms.projects import AppointForm, ProjectForm
from projects.models import Project

ON_A_PAGE = 50


def trail_projects() -> list[dict[str, str]]:
    return [{"label": _("Projekt"), "url": reverse("projects:projects")}]


def trail_project(project: Project) -> list[dict[str, str]]:
    return [*trail_projects(), {"label": project.name, "url": project.get_absolute_url()}]


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    found = Project.objects.visible_to(who).select_related("organisation", "based_at", "programme").in_order()
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("sida"))
    years = years_of(list(page.object_list), who)
    context = {
        "page": page,
        "listed": [(one, years.get(one.pk, [])) for one in page.object_list],
        "may_add": who.has_perm("projects.add_project"),
    }
    return render(request, "projects/projects.html", context)


@require_safe
def project(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Project.objects.select_related("organisation", "based_at", "programme__funder", "contact", "predecessor")
    project: Project = permitted(request, "projects.view_project", rows, pk=pk)
    who = viewer(request)
    context = {
        "project": project,
        "years": years_of([project], who).get(project.pk, []),
        "people": people_of(project, timezone.localdate()),
        "before": _seen(project.predecessor, who),
        "after": Project.objects.visible_to(who).filter(predecessor=project).first(),
        "appoint": AppointForm(auto_id="medverkande_%s"),
        "may": {name: who.has_perm(f"projects.{name}_project", project) for name in ("change", "grant", "staff")},
        "trail": trail_projects(),
    }
    return render(request, "projects/project.html", context)


def _seen(project: Project | None, who: Any) -> Project | None:
    found: Project | None = Project.objects.visible_to(who).filter(pk=project.pk).first() if project else None
    return found


@question
def project_add(request: HttpRequest) -> HttpResponse:
    require(request, "projects.add_project")
    form = ProjectForm(answer(request), viewer=viewer(request))
    if form.is_valid():
        project = acts.add(project=form.instance, key=form.cleaned_data["key"], by=request.user)
        messages.success(request, _("Projektet finns nu. Lägg till vad det har beviljats och vilka som är med."))
        return redirect(project)
    context = {"form": form, "trail": trail_projects()}
    return render(request, "projects/project_form.html", context, status=422 if form.errors else 200)


@question
def project_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    project: Project = permitted(request, "projects.change_project", Project.objects, pk=pk)
    form = ProjectForm(answer(request), instance=project, viewer=viewer(request))
    if form.is_valid():
        acts.keep(project=form.instance, by=request.user)
        messages.success(request, _("Sparat."))
        return redirect(project)
    context = {"form": form, "project": project, "trail": trail_project(project)}
    return render(request, "projects/project_form.html", context, status=422 if form.errors else 200)
