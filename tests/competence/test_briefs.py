"""Those who lead somebody are told a week before what comes, and the day after what it was."""

import datetime as dt

import pytest

from competence.models import Film, Place
from tests.competence.around import given, held, mails, morning, over, there
from tests.competence.catalogue import course
from tests.competence.conftest import appointed, employed
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
START = dt.datetime(2027, 3, 10, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(START, tick=False)
    return time_machine


@pytest.fixture
def bryggan(orust):
    return UnitFactory(name="Bryggan", organisation=orust)


@pytest.fixture
def hanna(bryggan):
    return employed("Hanna Ek", bryggan)


@pytest.fixture
def ulla(bryggan):
    """Leads Hanna."""
    return appointed("Ulla Holm", "unit_manager", bryggan, bryggan.organisation)


def test_a_week_before_with_her_own_people_and_no_others(vera, hanna, david, ulla, clock):
    given(vera, hanna, in_days=8)
    morning()
    assert mails() == {}
    clock.move_to(START + DAY)
    morning()
    morning()
    told = mails("brief_before")
    assert {address: len(texts) for address, texts in told.items()} == {david.email: 1, ulla.email: 1}
    text = told[david.email][0]
    assert ("– Vera Rask\n" in text, "Hanna" in text) == (True, False)
    assert "– Torsdag 18 mars 2027, kl. 9–16, Museigatan 2\n" in text
    assert "kort möte före" in text
    assert "två samtal efter kursen" in text


def test_with_the_study_guides_of_its_theme(vera, david):
    guide = "https://film.example.org/guide"
    facts = {"url": "https://film.example.org/se", "study_guide_url": guide}
    Film.objects.create(theme="Samtal", title="Att fråga", **facts)
    Film.objects.create(theme="Våld", title="Att se", **facts)
    given(vera, in_days=3)
    morning()
    text = mails("brief_before")[david.email][0]
    assert (f"– Att fråga, {guide}\n" in text, "Att se" in text) == (True, False)


def test_nothing_is_lost_when_the_worker_was_down_and_nothing_is_told_too_late(vera, david, clock):
    given(vera, in_days=10)
    clock.move_to(START + 9 * DAY)
    morning()
    assert set(mails("brief_before")) == {david.email}
    given(vera, in_days=4, name="Grupp 2")
    clock.move_to(START + 14 * DAY)
    morning()
    assert len(mails("brief_before")[david.email]) == 1


@pytest.mark.parametrize("status", ["draft", "cancelled"])
def test_nobody_is_told_of_what_is_not_held(status, vera, clock):
    given(vera, in_days=3, status=status)
    morning()
    clock.move_to(START + 4 * DAY)
    morning()
    assert mails() == {}


def test_who_only_waits_is_not_said_to_go(vera, david):
    occasion = given(in_days=3)
    Place.objects.create(
        occasion=occasion, course=occasion.course, person=vera, organisation=vera.organisation, status="waiting"
    )
    morning()
    assert david.email not in mails("brief_before")


def test_the_day_after_with_who_was_there_and_what_it_was_about(vera, nils, hanna, david, ulla, karin, lotsen):
    wilma, siv = employed("Wilma Ek", lotsen), employed("Siv Lund", lotsen)
    occasion = over(vera, wilma, siv, hanna, nils, of=course(content="Att lyssna på barn."))
    there(occasion, vera, "present")
    there(occasion, wilma, "absent")
    there(occasion, hanna, "partly")
    morning()
    morning()
    told = mails("brief_after")
    assert {address: len(texts) for address, texts in told.items()} == {david.email: 1, ulla.email: 1}
    text = told[david.email][0]
    said = ["som var med:\n– Vera Rask", "Var inte med:\n– Wilma Ek", "inte noterad än för:\n– Siv Lund"]
    assert [words in text for words in said] == [True] * 3
    assert "– Att lyssna på barn." in text
    assert "– Vad vill du pröva, och när?" in text
    assert ("Hanna" in text, "Nils" in text) == (False, False)


def test_what_the_course_administrator_has_settled_counts_for_more(vera, david, karin):
    occasion = over(vera)
    there(occasion, vera, "present")
    held(occasion, karin, vera)
    morning()
    assert "Var inte med:\n– Vera Rask" in mails("brief_after")[david.email][0]


def test_who_leads_and_goes_herself_is_told_of_the_others_only(vera, sten, lotsen):
    given(vera, sten, in_days=3)
    morning()
    assert "De som du leder och som går:\n– Vera Rask\n\n" in mails("brief_before")[sten.email][0]
