"""What those who lead somebody write about her, one page for each kind, and take away again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from competence.actions import own_plans, taking
from competence.documents.people.own_plan import OwnPlan
from competence.forms.people import EligibilityForm, MentorForm, ParticipationForm, TalkForm, TickForm
from competence.models import Appraisal, Eligibility, Introduction, Mentorship, Participation, PlanOwners, WrongTurn
from competence.views.people.plans import plan_address
from competence.views.plans.reading import trail_start
from fyrbodal.access import permitted, viewer
from fyrbodal.asking import answer, question
from fyrbodal.organisation.models import Person

NOTE, TALK = gettext_lazy("Notera en utbildning"), gettext_lazy("Notera ett medarbetarsamtal")
MENTOR, ELIGIBILITY = gettext_lazy("Välj mentor"), gettext_lazy("Notera behörighet")


def led(request: HttpRequest, pk: UUID) -> Person:
    person: Person = permitted(request, "competence.agree_with_person", PlanOwners(), pk=pk)
    return person


def back(request: HttpRequest, person: Person, place: str) -> HttpResponse:
    return redirect(f"{home_of(request, person)}#{place}")


def home_of(request: HttpRequest, person: Person) -> str:
    """Her plan; the course administrator does not read it."""
    who = viewer(request)
    may_read = who.has_perm("competence.read_plan_of_person", person)
    return plan_address(who, person) if may_read else reverse("competence:start")


@question
def participation_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    person: Person = permitted(request, "competence.note_for_person", PlanOwners(), pk=pk)
    known = {"course": request.GET.get("kurs", "")}
    form = ParticipationForm(answer(request), person=person, initial=known)
    return _noted(request, form, NOTE, "last", lambda: taking.note(row=form.instance, by=request.user))


@question
def mentor_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = MentorForm(answer(request), person=led(request, pk))
    return _noted(request, form, MENTOR, "mentor", lambda: own_plans.choose_mentor(row=form.instance, by=request.user))


@question
def talk_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = TalkForm(answer(request), person=led(request, pk))
    return _noted(request, form, TALK, "samtal", lambda: own_plans.note_talk(row=form.instance, by=request.user))


@question
def eligibility_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = EligibilityForm(answer(request), person=led(request, pk))
    return _noted(request, form, ELIGIBILITY, "behorighet", lambda: own_plans.judge(row=form.instance, by=request.user))


def _noted(request: HttpRequest, form: Any, heading: Any, place: str, save: Callable[[], Any]) -> HttpResponse:
    person = form.person
    if form.is_valid():
        save()
        messages.success(request, _("Det är noterat."))
        return back(request, person, place)
    return note_page(request, form, heading, 422 if form.errors else 200)


def note_page(request: HttpRequest, form: Any, heading: Any, status: int) -> HttpResponse:
    person = form.person
    mine = {"label": person.name, "url": plan_address(viewer(request), person)}
    context = {"form": form, "owner": person, "heading": heading, "trail": [trail_start(), mine], "back": mine["url"]}
    return render(request, "competence/people/note.html", context, status=status)


@require_POST
def introduction_begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    person = led(request, pk)
    areas = OwnPlan(person, timezone.localdate()).areas
    try:
        own_plans.begin_introduction(person=person, areas=areas, by=request.user)
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
    return back(request, person, "introduktion")


@require_POST
def introduction(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Introduction.objects.select_related("person")
    part = permitted(request, "competence.change_introduction", rows, pk=pk)
    form = TickForm(request.POST)
    if form.is_valid():
        own_plans.tick(part=part, done_on=form.cleaned_data["done_on"], by=request.user)
    else:
        messages.error(request, _("Skriv en dag som har varit, till exempel 12 mars 2027."))
    return back(request, part.person, "introduktion")


@require_POST
def mentor_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Mentorship.objects.select_related("person")
    row = permitted(request, "competence.change_mentorship", rows, pk=pk)
    own_plans.end_mentorship(row=row, on=timezone.localdate(), by=request.user)
    return back(request, row.person, "mentor")


@question
def participation_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    rows = Participation.objects.select_related("person", "course", "part")
    row = permitted(request, "competence.delete_participation", rows, pk=pk)
    return removed(request, row, "last", lambda: taking.remove(row=row, by=request.user))


@question
def talk_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = permitted(request, "competence.delete_appraisal", Appraisal.objects.select_related("person"), pk=pk)
    return removed(request, row, "samtal", lambda: own_plans.remove(row=row, by=request.user))


@question
def eligibility_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = permitted(request, "competence.delete_eligibility", Eligibility.objects.select_related("person"), pk=pk)
    return removed(request, row, "behorighet", lambda: own_plans.remove(row=row, by=request.user))


def removed(request: HttpRequest, row: Any, place: str, remove: Callable[[], Any]) -> HttpResponse:
    if request.method == "POST":
        remove()
        messages.success(request, _("Det är borttaget."))
        return back(request, row.person, place)
    mine = {"label": row.person.name, "url": home_of(request, row.person)}
    context = {"row": row, "owner": row.person, "trail": [trail_start(), mine], "back": mine["url"]}
    return render(request, "competence/people/remove.html", context)
