"""The pages of projects: what they cost, and what they say when there is nothing."""

import pytest
from django.urls import reverse

from tests.projects.reports import begun, granted, project

pytestmark = pytest.mark.django_db


def queries(client, address, counted):
    client.get(address)  # what is asked once for a browser
    with counted() as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.fixture
def counted(django_assert_max_num_queries):
    return lambda: django_assert_max_num_queries(60)


def test_the_list_costs_the_same_for_one_project_and_for_thirty(lum, amal, greger, sign_in, counted):
    client, address = sign_in(greger), reverse("projects:projects")
    begun(granted(project(lum, amal, name="Trappan")))
    one = queries(client, address, counted)
    for number in range(29):
        begun(granted(project(lum, amal, name=f"Projekt {number}")))
    assert queries(client, address, counted) == one


def test_a_project_costs_the_same_for_one_year_and_for_ten(broarna, grant, petra, sign_in, counted):
    client, address = sign_in(petra), broarna.get_absolute_url()
    begun(grant)
    one = queries(client, address, counted)
    for year in range(2010, 2019):
        begun(granted(broarna, year))
    assert queries(client, address, counted) == one


def test_a_report_costs_the_same_for_two_goals_and_for_twenty(broarna, grant, petra, sign_in, counted):
    client = sign_in(petra)
    few, many = begun(grant), begun(granted(broarna, 2027, goals=[f"Mål {number}" for number in range(20)]))
    for name in ("report", "report_edit"):
        costs = [queries(client, reverse(f"projects:{name}", args=[one.pk]), counted) for one in (few, many)]
        assert costs[0] == costs[1], name


def test_who_is_in_no_project_is_told_what_would_stand_here(olof, sign_in):
    page = sign_in(olof).get(reverse("projects:projects")).content.decode()
    assert "Här samlas projekten som du är med i" in page


def test_min_dag_says_what_waits_for_each_in_a_project(report, petra, harriet, greger, sign_in):
    headings = {person: sign_in(person).get(reverse("min_dag")).content.decode() for person in (petra, harriet, greger)}
    assert "Redovisningar att skriva" in headings[petra]
    assert "Redovisningar att intyga" in headings[harriet]
    assert "Redovisningar att granska" not in headings[greger]
