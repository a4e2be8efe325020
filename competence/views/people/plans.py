"""Somebody's own plan, as she reads it and as those who lead her do."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from competence.documents.enrolment.taking import Taking, taking
from competence.documents.people.own_plan import OwnPlan
from competence.documents.people.own_plan_html import Hand
from competence.documents.people.own_plan_paper import paper_of
from competence.forms.people import OwnWishForm
from competence.models import PlanOwners
from competence.views.plans.reading import trail_start
from fyrbodal.access import permitted, viewer
from fyrbodal.documents.http import pdf_response
from fyrbodal.documents.later import or_later
from fyrbodal.organisation.models import Person


@require_safe
def my_plan(request: HttpRequest) -> HttpResponse:
    return _page(request, viewer(request))


@require_safe
def person_plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, permitted(request, "competence.read_plan_of_person", PlanOwners(), pk=pk))


def _page(request: HttpRequest, person: Person) -> HttpResponse:
    who = viewer(request)
    found, notes = OwnPlan(person, timezone.localdate()), who.has_perm("competence.note_for_person", person)
    hand, leads = Hand(person, notes=notes), who.has_perm("competence.agree_with_person", person)
    context = {
        "owner": person,
        "own": found,
        "courses": hand.wishable(found.courses),
        "earlier": hand.earlier(found.earlier),
        "taken": hand.taken(found.taken),
        "is_own": who.pk == person.pk,
        "leads": leads,
        "wishes": _wishes(found, leads=leads),
        "notes": notes,
        "today": timezone.localdate(),
        "wish_form": OwnWishForm(auto_id="onska_%s"),
        "trail": _trail(found, who),
    }
    return render(request, "competence/people/plan.html", context)


def _wishes(found: OwnPlan, *, leads: bool) -> list[tuple[Any, str | None]]:
    """Each with the address of the sheet on which she stands; empty where she can be put on one, None where she cannot."""
    homes = [one.organisation_id for one in found.employments if one.unit_id]
    open_now = taking(homes[0], [found.person.pk], found.on) if leads and homes else Taking()
    return [(one, _sheet(open_now, found.person, one.course_id)) for one in found.wishes]


def _sheet(open_now: Taking, person: Person, course: Any) -> str | None:
    if open_now.has(person.pk, course):
        return open_now.address(course)
    return "" if open_now.takes(course) else None


def _trail(found: OwnPlan, who: Any) -> list[dict[str, str]]:
    """Through the matrix, for those who may read it."""
    units = [one.unit for one in found.employments if one.unit]
    led = [one for one in units if who.has_perm("competence.follow_unit", one)]
    steps = [{"label": str(one), "url": reverse("competence:matrix", args=[one.pk])} for one in led[:1]]
    return [trail_start(), *steps]


def plan_address(who: Any, person: Person) -> str:
    """Where this viewer reads the plan of a person."""
    if who.pk == person.pk:
        return reverse("competence:my_plan")
    return reverse("competence:person_plan", args=[person.pk])


@require_safe
@or_later
def person_plan_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    person: Person = permitted(request, "competence.read_plan_of_person", PlanOwners(), pk=pk)
    paper = paper_of(OwnPlan(person, timezone.localdate()))
    return pdf_response(paper.pdf(), f"kompetensplan-{slugify(person.name)}.pdf", inline=True)
