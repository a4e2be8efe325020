"""Films and links to show to staff, and those who could teach."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions import catalogue
from competence.forms.catalogue.keeping import FilmForm, SpecialistForm
from competence.models import Film, Specialist
from competence.views.plans.reading import trail_start
from fyrbodal.access import open_to_all, permitted, require, viewer
from fyrbodal.asking import answer, question
from fyrbodal.files.models import LinkCheck
from fyrbodal.paging import MOST, Pages


@open_to_all("films and links are for everybody")
@require_safe
def films(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    rows = list(Film.objects.visible_to(who).order_by("theme", "position", "title", "pk")[:MOST])
    dead = LinkCheck.objects.dead_among(url for film in rows for url in (film.url, film.study_guide_url) if url)
    for film in rows:
        film.is_dead, film.guide_is_dead = film.url in dead, film.study_guide_url in dead
    themes = [(theme, list(found)) for theme, found in groupby(rows, key=lambda film: film.theme)]
    context = {"themes": themes, "dead": len(dead), "are_checked": settings.CHECK_LINKS, "trail": [trail_start()]}
    context["may_change"] = who.has_perm("competence.add_film")
    return render(request, "competence/catalogue/films.html", context)


@question
def film_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_film")
    return _film_kept(request, FilmForm(answer(request)), None)


@question
def film_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    film = permitted(request, "competence.change_film", Film.objects, pk=pk)
    return _film_kept(request, FilmForm(answer(request), instance=film), film)


def _film_kept(request: HttpRequest, form: FilmForm, film: Film | None) -> HttpResponse:
    if form.is_valid():
        catalogue.keep_film(film=form.instance, by=request.user)
        messages.success(request, _("Sparat."))
        return redirect("competence:films")
    context = {"form": form, "film": film, "trail": _trail_films()}
    return render(request, "competence/catalogue/film_edit.html", context, status=422 if form.errors else 200)


@question
def film_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    film = permitted(request, "competence.delete_film", Film.objects, pk=pk)
    if request.method == "POST":
        catalogue.remove(row=film, by=request.user)
        messages.success(request, _("Borttaget."))
        return redirect("competence:films")
    return render(request, "competence/catalogue/film_remove.html", {"film": film, "trail": _trail_films()})


def _trail_films() -> list[dict[str, Any]]:
    return [trail_start(), {"label": _("Filmer och länkar"), "url": reverse("competence:films")}]


@require_safe
def specialists(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    rows = Specialist.objects.visible_to(who).select_related("person", "organisation", "course")
    page = Pages(rows.order_by("organisation__name", "person__name", "pk")).get_page(request.GET.get("sida"))
    context = {"page": page, "query": "", "trail": [trail_start()]}
    context["may_change"] = who.has_perm("competence.add_specialist")
    return render(request, "competence/catalogue/specialists.html", context)


@question
def specialist_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_specialist")
    form = SpecialistForm(answer(request))
    if form.is_valid():
        form.instance.organisation = form.instance.person.organisation
        catalogue.keep(row=form.instance, by=request.user)
        messages.success(request, _("Tack! Personen står nu bland dem som kan lära ut."))
        return redirect("competence:specialists")
    context = {"form": form, "trail": [trail_start()]}
    return render(request, "competence/catalogue/specialist_add.html", context, status=422 if form.errors else 200)


@question
def specialist_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Specialist.objects.select_related("person")
    specialist = permitted(request, "competence.delete_specialist", rows, pk=pk)
    if request.method == "POST":
        catalogue.remove(row=specialist, by=request.user)
        messages.success(request, _("Borttaget."))
        return redirect("competence:specialists")
    context = {"specialist": specialist, "trail": [trail_start()]}
    return render(request, "competence/catalogue/specialist_remove.html", context)
