"""A sheet is filled in by the keyboard alone; the figures follow, and what was typed stands there after."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.browser.filling import added, saved, says, total, typed
from tests.workload.conftest import employed
from tests.workload.factories import adopted, opened, published
from workload.models import Line

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARCH = (dt.date(2027, 3, 1), dt.date(2027, 3, 31))


@pytest.fixture
def vera(lotsen, site):
    return employed("Vera Rask", lotsen)


@pytest.fixture
def sheet(lotsen, david, vera):
    version = published(lotsen.organisation, by=david)
    adopted(lotsen, version)
    return opened(lotsen, version, MARCH, by=david).sheets.get(person=vera)


def test_enter_and_the_arrows_go_from_line_to_line(keyboard, sheet, vera):
    for position in range(3):
        Line.objects.create(sheet=sheet, position=position, activity="normalarende")
    keys = keyboard(vera)
    keys.follow("mars 2027")
    lines = keys.page.locator(".line")
    keys.to(keys.field("Antal", lines.nth(0)))
    keys.page.keyboard.press("Enter")
    expect(keys.field("Antal", lines.nth(1))).to_be_focused()
    keys.page.keyboard.press("ArrowDown")
    expect(keys.field("Antal", lines.nth(2))).to_be_focused()
    keys.page.keyboard.press("ArrowUp")
    expect(keys.field("Antal", lines.nth(1))).to_be_focused()
    keys.page.keyboard.press("Enter")
    keys.page.keyboard.press("Enter")
    expect(keys.field("Lägg till en rad: skriv insatsen")).to_be_focused()


def test_a_fault_stands_beside_its_field_and_the_text_stays(keyboard, sheet, vera):
    Line.objects.create(sheet=sheet, position=0, activity="normalarende")
    keys = keyboard(vera)
    keys.follow("mars 2027")
    line = keys.page.locator(".line")
    keys.write("Antal", "−3", line)
    keys.write("Märke", "Vera Rask", line)
    keys.page.keyboard.press("Control+s")
    expect(line.get_by_text("Talet ska vara minst 0.")).to_be_visible()
    expect(line.get_by_text("Det ser ut som ett namn.")).to_be_visible()
    expect(keys.field("Antal", line)).to_have_value("−3")
    keys.write("Antal", "3", line)
    keys.write("Märke", "A12", line)
    saved(keys)
    expect(line.locator(".error")).to_have_count(0)
    expect(total(keys)).to_have_text(says("6,0 av 40,0 h · 15 % · grön"))


def test_what_is_typed_while_a_fault_is_on_its_way_is_looked_at_too(keyboard, sheet, vera):
    Line.objects.create(sheet=sheet, position=0, activity="normalarende")
    keys = keyboard(vera)
    keys.follow("mars 2027")
    line, held = keys.page.locator(".line"), []
    keys.page.route("**/rader/*/", lambda route: route.continue_() if held else held.append(route))
    keys.write("Antal", "−3", line)
    with keys.page.expect_request("**/rader/*/"):
        keys.page.keyboard.press("Control+s")
    keys.write("Märke", "Vera Rask", line)
    keys.page.keyboard.press("Control+s")
    held[0].continue_()
    expect(line.get_by_text("Talet ska vara minst 0.")).to_be_visible()
    expect(line.get_by_text("Det ser ut som ett namn.")).to_be_visible()


def test_a_line_is_taken_away_and_put_back(keyboard, sheet, vera):
    Line.objects.create(sheet=sheet, position=0, activity="normalarende", label="A12")
    keys = keyboard(vera)
    keys.follow("mars 2027")
    keys.enter(keys.page.get_by_role("button", name=re.compile("^Ta bort.*A12$")))
    expect(keys.page.get_by_role("button", name="Ångra")).to_be_focused()
    expect(total(keys)).to_have_text(says("0,0 av 40,0 h · 0 % · grön"))
    keys.page.keyboard.press("Enter")
    expect(keys.field("Märke", keys.page.locator(".line"))).to_have_value("A12")


def test_what_is_typed_is_saved_before_the_next_line_is_added(keyboard, sheet, vera):
    keys = keyboard(vera)
    keys.follow("mars 2027")
    added(keys, "Övrigt")
    typed(keys, "möten", "1", "2,5")
    added(keys, "Paus")
    assert list(Line.objects.values_list("label", "amount")) == [("möten", 2.5), ("", None)]


def test_a_manager_opens_a_period_by_the_keyboard_and_reads_that_she_was_seen(keyboard, sheet, david, vera):
    keys = keyboard(david)
    keys.follow("Arbetstyngd")
    keys.follow("Lotsen")
    keys.follow("Öppna ny period")
    keys.press("Öppna perioden")
    expect(keys.page.get_by_role("heading", name="april 2027")).to_be_visible()
    keys.follow("Vera Rask")
    expect(keys.page.get_by_role("heading", name="Vera Rask")).to_be_visible()
    hers = keyboard(vera)
    hers.follow("april 2027")
    hers.unfold("Vem som har läst ditt blad")
    expect(hers.page.get_by_text(re.compile("^David Ek,"))).to_be_visible()
