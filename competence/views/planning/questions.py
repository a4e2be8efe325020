"""The closed questions of a survey: asked, put right and taken away by those who keep it, also when it is over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from competence.actions import catalogue
from competence.forms.planning.questions import QuestionForm
from competence.models import StaffingSurvey, SurveyAnswer
from competence.views.planning.staffing import here, trail_surveys
from fyrbodal.access import permitted
from fyrbodal.asking import answer, question


@question
def question_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    survey = permitted(request, "competence.change_staffingsurvey", StaffingSurvey.objects, pk=pk)
    return _kept(request, SurveyAnswer(survey=survey, position=survey.next_position()), None)


@question
def question_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = permitted(request, "competence.change_surveyanswer", SurveyAnswer.objects.select_related("survey"), pk=pk)
    return _kept(request, row, row)


@question
def question_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = permitted(request, "competence.delete_surveyanswer", SurveyAnswer.objects.select_related("survey"), pk=pk)
    if request.method == "POST":
        catalogue.remove(row=row, by=request.user)
        messages.success(request, _("Frågan är borttagen."))
        return redirect(_home(row))
    context = {"row": row, "words": _("Frågan och svaret försvinner ur halvåret."), "back": _home(row)}
    return render(request, "competence/planning/remove.html", context | {"trail": [*trail_surveys(), here(row.survey)]})


def _kept(request: HttpRequest, instance: SurveyAnswer, row: SurveyAnswer | None) -> HttpResponse:
    form = QuestionForm(answer(request), instance=instance)
    if form.is_valid():
        catalogue.keep(row=form.instance, by=request.user)
        messages.success(request, _("Sparat."))
        return redirect(_home(instance))
    context: dict[str, Any] = {"form": form, "row": row, "survey": instance.survey}
    trail = [*trail_surveys(), here(instance.survey)]
    status = 422 if form.errors else 200
    return render(request, "competence/planning/question.html", context | {"trail": trail}, status=status)


def _home(row: SurveyAnswer) -> str:
    return f"{row.survey.get_absolute_url()}#fragor"
