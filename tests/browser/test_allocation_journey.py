"""Who gets the places of a package: tried by another key, decided by the chiefs' meeting and explained, by the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from competence.models import Award, Place, SheetLine
from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.roles import Role
from tests.competence.allocating import asked
from tests.competence.conftest import appointed
from tests.competence.packages import closed, offered, package, sent, sheet, wished

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COURSE = "Samtal i svåra lägen"


@pytest.fixture
def pack(site, karin):
    """Orust wishes four and Åmål three, of five seats; by inhabitants they get three and two."""
    made = sent(package(), karin)
    asked(made, offered(made, seats=5, key="inhabitants"), karin, {"Orust": 4, "Åmål": 3})
    return closed(made)


@pytest.fixture
def ingrid(pack):
    amal = Organisation.objects.get(name="Åmål")
    return appointed("Ingrid Ås", Role.IFO_CHIEF, amal, amal)


def said(keys, words):
    expect(keys.page.get_by_text(words)).to_be_visible()


def row(keys, municipality):
    """Its header begins with its name; the decision says there too what it weighs."""
    header = keys.page.get_by_role("rowheader", name=re.compile(rf"^{municipality}\b"))
    return keys.page.get_by_role("row").filter(has=header)


def tried(keys):
    keys.follow("Fördela på prov")
    expect(row(keys, "Orust")).to_contain_text("Orust fick 3 av 4: den fjärde platsen hade kvoten")
    keys.enter(keys.page.locator("summary", has_text="Pröva en annan nyckel"))
    keys.pick("Fördelas efter", "lika för alla kommuner")
    keys.press("Pröva")
    said(keys, "Prövat efter lika för alla kommuner, med 1 först till varje kommun.")
    assert not Award.objects.exists()


def decided(keys):
    keys.follow("Besluta …")
    keys.write("Vid", "FoU-rum IFO")
    keys.write("Platser, Orust", "4")
    keys.press("Dela ut platserna")
    expect(row(keys, "Orust")).to_contain_text("Tillsammans blir det 6, men kursen har 5 platser.")
    keys.write("Varför, Orust", "två nya börjar i höst")
    keys.write("Platser, Åmål", "1")
    keys.write("Varför, Åmål", "bara en behöver den")
    keys.press("Dela ut platserna")
    said(keys, "Platserna är utdelade, och kommunerna har fått veta det.")


def test_the_places_are_tried_decided_and_explained(keyboard, karin, ingrid, pack):
    keys = keyboard(karin)
    keys.follow("Kompetens")
    keys.follow("Utbildningspaket")
    keys.follow(str(pack))
    tried(keys)
    decided(keys)
    assert dict(Award.objects.values_list("organisation__name", "places")) == {"Orust": 4, "Åmål": 1}
    assert Place.objects.filter(status="booked").count() == 5
    chief = keyboard(ingrid)
    chief.follow("Kompetens")
    chief.follow("Utbildningspaket")
    chief.follow(str(pack))
    chief.follow("Beslutet om platserna")
    expect(row(chief, "Åmål")).to_contain_text("Mötet gav Åmål 1 i stället för 2: bara en behöver den.")


def test_a_chief_trims_her_own_column_in_the_review(keyboard, karin, site):
    made = sent(package(), karin)
    asked(made, offered(made, seats=5), karin, {"Orust": 4})
    amal = Organisation.objects.get(name="Åmål")
    wished(sheet(made, amal), made.offers.get(), None, unnamed=3)
    keys = keyboard(appointed("Ingrid Ås", Role.IFO_CHIEF, amal, amal))
    keys.follow("Kompetens")
    keys.follow("Utbildningspaket")
    keys.follow(str(made))
    keys.follow("Översikten")
    keys.write(f"Ert antal – {COURSE}, Åmål", "2")
    keys.write(f"Kommentar – {COURSE}, Åmål", "Två räcker.")
    expect(keys.page.get_by_role("row", name=COURSE).locator("b").first).to_have_text("2")
    expect(keys.page.locator("[data-saved][data-state=saved]")).to_be_visible()
    keys.page.reload()
    expect(keys.page.get_by_text("Åmål: Två räcker.")).to_be_visible()
    line = SheetLine.objects.get()
    assert (line.approved, line.priority, line.comment) == (2, None, "Två räcker.")
