"""A municipality makes a model of its own out of a template, by the keyboard alone."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from fyrbodal.organisation.roles import Role
from tests.factories import AppointmentFactory, PersonFactory
from workload.models import Adoption, Version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "Lotsens timmar"


@pytest.fixture
def keys(keyboard, site, david):
    keys = keyboard(david)
    expect(keys.page.get_by_role("heading", name="Hej David!")).to_be_visible()
    keys.open(site + reverse("workload:models"))
    return keys


@pytest.fixture
def ingrid(amal):
    person = PersonFactory(name="Ingrid Ås", email="ingrid@example.org", organisation=amal)
    AppointmentFactory(person=person, role=Role.IFO_CHIEF, body=amal)
    return person


def copied(keys):
    keys.enter(keys.page.get_by_role("link", name=re.compile(r"^Läs mallen\s*: Trollhättans timmar$")))
    keys.follow("Kopiera till min kommun")
    keys.write("Vad modellen ska heta", NAME)
    keys.press("Skapa utkastet")
    expect(keys.page.get_by_role("heading", name=f"Ändra {NAME}, version 1")).to_be_visible()


def activity(keys, name):
    return keys.page.get_by_role("group", name=name, exact=True)


def saved(keys):
    expect(keys.page.locator("[data-saved][data-state=saved]")).to_have_count(1)
    expect(keys.page.locator("[data-state=saving], [data-state=unsaved]")).to_have_count(0)


def changed(keys):
    """What a case weighs, seen on the sample before one leaves the field."""
    keys.write("Tid eller poäng", "2,5", activity(keys, "Normalärende"))
    expect(keys.page.locator("#prov")).to_contain_text("5 st × 1 × 2,5 h = 12,50 h i veckan")
    keys.page.keyboard.press("Enter")
    saved(keys)
    expect(activity(keys, "Normalärende").get_by_label("Tid eller poäng")).to_be_focused()


def added_and_moved(keys):
    keys.write("Ny insats", "Nätverksmöte")
    keys.page.keyboard.press("Enter")
    expect(activity(keys, "Nätverksmöte")).to_be_focused()
    up = activity(keys, "Nätverksmöte").get_by_role("button", name=re.compile("^Flytta upp"))
    keys.enter(up)
    expect(up).to_be_focused()
    keys.write("Tid eller poäng", "3", activity(keys, "Nätverksmöte"))
    expect(keys.page.locator("#prov")).to_contain_text("1 × 3 h = 3,00 h i veckan")


def removed(keys):
    keys.enter(activity(keys, "Grupp: Musslan").get_by_role("button", name=re.compile("^Ta bort")))
    expect(activity(keys, "Grupp: Musslan")).to_have_count(0)
    expect(keys.field("Ny insats")).to_be_focused()


def confirmed(keys):
    keys.follow("Klar med ändringarna")
    keys.follow("Bekräfta förslagen")
    keys.write("Ägare", "Enhetschefen")
    keys.press("Bekräfta alla 6 förslag")
    expect(keys.page.get_by_text("6 vikter är bekräftade.")).to_be_visible()
    keys.follow("Tillbaka till modellen")


def published(keys):
    keys.follow("Publicera …")
    keys.write("Vad som är nytt", "Längre tid för ett ärende")
    keys.press("Publicera")
    expect(keys.page.get_by_text(f"{NAME}, version 1 är publicerad.")).to_be_visible()


def taken_into_use(keys):
    keys.follow("Modeller")
    keys.follow("Vem mäter med vad")
    keys.enter(keys.page.get_by_role("link", name=re.compile(r"^Välj modell\s*: Lotsen$")))
    keys.write("Från och med", "1 mars 2027")
    keys.press("Ta i bruk")
    expect(keys.page.get_by_role("row", name=re.compile("Lotsen"))).to_contain_text(NAME)


def test_a_template_becomes_the_model_of_a_unit(keys, lotsen):
    copied(keys)
    changed(keys)
    added_and_moved(keys)
    removed(keys)
    confirmed(keys)
    published(keys)
    taken_into_use(keys)
    version = Version.objects.published().get()
    assert [one["label"] for one in version.definition["activities"]][-3:] == ["Paus", "Nätverksmöte", "Övrigt"]
    assert Adoption.objects.get(unit=lotsen).family == version.family


def test_two_who_change_the_same_draft_see_both_texts(keys, keyboard, ingrid):
    copied(keys)
    other = keyboard(ingrid)
    expect(other.page.get_by_role("heading", name="Hej Ingrid!")).to_be_visible()
    other.open(keys.page.url)
    keys.write("Tid eller poäng", "3", activity(keys, "Normalärende"))
    saved(keys)
    other.write("Tid eller poäng", "4", activity(other, "Normalärende"))
    conflict = other.page.locator("[data-conflict]")
    expect(conflict).to_contain_text("Normalärende, tid per gång")
    other.press("Behåll min text")
    expect(other.page.locator("#prov")).to_contain_text("5 st × 1 × 4 h")
    saved(other)
    assert Version.objects.get(family__name=NAME).definition["activities"][0]["amount"] == "4"


def test_the_effect_is_seen_beside_the_field_on_a_narrow_page(keys):
    copied(keys)
    keys.page.set_viewport_size({"width": 320, "height": 800})
    keys.write("Tid eller poäng", "2,5", activity(keys, "Normalärende"))
    expect(keys.page.locator("#prov")).to_contain_text("2,5 h")
    expect(keys.page.locator("#prov .load")).to_be_in_viewport()
    assert keys.page.evaluate("document.documentElement.scrollWidth") == 320
