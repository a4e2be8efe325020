"""Two who write at the same time, a net that goes, a session that ends, a tab that is read again: no word is lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from fyrbodal.organisation.roles import Role
from networks.actions import items
from networks.models import Item
from tests.browser.keyboard import Keyboard
from tests.factories import PASSWORD, AppointmentFactory, planned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERS, HIS = "Annas ord om bemanningen.", "Cecilias ord om lokalerna."


@pytest.fixture
def text(bim, anna, cecilia, site):
    AppointmentFactory(person=cecilia, role=Role.NETWORK_LEADER, body=bim)
    return items.add(meeting=planned(bim, anna), kind=Item.Kind.TEXT, by=anna)


@pytest.fixture
def writing(keyboard, text):
    """Somebody who stands in the text, ready to write."""

    def begun(person):
        keys = keyboard(person)
        keys.follow("Träffar")
        keys.follow("BIM: fredag 12 mars 2027")
        keys.follow("Anteckna")
        keys.to(field(keys))
        return keys

    return begun


def field(keys):
    return keys.field("Text", part(keys))


def part(keys):
    return keys.page.get_by_role("region", name="Text")


def kept(text):
    text.refresh_from_db()
    return text.body


def says(keys, words):
    expect(part(keys).locator("[data-saved]").first).to_contain_text(words)


def conflict(anna_writes, cecilia_writes):
    """Both have read the same; one is saved, the other is told, which takes the focus from letters still to come."""
    anna_writes.page.keyboard.insert_text(HERS)
    says(anna_writes, "Sparat")
    cecilia_writes.page.keyboard.insert_text(HIS)
    says(cecilia_writes, "Någon annan har ändrat samma del.")
    texts = part(cecilia_writes).locator(".texts")
    expect(texts).to_contain_text(HERS)
    expect(texts).to_contain_text(HIS)


def test_case_60_of_two_texts_ones_own_is_kept_when_one_says_so_and_not_before(writing, text, anna, cecilia):
    one, other = writing(anna), writing(cecilia)
    conflict(one, other)
    assert kept(text) == f"<p>{HERS}</p>"
    other.press("Behåll min text")
    says(other, "Sparat")
    assert kept(text) == f"<p>{HIS}</p>"


def test_case_60_of_two_texts_the_others_is_taken_when_one_says_so(writing, text, anna, cecilia):
    one, other = writing(anna), writing(cecilia)
    conflict(one, other)
    other.follow("Ta deras text")
    expect(field(other)).to_have_text(HERS)
    assert kept(text) == f"<p>{HERS}</p>"


def test_words_typed_without_a_net_are_saved_when_it_is_back(writing, text, anna):
    keys = writing(anna)
    keys.page.keyboard.type("Före tunneln. ")
    says(keys, "Sparat")
    keys.page.context.set_offline(True)
    keys.page.keyboard.type("I tunneln. ")
    says(keys, "nytt försök när nätet är tillbaka")
    keys.page.keyboard.type("Fortfarande där.")
    keys.page.context.set_offline(False)
    says(keys, "Sparat")
    assert kept(text) == "<p>Före tunneln. I tunneln. Fortfarande där.</p>"


def test_words_typed_after_the_session_has_ended_are_saved_when_one_signs_in_in_another_tab(writing, text, anna):
    keys = writing(anna)
    Session.objects.all().delete()
    keys.page.keyboard.type("Skrivet efter utloggningen.")
    says(keys, "Du är utloggad.")
    with keys.page.context.expect_page() as opened:
        keys.follow("Logga in i en ny flik")
    tab = Keyboard(opened.value)
    tab.write("E-postadress", anna.email)
    tab.write("Lösenord", PASSWORD)
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_text("Anna Lind", exact=True)).to_be_visible()
    tab.page.close()
    keys.page.bring_to_front()
    keys.page.keyboard.press("Control+s")
    says(keys, "Sparat")
    assert kept(text) == "<p>Skrivet efter utloggningen.</p>"


def test_words_that_were_not_saved_are_offered_back_when_the_tab_is_read_again(writing, text, anna):
    keys = writing(anna)
    keys.page.on("dialog", lambda dialog: dialog.accept())
    Session.objects.all().delete()
    keys.page.keyboard.type("Skrivet strax före omladdningen.")
    says(keys, "Du är utloggad.")
    keys.page.reload()
    keys.write("E-postadress", anna.email)
    keys.write("Lösenord", PASSWORD)
    keys.page.keyboard.press("Enter")
    keys.press("Lägg tillbaka texten")
    expect(field(keys)).to_have_text("Skrivet strax före omladdningen.")
    says(keys, "Sparat")
    assert kept(text) == "<p>Skrivet strax före omladdningen.</p>"
