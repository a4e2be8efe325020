"""How many would come to a course, and whether it can go, without small numbers being told by place."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competence import jobs
from competence.actions import plans, unit_areas
from competence.actions.demand import JOB, keep_demand
from competence.areas import Area
from competence.documents.people.forecast import Forecasts
from competence.models import Course, UnitArea, UnitDemand
from fyrbodal.organisation.models import Organisation, Unit
from fyrbodal.work.models import Job
from fyrbodal.work.registry import kind_called
from tests.competence.conftest import employed
from tests.competence.learning import adopted_plan, course, taken
from tests.competence.planning import draft
from tests.factories import UnitFactory

TODAY = dt.date(2027, 3, 15)
BEGAN = dt.date(2026, 6, 1)


@pytest.fixture
def lvu(db):
    return course("LVU", minimum=8)


@pytest.fixture
def plan(lvu):
    return adopted_plan(introduction=[lvu])


def staffed(unit, number, mark):
    """So many who are new in the profession."""
    UnitArea.objects.get_or_create(unit=unit, area=Area.CHILDREN_YOUTH)
    return [employed(f"{mark}{one} Ek", unit, in_profession_since_on=BEGAN) for one in range(number)]


def of(*units, by=lambda unit: unit.name):
    """The forecast of a course, reckoned anew."""
    keep_demand(TODAY)
    [found] = Forecasts({one.pk: by(one) for one in units}).rows
    return found


def test_those_on_the_step_without_it_and_without_a_place_are_counted(plan, lvu, lotsen):
    people = staffed(lotsen, 10, "A")
    taken(people[0], lvu, 2026)
    taken(people[1], lvu, 2026, elsewhere="Högskolan")
    taken(people[2], lvu, dt.date(2027, 5, 4), status="planned")
    employed("Gammal Ek", lotsen, in_profession_since_on=dt.date(2010, 1, 1))
    found = of(lotsen)
    said = (found.demand.people, found.demand.have, found.demand.planned, found.demand.wanted, found.goes)
    assert (said, found.demand.is_saturated()) == ((10, 2, 1, 7, False), False)
    Course.objects.update(minimum=7)
    assert of(lotsen).goes is True


def test_nobody_has_said_what_it_takes(plan, lotsen):
    staffed(lotsen, 6, "A")
    Course.objects.update(minimum=None)
    assert of(lotsen).goes is None


def test_a_course_that_most_have_is_saturated(plan, lvu, lotsen):
    for one in staffed(lotsen, 10, "A")[:8]:
        taken(one, lvu, 2026)
    assert of(lotsen).demand.is_saturated()


def test_small_numbers_are_not_told_by_place_nor_to_be_worked_out(plan, lotsen, amal):
    units = [lotsen, UnitFactory(name="Fyren", organisation=amal), UnitFactory(name="Udden", organisation=amal)]
    for unit, number, mark in zip(units, (6, 5, 2), "ABC", strict=True):
        staffed(unit, number, mark)
    found = of(*units)
    assert (found.where, found.elsewhere) == ([("Lotsen", 6)], 7)  # Udden's two are not what is left


def test_no_number_is_told_of_fewer_than_five(plan, lotsen, ingrid, sign_in):
    staffed(lotsen, 4, "A")
    assert of(lotsen).is_hidden
    page = sign_in(ingrid).get(reverse("competence:forecast")).content.decode()
    assert "Färre än fem är på steget, och då visas inga antal:" in page


def test_what_is_hidden_stands_by_name_since_its_order_would_tell_the_numbers(lotsen):
    samtal, bbic = course("Samtal"), course("BBIC")
    adopted_plan(introduction=[samtal, bbic])
    taken(staffed(lotsen, 4, "A")[0], bbic, 2026)
    keep_demand(TODAY)
    found = Forecasts({lotsen.pk: "Lotsen"})
    assert (found.shown, found.hidden) == ([], [bbic, samtal])


def test_a_chief_counts_her_municipality_and_the_administrator_all(plan, lotsen, sotenas, ingrid, eva, karin, sign_in):
    Organisation.objects.filter(category="municipality").update(is_member=True)
    staffed(lotsen, 6, "A")
    staffed(UnitFactory(name="Strand", organisation=sotenas), 7, "B")
    keep_demand(TODAY)
    pages = {
        one.name: sign_in(one).get(reverse("competence:forecast")).content.decode() for one in (ingrid, eva, karin)
    }
    told = {name: [word in page for word in ("Lotsen 6", "Strand 7", "Åmål 6, ")] for name, page in pages.items()}
    assert told["Ingrid Ås"] == [True, False, False]
    assert told[eva.name] == [False, True, False]
    assert ["Sotenäs 7" in pages["Karin Ström"], "Åmål 6" in pages["Karin Ström"]] == [True, True]


def test_the_number_of_queries_is_the_same_for_one_unit_as_for_ten(plan, lotsen, amal, django_assert_num_queries):
    staffed(lotsen, 1, "A")
    keep_demand(TODAY)
    with CaptureQueriesContext(connection) as first:
        keep_demand(TODAY)
    with django_assert_num_queries(2):
        assert len(list(Forecasts({lotsen.pk: "Lotsen"}))) == 1
    for number in range(9):
        staffed(UnitFactory(name=f"Enhet {number}", organisation=amal), 2, f"B{number}")
    with django_assert_num_queries(len(first.captured_queries)):
        keep_demand(TODAY)
    units = dict(Unit.objects.values_list("pk", "name"))
    with django_assert_num_queries(2):
        assert len(list(Forecasts(units))) == 1


def test_years_of_courses_leave_as_many_rows_to_read(plan, lvu, lotsen):
    people = staffed(lotsen, 6, "A")
    keep_demand(TODAY)
    before = UnitDemand.objects.count()
    for year in range(2010, 2027):
        for one in people:
            taken(one, lvu, year)
    keep_demand(TODAY)
    assert (before, UnitDemand.objects.count()) == (1, 1)
    kept = UnitDemand.objects.get()
    assert (kept.people, kept.have, kept.missing) == (6, 6, 0)


def test_what_nobody_needs_any_more_is_not_kept(plan, lotsen):
    staffed(lotsen, 6, "A")
    assert (keep_demand(TODAY), UnitDemand.objects.count()) == (1, 1)
    UnitArea.objects.all().delete()
    assert (keep_demand(TODAY), UnitDemand.objects.count()) == (0, 0)


def test_the_worker_reckons_of_today_and_not_of_days_that_have_passed(plan, lotsen):
    staffed(lotsen, 6, "A")
    with time_machine.travel(dt.datetime(2027, 3, 15, 4, tzinfo=dt.UTC), tick=False):
        jobs.keep_forecast(TODAY - dt.timedelta(days=1))
        assert UnitDemand.objects.count() == 0
        jobs.keep_forecast(TODAY)
    assert UnitDemand.objects.get().missing == 6


def test_a_chosen_area_and_an_adopted_plan_have_it_reckoned_soon(lotsen, david, karin, ingrid, sign_in):
    for number in range(6):
        employed(f"A{number} Ek", lotsen, in_profession_since_on=BEGAN)
    unit_areas.choose(unit=lotsen, areas=[Area.CHILDREN_YOUTH], by=david)
    assert reckoned() == (1, 0)
    proposal = draft()
    proposal.sections.get().lines.update(course=course("Samtal"))
    plans.adopt(plan=proposal, by_whom="Cheferna", where="", on=TODAY, replaces=[], by=karin)
    with time_machine.travel(dt.datetime(2027, 3, 15, 10, 5, tzinfo=dt.UTC), tick=False):
        assert reckoned() == (1, 1)
    page = sign_in(ingrid).get(reverse("competence:forecast")).content.decode()
    assert "Räknat 15 mars 2027 kl. 11:05" in page


def reckoned():
    """How many jobs waited for it, and how many rows are kept when they are done."""
    waiting = Job.objects.filter(kind=JOB)
    number = waiting.count()
    for one in waiting:
        kind_called(one.kind).run(**one.payload)
    waiting.delete()
    return number, UnitDemand.objects.count()


def test_who_works_in_two_municipalities_is_counted_once_where_she_works_most(plan, lotsen, sotenas):
    strand = UnitFactory(name="Strand", organisation=sotenas)
    people = staffed(lotsen, 6, "A")
    staffed(strand, 6, "B")
    people[0].employments.update(percentage=40)
    people[0].employments.create(organisation=sotenas, unit=strand, starts_on=BEGAN, percentage=60)
    found = of(lotsen, strand)
    assert (found.demand.people, found.where) == (12, [("Lotsen", 5), ("Strand", 7)])
