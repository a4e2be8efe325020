"""How many would come to a course, and whether it can go, without small numbers being told by place."""

import datetime as dt

import pytest
from django.urls import reverse

from competence.areas import Area
from competence.documents.people.forecast import Forecasts
from competence.models import Course, UnitArea
from fyrbodal.organisation.models import Organisation, Unit
from tests.competence.conftest import employed
from tests.competence.learning import adopted_plan, course, taken
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
    [found] = Forecasts({one.pk: by(one) for one in units}, TODAY).rows
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
    assert "Färre än fem på steget; då visas inga antal." in page


def test_a_chief_counts_her_municipality_and_the_administrator_all(plan, lotsen, sotenas, ingrid, eva, karin, sign_in):
    Organisation.objects.filter(category="municipality").update(is_member=True)
    staffed(lotsen, 6, "A")
    staffed(UnitFactory(name="Strand", organisation=sotenas), 7, "B")
    pages = {
        one.name: sign_in(one).get(reverse("competence:forecast")).content.decode() for one in (ingrid, eva, karin)
    }
    told = {name: [word in page for word in ("Lotsen 6", "Strand 7", "Åmål 6, ")] for name, page in pages.items()}
    assert told["Ingrid Ås"] == [True, False, False]
    assert told[eva.name] == [False, True, False]
    assert ["Sotenäs 7" in pages["Karin Ström"], "Åmål 6" in pages["Karin Ström"]] == [True, True]


def test_the_number_of_queries_is_the_same_for_one_unit_as_for_ten(plan, lotsen, amal, django_assert_num_queries):
    staffed(lotsen, 1, "A")
    assert list(Forecasts({lotsen.pk: "Lotsen"}, TODAY))
    with django_assert_num_queries(11) as first:
        assert list(Forecasts({lotsen.pk: "Lotsen"}, TODAY))
    for number in range(9):
        staffed(UnitFactory(name=f"Enhet {number}", organisation=amal), 2, f"B{number}")
    units = dict(Unit.objects.values_list("pk", "name"))
    with django_assert_num_queries(len(first.captured_queries)):
        assert list(Forecasts(units, TODAY))
