"""The catalogue: found, read and kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competence.actions import catalogue
from competence.areas import Step, Target
from competence.documents.around.answers_drawn import graded
from competence.documents.catalogue import coming, days_in_words, earlier, in_plans, labels, room, said_of
from competence.forms.catalogue.filters import CourseFilter
from competence.forms.catalogue.keeping import CourseForm
from competence.models import Course, Specialist
from competence.views.plans.reading import trail_start
from fyrbodal.access import open_to_all, permitted, require, viewer
from fyrbodal.acting import is_done
from fyrbodal.asking import answer, question
from fyrbodal.paging import Pages


@open_to_all("the catalogue is for everybody")
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    form = CourseFilter(request.GET)
    page = Pages(form.narrow(Course.objects.visible_to(who)).in_order()).get_page(request.GET.get("sida"))
    for one in page.object_list:
        one.step_labels, one.target_labels = labels(Step, one.steps), labels(Target, one.targets)
    context = {"form": form, "page": page, "query": form.query(), "trail": [trail_start()]}
    context["may_add"] = who.has_perm("competence.add_course")
    return render(request, "competence/catalogue/courses.html", context)


@open_to_all("the catalogue is for everybody")
@require_safe
def course(request: HttpRequest, slug: str) -> HttpResponse:
    shown: Course = permitted(request, "competence.view_course", Course.objects, slug=slug)
    who = viewer(request)
    context = {
        "course": shown,
        "steps": labels(Step, shown.steps),
        "targets": labels(Target, shown.targets),
        "parts": list(shown.parts.all()),
        "counts": list(shown.counts.in_order()),
        "counted_by": list(shown.counted_by.in_order()),
        "in_plans": in_plans(shown),
        "coming": _listed(coming(shown, who)),
        "earlier": _listed(earlier(shown, who)),
        "said": said_of(shown),
        "graded": graded(shown),
        "specialists": Specialist.objects.visible_to(who).filter(course=shown).select_related("person", "organisation"),
        "may_change": who.has_perm("competence.change_course", shown),
        "trail": trail_courses(),
    }
    return render(request, "competence/catalogue/course.html", context)


def _listed(occasions: Any) -> list[Any]:
    for one in (listed := list(occasions)):
        one.days_said = days_in_words(one)
        one.room = room(one) if hasattr(one, "booked") else None
    return listed


def trail_courses() -> list[dict[str, str]]:
    return [trail_start(), {"label": _("Kurser"), "url": reverse("competence:courses")}]


@question
def course_add(request: HttpRequest) -> HttpResponse:
    require(request, "competence.add_course")
    return _kept(request, CourseForm(answer(request)), _("Kursen finns nu i utbudet."))


@question
def course_edit(request: HttpRequest, slug: str) -> HttpResponse:
    shown = permitted(request, "competence.change_course", Course.objects, slug=slug)
    return _kept(request, CourseForm(answer(request), instance=shown), _("Kursen är ändrad."))


def _kept(request: HttpRequest, form: CourseForm, done: str) -> HttpResponse:
    if is_done(form, lambda: _keep(form, request.user), "parts"):
        messages.success(request, done)
        return redirect(form.instance)
    stored = Course.objects.filter(slug=form.instance.slug).first()
    context = {"form": form, "course": stored, "trail": trail_courses()}
    return render(request, "competence/catalogue/course_edit.html", context, status=422 if form.errors else 200)


def _keep(form: CourseForm, by: Any) -> None:
    data = form.cleaned_data
    catalogue.keep_course(course=form.instance, counts=data["counts"], parts=data["parts"], by=by)
