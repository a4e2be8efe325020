"""A meeting is recorded from nothing, by the keyboard alone, and stands in the minutes once."""

import pytest
from playwright.sync_api import expect

from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.roles import Role
from networks.models import Meeting
from tests.browser.printed import body_of, times
from tests.factories import AppointmentFactory, PersonFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST = {
    "Bengtsfors": "Bengtsfors har två nya familjer.",
    "Orust": "Orust prövar samtal utomhus.",
    "Sotenäs": "Sotenäs väntar på en lokal.",
}
SECOND = {
    "Bengtsfors": "Bengtsfors vill ha handledning i höst.",
    "Orust": "Orust ordnar en studiedag.",
    "Sotenäs": "Sotenäs saknar vikarier.",
}
DISCUSSED = ["Vi ringer skolan först.", "Barnen får välja plats."]


@pytest.fixture
def members(bim, site):
    """Three municipalities that are asked, and their people on the list."""
    for place, name in (("Bengtsfors", "Berit Blom"), ("Orust", "Olle Orrö"), ("Sotenäs", "Sanna Strand")):
        person = PersonFactory(name=name, organisation=Organisation.objects.get(name=place))
        AppointmentFactory(person=person, role=Role.NETWORK_PARTICIPANT, body=bim)


def planned(keys):
    keys.follow("Nätverk")
    keys.follow("BIM")
    keys.follow("Planera träff")
    keys.write("Dag", "12 mars 2027")
    keys.write("Börjar", "9")
    keys.write("Slutar", "12")
    keys.write("Plats", "Stora salen")
    keys.press("Planera träffen")
    expect(keys.page.get_by_role("heading", name="Träff fredag 12 mars 2027")).to_be_visible()


def listed(keys):
    for name in ("Anna Lind", "Berit Blom", "Olle Orrö"):
        keys.tick(name)
    saved(keys)
    keys.follow("Lägg till gäst")
    guest = keys.page.locator("form#gast")
    expect(keys.field("Namn", guest)).to_be_focused()
    keys.write("Namn", "Greta Gäst", guest)
    keys.write("Annan organisation", "Biblioteket")
    keys.press("Lägg till gästen")
    expect(keys.field("Greta Gäst")).to_be_checked()
    expect(keys.field("Namn", guest)).to_be_focused()


def asked(keys, question, answers):
    part = added(keys, "Laget runt")
    keys.write("Fråga", question, part)
    saved(keys)
    keys.enter(part.locator(".round a", has_text="Bengtsfors"))
    for place, text in answers.items():
        expect(keys.field(f"Det {place} berättar", part)).to_be_focused()
        keys.page.keyboard.type(text)
        keys.page.keyboard.press("Control+Enter")
    expect(part.get_by_text("Alla i rundan har svarat.")).to_be_visible()


def discussed(keys, question, contributions):
    part = added(keys, "Diskussion")
    keys.write("Fråga", question, part)
    keys.to(keys.field("Vad som sades", part))
    for contribution in contributions:
        keys.page.keyboard.type(contribution)
        keys.page.keyboard.press("Enter")
    saved(keys)


def closed(keys):
    part = keys.page.get_by_role("region", name="Nästa träff")
    keys.write("Dag", "2027-06-04", part)
    keys.write("Plats", "Röda rummet", part)
    keys.write("Frågor", "Sommarens bemanning", part)
    saved(keys)


def added(keys, kind):
    """The new part, in which one can write at once."""
    before = keys.page.locator("section.part").count()
    keys.press(kind, keys.page.locator("#lagg-till"))
    expect(keys.page.locator("section.part")).to_have_count(before + 1)
    part = keys.page.locator("section.part:focus-within")
    expect(part).to_have_count(1)
    return keys.page.locator(f"#{part.get_attribute('id')}")


def saved(keys):
    keys.page.keyboard.press("Control+s")
    expect(keys.page.locator("[data-state=saving], [data-state=unsaved]")).to_have_count(0)


def test_a_meeting_with_two_rounds_and_a_guest_stands_in_the_pdf_once(keyboard, anna, members):
    keys = keyboard(anna)
    planned(keys)
    listed(keys)
    asked(keys, "Hur är läget?", FIRST)
    asked(keys, "Vad behöver ni?", SECOND)
    discussed(keys, "Hur når vi skolan?", DISCUSSED)
    closed(keys)
    keys.follow("Färdigställ …")
    keys.press("Färdigställ")
    expect(keys.page.get_by_text("Utgåva 1 är färdigställd.")).to_be_visible()
    typed = [*FIRST.values(), *SECOND.values(), *DISCUSSED, "Hur är läget?", "Vad behöver ni?", "Hur når vi skolan?"]
    typed += ["Greta Gäst", "Biblioteket", "Berit Blom", "Stora salen", "Röda rummet", "Sommarens bemanning"]
    assert times(typed, body_of(keys.opened_pdf())) == dict.fromkeys(typed, 1)
    assert Meeting.objects.get().attendees.filter(is_present=True).count() == 4
