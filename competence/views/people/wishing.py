"""Wishing for a course: out of the matrix, on somebody's plan, and what becomes of the wish."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from competence.actions import wishing
from competence.forms.people import OwnWishForm, WishForm, errors_of
from competence.models import CourseWish, PlanOwners
from competence.rules import LEADERS
from competence.views.enrolment.putting import put_on_sheet
from competence.views.people.matrix import unit_of
from competence.views.people.plans import plan_address
from fyrbodal.access import permitted, viewer
from fyrbodal.organisation.models import Employment, Person, Unit


@require_POST
def wish_for(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wish, take it back, or put it on the municipality's sheet; then to the same cell of the matrix."""
    unit = unit_of(request, pk, "competence.wish_for_unit")
    form = WishForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(errors_of(form))))
        return redirect("competence:matrix", unit.pk)
    person: Person = get_object_or_404(_employed_in(unit), pk=form.cleaned_data["person"])
    course = form.cleaned_data["course"]
    if form.cleaned_data["enrol"]:
        put_on_sheet(request, unit, person, course)
    elif form.cleaned_data["undo"]:
        for one in CourseWish.objects.filter(person=person, course=course):
            wishing.take_back(wish=one, by=request.user)
    else:
        wishing.wish(person=person, course=course, by=request.user)
    return redirect(_cell(request, unit, f"{person.pk.hex}-{course.pk.hex}"))


def _employed_in(unit: Unit) -> Any:
    return Person.objects.filter(pk__in=Employment.objects.on().filter(unit=unit).values("person"))


def _cell(request: HttpRequest, unit: Unit, key: str) -> str:
    """The address of the page that was left, with that cell in focus."""
    kept = {name: request.POST[name] for name in ("steg", "sida") if request.POST.get(name)}
    return f"{reverse('competence:matrix', args=[unit.pk])}?{urlencode(kept | {'fokus': key})}"


@require_POST
def wish_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hers to wish for herself, and her leaders' for her."""
    person: Person = permitted(request, "competence.read_plan_of_person", PlanOwners(), pk=pk)
    form = OwnWishForm(request.POST)
    if form.is_valid():
        wishing.wish(person=person, course=form.cleaned_data["course"], note=form.cleaned_data["note"], by=request.user)
        messages.success(request, _("Kursen är önskad."))
    else:
        said = _("Välj en kurs i listan.") if "course" in form.errors else next(errors_of(form))
        messages.error(request, said)
    return redirect(f"{plan_address(viewer(request), person)}#onskade")


@require_POST
def course_wish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Her leaders agree or enrol her; they may take any wish back, and she her own until it is agreed."""
    rows = CourseWish.objects.select_related("person", "course")
    wish: CourseWish = permitted(request, "competence.view_coursewish", rows, pk=pk)
    who, act = viewer(request), request.POST.get("act")
    if act == "enrol" and (unit := _led(who, wish.person)):
        put_on_sheet(request, unit, wish.person, wish.course)
    elif act == "agree" and who.has_perm("competence.change_coursewish", wish):
        wishing.agree(wish=wish, by=request.user)
    elif act == "undo" and (who.has_perm("competence.delete_coursewish", wish) or _is_still_hers(who, wish)):
        wishing.take_back(wish=wish, by=request.user)
    elif act in ("agree", "undo", "enrol"):
        messages.error(request, _("Det gör du tillsammans med den som leder enheten."))
    else:
        raise BadRequest("A wish is agreed on, enrolled or taken back.")
    return redirect(f"{plan_address(who, wish.person)}#onskade")


def _led(who: Any, person: Person) -> Unit | None:
    """The unit in which the viewer leads somebody else."""
    held = Employment.objects.on().filter(person=person, unit__in=who.bodies(*LEADERS)).exclude(person=who.pk)
    first = held.select_related("unit").order_by("starts_on", "pk").first()
    return first.unit if first else None


def _is_still_hers(who: Any, wish: CourseWish) -> bool:
    return bool(wish.person_id == who.pk and wish.agreed_at is None)
