"""Courses are wished for out of the gap matrix, and a chief follows the mail to her sheet, by the keyboard alone."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from competence.actions.packages import turns
from competence.areas import Area
from competence.models import EnrolmentSheet, UnitArea
from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.models import Message
from tests.browser.filling import saved
from tests.competence.conftest import appointed, employed
from tests.competence.learning import adopted_plan as plan_of
from tests.competence.learning import course
from tests.competence.packages import offered, package, wished
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def unit(site, lotsen):
    UnitArea.objects.create(unit=lotsen, area=Area.OTHER)
    Organisation.objects.filter(pk=lotsen.organisation_id).update(is_member=True)
    for name in ("Vera Rask", "Östen Berg"):
        employed(name, lotsen, in_profession_since_on=timezone.localdate() - dt.timedelta(days=1100))
    return lotsen


@pytest.fixture
def chief(unit):
    return appointed("Ingrid Ås", Role.IFO_CHIEF, unit.organisation, unit.organisation)


@pytest.fixture
def supervisor(unit):
    return appointed("Sten Dal", Role.FIRST_LINE_SUPERVISOR, unit, unit.organisation)


@pytest.fixture
def pack(unit, chief, supervisor, karin):
    """In the municipalities' hands, mailed."""
    wanted = course("Nätverksmöten")
    plan_of(Area.OTHER, "Planen för Lotsen", deepening=[wanted])
    made = package()
    offered(made, wanted, seats=12)
    offered(made, course("Motiverande samtal"), seats=12)
    turns.decide(package=made, on=timezone.localdate(), where="FoU-rum IFO", minutes=None, by=karin)
    return turns.send(package=made, by=karin)


@pytest.fixture
def sheet(pack, unit):
    return EnrolmentSheet.objects.get(package=pack, organisation=unit.organisation)


def course_of(keys, name):
    return keys.page.get_by_role("region", name=re.compile(name))


def test_a_supervisor_wishes_out_of_the_gap_matrix_onto_the_sheet(keyboard, supervisor, sheet):
    keys = keyboard(supervisor)
    keys.follow("Kompetens")
    keys.follow("Vad alla i Lotsen har och saknar")
    keys.press("Önska: Nätverksmöten, Vera Rask")
    expect(keys.page.get_by_role("button", name="Till anmälan: Nätverksmöten, Vera Rask")).to_be_focused()
    keys.page.keyboard.press("Enter")
    expect(keys.page.get_by_role("link", name="I anmälan: Nätverksmöten, Vera Rask")).to_be_focused()
    keys.page.keyboard.press("Enter")
    expect(course_of(keys, "Nätverksmöten")).to_contain_text("Vera Rask")
    keys.wait_until_made()
    keys.enter(keys.page.get_by_role("link", name="Ändra: Nätverksmöten, Lotsen"))
    keys.wait_until_made()
    keys.tick("Östen Berg saknas")
    keys.write("Platser utan namn", "2")
    saved(keys)
    keys.follow("Klar, till anmälan")
    expect(course_of(keys, "Nätverksmöten")).to_contain_text("Vera Rask, Östen Berg · 2 utan namn")


def test_the_chief_follows_the_mail_trims_prioritises_and_sends_in(keyboard, chief, unit, sheet):
    wish = sheet_wished(sheet, unit)
    [address] = re.findall(r"http\S+anmalningar\S+", Message.objects.order_by("created_at", "pk")[0].text)
    keys = keyboard()
    keys.open(address)
    keys.write("E-postadress", chief.email)
    keys.write("Lösenord", PASSWORD)
    keys.page.keyboard.press("Enter")
    expect(keys.page.get_by_role("heading", name=f"Anmälan från {unit.organisation}")).to_be_visible()
    keys.wait_until_made()
    mine = keys.page.get_by_role("form", name="IFO-chefen om Nätverksmöten")
    keys.write("Ert antal", "3", mine)
    keys.write("Prioritet", "1", mine)
    keys.write("Kommentar", "Två är alldeles nya.", mine)
    saved(keys)
    keys.follow("Skicka in …")
    expect(keys.page.get_by_role("heading", name="Skicka in anmälan", level=1)).to_be_visible()
    row = keys.page.get_by_role("row", name="Nätverksmöten")
    expect(row.get_by_role("cell")).to_have_text(["1", "4", "3", "3", "0"])  # priority, wished, hers, unnamed, crowns
    keys.wait_until_made()
    keys.write("Hälsning till samordnaren", "Tack!")
    keys.press("Skicka in anmälan")
    expect(keys.page.get_by_text("Anmälan är inskickad.")).to_be_visible()
    sheet.refresh_from_db()
    assert (sheet.status, sheet.submitted_by, sheet.note) == ("submitted", chief, "Tack!")
    assert wish.offer.package.sheets.filter(status="submitted").count() == 1


def sheet_wished(sheet, unit):
    """Four places, of which one has a name."""
    offer = sheet.package.offers.in_order()[0]
    return wished(sheet, offer, unit, unit.employments.order_by("person__name")[0].person, unnamed=3)
