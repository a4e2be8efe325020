"""Places out of a package: given out once, named, swapped, given back, added by the office, seated; never past the seats."""

import datetime as dt
import uuid

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from competence.actions import catalogue, places
from competence.actions.packages import making
from competence.models import Attendance, Occasion, Offer, Place, WrongTurn
from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Delivery, Message
from tests.competence.catalogue import planned
from tests.competence.conftest import employed
from tests.competence.packages import allocated, offered, package, sent, sheet, wished
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(karin):
    return offered(sent(package(), karin), seats=2)


@pytest.fixture
def hanna(orust):
    return employed("Hanna Ek", UnitFactory(name="Bryggan", organisation=orust))


def given(organisation, person=None, status="booked", turn=None, wish=None, group=None, name_by_on=None):
    return places.Given(organisation, person, wish, group, status, turn, name_by_on)


def given_out(offer, by, *rows):
    places.give_out(offer=offer, rows=rows, by=by)
    return list(Place.objects.filter(offer=offer).order_by("turn", "pk"))


def place_of(person):
    return Place.objects.get(person=person)


def told():
    return sorted(Delivery.objects.values_list("address", "message__subject"))


def test_what_is_decided_is_given_out_and_the_decision_tells_of_it(offer, karin, vera, nils, hanna):
    given_out(
        offer,
        karin,
        given(vera.organisation, vera),
        given(hanna.organisation),
        given(nils.organisation, nils, "waiting", 1),
    )
    assert list(Place.objects.order_by("status").values_list("status", flat=True)) == ["booked", "booked", "waiting"]
    assert told() == []


def test_places_are_given_out_once(offer, karin, vera):
    given_out(offer, karin, given(vera.organisation, vera))
    with pytest.raises(WrongTurn, match="är redan utdelade"):
        given_out(offer, karin, given(vera.organisation))
    assert Place.objects.count() == 1


def test_no_more_are_given_out_than_there_are_seats(offer, karin, amal):
    with pytest.raises(WrongTurn, match="3 platser på Samtal i svåra lägen skulle delas ut, men det finns 2"):
        given_out(offer, karin, given(amal), given(amal), given(amal))
    assert not Place.objects.exists()


def test_scenario_d_a_place_given_back_goes_inside_the_municipality_and_then_to_the_queue(
    offer, karin, vera, nils, hanna, orust, amal
):
    given_out(
        offer,
        karin,
        given(amal, vera),
        given(orust),
        given(orust, hanna, "waiting", 1),
        given(amal, nils, "waiting", 2),
    )
    assert [one.person for one in places.give_back(place=place_of(vera), by=vera)] == [nils]
    assert [one.person for one in places.give_back(place=place_of(nils), by=nils)] == [hanna]
    statuses = {person: place_of(person).status for person in (vera, nils, hanna)}
    assert statuses == {vera: "cancelled", nils: "cancelled", hanna: "booked"}
    places.set_seats(of=offer, seats=4, by=karin)
    assert [place_of(one).status for one in (vera, nils)] == ["cancelled", "cancelled"]


def test_a_group_goes_together_or_waits_together(offer, karin, vera, nils, hanna, amal, orust):
    group = uuid.uuid4()
    rows = [given(amal, one, "waiting", 1, group=group) for one in (vera, nils)]
    given_out(offer, karin, given(orust, hanna), given(orust), *rows)
    places.give_back(place=place_of(hanna), by=karin)
    assert Place.objects.filter(group=group).waiting().count() == 2
    places.give_back(place=Place.objects.taken().get(), by=karin)
    assert Place.objects.filter(group=group).taken().count() == 2


def test_nobody_is_let_in_after_the_day_before_the_course_begins(offer, karin, vera, hanna, amal, orust, time_machine):
    begins = planned(of=offer.course, in_days=20, offer=offer)
    given_out(offer, karin, given(amal, vera), given(orust), given(orust, hanna, "waiting", 1))
    time_machine.move_to(dt.datetime.combine(begins.first_on, dt.time(8), dt.UTC))
    assert places.give_back(place=place_of(vera), by=vera) == []
    assert place_of(hanna).status == "waiting"


