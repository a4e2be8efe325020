"""Certificates: noted on a plan by those who read it, fetched, and taken away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from competence.actions import certificates
from competence.forms.certificates import CertificateForm
from competence.models import Certificate, PlanOwners
from competence.views.people.noting import back, note_page, removed
from fyrbodal.access import permitted
from fyrbodal.asking import answer, files, question
from fyrbodal.files.forms import status_of
from fyrbodal.files.serving import serve
from fyrbodal.organisation.models import Person

PLACE = "intyg"


@question
def certificate_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    person: Person = permitted(request, "competence.read_plan_of_person", PlanOwners(), pk=pk)
    form: Any = CertificateForm(answer(request), files(request), person=person)
    if form.is_valid() and _noted(form, request.user):
        messages.success(request, _("Intyget är noterat."))
        return back(request, person, PLACE)
    status = status_of(form)
    return note_page(request, form, gettext_lazy("Notera ett intyg"), 422 if form.errors and status == 200 else status)


def _noted(form: CertificateForm, by: Any) -> bool:
    try:
        certificates.note(row=form.instance, file=form.cleaned_data["file"], by=by)
    except ValidationError as refused:
        form.add_error("file", refused)
    return not form.errors


@require_safe
def certificate(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Its file, to those who may read the plan that it stands on."""
    rows = Certificate.objects.exclude(upload=None).select_related("upload", "person")
    return serve(permitted(request, "competence.view_certificate", rows, pk=pk).upload)


@question
def certificate_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Certificate.objects.select_related("upload", "person")
    row = permitted(request, "competence.delete_certificate", rows, pk=pk)
    return removed(request, row, PLACE, lambda: certificates.remove(row=row, by=request.user))
