"""A finalised edition is put right, by the keyboard alone, and what it said before is still there for those concerned."""

import re

import pytest
from playwright.sync_api import expect

from networks.actions import editions
from tests.browser.printed import body_of, missing
from tests.factories import planned, with_a_round

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRONG, RIGHT, WHY = "Vi har fjorton ärenden.", "Vi har fyra ärenden.", "Fel antal för Orust"


@pytest.fixture
def meeting(bim, anna, bo, orust, site):
    meeting = planned(bim, anna)
    with_a_round(meeting, Orust=f"<p>{WRONG}</p>")
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    editions.publish(meeting=meeting, number=meeting.editions.count(), by=anna)
    return meeting


def to_minutes(keys):
    keys.follow("Träffar")
    keys.to(keys.page.get_by_role("link", name=re.compile("^BIM:")))
    keys.page.keyboard.press("Enter")


def corrected(keys):
    keys.follow("Rätta …")
    keys.write("Varför rättas anteckningarna?", WHY)
    keys.press("Börja rätta")
    expect(keys.page.get_by_text(f"Du rättar färdigställda anteckningar: {WHY}")).to_be_visible()
    keys.to(keys.page.locator(".round a", has_text="Orust"))
    keys.page.keyboard.press("Enter")
    keys.write("Det Orust berättar", RIGHT)
    keys.page.keyboard.press("Control+Enter")
    expect(keys.page.get_by_text("Alla i rundan har svarat.")).to_be_visible()
    keys.follow("Färdigställ …")
    keys.press("Färdigställ")


def test_a_finalised_edition_is_corrected_and_the_first_is_still_read_by_those_concerned(keyboard, meeting, anna, bo):
    leader, member, visitor = keyboard(anna), keyboard(bo), keyboard()
    to_minutes(leader)
    corrected(leader)
    article = leader.page.locator("article.minutes")
    expect(article).to_contain_text(RIGHT)
    expect(article).to_contain_text(WHY)
    leader.follow("Publicera …")
    leader.press("Publicera för alla")
    expect(leader.page.get_by_role("status")).to_have_text("Anteckningarna är publicerade och läses av alla.")

    to_minutes(member)
    expect(member.page.locator("article.minutes")).to_contain_text(RIGHT)
    member.wait_until_made()
    assert missing([RIGHT, WHY, "Utgåva 2"], member.page.locator("article.minutes").inner_text()) == []
    member.follow("Utgåva 1")
    expect(member.page.get_by_text("Det finns en nyare utgåva.")).to_be_visible()
    assert missing([WRONG], body_of(member.opened_pdf())) == []

    to_minutes(visitor)
    expect(visitor.page.locator("article.minutes")).to_contain_text(RIGHT)
    expect(visitor.page.get_by_role("link", name="Utgåva 1", exact=True)).to_have_count(0)
    assert missing([RIGHT, WHY], body_of(visitor.opened_pdf())) == []
