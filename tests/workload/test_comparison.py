"""What a case of an activity weighs, between the municipalities that have it on five sheets or more."""

import pytest
from django.urls import reverse

from fyrbodal.documents.spreadsheets import read_grid
from tests.factories import OrganisationFactory
from tests.workload.factories import adopted, published
from tests.workload.region import MARCH, measured, staffed
from workload.actions.releases import release
from workload.models import Typical


def measuring(name, size, amount, david):
    """A municipality where each of so many people has ten normal cases of so many hours."""
    place = OrganisationFactory(name=name, is_member=True)
    unit, _people = staffed(place, f"Enhet i {name}", size)
    version = published(place, by=david)
    adopted(unit, version)
    measured(unit, version, MARCH, by=david, amount=amount)
    return place


@pytest.fixture
def compared(db, david):
    for name, size, amount in (("Aby", 5, 1), ("Beby", 6, 2), ("Ceby", 7, 6), ("Deby", 4, 9)):
        measuring(name, size, amount, david)
    release(MARCH)


def rows(client):
    answer = client.get(reverse("workload:comparison_table", args=["insatser", "xlsx"]))
    return [list(row) for _number, row in read_grid(answer.content, name="t.xlsx").rows][1:]


def test_each_municipality_counts_once_and_four_sheets_do_not(compared, olof, sign_in):
    assert rows(sign_in(olof)) == [["Normalärende", "timmar", 3, 18, 1, 2, 3, 6]]
    assert "Deby" not in {one.organisation.name for one in Typical.objects.all()}


def test_the_page_says_that_a_difference_may_have_good_reasons(compared, olof, sign_in):
    page = sign_in(olof).get(reverse("workload:comparison")).content.decode()
    assert ("goda skäl: resvägar" in page, page.count("Normalärende")) == (True, 1)


def test_one_who_leaves_does_not_show_what_her_cases_weighed(compared, david, olof, sign_in):
    """From one month to the next the group would differ by her alone."""
    unit = Typical.objects.get(organisation__name="Ceby").organisation.units.get()
    april = MARCH.replace(month=4)
    person = unit.employments.order_by("pk").first().person
    measured(unit, unit.periods.get().version, april, by=david, amount=6, unlocked=[person])
    release(april)
    assert Typical.objects.filter(release__month_on=april).count() == 0
