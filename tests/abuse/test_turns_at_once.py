"""Many hands on the same button: real threads, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection
from django.test import Client

from fyrbodal.documents.singly import one_at_a_time
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.models import Delivery, Message
from fyrbodal.sealed.models import Copy
from networks.actions import editions
from networks.models import Edition, Item, Mailing, Meeting
from tests.factories import AppointmentFactory, planned

at_once = pytest.mark.django_db(transaction=True)


def together(number, act):
    """What `act` gives in each of `number` threads that begin at the same moment."""
    start = Barrier(number)

    def one(place):
        start.wait()
        try:
            return act(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(one, range(number)))


def in_their_own_browsers(person, number):
    clients = [Client() for _one in range(number)]
    for client in clients:
        client.force_login(person)
    return clients


@at_once
def test_case_61_twenty_who_finalise_at_once_make_one_edition(bim, anna):
    meeting = planned(bim, anna)
    clients = in_their_own_browsers(anna, 20)
    answers = together(20, lambda place: clients[place].post(f"/traffar/{meeting.pk}/fardigstall/").status_code)
    assert set(answers) <= {302, 403}
    assert (Edition.objects.count(), Copy.objects.count()) == (1, 1)


@at_once
def test_case_61_ten_who_publish_at_once_open_one_copy(bim, anna):
    meeting = planned(bim, anna)
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    clients = in_their_own_browsers(anna, 10)
    answers = together(
        10, lambda place: clients[place].post(f"/traffar/{meeting.pk}/publicera/", {"number": "1"}).status_code
    )
    assert set(answers) <= {302, 403}
    assert sorted(Copy.objects.values_list("audience", flat=True)) == ["participants", "public"]


@at_once
def test_case_62_the_same_mailing_sent_ten_times_at_once_reaches_each_once(bim, anna, bo):
    meeting = planned(bim, anna)
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    clients = in_their_own_browsers(anna, 10)
    sent = {"recipients": [anna.email, bo.email], "note": "", "sent_before": "0"}
    answers = together(10, lambda place: clients[place].post(f"/traffar/{meeting.pk}/skicka/", sent).status_code)
    assert answers == [302] * 10
    assert sorted(Delivery.objects.values_list("address", flat=True)) == [anna.email, bo.email]


@pytest.mark.django_db
def test_case_62_a_mailing_sent_twice_says_so_and_one_that_is_meant_leaves(bim, anna, bo, sign_in):
    meeting = planned(bim, anna)
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    client, address = sign_in(anna), f"/traffar/{meeting.pk}/skicka/"
    form = client.get(address).context["form"]
    sent = {"recipients": [bo.email], "note": "", "sent_before": form["sent_before"].value()}
    client.post(address, sent)
    again = client.post(address, sent, follow=True)
    assert "Anteckningarna har skickats ut medan du läste." in again.content.decode()
    assert (Message.objects.count(), Mailing.objects.count()) == (1, 1)
    client.post(address, sent | {"sent_before": client.get(address).context["form"]["sent_before"].value()})
    assert Message.objects.count() == 2


@at_once
def test_case_62_the_same_member_taken_in_ten_times_at_once_is_one_and_the_others_are_told(bim, anna, frida):
    clients = in_their_own_browsers(anna, 10)
    sent = {"email": frida.email, "role": Role.NETWORK_PARTICIPANT, "starts_on": "2026-01-01"}

    def take_in(place):
        answer = clients[place].post("/natverk/bim/deltagare/", sent)
        return answer.status_code, "Personen har redan det uppdraget" in answer.content.decode()

    assert sorted(together(10, take_in)) == [(302, False), *[(422, True)] * 9]
    assert bim.appointments.filter(person=frida).count() == 1
    assert Entry.objects.filter(verb="appointed").count() == 1


@at_once
def test_case_62_the_same_plan_sent_ten_times_at_once_is_one_meeting(bim, anna, bo):
    clients = in_their_own_browsers(anna, 10)
    sent = {"key": "11111111-1111-4111-8111-111111111111", "held_on": "2027-03-12", "topics": "Ny lag"}
    answers = together(10, lambda place: clients[place].post("/natverk/bim/planera/", sent).status_code)
    assert answers == [302] * 10
    meeting = Meeting.objects.get()
    assert (meeting.attendees.count(), meeting.items.filter(kind=Item.Kind.TEXT).count()) == (2, 1)


@at_once
def test_case_46_a_draft_is_printed_once_at_a_time_for_each_who_asks(bim, anna, gunnar):
    meeting = planned(bim, anna)
    AppointmentFactory(person=gunnar, role=Role.NETWORK_LEADER, body=bim)
    [annas], [gunnars] = in_their_own_browsers(anna, 1), in_their_own_browsers(gunnar, 1)
    address = f"/traffar/{meeting.pk}/utkast.pdf"
    begun, asked = Event(), Event()

    def printing():
        try:
            with one_at_a_time(f"draft of {anna.pk}"):
                begun.set()
                asked.wait()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        done = threads.submit(printing)
        begun.wait()
        try:
            busy, other = annas.get(address), gunnars.get(address)
        finally:
            asked.set()
        done.result()
    assert (busy.status_code, "görs redan i ordning" in busy.content.decode()) == (429, True)
    assert (other.status_code, annas.get(address).status_code) == (200, 200)


@at_once
def test_case_60_ten_who_save_the_same_text_at_once_lose_none_of_it(bim, anna):
    meeting = planned(bim, anna, topics="Ny lag")
    text = meeting.items.get(kind=Item.Kind.TEXT)
    clients = in_their_own_browsers(anna, 10)

    def save(place):
        sent = {"revision": 0, "heading": "Ny lag", "body": f"Text {place}."}
        answer = clients[place].post(f"/delar/{text.pk}/", sent, headers={"X-Requested-With": "part"})
        return answer.status_code, f"Text {place}." in answer.content.decode()

    answers = together(10, save)
    assert sorted(answers) == [(200, False), *[(409, True)] * 9]
    text.refresh_from_db()
    assert text.body == f"<p>Text {answers.index((200, False))}.</p>"


@at_once
def test_case_61_parts_added_at_once_have_places_of_their_own(bim, anna):
    meeting = planned(bim, anna)
    clients = in_their_own_browsers(anna, 10)
    answers = together(
        10, lambda place: clients[place].post(f"/traffar/{meeting.pk}/delar/", {"kind": "text"}).status_code
    )
    places = list(meeting.items.values_list("position", flat=True))
    assert (answers, len(places), len(set(places))) == ([302] * 10, 13, 13)
