"""Going round while the net goes, the session ends or two write the same answer: nobody is passed over, no word is lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from networks.models import Answer
from tests.factories import planned, with_a_round

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def answer(bim, anna, bo, site):
    return with_a_round(planned(bim, anna)).answers.get(organisation__name="Orust")


@pytest.fixture
def keys(keyboard, answer, anna):
    keys = keyboard(anna)
    keys.follow("Träffar")
    keys.follow("BIM: fredag 12 mars 2027")
    keys.follow("Anteckna")
    keys.enter(keys.page.locator(".round a", has_text="Orust"))
    expect(keys.field("Det Orust berättar")).to_be_focused()
    return keys


def type_and_go_on(keys, text):
    """All at once: a conflict that is found between two letters takes the focus from the rest."""
    keys.page.keyboard.insert_text(text)
    keys.page.keyboard.press("Control+Enter")


def says(keys, words):
    expect(keys.page.locator(".answer [data-saved]").first).to_contain_text(words)


def told(answer):
    answer.refresh_from_db()
    return answer.body, answer.state


def test_the_round_waits_where_it_is_while_the_net_is_away(keys, answer, complaints):
    keys.page.context.set_offline(True)
    type_and_go_on(keys, "Sagt i tunneln.")
    says(keys, "nytt försök när nätet är tillbaka")
    expect(keys.field("Det Orust berättar")).to_have_text("Sagt i tunneln.")
    keys.page.context.set_offline(False)
    says(keys, "Sparat")
    assert told(answer) == ("<p>Sagt i tunneln.</p>", Answer.State.WAITING)
    complaints[:] = [
        one for one in complaints if not one.startswith("htmx:")
    ]  # it writes in the log that the net was away


def test_the_page_for_signing_in_never_stands_in_the_place_of_an_answer(keys, answer):
    Session.objects.all().delete()
    type_and_go_on(keys, "Sagt efter utloggningen.")
    says(keys, "Du är utloggad.")
    expect(keys.field("Det Orust berättar")).to_have_text("Sagt efter utloggningen.")
    assert told(answer) == ("", Answer.State.WAITING)


def test_case_60_going_on_stops_at_what_somebody_else_has_said(keys, answer, anna):
    answer.save_on(0, {"body": "<p>Sagt av en annan.</p>"}, by=anna)
    type_and_go_on(keys, "Sagt av mig.")
    texts = keys.page.locator(".answer .texts")
    expect(texts).to_contain_text("Sagt av en annan.")
    expect(texts).to_contain_text("Sagt av mig.")
    keys.press("Behåll min text")
    says(keys, "Sparat")
    assert told(answer) == ("<p>Sagt av mig.</p>", Answer.State.WAITING)