def test_the_day_on_the_offer_goes_before_the_day_of_the_course(offer, karin, vera, hanna, amal, orust, time_machine):
    until = timezone.localdate() + dt.timedelta(days=5)
    Offer.objects.filter(pk=offer.pk).update(passes_on_until_on=until)
    given_out(offer, karin, given(amal, vera), given(orust), given(orust, hanna, "waiting", 1))
    time_machine.move_to(dt.datetime.combine(until, dt.time(20), dt.UTC))
    assert [one.person for one in places.give_back(place=place_of(vera), by=vera)] == [hanna]
    time_machine.move_to(dt.datetime.combine(until, dt.time(23, 30), dt.UTC))
    assert places.give_back(place=place_of(hanna), by=hanna) == []


def test_a_place_without_a_name_gets_one_of_the_municipality(offer, karin, david, vera, hanna, amal, lotsen):
    wish = wished(sheet(offer.package, amal), offer, lotsen, unnamed=1)
    (place,) = given_out(offer, karin, given(amal, wish=wish))
    with pytest.raises(WrongTurn, match="Hanna Ek arbetar inte i Åmål"):
        places.name(place=place, person=hanna, by=david)
    assert places.name(place=place, person=vera, by=david).person == vera
    assert told() == [("vera@example.org", "Du har fått en plats: Samtal i svåra lägen")]
    with pytest.raises(WrongTurn, match="Platsen har redan ett namn: Vera Rask"):
        places.name(place=place, person=vera, by=david)


def test_somebody_else_goes_instead_and_leaves_the_queue_herself(offer, karin, david, vera, nils, hanna, amal, orust):
    given_out(
        offer,
        karin,
        given(amal, vera),
        given(orust),
        given(orust, hanna, "waiting", 1),
        given(amal, nils, "waiting", 2),
    )
    places.swap(place=place_of(vera), person=nils, by=david)
    rows = (
        Place.objects.filter(person__in=[vera, nils, hanna])
        .order_by("person__name", "status")
        .values_list("person__name", "status")
    )
    assert list(rows) == [("Hanna Ek", "waiting"), ("Nils Gran", "booked"), ("Nils Gran", "cancelled")]
    assert told() == [
        ("nils@example.org", "Du har fått en plats: Samtal i svåra lägen"),
        ("vera@example.org", "Din plats är avbokad: Samtal i svåra lägen"),
    ]


def test_somebody_with_a_place_is_not_given_another(offer, karin, vera, nils, amal):
    given_out(offer, karin, given(amal, vera), given(amal, nils))
    with pytest.raises(WrongTurn, match="Nils Gran har redan en plats på kursen"):
        places.swap(place=place_of(vera), person=nils, by=karin)


def test_whose_attendance_is_noted_keeps_the_place(offer, karin, vera, nils, amal):
    given_out(offer, karin, given(amal, vera))
    day = planned(offer.course, offer=offer).days.get()
    Attendance.objects.create(place=place_of(vera), day=day, status="present", noted_by=karin)
    with pytest.raises(WrongTurn, match="Närvaron är redan noterad för Vera Rask"):
        places.swap(place=place_of(vera), person=nils, by=karin)
    assert not Place.objects.filter(person=nils).exists()


def test_the_office_adds_a_place_with_a_reason_and_never_past_the_seats(offer, karin, vera, nils, hanna, amal, orust):
    allocated(offer.package, karin)
    given_out(offer, karin, given(amal, vera))
    added = places.add(offer=offer, organisation=orust, person=hanna, because="Glömdes bort.", by=karin)
    assert (added.status, added.person) == ("booked", hanna)
    with pytest.raises(WrongTurn, match=r"Alla 2 platser är tagna\. Höj antalet platser"):
        places.add(offer=offer, organisation=amal, person=nils, because="Också.", by=karin)


