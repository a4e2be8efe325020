"""The first page, the list of plans, and a plan as it is read."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from competence.documents.plans import adoption_in_words, period_in_words
from competence.documents.start import concerned
from competence.documents.told import ToldPlan
from competence.doors import Room, doors
from competence.models import Plan, PlanStatus
from fyrbodal.access import open_to_all, permitted, viewer

ROOMS = {
    Room.MINE: gettext_lazy("För dig"),
    Room.EVERYBODY: gettext_lazy("Öppet för alla"),
    Room.STAFF: gettext_lazy("För alla som har loggat in"),
    Room.KEPT: gettext_lazy("Att sköta"),
}


@open_to_all("plans, catalogue and films are for everybody")
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    plans = Plan.objects.visible_to(who)
    context = {
        "adopted": _told(plans.filter(status=PlanStatus.ADOPTED).in_order()),
        "drafts": _told(plans.filter(status=PlanStatus.DRAFT).in_order()),
        "concerned": concerned(who),
        "rooms": [(ROOMS[room], found) for room, found in doors(who).items()],
        "may_add": who.has_perm("competence.add_plan"),
    }
    return render(request, "competence/plans/start.html", context)


def _told(plans: Any) -> list[Plan]:
    for plan in (listed := list(plans)):
        plan.period = period_in_words(plan)
        plan.adoption = adoption_in_words(plan)
    return listed


@open_to_all("adopted plans are for everybody")
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    who = viewer(request)
    found = _told(Plan.objects.visible_to(who).in_order())
    groups = [(status, [one for one in found if one.status == status]) for status in ORDER]
    context = {
        "groups": [(GROUPS[status], listed) for status, listed in groups if listed],
        "may_add": who.has_perm("competence.add_plan"),
        "trail": [trail_start()],
    }
    return render(request, "competence/plans/plans.html", context)


ORDER = (PlanStatus.DRAFT, PlanStatus.ADOPTED, PlanStatus.SUPERSEDED)
GROUPS = {
    PlanStatus.DRAFT: gettext_lazy("Utkast och förslag"),
    PlanStatus.ADOPTED: gettext_lazy("Antagna"),
    PlanStatus.SUPERSEDED: gettext_lazy("Ersatta"),
}


def trail_start() -> dict[str, str]:
    return {"label": _("Kompetens"), "url": reverse("competence:start")}


def trail_plans() -> list[dict[str, str]]:
    return [trail_start(), {"label": _("Kompetensplaner"), "url": reverse("competence:plans")}]


@open_to_all("adopted plans are for everybody")
@require_safe
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    plan: Plan = permitted(request, "competence.view_plan", Plan.objects.select_related("revises"), pk=pk)
    who, today = viewer(request), timezone.localdate()
    told = ToldPlan(plan, today)
    context = {
        "plan": plan,
        "told": told,
        "outline": [{"label": one.section.heading, "url": f"#avsnitt-{one.key}"} for one in told.sections],
        "period": period_in_words(plan),
        "adoption": adoption_in_words(plan),
        "is_over": plan.ends_on < today,
        "newer": _newer(plan, who),
        "trail": trail_plans(),
        **{name: who.has_perm(f"competence.{name}_plan", plan) for name in ("change", "adopt", "revise")},
    }
    return render(request, "competence/plans/plan.html", context)


def _newer(plan: Plan, who: Any) -> list[Plan]:
    """What revises it, as far as this viewer sees."""
    return list(Plan.objects.visible_to(who).filter(revises=plan).order_by("-created_at", "pk"))
