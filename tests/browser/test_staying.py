"""Nobody is signed out without being told in time and offered to stay (WCAG 2.2.1)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.rules import assert_page_is_sound
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENDS = "loggas du ut, om du inte gör något"


@pytest.fixture
def at_the_meetings(keyboard, anna):
    """Somebody on a page whose clock we may turn."""
    keys = keyboard(anna)
    keys.page.clock.install()
    keys.follow("Träffar")
    expect(keys.page.get_by_role("heading", name="Träffar", exact=True)).to_be_visible()
    keys.wait_until_made()  # the script that looks at the clock too
    return keys


def told(page):
    return page.get_by_role("alert")


def test_who_does_nothing_is_told_five_minutes_before_and_stays_by_one_press(at_the_meetings):
    keys, page = at_the_meetings, at_the_meetings.page
    page.clock.fast_forward("53:00")
    expect(page.get_by_text(ENDS)).to_be_hidden()
    page.clock.fast_forward("02:00")
    expect(told(page)).to_contain_text(ENDS)
    assert_page_is_sound(page)
    keys.press("Fortsätt vara inloggad")
    expect(page.get_by_text(ENDS)).to_be_hidden()
    page.clock.fast_forward("53:00")
    expect(page.get_by_text(ENDS)).to_be_hidden()


def test_the_registers_tell_too(keyboard, gunnar):
    page = keyboard(gunnar).page
    expect(page).to_have_url(re.compile(r"/min-dag/$"))
    page.clock.install()
    page.goto(page.url.replace("/min-dag/", "/register/"))
    page.clock.fast_forward("55:00")
    expect(told(page)).to_contain_text(ENDS)
    page.get_by_role("button", name="Fortsätt vara inloggad").click()
    expect(page.get_by_text(ENDS)).to_be_hidden()


def test_another_tab_that_is_used_is_enough(at_the_meetings, window):
    page = at_the_meetings.page
    page.clock.fast_forward("55:00")
    expect(page.get_by_text(ENDS)).to_be_visible()
    window(of=page).goto(page.url)
    expect(page.get_by_text(ENDS)).to_be_hidden()


def test_who_was_away_too_long_signs_in_beside_and_goes_on(at_the_meetings, window, anna):
    page = at_the_meetings.page
    page.clock.fast_forward("01:01:00")
    expect(page.get_by_text("Du är utloggad.")).to_be_visible()
    page.context.clear_cookies()
    beside = window(of=page)
    beside.goto(told(page).get_by_role("link", name="Logga in i en ny flik").evaluate("link => link.href"))
    beside.get_by_label("E-postadress").fill(anna.email)
    beside.get_by_label("Lösenord").fill(PASSWORD)
    beside.get_by_role("button", name="Logga in").click()
    expect(page.get_by_text("Du är utloggad.")).to_be_hidden()


def test_twelve_hours_end_with_a_way_to_go_on(at_the_meetings):
    keys, page = at_the_meetings, at_the_meetings.page
    for _half_hour in range(23):
        page.clock.fast_forward("30:00")
        page.evaluate("document.dispatchEvent(new Event('session:used'))")
    page.clock.fast_forward("26:00")
    expect(told(page)).to_contain_text("tolv timmar sedan du skrev ditt lösenord")
    with page.context.expect_page() as opened:
        keys.follow("Skriv det igen i en ny flik")
    opened.value.get_by_label("Lösenord").fill(PASSWORD)
    opened.value.get_by_role("button", name="Bekräfta").click()
    expect(page.get_by_text("tolv timmar sedan")).to_be_hidden()
