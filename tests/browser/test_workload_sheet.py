"""A sheet is filled in from nothing by the keyboard alone; the figures follow, and what was typed stands there after."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from fyrbodal.organisation.roles import Role
from tests.factories import AppointmentFactory, EmploymentFactory, PersonFactory, UnitFactory
from tests.workload.factories import adopted, opened, published
from workload.models import Line, Sheet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARCH = (dt.date(2027, 3, 1), dt.date(2027, 3, 31))


@pytest.fixture
def lotsen(site, orust):
    return UnitFactory(name="Lotsen", organisation=orust)


@pytest.fixture
def manager(lotsen):
    person = PersonFactory(name="Malva Strand", email="malva@example.org", organisation=lotsen.organisation)
    AppointmentFactory(person=person, role=Role.UNIT_MANAGER, body=lotsen)
    return person


@pytest.fixture
def vera(lotsen):
    person = PersonFactory(name="Vera Rask", email="vera@example.org", organisation=lotsen.organisation)
    AppointmentFactory(person=person, role=Role.EMPLOYEE, body=lotsen)
    EmploymentFactory(person=person, organisation=lotsen.organisation, unit=lotsen)
    return person


@pytest.fixture
def sheet(lotsen, manager, vera):
    version = published(lotsen.organisation, by=manager)
    adopted(lotsen, version)
    return opened(lotsen, version, MARCH, by=manager).sheets.get(person=vera)


def added(keys, activity):
    """A new line, in whose first field one stands."""
    lines = keys.page.locator(".line")
    before = lines.count()
    keys.write("Lägg till en rad: skriv insatsen", activity)
    keys.page.keyboard.press("Enter")
    expect(lines).to_have_count(before + 1)
    line = lines.nth(before)
    expect(keys.field("Märke", line)).to_be_focused()
    return line


def typed(keys, *texts):
    """One field after the other, from where one stands."""
    for text in texts:
        keys.page.keyboard.press("Control+A")
        keys.page.keyboard.type(text)
        keys.page.keyboard.press("Tab")


def saved(keys):
    keys.page.keyboard.press("Control+s")
    expect(keys.page.locator("[data-state=saving], [data-state=unsaved]")).to_have_count(0)


def total(keys):
    return keys.page.locator("#summering .load")


def says(text):
    return re.compile(r"\s+".join(map(re.escape, text.split())))


def test_a_sheet_is_filled_in_and_sent_in_without_a_mouse(keyboard, sheet, vera):
    keys = keyboard(vera)
    keys.follow("Arbetstyngd")
    keys.follow("mars 2027")
    typed_line = added(keys, "normal")
    typed(keys, "A12", "3", "2")
    saved(keys)
    expect(typed_line.locator(".weight")).to_have_text(says("12,00 h i veckan"))
    expect(total(keys)).to_have_text(says("12,0 av 40,0 h · 30 % · grön"))
    turn = added(keys, "BIM")
    typed(keys, "B7", "3", "3")
    saved(keys)
    expect(turn.locator(".weight")).to_have_text(says("30,00 h i veckan"))
    expect(total(keys)).to_have_text(says("42,0 av 40,0 h · 105 % · gul"))
    keys.press("Skicka in bladet")
    expect(keys.page.get_by_text("Bladet är inskickat.")).to_be_visible()
    assert Sheet.objects.get(pk=sheet.pk).status == "submitted"
    assert list(Line.objects.values_list("activity", "label", "quantity", "occasions", "interval")) == [
        ("normalarende", "A12", 3, 2, None), ("bim", "B7", 3, None, 3)
    ]  # fmt: skip


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


def test_a_manager_opens_a_period_by_the_keyboard_and_reads_that_she_was_seen(keyboard, sheet, manager, vera):
    keys = keyboard(manager)
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
    expect(hers.page.get_by_text("Malva Strand,")).to_be_visible()
