"""When courses are given: the list, one occasion with its days and places, and the calendar."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions import catalogue
from competence.documents.around.page import Around, would_be_told
from competence.documents.catalogue import days_in_words, hours, room, with_places
from competence.documents.queues import queue
from competence.documents.queues_said import why
from competence.forms.catalogue.keeping import DayForm, OccasionForm
from competence.models import Course, Day, Occasion, Place
from competence.views.catalogue.courses import trail_courses
from competence.views.plans.reading import trail_start
from fyrbodal.access import open_to_all, permitted, require, viewer
from fyrbodal.acting import is_done, saying
from fyrbodal.asking import answer, question
from fyrbodal.paging import MOST, Pages


@open_to_all("the catalogue is for everybody")
@require_safe
def occasions(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    seen = Occasion.objects.visible_to(who).exclude(last_on__lt=timezone.localdate())
    rows = with_places(seen.select_related("course", "part")).order_by("first_on", "pk")
    page = Pages(rows).get_page(request.GET.get("sida"))
    for one in page.object_list:
        one.days_said, one.room = days_in_words(one), room(one)
    context = {"page": page, "trail": [trail_start()], "query": ""}
    return render(request, "competence/catalogue/occasions.html", context)


@open_to_all("the catalogue is for everybody")
@require_safe
def occasion(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = permitted(request, "competence.view_occasion", _with_all(), pk=pk)
    who = viewer(request)
    held = Place.objects.filter(occasion=shown, person=who.pk).exclude(status=Place.Status.CANCELLED)
    mine = held.select_related("wished_occasion").first()
    said = queue(shown.course_id).get(mine.pk) if mine else None
    days = [(day, hours(day)) for day in shown.days.all()]
    context = {
        "occasion": shown,
        "days_said": days_in_words(shown),
        "days": days,
        "room": room(shown),
        "is_open": shown.is_open(timezone.now()),
        "mine": mine,
        "in_queue": said,
        "why_waiting": why(said.reason) if said and said.reason else "",
        "others": _others(shown),
        "people": _people(shown, who),
        "around": Around(shown, mine, who),
        "may_change": who.has_perm("competence.change_occasion", shown),
        "trail": trail_course(shown),
    }
    return render(request, "competence/catalogue/occasion.html", context)


def _with_all() -> Any:
    return with_places(Occasion.objects.select_related("course", "part"))


def _others(occasion: Occasion) -> list[Occasion]:
    """Other times that the same is given and can be signed up for, for somebody who takes any."""
    now = timezone.now()
    alike = Occasion.objects.filter(course=occasion.course_id, part=occasion.part_id, sign_up=occasion.sign_up)
    return [one for one in alike.exclude(pk=occasion.pk).order_by("first_on", "pk") if one.is_open(now)]


def _people(occasion: Occasion, who: Any) -> list[Place]:
    """Whose places the viewer may see: her own people's, or everybody's where she keeps the catalogue."""
    seen = Place.objects.visible_to(who).filter(occasion=occasion).exclude(status=Place.Status.CANCELLED)
    rows = seen.exclude(person=who.pk).select_related("person", "organisation")
    return list(rows.order_by("status", "asked_at", "pk")[:MOST])


def trail_course(occasion: Occasion) -> list[dict[str, str]]:
    course = occasion.course
    return [*trail_courses(), {"label": str(course), "url": course.get_absolute_url()}]


@question
def occasion_add(request: HttpRequest, slug: str) -> HttpResponse:
    course = permitted(request, "competence.change_course", Course.objects, slug=slug)
    require(request, "competence.add_occasion")
    begun = Occasion(course=course, minimum=course.minimum, trainers=course.trainers)
    if course.is_external:
        begun.sign_up = Occasion.SignUp.ELSEWHERE
    return _kept(request, OccasionForm(answer(request), instance=begun))


@question
def occasion_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = permitted(request, "competence.change_occasion", Occasion.objects.select_related("course"), pk=pk)
    return _kept(request, OccasionForm(answer(request), instance=shown))


def _kept(request: HttpRequest, form: OccasionForm) -> HttpResponse:
    if is_done(form, lambda: catalogue.keep_occasion(occasion=form.instance, by=request.user), "seats"):
        messages.success(request, _("Tillfället är sparat."))
        return redirect(form.instance)
    stored = Occasion.objects.filter(pk=form.instance.pk).select_related("course").first()
    context = {"form": form, "occasion": stored, "course": form.instance.course, "trail": trail_course(form.instance)}
    context |= {"told": would_be_told(form.instance)}
    return render(request, "competence/catalogue/occasion_edit.html", context, status=422 if form.errors else 200)


@question
def day_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = permitted(request, "competence.change_occasion", Occasion.objects.select_related("course"), pk=pk)
    return _day_kept(request, DayForm(answer(request), instance=Day(occasion=shown)))


@question
def day(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = permitted(request, "competence.change_day", Day.objects.select_related("occasion__course"), pk=pk)
    return _day_kept(request, DayForm(answer(request), instance=shown))


def _day_kept(request: HttpRequest, form: DayForm) -> HttpResponse:
    occasion = form.instance.occasion
    if form.is_valid():
        catalogue.keep_day(day=form.instance, by=request.user)
        messages.success(request, _("Dagen är sparad."))
        return redirect(occasion)
    mine = {"label": str(occasion), "url": occasion.get_absolute_url()}
    stored = Day.objects.filter(pk=form.instance.pk).first()
    context = {"form": form, "day": stored, "occasion": occasion, "trail": [*trail_course(occasion), mine]}
    context |= {"told": would_be_told(occasion)}
    return render(request, "competence/catalogue/day.html", context, status=422 if form.errors else 200)


@question
def day_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    shown = permitted(request, "competence.delete_day", Day.objects.select_related("occasion__course"), pk=pk)
    if request.method == "POST":
        with saying(request, _("Dagen är borttagen.")):
            catalogue.remove_day(day=shown, by=request.user)
        return redirect(shown.occasion)
    context = {"day": shown, "told": would_be_told(shown.occasion), "trail": trail_course(shown.occasion)}
    return render(request, "competence/catalogue/day_remove.html", context)
