"""Who is to go: a place gets its name, or somebody else goes instead."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from competence.actions import places
from competence.forms.places.choosing import PersonForm
from competence.models import Place
from competence.views.places.reading import back_to, rows, trail_place
from fyrbodal.access import permitted
from fyrbodal.acting import is_done
from fyrbodal.asking import answer, question


@question
def place_name(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _chosen(request, pk, places.name, _("Vem ska ha platsen?"))


@question
def place_swap(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _chosen(request, pk, places.swap, _("Vem ska gå i stället?"))


def _chosen(request: HttpRequest, pk: UUID, act: Callable[..., Place], heading: str) -> HttpResponse:
    place: Place = permitted(request, "competence.name_place", rows(), pk=pk)
    form = PersonForm(answer(request), place=place)
    if is_done(form, lambda: act(place=place, by=request.user, **form.cleaned_data), "person"):
        messages.success(request, _("%(person)s har platsen nu.") % form.cleaned_data)
        return redirect(back_to(place))
    context = {"form": form, "place": place, "heading": heading, "back": back_to(place), "trail": trail_place(place)}
    return render(request, "competence/places/choose.html", context, status=422 if form.errors else 200)