def test_the_office_adds_nothing_before_the_places_are_given_out(offer, karin, orust):
    with pytest.raises(WrongTurn, match="Platserna är inte fördelade än"):
        places.add(offer=offer, organisation=orust, because="Glömdes bort.", by=karin)


def test_scenario_e_seats_never_become_fewer_than_are_booked(offer, karin, vera, nils, amal):
    given_out(offer, karin, given(amal, vera), given(amal, nils))
    with pytest.raises(WrongTurn, match="2 platser är redan bokade, så de kan inte bli färre"):
        places.set_seats(of=offer, seats=1, by=karin)
    assert Offer.objects.get().seats == 2


def test_seats_that_are_added_let_the_queue_in(offer, karin, vera, nils, hanna, amal, orust):
    given_out(offer, karin, given(amal, vera), given(orust), given(orust, hanna, "waiting", 1))
    assert [one.person for one in places.set_seats(of=offer, seats=3, by=karin)] == [hanna]


def test_a_place_is_seated_where_there_is_room(offer, karin, vera, nils, amal):
    small, other = (planned(of=offer.course, in_days=days, offer=offer, seats=1) for days in (20, 30))
    given_out(offer, karin, given(amal, vera), given(amal, nils))
    places.seat(place=place_of(vera), occasion=small, by=karin)
    with pytest.raises(WrongTurn, match="är fullt: den enda platsen är tagen"):
        places.seat(place=place_of(nils), occasion=small, by=karin)
    places.seat(place=place_of(nils), occasion=other, by=karin)
    assert [place_of(one).occasion for one in (vera, nils)] == [small, other]


def test_whose_attendance_is_noted_is_not_seated_at_another_occasion(offer, karin, vera, amal):
    begun, other = (planned(of=offer.course, in_days=days, offer=offer) for days in (0, 30))
    given_out(offer, karin, given(amal, vera))
    places.seat(place=place_of(vera), occasion=begun, by=karin)
    Attendance.objects.create(place=place_of(vera), day=begun.days.get(), status="present", noted_by=karin)
    with pytest.raises(WrongTurn, match="Närvaron är redan noterad för Vera Rask"):
        places.seat(place=place_of(vera), occasion=other, by=karin)
    assert place_of(vera).occasion == begun


def test_whoever_gets_a_place_goes_when_the_one_who_left_was_to_go(offer, karin, vera, nils, amal):
    begins = planned(of=offer.course, in_days=20, offer=offer, seats=2)
    given_out(offer, karin, given(amal, vera), given(amal), given(amal, nils, "waiting", 1))
    places.seat(place=place_of(vera), occasion=begins, by=karin)
    places.give_back(place=place_of(vera), by=vera)
    assert place_of(nils).occasion == begins


def test_but_not_to_an_occasion_that_is_called_off(offer, karin, vera, nils, amal):
    begins = planned(of=offer.course, in_days=20, offer=offer, seats=2)
    given_out(offer, karin, given(amal, vera), given(amal), given(amal, nils, "waiting", 1))
    places.seat(place=place_of(vera), occasion=begins, by=karin)
    Occasion.objects.filter(pk=begins.pk).update(status="cancelled")
    places.give_back(place=place_of(vera), by=vera)
    assert (place_of(nils).status, place_of(nils).occasion) == ("booked", None)


def test_those_who_are_to_name_several_places_are_told_once(offer, karin, david, sten, vera, amal, lotsen):
    wish = wished(sheet(offer.package, amal), offer, lotsen, vera, unnamed=3)
    by = dt.date(2027, 2, 1)
    rows = [given(amal, wish=wish, status="waiting", turn=turn, name_by_on=by) for turn in (1, 2)]
    given_out(offer, karin, given(amal, vera), given(amal), *rows)
    places.set_seats(of=offer, seats=4, by=karin)
    [mail] = Message.objects.filter(subject__startswith="Ni har")
    assert {one.address for one in mail.deliveries.all()} == {david.email, sten.email}
    assert mail.subject == "Ni har fått 2 platser: Samtal i svåra lägen"
    said = "Det blev 2 platser lediga och de har gått till Lotsen: Samtal i svåra lägen. "
    assert f"{said}Skriv vilka som ska gå senast måndag 1 februari 2027." in mail.text


