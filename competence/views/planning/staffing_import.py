"""A table of answers read in: looked through, then written, all of it or nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from competence.actions import staffing
from competence.actions.looked_through import Change, NotAsSeen
from competence.forms.planning.returned import StaffingForm, change_of
from competence.models import StaffingSurvey
from competence.views.planning.staffing import trail_surveys
from fyrbodal.access import permitted
from fyrbodal.asking import answer, files, question
from fyrbodal.documents.spreadsheets import BadFile
from fyrbodal.files.forms import status_of
from fyrbodal.files.looked_at import TOO_OLD, Kept, SeenForm, forget, keep, kept_as

NAME = "survey_import"


@question
def survey_import(request: HttpRequest, pk: UUID) -> HttpResponse:
    survey: StaffingSurvey = permitted(request, "competence.change_staffingsurvey", StaffingSurvey.objects, pk=pk)
    if request.method == "POST" and "key" in request.POST:
        return _write(request, survey)
    form = StaffingForm(answer(request), files(request))
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            change = change_of(survey, content, file.name)
        except BadFile as bad:
            form.add_error("file", str(bad))
        else:
            kept = None if change.faults else keep(NAME, survey, file.name, content, by=request.user)
            return _page(request, survey, change=change, kept=kept, status=422 if change.faults else 200)
    return _page(request, survey, form=form, status=status_of(form))


def _write(request: HttpRequest, survey: StaffingSurvey) -> HttpResponse:
    form = SeenForm(request.POST)
    kept = kept_as(NAME, form.data["key"], survey, by=request.user) if form.is_valid() else None
    if kept is None:
        messages.error(request, str(TOO_OLD))
        return redirect("competence:survey_import", survey.pk)

    def make() -> Change:
        return change_of(survey, kept.content, kept.name)

    try:
        change = staffing.bring_in(survey=survey, make=make, seen=form.cleaned_data["seen"], by=request.user)
    except NotAsSeen as other:
        messages.info(request, _("Svaren har ändrats medan du tittade. Gå igenom det en gång till."))
        return _page(request, survey, change=other.change, kept=kept, status=422 if other.change.faults else 200)
    forget(kept, survey, by=request.user)
    words = {"new": len(change.added), "changed": len(change.changed)}
    messages.success(request, _("Filen är inläst. Nya rader: %(new)s, ändrade: %(changed)s.") % words)
    return redirect(survey)


def _page(
    request: HttpRequest,
    survey: StaffingSurvey,
    *,
    status: int,
    change: Change | None = None,
    kept: Kept | None = None,
    form: Any = None,
) -> HttpResponse:
    here = {"label": str(survey), "url": survey.get_absolute_url()}
    context = {"form": form or StaffingForm(), "survey": survey, "change": change, "kept": kept}
    return render(
        request, "competence/planning/import.html", context | {"trail": [*trail_surveys(), here]}, status=status
    )
