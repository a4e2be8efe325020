"""Answering without a name, and reading what was answered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions.around import evaluating
from competence.documents.around.answering import none_asked, why_not
from competence.documents.around.answers_drawn import drawn
from competence.documents.around.asked import answers
from competence.documents.around.attended import Attended
from competence.evaluating import Asked
from competence.forms.around import EvaluationForm, UseForm
from competence.models import Evaluation, Occasion, Place
from competence.views.around.arranging import trail
from fyrbodal.access import permitted, viewer
from fyrbodal.acting import is_done
from fyrbodal.asking import answer, question


@question
def evaluate(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _asked(request, pk, Asked.AFTERWARDS, EvaluationForm)


@question
def use(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _asked(request, pk, Asked.LATER, UseForm)


def _asked(request: HttpRequest, pk: UUID, kind: str, form_of: type[Any]) -> HttpResponse:
    rows = Occasion.objects.select_related("course", "part")
    shown = permitted(request, "competence.view_occasion", rows, pk=pk)
    mine = Place.objects.filter(occasion=shown, person=viewer(request).pk).taken().first()
    refused = why_not(kind, mine, shown)
    form = form_of(answer(request), instance=Evaluation(kind=kind))
    if not refused and is_done(form, lambda: evaluating.answer(place=mine, evaluation=form.instance)):
        messages.success(request, _("Tack! Ditt svar är sparat utan ditt namn."))
        return redirect(shown)
    context = {"occasion": shown, "form": form, "refused": refused, "trail": trail(shown)}
    return render(request, "competence/around/evaluate.html", context, status=422 if form.errors else 200)


@require_safe
def told(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Numbers to all who have signed in; what was written, to those who keep the courses."""
    rows = Occasion.objects.select_related("course", "part")
    shown = permitted(request, "competence.view_occasion", rows, pk=pk)
    reads = viewer(request).has_perm("competence.arrange_occasion", shown)
    context = {
        "occasion": shown,
        "told": [drawn(one) for one in answers(shown)],
        "none_asked": none_asked(Attended(shown)),
    }
    context |= {"reads": reads, "trail": trail(shown)}
    return render(request, "competence/around/answers.html", context)
