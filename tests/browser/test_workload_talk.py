"""A talk is held from two chairs, by the keyboard alone, until the sheet is locked."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.printed import missing
from tests.documents.reading import pdf_text
from tests.workload.conftest import employed
from tests.workload.factories import adopted, opened, published
from tests.workload.talking import locked, submitted
from workload.models import Sheet, Snapshot

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FEBRUARY = (dt.date(2027, 2, 1), dt.date(2027, 2, 28))
MARCH = (dt.date(2027, 3, 1), dt.date(2027, 3, 31))


@pytest.fixture
def vera(lotsen, site):
    return employed("Vera Rask", lotsen)


@pytest.fixture
def sheet(lotsen, david, vera):
    """Vera's for March, sent in, after a February that was too heavy."""
    version = published(lotsen.organisation, by=david)
    adopted(lotsen, version)
    locked(opened(lotsen, version, FEBRUARY, by=david).sheets.get(person=vera), vera, david, lines=23)
    march = opened(lotsen, version, MARCH, by=david).sheets.get(person=vera)
    Sheet.objects.filter(pk=march.pk).update(self_rating=5, flex_hours=12)
    return submitted(march, by=vera, lines=1)


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


def saved(keys):
    keys.page.keyboard.press("Control+s")
    expect(keys.page.locator("[data-state=saving], [data-state=unsaved]")).to_have_count(0)


def test_she_comments_he_writes_and_agrees_both_confirm_and_the_sheet_is_locked(keyboard, vera, david, sheet):
    hers, his = hers_of(keyboard(vera)), his_of(keyboard(david))
    hers.write("Din kommentar", "Jag hinner inte med mötena.")
    saved(hers)
    expect(his.page.get_by_role("heading", name="Mer än tillfälligt hög belastning")).to_be_visible()
    his.write("Vad ni kom fram till", "Vi går igenom fördelningen.")
    saved(his)
    his.write("Åtgärd", "Två ärenden går över till en kollega")
    his.write("Ansvarig", "David Ek")
    his.write("Klart senast", "1 maj 2027")
    his.press("Lägg till åtgärden")
    expect(his.page.get_by_role("region", name="Åtgärd 1")).to_be_focused()
    his.press("Bekräfta samtalet")
    expect(his.page.get_by_text("Du har bekräftat samtalet.")).to_be_visible()
    looked_again(hers)
    expect(hers.page.get_by_text("Vi går igenom fördelningen.")).to_be_visible()
    hers.press("Bekräfta och lås bladet")
    expect(hers.page.get_by_text("Bladet är låst.")).to_be_visible()
    told = ["Vi går igenom fördelningen.", "Två ärenden går över till en kollega", "Jag hinner inte med mötena."]
    assert missing([*told, "48,0 av 40,0 h", "120 %", "röd"], pdf_text(hers.opened_pdf())) == []
    assert Snapshot.objects.filter(sheet=sheet).count() == 1


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
