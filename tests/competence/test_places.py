"""Open sign-up: so many places, one queue, and whoever gives a place back gives it to the next in turn."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from competence.actions import catalogue, places
from competence.models import Occasion, Place, WrongTurn
from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Message
from tests.competence.around import given, over, placed, there
from tests.competence.catalogue import open_circle, planned
from tests.competence.conftest import employed
from tests.factories import PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db


def asked(occasion, *people):
    return [places.ask(occasion=occasion, person=one, by=one).status for one in people]


@pytest.fixture
def hanna(orust):
    return employed("Hanna Ek", UnitFactory(name="Bryggan", organisation=orust))


def test_the_last_place_is_followed_by_the_queue(vera, nils, hanna):
    assert asked(open_circle(seats=2), vera, nils, hanna) == ["booked", "booked", "waiting"]


def test_asking_twice_is_asking_once(vera):
    circle = open_circle()
    assert asked(circle, vera, vera) == ["booked", "booked"]
    assert Place.objects.count() == 1


def test_a_place_given_back_goes_first_inside_the_municipality(vera, nils, hanna):
    circle = open_circle(seats=1)
    asked(circle, vera, hanna, nils)
    assert [one.person for one in places.give_back(place=Place.objects.get(person=vera), by=vera)] == [nils]
    assert Place.objects.get(person=hanna).status == "waiting"
    assert [one.address for message in Message.objects.about(circle) for one in message.deliveries.all()] == [
        nils.email
    ]


def test_and_else_to_whoever_has_waited_longest(vera, hanna, frida):
    circle = open_circle(seats=1)
    asked(circle, vera, hanna, frida)
    assert [one.person for one in places.give_back(place=Place.objects.get(person=vera), by=vera)] == [hanna]


def test_giving_back_twice_passes_one_place_on(vera, nils, hanna):
    circle = open_circle(seats=1)
    asked(circle, vera, nils, hanna)
    hers = Place.objects.get(person=vera)
    got = [places.give_back(place=hers, by=vera) for _time in range(2)]
    assert [[one.person for one in places_got] for places_got in got] == [[nils], []]
    assert Place.objects.taken().count() == 1


def test_whoever_leaves_the_queue_takes_no_place_with_her(vera, nils, hanna):
    circle = open_circle(seats=1)
    asked(circle, vera, nils, hanna)
    assert places.give_back(place=Place.objects.get(person=nils), by=nils) == []
    assert Place.objects.get(person=hanna).status == "waiting"


def test_nobody_gets_a_place_after_the_last_day(vera, nils, time_machine):
    circle = open_circle(seats=1)
    asked(circle, vera, nils)
    time_machine.move_to(timezone.now() + dt.timedelta(days=25))
    assert places.give_back(place=Place.objects.get(person=vera), by=vera) == []
    with pytest.raises(WrongTurn, match="Anmälan är stängd"):
        asked(circle, vera)


def test_the_last_day_counts_to_its_end(vera, time_machine):
    until = dt.date(2027, 3, 12)
    time_machine.move_to(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC))
    circle = open_circle(last_sign_up_on=until)
    time_machine.move_to(dt.datetime(2027, 3, 12, 22, 59, tzinfo=dt.UTC))
    assert asked(circle, vera) == ["booked"]
    time_machine.move_to(dt.datetime(2027, 3, 12, 23, 0, 1, tzinfo=dt.UTC))
    with pytest.raises(WrongTurn):
        asked(circle, PersonFactory(organisation=vera.organisation))


@pytest.mark.parametrize("facts", [{"status": "cancelled"}, {"status": "held"}, {"sign_up": "package"}])
def test_there_are_no_places_where_there_is_no_open_sign_up(facts, vera):
    with pytest.raises(WrongTurn):
        asked(open_circle(**facts) if "sign_up" not in facts else planned(**facts), vera)


def test_seats_that_are_added_let_the_queue_in(vera, nils, hanna, karin):
    circle = open_circle(seats=1)
    asked(circle, vera, nils, hanna)
    circle.seats = 3
    catalogue.keep_occasion(occasion=circle, by=karin)
    assert Place.objects.taken().count() == 3


def test_seats_never_become_fewer_than_are_booked(vera, nils, karin):
    circle = open_circle(seats=2)
    asked(circle, vera, nils)
    circle.seats = 1
    with pytest.raises(WrongTurn, match="2 platser är redan bokade"):
        catalogue.keep_occasion(occasion=circle, by=karin)
    assert Occasion.objects.get().seats == 2


def test_the_page_says_that_she_waits_and_as_which_in_turn(vera, nils, hanna, sign_in):
    circle = open_circle(seats=1)
    asked(circle, vera, nils, hanna)
    page = sign_in(hanna).get(circle.get_absolute_url()).content.decode()
    assert "Du står på plats 2 i kön." in page
    assert "Vera Rask" not in page


def test_her_manager_sees_hers_and_nobody_elses(vera, hanna, david, sign_in):
    circle = open_circle()
    asked(circle, vera, hanna)
    page = sign_in(david).get(circle.get_absolute_url()).content.decode()
    assert ("Vera Rask" in page, "Hanna Ek" in page) == (True, False)


def test_a_closed_sign_up_says_so_and_books_nothing(vera, sign_in):
    circle = open_circle(last_sign_up_on=timezone.localdate() - dt.timedelta(days=1))
    answer = sign_in(vera).post(reverse("competence:place_add", args=[circle.pk]), follow=True)
    assert "Anmälan är stängd, så ingen plats är bokad." in answer.content.decode()
    assert not Place.objects.exists()


def test_what_is_shown_of_a_place_can_be_given_back_by_her_manager(vera, david, sign_in):
    circle = open_circle()
    asked(circle, vera)
    sign_in(david).post(reverse("competence:place_cancel", args=[Place.objects.get().pk]))
    assert Place.objects.get().status == "cancelled"


def test_whoever_leaves_the_queue_is_not_told_that_a_place_is_passed_on(vera, nils, sign_in):
    circle = open_circle(seats=1)
    asked(circle, vera, nils)
    client, address = sign_in(nils), reverse("competence:place_cancel", args=[Place.objects.get(person=nils).pk])
    told = [[str(one) for one in client.post(address, follow=True).context["messages"]] for _time in range(2)]
    assert told == [["Platsen i kön är lämnad."], ["Platsen är redan avbokad."]]


def test_a_place_is_not_given_back_when_the_course_has_been_and_no_page_offers_it(vera, nils, karin, sign_in):
    was = over(vera, nils)
    with pytest.raises(WrongTurn, match="Kursen har varit"):
        places.give_back(place=Place.objects.get(person=vera), by=vera)
    address = reverse("competence:place_cancel", args=[Place.objects.get(person=vera).pk])
    pages = [sign_in(one).get(was.get_absolute_url()).content.decode() for one in (vera, karin)]
    assert [address in page for page in pages] == [False, False]
    assert "Du hade en plats." in pages[0]


def test_of_an_occasion_that_is_called_off_nothing_is_said_as_if_it_were_given(vera, karin, sign_in):
    off = placed(planned(sign_up="open", seats=2, status="cancelled"), vera)
    hers, kept = (sign_in(one).get(off.get_absolute_url()).content.decode() for one in (vera, karin))
    assert "Du hade en plats. Blir tillfället av ändå har du den kvar." in hers
    assert "Före och efter" not in kept


def test_whoever_comes_to_the_page_by_an_old_link_reads_why(vera, sign_in):
    over(vera)
    client, address = sign_in(vera), reverse("competence:place_cancel", args=[Place.objects.get().pk])
    page = client.get(address)
    assert page.context["kept"] == "Kursen har varit, så platsen kan inte avbokas längre."
    assert '<button class="button danger">' not in page.content.decode()
    answer = client.post(address, follow=True)
    assert [str(one) for one in answer.context["messages"]] == [page.context["kept"]]
    assert Place.objects.get().status == "booked"


def test_nor_is_one_whose_attendance_is_noted_or_she_would_be_in_no_list(vera, karin):
    begun = given(vera, in_days=0, days=2)
    there(begun, vera, "present", by=karin)
    with pytest.raises(WrongTurn, match="Närvaron är redan noterad"):
        places.give_back(place=Place.objects.get(), by=vera)


def add(client, occasion, person, because="Hon ringde."):
    address = reverse("competence:place_add_at_occasion", args=[occasion.pk])
    return client.post(address, {"person": person.pk, "because": because}, follow=True)


def test_the_office_gives_somebody_a_place_also_after_the_last_day_and_she_is_told(vera, karin, sign_in):
    circle = open_circle(last_sign_up_on=timezone.localdate() - dt.timedelta(days=1))
    answer = add(sign_in(karin), circle, vera)
    assert [str(one) for one in answer.context["messages"]] == ["Platsen är tillagd."]
    place = Place.objects.get()
    assert (place.person, place.organisation, place.status) == (vera, vera.organisation, "booked")
    assert Entry.objects.get(verb="added a place").details["reason"] == "Hon ringde."
    [mail] = Message.objects.about(circle)
    assert ([one.address for one in mail.deliveries.all()], mail.subject) == (
        [vera.email],
        f"Du har fått en plats: {circle}",
    )


def test_the_office_never_gives_more_than_there_are_nor_the_same_twice(vera, nils, karin, sign_in):
    circle = open_circle(seats=1)
    asked(circle, vera)
    said = [add(sign_in(karin), circle, one).context["form"].errors["__all__"] for one in (vera, nils)]
    assert said == [
        ["Vera Rask finns redan: plats."],
        ["Den enda platsen är tagen. Höj antalet platser, eller låt någon avboka först."],
    ]
    assert Place.objects.count() == 1


def test_whoever_came_without_a_place_is_added_afterwards_and_gets_no_mail(vera, nils, karin, sign_in):
    was = over(vera)
    add(sign_in(karin), was, nils, because="Kom ändå.")
    assert [one.person for one in Place.objects.taken().filter(occasion=was, person=nils)] == [nils]
    assert not Message.objects.about(was).exists()


def test_of_somebody_whose_workplace_is_not_known_the_office_reads_so(karin, sign_in):
    stray = PersonFactory(name="Ylva Sjö", organisation=None)
    answer = add(sign_in(karin), open_circle(), stray)
    assert answer.context["form"].errors["__all__"] == [
        "Vi vet inte var Ylva Sjö arbetar. Lägg in organisationen först."
    ]
    assert not Place.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_case_61_eight_who_ask_at_once_for_two_places_get_two(orust):
    circle, people = open_circle(seats=2), PersonFactory.create_batch(8, organisation=orust)
    together = threading.Barrier(len(people))

    def ask(person):
        together.wait()
        try:
            with transaction.atomic():
                places.ask(occasion=circle, person=person, by=person)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[one]) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Place.objects.taken().count(), Place.objects.waiting().count()) == (2, 6)


def test_the_mail_leads_to_the_occasion_by_a_button(vera, nils):
    circle = open_circle(seats=1)
    asked(circle, vera, nils)
    places.give_back(place=Place.objects.get(person=vera), by=vera)
    button = f'{circle.get_absolute_url()}"><b>Till tillfället</b></a>'
    told = Message.objects.about(circle).get()
    assert (told.html.count(button), told.text.count(circle.get_absolute_url())) == (1, 1)
