"""The plans of 2018/2019: the one that was adopted, and the one that was proposed and is a proposal here."""

from typing import Any

from django.utils import timezone

from competence.models import Course, Line, Need, Plan, PlanStatus, Section
from competence.reference.courses import by_slug
from competence.reference.known import known
from fyrbodal.loading import reference
from fyrbodal.organisation.models import Loaded

FACTS = ("name", "area", "audience", "introduction", "starts_on", "ends_on")


@reference(order=42)
def load_plans() -> None:
    courses = by_slug()
    for given in known("plans", []):
        if not Loaded.is_new("plan", given["slug"]):
            continue
        plan = Plan.objects.create(**{name: given[name] for name in FACTS}, **_adoption(given["adopted"]))
        for place, section in enumerate(given["sections"]):
            _load(plan, place, section, courses)


def _adoption(adopted: dict[str, str] | None) -> dict[str, Any]:
    if adopted is None:
        return {"proposed_on": timezone.localdate()}
    said = {"adopted_on": adopted["on"], "adopted_by_whom": adopted["by"], "adopted_where": adopted["where"]}
    return said | {"status": PlanStatus.ADOPTED}


def _load(plan: Plan, place: int, given: dict[str, Any], courses: dict[str, Course]) -> None:
    said = {"step": given["step"], "heading": given["heading"], "comment": given["comment"]}
    section = Section.objects.create(plan=plan, position=place, **said)
    Need.objects.bulk_create(
        Need(section=section, position=position, **need) for position, need in enumerate(given["needs"])
    )
    Line.objects.bulk_create(
        Line(section=section, position=position, **line | {"course": courses.get(line["course"])})
        for position, line in enumerate(given["lines"])
    )
