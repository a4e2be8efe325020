"""A place is given back and goes to the next in turn, and another gets its name; and somebody signs up for a single course,
stands in the queue and is let in: all with nothing but a keyboard.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from competence.actions import places
from competence.models import Place
from fyrbodal.organisation.models import Organisation, Unit
from fyrbodal.organisation.roles import Role
from tests.competence.catalogue import open_circle
from tests.competence.conftest import appointed, employed
from tests.competence.packages import allocated, offered, package, sent, sheet, wished

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COURSE = "Samtal i svåra lägen"


@pytest.fixture
def unit(site):
    return Unit.objects.create(name="Lotsen", organisation=Organisation.objects.get(name="Åmål"))


@pytest.fixture
def david(unit):
    return appointed("David Ek", Role.UNIT_MANAGER, unit, unit.organisation)


@pytest.fixture
def people(unit):
    return [employed(name, unit) for name in ("Vera Rask", "Maja Lund", "Nils Gran")]


@pytest.fixture
def offer(unit, people, karin):
    """Vera has a place, another has no name, and Nils waits."""
    vera, _maja, nils = people
    made = offered(sent(package(), karin), seats=2)
    wish = wished(sheet(made.package, unit.organisation), made, unit, vera, unnamed=1)
    allocated(made.package, karin)
    rows = [
        places.Given(unit.organisation, vera, wish, None, "booked"),
        places.Given(unit.organisation, None, wish, None, "booked"),
        places.Given(unit.organisation, nils, wish, None, "waiting", 1),
    ]
    places.give_out(offer=made, rows=rows, by=karin)
    return made


def said(keys, words):
    expect(keys.page.get_by_text(words)).to_be_visible()


def at(keys, heading):
    expect(keys.page.get_by_role("heading", level=1, name=heading, exact=True)).to_be_visible()


def place_of(person):
    return Place.objects.get(person=person)


def test_a_manager_names_a_place_and_gives_another_back(keyboard, offer, david, people, site):
    vera, maja, nils = people
    keys = keyboard(david)
    keys.open(site + reverse("competence:offer_places", args=[offer.pk]))
    keys.follow("Skriv namn på plats 2")
    keys.pick("Vem ska gå?", "Maja Lund, Lotsen")
    keys.press("Spara")
    said(keys, "Maja Lund har platsen nu.")
    keys.follow("Avboka Vera Rask")
    said(keys, "Platsen går till Nils Gran (Åmål).")
    keys.press("Avboka")
    said(keys, "Platsen är avbokad och har gått vidare till den som stod på tur.")
    assert [place_of(one).status for one in (vera, maja, nils)] == ["cancelled", "booked", "booked"]


def test_somebody_signs_up_for_a_full_course_waits_and_is_let_in(keyboard, people):
    vera, maja, _nils = people
    circle = open_circle(seats=1, name="Cirkel i Åmål")
    places.ask(occasion=circle, person=vera, by=vera)
    keys = keyboard(maja)
    keys.follow("Kompetens")
    keys.follow("När kurserna ges")
    at(keys, "När kurserna ges")
    keys.enter(
        keys.page.get_by_role("main").get_by_role("listitem").filter(has_text="Cirkel i Åmål").get_by_role("link")
    )
    at(keys, "Cirkel i Åmål")
    keys.press("Ställ mig i kö")
    said(keys, "Du står på plats 1 i kön.")
    expect(keys.page.get_by_text("Alla platser är tagna.", exact=True)).to_be_visible()
    places.give_back(place=place_of(vera), by=vera)
    keys.follow(COURSE)
    at(keys, COURSE)
    keys.enter(keys.page.get_by_role("region", name="När den ges").get_by_role("link"))
    at(keys, "Cirkel i Åmål")
    said(keys, "Du har en plats.")
    assert place_of(maja).status == "booked"
