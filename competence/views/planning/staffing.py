"""Surveys of how the posts are filled."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions import catalogue
from competence.documents.places import answered_for, members
from competence.documents.staffing import Told, book_of, closes_on, missing, survey_in_words
from competence.forms.planning.staffing import RowForm, SurveyForm
from competence.models import StaffingRow, StaffingSurvey
from competence.rules import keeps_registers
from competence.staffing import Column
from competence.views.plans.reading import trail_start
from fyrbodal.access import permitted, require, viewer
from fyrbodal.asking import answer, question
from fyrbodal.documents.http import XLSX, file_response
from fyrbodal.paging import Pages


@require_safe
def surveys(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    rows = StaffingSurvey.objects.visible_to(who).order_by("-asked_in", "half", "about", "pk")
    page = Pages(rows).get_page(request.GET.get("sida"))
    context = {"page": page, "query": "", "may_add": who.has_perm("competence.add_staffingsurvey")}
    return render(request, "competence/planning/surveys.html", context | {"trail": [trail_start()]})


@question
def survey_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_staffingsurvey")
    before = StaffingSurvey.objects.order_by("-asked_in", "half", "pk").first()
    initial = {"asked_in": timezone.localdate().year, "about": before.about if before else ""}
    return _survey_kept(request, SurveyForm(answer(request), initial=initial), None)


@question
def survey_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    survey = permitted(request, "competence.change_staffingsurvey", StaffingSurvey.objects, pk=pk)
    return _survey_kept(request, SurveyForm(answer(request), instance=survey), survey)


def _survey_kept(request: HttpRequest, form: SurveyForm, survey: StaffingSurvey | None) -> HttpResponse:
    if form.is_valid():
        catalogue.keep(row=form.instance, by=request.user)
        messages.success(request, _("Sparat."))
        return redirect(form.instance)
    trail = [*trail_surveys(), here(survey)] if survey else trail_surveys()
    context = {"form": form, "survey": survey, "trail": trail}
    return render(request, "competence/planning/survey_edit.html", context, status=422 if form.errors else 200)


@require_safe
def survey(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown: StaffingSurvey = permitted(request, "competence.view_staffingsurvey", StaffingSurvey.objects, pk=pk)
    told, who = Told(shown), viewer(request)
    mine = answered_for(who)
    context = {
        "survey": shown,
        "when": survey_in_words(shown),
        "told": told,
        "columns": list(Column),
        "missing": missing(shown, told.stored, members()),
        "mine": {place.pk for place in mine} if _is_open(shown, who) else set(),
        "keeps": keeps_registers(who),
        "trail": trail_surveys(),
    }
    return render(request, "competence/planning/survey.html", context)


@require_safe
def survey_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown: StaffingSurvey = permitted(request, "competence.view_staffingsurvey", StaffingSurvey.objects, pk=pk)
    return file_response(book_of(Told(shown)), f"{slugify(str(shown))}.xlsx", content_type=XLSX)


@question
def row_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown: StaffingSurvey = permitted(request, "competence.view_staffingsurvey", StaffingSurvey.objects, pk=pk)
    places = answered_for(viewer(request))
    if not places:
        raise PermissionDenied
    form = RowForm(answer(request), instance=StaffingRow(survey=shown), places=places)
    return _row_kept(request, form, shown)


@question
def row_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    row: StaffingRow = permitted(request, "competence.change_staffingrow", _rows(), pk=pk)
    return _row_kept(request, RowForm(answer(request), instance=row), row.survey, row)


@question
def row_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    row: StaffingRow = permitted(request, "competence.change_staffingrow", _rows(), pk=pk)
    if closed := _closed(request, row.survey):
        return closed
    if request.method == "POST":
        catalogue.remove(row=row, by=request.user)
        messages.success(request, _("Raden är borttagen."))
        return redirect(row.survey)
    context = {"row": row, "trail": [*trail_surveys(), here(row.survey)]}
    return render(request, "competence/planning/row_remove.html", context)


def _row_kept(
    request: HttpRequest, form: RowForm, survey: StaffingSurvey, row: StaffingRow | None = None
) -> HttpResponse:
    if closed := _closed(request, survey):
        return closed
    if form.is_valid():
        catalogue.keep(row=form.instance, by=request.user)
        messages.success(request, _("Tack! Svaret är sparat."))
        return redirect(survey)
    trail = [*trail_surveys(), here(survey)]
    context = {"form": form, "survey": survey, "row": row, "trail": trail}
    return render(request, "competence/planning/row.html", context, status=422 if form.errors else 200)


def _closed(request: HttpRequest, survey: StaffingSurvey) -> HttpResponse | None:
    """Where to go when it is over; the course administrator may still put things right."""
    if _is_open(survey, viewer(request)):
        return None
    messages.info(request, _("Insamlingen är avslutad. Be utbildningssamordnaren om något behöver rättas."))
    return redirect(survey)


def _is_open(survey: StaffingSurvey, who: Any) -> bool:
    return closes_on(survey) > timezone.localdate() or bool(keeps_registers(who))


def _rows() -> Any:
    return StaffingRow.objects.select_related("survey", "organisation")


def trail_surveys() -> list[dict[str, Any]]:
    return [trail_start(), {"label": _("Personalsituation"), "url": reverse("competence:surveys")}]


def here(survey: StaffingSurvey) -> dict[str, Any]:
    return {"label": survey_in_words(survey), "url": survey.get_absolute_url()}
