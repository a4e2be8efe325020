"""Who is in a project."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fyrbodal.access import permitted
from fyrbodal.acting import is_done
from fyrbodal.asking import answer, question
from fyrbodal.organisation.models import Appointment
from projects.actions import projects as acts
from projects.forms.projects import AppointForm
from projects.models import Project
from projects.views.projects import trail_project


@question
def appoint(request: HttpRequest, pk: UUID) -> HttpResponse:
    project: Project = permitted(request, "projects.staff_project", Project.objects, pk=pk)
    form = AppointForm(answer(request))
    if is_done(form, lambda: _appointed(request, project, form)):
        return redirect(project)
    context = {"form": form, "project": project, "trail": trail_project(project)}
    return render(request, "projects/appoint.html", context, status=422 if form.errors else 200)


def _appointed(request: HttpRequest, project: Project, form: AppointForm) -> None:
    person, role = form.cleaned_data["email"], form.cleaned_data["role"]
    acts.appoint(project=project, person=person, role=role, on=timezone.localdate(), by=request.user)
    messages.success(request, _("%s är med i projektet.") % person)


@require_POST
def let_go(request: HttpRequest, pk: UUID, appointment: int) -> HttpResponse:
    project: Project = permitted(request, "projects.staff_project", Project.objects, pk=pk)
    today = timezone.localdate()
    found = get_object_or_404(Appointment.objects.on(today).select_related("person"), body=project.pk, pk=appointment)
    acts.let_go(appointment=found, project=project, on=today, by=request.user)
    messages.success(request, _("%s är inte med längre.") % found.person)
    return redirect(project)
