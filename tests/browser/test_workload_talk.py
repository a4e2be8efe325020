"""A talk is held from two chairs, by the keyboard alone: what is changed under way is confirmed anew."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.filling import saved
from tests.workload.conftest import employed
from tests.workload.factories import opened, published
from tests.workload.talking import submitted
from workload.models import Snapshot

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARCH = (dt.date(2027, 3, 1), dt.date(2027, 3, 31))


@pytest.fixture
def vera(lotsen, site):
    return employed("Vera Rask", lotsen)


@pytest.fixture
def sheet(lotsen, david, vera):
    """Vera's for March, sent in."""
    version = published(lotsen.organisation, by=david)
    return submitted(opened(lotsen, version, MARCH, by=david).sheets.get(person=vera), by=vera)


def hers_of(keys):
    """Through her list of sheets."""
    keys.follow("Arbetstyngd")
    keys.follow("mars 2027")
    keys.follow("Samtalet")
    return keys


def his_of(keys):
    """Through what waits for him."""
    keys.follow("Vera Rask, mars 2027")
    keys.follow("Samtalet")
    return keys


def looked_again(keys):
    keys.follow("Mätblad: Vera Rask, mars 2027")
    keys.follow("Samtalet")


def test_one_more_word_after_her_confirmation_and_she_is_asked_again(keyboard, vera, david, sheet):
    his = his_of(keyboard(david))
    his.write("Vad ni kom fram till", "Vi ses igen.")
    saved(his)
    hers = hers_of(keyboard(vera))
    hers.press("Bekräfta samtalet")
    expect(hers.page.get_by_text("Du har bekräftat samtalet.")).to_be_visible()
    his.write("Vad ni kom fram till", "Vi ses igen om en månad.")
    his.press("Bekräfta samtalet")  # what was typed is saved first, and that is what he confirms
    expect(his.page.get_by_text("Du har bekräftat samtalet.")).to_be_visible()
    looked_again(hers)
    expect(hers.page.get_by_role("button", name="Bekräfta och lås bladet")).to_be_visible()
    assert not Snapshot.objects.filter(sheet=sheet).exists()
