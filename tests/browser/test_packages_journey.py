"""The course administrator copies the last term's package, changes a course, notes the decision and sends it, by keyboard."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from competence.models import EnrolmentSheet, TermPackage
from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.models import Message
from tests.competence.conftest import appointed
from tests.competence.packages import offered, package, sent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
YEAR = timezone.localdate().year + 1
COURSE = "Samtal i svåra lägen"
SPRING, AUTUMN = f"våren {YEAR}", f"Utbildningspaketet hösten {YEAR}"


@pytest.fixture
def of_spring(site, karin):
    """What the municipalities were offered, with twelve seats on its course."""
    pack = package(year=YEAR, half="spring", last_sign_up_on=dt.date(YEAR - 1, 12, 15))
    offered(pack, seats=12, cost_fixed=9_000)
    return sent(pack, karin)


@pytest.fixture
def ingrid(site):
    amal = Organisation.objects.get(name="Åmål")
    return appointed("Ingrid Ås", Role.IFO_CHIEF, amal, amal)


def said(keys, words):
    expect(keys.page.get_by_text(words)).to_be_visible()


def copied(keys):
    keys.follow("Kompetens")
    keys.follow("Utbildningspaket")
    keys.follow(f"Kopiera {SPRING} …")
    keys.press("Kopiera")
    said(keys, f"{AUTUMN} är ett förslag.")


def given_more_seats(keys):
    keys.follow(COURSE)
    keys.follow("Ändra")
    keys.write("Platser", "18")
    keys.press("Spara")
    said(keys, "Sparat.")
    keys.follow(AUTUMN)


def decided(keys):
    keys.follow("Notera beslut …")
    keys.write("Vid", "FoU-rum IFO")
    keys.press("Notera beslutet")
    said(keys, "Beslutet är noterat.")


def sent_out(keys):
    keys.follow("Skicka till kommunerna …")
    said(keys, "14 kommuner får en samlad anmälan med 1 kurs")
    keys.press("Skicka")
    said(keys, "Paketet är skickat till kommunerna.")


def test_the_administrator_copies_changes_and_sends_a_package(keyboard, karin, of_spring, ingrid):
    keys = keyboard(karin)
    copied(keys)
    given_more_seats(keys)
    decided(keys)
    sent_out(keys)
    made = TermPackage.objects.get(half="autumn")
    of = made.offers.get()
    assert (made.status, made.decided_where, made.copied_from) == ("sent", "FoU-rum IFO", of_spring)
    assert (of.seats, of.cost_fixed, of_spring.offers.get().seats) == (18, 9_000, 12)
    assert EnrolmentSheet.objects.filter(package=made).count() == 14
    assert [one.address for one in Message.objects.about(made).get().deliveries.all()] == ["ingrid@example.org"]
