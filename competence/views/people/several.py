"""Noting for several people of a unit at once what they have taken, as a course that somebody else gave."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from competence.actions import taking
from competence.forms.several import SeveralForm
from competence.views.people.matrix import unit_of
from competence.views.plans.reading import trail_start
from fyrbodal.asking import answer, question


@question
def participations_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    unit = unit_of(request, pk, "competence.wish_for_unit")
    form, back = SeveralForm(answer(request), unit=unit), reverse("competence:matrix", args=[unit.pk])
    if form.is_valid():
        taking.note_all(rows=form.rows, by=request.user)
        messages.success(request, _("Noterat för %(number)s medarbetare.") % {"number": len(form.rows)})
        return redirect(back)
    context = {"form": form, "unit": unit, "back": back, "trail": [trail_start(), {"label": str(unit), "url": back}]}
    return render(request, "competence/people/several.html", context, status=422 if form.errors else 200)
