"""Sending a sheet in, opening it again, and opening it after the last day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from competence.actions.enrolment import sheets
from competence.documents.enrolment.sheet import ToldSheet
from competence.forms.enrolment.turns import LateForm, SubmitForm
from competence.models import EnrolmentSheet
from competence.views.enrolment.closed import while_open
from competence.views.enrolment.desk import home, sheet_of, trail_sheet
from fyrbodal.access import viewer
from fyrbodal.acting import saying
from fyrbodal.asking import answer, question
from fyrbodal.drafts.models import NotOpen


@question
@while_open
def enrolment_submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet: EnrolmentSheet = sheet_of(request, "competence.submit_enrolmentsheet", pk)
    told = ToldSheet(sheet, viewer(request), timezone.now())
    if told.closed:
        raise NotOpen
    form = SubmitForm(answer(request), instance=sheet)
    if form.is_valid():
        sheets.submit(sheet=sheet, note=form.cleaned_data["note"], by=request.user)
        messages.success(request, _("Anmälan är inskickad."))
        return redirect(home(sheet))
    context = {"sheet": sheet, "told": told, "form": form, "home": home(sheet), "trail": trail_sheet(sheet)}
    return render(request, "competence/enrolment/submit.html", context, status=422 if form.errors else 200)


@require_POST
def enrolment_reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet: EnrolmentSheet = sheet_of(request, "competence.submit_enrolmentsheet", pk)
    with saying(request, _("Anmälan är öppen igen. Skicka in den på nytt när den är klar.")):
        sheets.reopen(sheet=sheet, by=request.user)
    return redirect(home(sheet))


@question
def enrolment_open_late(request: HttpRequest, pk: UUID) -> HttpResponse:
    sheet: EnrolmentSheet = sheet_of(request, "competence.open_late_enrolmentsheet", pk)
    form = LateForm(answer(request))
    if form.is_valid():
        with saying(request, _("Anmälan är öppen för dig. Skicka in den när den är klar.")):
            sheets.open_late(sheet=sheet, because=form.cleaned_data["because"], by=request.user)
        return redirect(home(sheet))
    context = {"sheet": sheet, "form": form, "home": home(sheet), "trail": trail_sheet(sheet)}
    return render(request, "competence/enrolment/late.html", context, status=422 if form.errors else 200)
