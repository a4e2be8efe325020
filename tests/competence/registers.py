"""A row in each register of competence."""

import datetime as dt
from typing import Any

from django.utils import timezone

from competence.models import (
    Count,
    Course,
    CycleStep,
    Film,
    FollowUpReport,
    Occasion,
    Opinion,
    Plan,
    Region,
    Regulation,
    Specialist,
    StaffingRow,
    StaffingSurvey,
    UnitArea,
    Wish,
)
from fyrbodal.sealed.models import Audience
from fyrbodal.sealed.sealing import seal
from tests.competence.packages import package, sent

ADOPTED = {"status": "adopted", "adopted_on": dt.date(2026, 9, 4), "adopted_by_whom": "Cheferna"}
YEARS = {"starts_on": dt.date(2027, 1, 1), "ends_on": dt.date(2028, 12, 31)}


def registered(person: Any, unit: Any) -> None:
    home = person.organisation
    course = Course.objects.create(slug="samtal", name="Samtal", area="other")
    plan = Plan.objects.create(name="Antagen", area="other", **ADOPTED, **YEARS)
    _followed_up(plan, person)
    Opinion.objects.create(course=course, said_in=2026, tone="positive", theme="Lagom långt")
    Occasion.objects.create(course=course, status="planned")
    Specialist.objects.create(person=person, organisation=home, subjects="Samtal")
    Count.objects.create(course=course, first_year=2026, last_year=2026, participants=9, source="Listan")
    Film.objects.create(theme="Samtal", title="En film", url="https://example.org")
    Region.objects.create(name="Västra kusten")
    Regulation.objects.create(code="F 1", name="Föreskrift", says="Examen krävs.", starts_on=dt.date(2020, 1, 1))
    CycleStep.objects.create(what="Planen antas")
    UnitArea.objects.create(unit=unit, area="other")
    Wish.objects.create(theme="Samtal", wished_in=2026)
    survey = StaffingSurvey.objects.create(asked_in=2026, half="spring", about="Läget")
    StaffingRow.objects.create(survey=survey, organisation=home)
    sent(package(), person)


def _followed_up(plan: Any, by: Any) -> None:
    """Finished, for that is what others than its writers see."""
    report = FollowUpReport(plan=plan, title="Uppföljning", first_year=2026, last_year=2026, status="finished")
    sealed = {"kind": "report", "thing": report, "body": None, "number": 1, "audience": Audience.PUBLIC}
    report.copy = seal(**sealed, title="Uppföljning", content={}, html="<p>Det gick bra.</p>", by=by)
    report.finished_at, report.finished_by = timezone.now(), by
    report.save()
