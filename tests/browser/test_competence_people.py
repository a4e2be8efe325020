"""A supervisor finds gaps and wishes, and an employee reads her own plan, by the keyboard alone."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from competence.areas import Area
from competence.models import CourseWish, Film, UnitArea
from fyrbodal.organisation.roles import Role
from tests.competence.conftest import employed
from tests.competence.learning import adopted_plan as plan_of
from tests.competence.learning import course, taken
from tests.factories import AppointmentFactory, PersonFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def unit(site, lotsen):
    """In an area of which nothing came with the program, so that the plan is the one below."""
    UnitArea.objects.create(unit=lotsen, area=Area.OTHER)
    samtal = course("Motiverande samtal")
    plan_of(Area.OTHER, "Planen för Lotsen", deepening=[course("Nätverksmöten"), samtal])
    vera = employed("Vera Rask", lotsen, in_profession_since_on=timezone.localdate() - dt.timedelta(days=1100))
    taken(vera, samtal, 2025)
    return lotsen


@pytest.fixture
def vera(unit):
    return unit.employments.get().person


@pytest.fixture
def sten(unit):
    person = PersonFactory(name="Sten Dal", email="sten@example.org", organisation=unit.organisation)
    AppointmentFactory(person=person, role=Role.FIRST_LINE_SUPERVISOR, body=unit)
    return person


def test_a_supervisor_finds_a_gap_wishes_changes_her_mind_and_comes_to_an_agreement(keyboard, sten, vera):
    keys = keyboard(sten)
    keys.follow("Kompetens")
    keys.follow("Vad alla i Lotsen har och saknar")
    expect(keys.page.get_by_role("row", name="Vera Rask")).to_contain_text("läst 2025")
    keys.press("Önska: Nätverksmöten, Vera Rask")
    expect(keys.page.get_by_role("button", name="Ångra: Nätverksmöten, Vera Rask")).to_be_focused()
    keys.page.keyboard.press("Enter")
    expect(keys.page.get_by_role("button", name="Önska: Nätverksmöten, Vera Rask")).to_be_focused()
    assert CourseWish.objects.count() == 0
    keys.page.keyboard.press("Enter")
    expect(keys.page.get_by_role("row", name="Vera Rask")).to_contain_text("önskad")
    keys.follow("Vera Rask")
    keys.press("Kom överens om Nätverksmöten")
    expect(keys.page.get_by_role("region", name="Önskat och överenskommet")).to_contain_text("överenskommen")
    assert CourseWish.objects.get().agreed_by == sten


def test_an_employee_reads_her_own_plan_wishes_and_goes_to_the_films(keyboard, vera):
    keys = keyboard(vera)
    keys.follow("Kompetens")
    keys.follow("Min kompetensplan")
    expect(keys.page.get_by_role("row", name="Nätverksmöten")).to_contain_text("saknas")
    keys.press("Önska Nätverksmöten")
    expect(keys.page.get_by_role("region", name="Önskat och överenskommet")).to_contain_text("Nätverksmöten")
    keys.follow("Filmer och länkar att se själv")
    expect(keys.page.get_by_role("heading", name="Filmer och länkar")).to_be_visible()
    expect(keys.page.get_by_text(Film.objects.all()[0].title)).to_be_visible()