def test_no_mail_leads_to_an_occasion_that_is_prepared_still(offer, karin, vera, nils, amal, sign_in):
    begins = planned(of=offer.course, in_days=20, offer=offer, status="draft")
    given_out(offer, karin, given(amal, vera))
    places.seat(place=place_of(vera), occasion=begins, by=karin)
    places.swap(place=place_of(vera), person=nils, by=karin)
    mail = Message.objects.get(deliveries__address=nils.email)
    address = reverse("competence:offer_places", args=[offer.pk])
    assert (address in mail.text, begins.get_absolute_url() in mail.text) == (True, False)
    page = sign_in(nils).get(address).content.decode()
    assert (begins.get_absolute_url() in page, "tillfället bestäms senare" in page) == (False, True)


def test_whoever_lost_her_place_in_the_package_comes_to_the_course(offer, karin, vera, amal):
    given_out(offer, karin, given(amal, vera))
    places.give_back(place=place_of(vera), by=karin)
    mail = Message.objects.get(subject__startswith="Din plats")
    assert f"{settings.SITE_URL}{offer.course.get_absolute_url()}\n" in mail.text
    assert "<b>Till kursen</b>" in mail.html


def test_a_place_whose_day_is_not_decided_stands_on_min_dag(offer, karin, vera, amal, sign_in):
    given_out(offer, karin, given(amal, vera))

    def coming():
        sections = {str(one["heading"]): one["rows"] for one in sign_in(vera).get("/min-dag/").context["sections"]}
        return [(one.title, one.url, one.note) for one in sections.get("Kurser som kommer", [])]

    address = reverse("competence:offer_places", args=[offer.pk])
    assert coming() == [(str(offer), address, "Tillfället bestäms senare.")]
    begins = planned(of=offer.course, in_days=20, offer=offer)
    places.seat(place=place_of(vera), occasion=begins, by=karin)
    assert [url for _title, url, _note in coming()] == [begins.get_absolute_url()]


def test_a_later_last_day_lets_in_those_for_whom_there_is_room(offer, karin, vera, hanna, amal, orust):
    over = timezone.localdate() - dt.timedelta(days=1)
    Offer.objects.filter(pk=offer.pk).update(passes_on_until_on=over)
    given_out(offer, karin, given(amal, vera), given(orust), given(orust, hanna, "waiting", 1))
    places.give_back(place=place_of(vera), by=vera)
    assert place_of(hanna).status == "waiting"
    offer.refresh_from_db()
    offer.passes_on_until_on = over + dt.timedelta(days=30)
    making.keep_offer(offer=offer, by=karin)
    assert place_of(hanna).status == "booked"


def test_a_course_that_begins_later_lets_in_those_for_whom_there_is_room(offer, karin, vera, hanna, amal, orust):
    begins = planned(of=offer.course, in_days=0, offer=offer)
    given_out(offer, karin, given(amal, vera), given(orust), given(orust, hanna, "waiting", 1))
    places.give_back(place=place_of(vera), by=vera)
    assert place_of(hanna).status == "waiting"
    day = begins.days.get()
    day.held_on += dt.timedelta(days=30)
    catalogue.keep_day(day=day, by=karin)
    assert place_of(hanna).status == "booked"


def test_the_journal_never_forgets_and_so_names_nobody_who_got_a_place(offer, karin, david, vera, nils, amal):
    given_out(offer, karin, given(amal, vera), given(amal))
    places.swap(place=place_of(vera), person=nils, by=david)
    places.name(place=place_of(None), person=vera, by=david)
    places.give_back(place=place_of(nils), by=karin)
    said = [
        f"{one.verb} {one.thing_name} {one.details}"
        for one in Entry.objects.filter(by_name__in=[david.name, karin.name])
    ]
    assert len(said) == 4
    assert [one for one in said if vera.name in one or nils.name in one] == []
