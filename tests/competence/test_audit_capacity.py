"""`manage.py audit_capacity` finds what the room of places never lets happen, and ends with 1."""

import datetime as dt
import uuid

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from competence.actions import places
from competence.models import Award, Occasion, Offer, Place
from tests.competence.catalogue import course, open_circle, planned
from tests.competence.conftest import employed
from tests.competence.packages import allocated, offered, package, sent
from tests.factories import PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanna(orust):
    return employed("Hanna Ek", UnitFactory(name="Bryggan", organisation=orust))


@pytest.fixture
def offer(karin, amal, vera, nils):
    """Vera has the one place, and Nils waits."""
    offer = offered(allocated(sent(package(), karin), karin), seats=1)
    rows = [places.Given(amal, vera, None, None, "booked"), places.Given(amal, nils, None, None, "waiting", 1)]
    places.give_out(offer=offer, rows=rows, by=karin)
    return offer


@pytest.fixture
def audited(capsys):
    """What the command ends with, and what it said."""

    def run():
        try:
            call_command("audit_capacity")
        except SystemExit as ended:
            return ended.code, capsys.readouterr().err.splitlines()
        return 0, capsys.readouterr().out.splitlines()

    return run


def place(offer, organisation, **facts):
    facts = {"course_id": offer.course_id, "offer": offer, "organisation": organisation, "status": "booked"} | facts
    return Place.objects.create(**facts)


def without(constraint, table="competence_place"):
    """As if a rule of the database were not there; it is again when the test is over."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {constraint}")
        cursor.execute(f"DROP INDEX IF EXISTS {constraint}")


def test_all_is_well_where_nothing_is_wrong(offer, audited):
    assert audited() == (0, ["Platserna stämmer."])


def test_more_booked_than_there_are_seats_of_the_package(offer, amal, audited):
    place(offer, amal)
    assert audited() == (1, ["Samtal i svåra lägen har 2 bokade platser och bara 1 att ge."])


def test_more_booked_than_there_are_seats_at_an_occasion(vera, nils, audited):
    circle = open_circle(seats=2)
    for one in (vera, nils):
        places.ask(occasion=circle, person=one, by=one)
    Occasion.objects.filter(pk=circle.pk).update(seats=1)
    assert audited() == (1, ["Samtal i svåra lägen har 2 bokade platser och bara 1 att ge."])


def test_a_place_at_an_occasion_of_another_package(offer, karin, audited):
    Place.objects.taken().update(occasion=planned(of=offer.course))
    assert audited() == (
        1,
        ["Vera Rask, Samtal i svåra lägen hör till ett annat paket eller en annan kurs än tillfället."],
    )


def test_a_place_in_the_queue_of_another_course(offer, audited):
    Place.objects.waiting().delete()
    without("place_of_the_offers_course")
    Place.objects.taken().update(course=course("Klarspråk", "klarsprak"))
    assert audited() == (1, ["Vera Rask, Klarspråk hör till ett annat paket eller en annan kurs än tillfället."])


def test_somebody_with_two_places_on_a_course(offer, amal, vera, audited):
    without("place_once_an_offer")
    Offer.objects.update(seats=3)
    Place.objects.waiting().delete()
    place(offer, amal, person=vera)
    assert audited() == (1, ["Vera Rask har fler än en plats på Samtal i svåra lägen."])


def test_two_of_the_same_name_are_two(offer, amal, vera, audited):
    Offer.objects.update(seats=2)
    Place.objects.waiting().delete()
    place(offer, amal, person=PersonFactory(name=vera.name, organisation=amal))
    assert audited() == (0, ["Platserna stämmer."])


def test_somebody_who_waits_although_there_is_room(offer, audited):
    Offer.objects.update(seats=2)
    assert audited() == (1, ["Nils Gran, Samtal i svåra lägen (Åmål) står på kö fast det finns en ledig plats."])


def test_a_place_of_a_package_that_is_not_given_out(karin, amal, audited):
    place(offered(sent(package(), karin)), amal)
    assert audited() == (1, ["Samtal i svåra lägen har platser fast de inte är fördelade."])


def test_nobody_is_stuck_who_waits_after_the_last_day(offer, audited):
    Offer.objects.update(seats=2, passes_on_until_on=timezone.localdate() - dt.timedelta(days=1))
    assert audited() == (0, ["Platserna stämmer."])


def awarded(offer, organisation, number):
    facts = {"wanted": number, "weight": 1, "computed": number, "places": number, "reason": "Alla fick plats."}
    return Award.objects.create(offer=offer, organisation=organisation, **facts)


def test_a_decision_that_gave_more_than_there_were(offer, amal, audited):
    awarded(offer, amal, 2)
    assert audited() == (1, ["Beslutet gav 2 platser på Samtal i svåra lägen, som har 1."])


def test_seats_that_became_fewer_when_somebody_had_left_are_no_breach(offer, amal, karin, vera, audited):
    awarded(offer, amal, 2)
    places.set_seats(of=offer, seats=2, by=karin)
    places.give_back(place=Place.objects.get(person=vera), by=vera)
    places.set_seats(of=offer, seats=1, by=karin)
    assert audited() == (0, ["Platserna stämmer."])


def test_a_cancelled_place_that_no_day_is_known_of(offer, audited):
    without("place_cancelled_is_dated")
    Place.objects.waiting().update(status="cancelled")
    assert audited() == (1, ["Nils Gran, Samtal i svåra lägen är avbokad utan att det står när."])


def test_half_a_group_with_places(offer, audited):
    Place.objects.update(group=uuid.uuid4())
    assert audited() == (
        1,
        ["En grupp från Åmål på Samtal i svåra lägen är delad: 1 har plats och 1 står på kö."],
    )


def test_a_name_that_never_came_is_said_and_is_no_breach(offer, audited):
    Place.objects.taken().update(person=None, name_by_on=timezone.localdate() - dt.timedelta(days=1))
    assert audited() == (
        0,
        ["Att se över: 1 plats på Samtal i svåra lägen skulle ha fått namn (Åmål).", "Platserna stämmer."],
    )
