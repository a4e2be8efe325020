"""Who was there is noted, a certificate fetched and an evaluation answered from the mail, with nothing but the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from competence.areas import Area
from competence.models import Evaluation, Participation, UnitArea
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.models import Message
from tests.competence.around import held, morning, over
from tests.competence.conftest import appointed, employed
from tests.documents.reading import pdf_text
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def vera(lotsen):
    return employed("Vera Rask", lotsen)


@pytest.fixture
def group(vera, lotsen):
    return [vera, employed("Nils Gran", lotsen), employed("Siv Lund", lotsen)]


@pytest.fixture
def karin(fyrbodal):
    return appointed("Karin Ström", Role.COURSE_ADMINISTRATOR, fyrbodal, fyrbodal)


def at(keys, heading):
    expect(keys.page.get_by_role("heading", level=1, name=heading, exact=True)).to_be_visible()


def test_attendance_is_noted_and_gives_a_certificate(keyboard, group, vera, karin):
    occasion = over(*group)
    keys = keyboard(karin)
    keys.enter(keys.page.get_by_role("main").get_by_role("link", name=str(occasion)).first)
    at(keys, "Närvaro")
    keys.enter(keys.page.get_by_role("button", name=re.compile("^Alla var med")))
    expect(keys.page.get_by_role("columnheader", name=re.compile("3 av 3 var med"))).to_be_visible()
    keys.to(keys.page.get_by_role("combobox", name=re.compile("^Nils Gran")))
    keys.page.keyboard.type("var inte")
    keys.press("Spara närvaron")
    expect(keys.page.get_by_role("columnheader", name=re.compile("2 av 3 var med"))).to_be_visible()
    keys.follow("Vilka som deltog …")
    at(keys, "Vilka som deltog")
    keys.press("Markera som genomfört")
    at(keys, str(occasion))
    assert dict(Participation.objects.values_list("person__name", "status")) == {
        "Vera Rask": "taken", "Nils Gran": "missed", "Siv Lund": "taken",
    }  # fmt: skip
    hers = keyboard(vera)
    hers.follow("Kompetens")
    at(hers, "Kompetens")
    hers.follow("Min kompetensplan")
    at(hers, "Min kompetensplan")
    link = hers.page.get_by_role("link", name=re.compile(f"^Intyg om {occasion}")).get_attribute("aria-label")
    assert "Vera Rask" in pdf_text(hers.opened_pdf(link))


def test_an_evaluation_is_answered_from_the_mail(keyboard, group, vera, karin, site):
    held(over(*group), karin)
    morning()
    keys = keyboard()
    keys.open(re.search(r"https?://\S+/utvardera/", Message.objects.get(kind="competence.evaluation").text)[0])
    keys.write("E-postadress", vera.email)
    keys.write("Lösenord", PASSWORD)
    keys.page.keyboard.press("Enter")
    at(keys, "Samtal i svåra lägen")
    keys.choose("4 – bra")
    keys.write("Vad var bäst, och vad saknade du?", "Att få öva.")
    keys.press("Skicka svaret")
    expect(keys.page.get_by_text("Tack! Ditt svar är sparat utan ditt namn.")).to_be_visible()
    assert list(Evaluation.objects.values_list("grade", "text")) == [(4, "Att få öva.")]


def test_an_external_course_is_noted_for_those_who_were_there(keyboard, group, david, lotsen):
    UnitArea.objects.create(unit=lotsen, area=Area.CHILDREN_YOUTH)
    keys = keyboard(david)
    keys.follow("Kompetens")
    at(keys, "Kompetens")
    keys.follow("Vad alla i Lotsen har och saknar")
    at(keys, "Kunskap i Lotsen")
    keys.follow("Notera för flera")
    at(keys, "Notera en utbildning för flera")
    for one in group[:2]:
        keys.tick(one.name)
    keys.pick("Kurs", "LVU")
    keys.write("År", "2025")
    keys.write("Hos vem", "Högskolan")
    keys.press("Notera")
    expect(keys.page.get_by_text("Noterat för 2 medarbetare.")).to_be_visible()
    assert set(Participation.objects.values_list("person__name", "course__name", "elsewhere")) == {
        ("Vera Rask", "LVU", "Högskolan"), ("Nils Gran", "LVU", "Högskolan"),
    }  # fmt: skip
