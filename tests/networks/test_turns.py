"""The turns as they are taken on the pages, and by two at a time."""

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from fyrbodal.files.storing import store
from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Delivery, Message
from fyrbodal.sealed.models import Copy
from networks.actions import editions, imports
from networks.models import Imported, Meeting, WrongTurn
from networks.policies import NamePolicy
from networks.reading import Known, read_minutes
from tests.factories import planned, with_a_round


@pytest.fixture
def meeting(bim, anna, bo):
    meeting = planned(bim, anna)
    meeting.attendees.filter(person=bo).update(is_present=True)
    with_a_round(meeting, Orust="Tre ärenden i gång.")
    return meeting


def published(meeting, by):
    editions.finalise(meeting=meeting, confirmed={}, by=by)
    return editions.publish(meeting=meeting, number=meeting.editions.count(), by=by)


def naming(network, policy):
    network.name_policy = policy
    network.save()


def address(meeting, end=""):
    return f"/traffar/{meeting.pk}/{end}"


def test_what_is_done_with_a_draft_is_found_as_done_with_the_meeting(meeting, sign_in, anna):
    sign_in(anna).post(address(meeting, "fardigstall/"))
    assert Entry.objects.about(meeting).filter(verb="finalised").count() == 1
    assert Copy.objects.of(meeting).count() == 1


def test_what_did_not_get_through_is_sent_again_from_the_page_of_the_meeting(meeting, sign_in, anna, bo):
    client = sign_in(anna)
    client.post(address(meeting, "fardigstall/"))
    client.post(address(meeting, "skicka/"), {"recipients": [bo.email]})
    Delivery.objects.update(status=Delivery.Status.FAILED)
    answer = client.post(address(meeting, f"skicka/{Message.objects.get().pk}/igen/"), follow=True)
    assert "Skickas igen till 1 mottagare." in answer.content.decode()


def test_names_that_the_network_has_taken_back_are_not_opened_again(bim, meeting, sign_in, anna):
    naming(bim, NamePolicy.NAMES)
    assert "Bo Ask" in published(meeting, anna).public_copy.html
    editions.withdraw(meeting=meeting, by=anna)
    naming(bim, NamePolicy.COUNTS)
    with pytest.raises(WrongTurn):
        editions.publish(meeting=meeting, number=meeting.editions.count(), by=anna)
    said = sign_in(anna).get(address(meeting, "publicera/"), follow=True).content.decode()
    assert "Utgåvan har redan varit öppen, med namnen på ett annat sätt." in said
    assert not meeting.editions.public().exists()


def test_a_correction_of_nothing_but_the_names_is_a_new_edition(bim, meeting, anna):
    naming(bim, NamePolicy.NAMES)
    published(meeting, anna)
    naming(bim, NamePolicy.COUNTS)
    editions.correct(meeting=meeting, reason="Namnen ska inte stå öppet", by=anna)
    second = published(meeting, anna)
    assert (second.number, second.changes) == (2, [])
    assert "Bo Ask" not in second.public_copy.html
    assert [one.number for one in meeting.editions.public()] == [2]


def test_what_was_withdrawn_is_opened_again_as_it_was(meeting, anna):
    first = published(meeting, anna)
    editions.withdraw(meeting=meeting, by=anna)
    assert editions.publish(meeting=meeting, number=meeting.editions.count(), by=anna).public_copy == first.public_copy


def test_case_62_a_file_that_two_requests_accept_at_once_becomes_one_draft(anna, bim):
    words = "Minnesanteckningar BIM 2027-03-12\n\nDeltagare: Ada Alm.\n\nÖvrigt\n\nInget nytt.\n"
    upload = store(ContentFile(words.encode(), name="bim.txt"), by=anna)
    imported = Imported.objects.create(upload=upload, by=anna)
    reading = read_minutes("bim.txt", words.encode(), Known.from_reference())
    both = [imported, Imported.objects.get(pk=imported.pk)]
    imports.accept(imported=both[0], reading=reading, review=imports.as_read(reading, bim), by=anna)
    with pytest.raises(WrongTurn):
        imports.accept(imported=both[1], reading=reading, review=imports.as_read(reading, bim), by=anna)
    with pytest.raises(WrongTurn):
        imports.refuse(imported=both[1], by=anna)
    assert Meeting.objects.get().source == upload


def test_the_open_page_can_be_closed_while_the_minutes_are_corrected(meeting, sign_in, anna):
    published(meeting, anna)
    editions.correct(meeting=meeting, reason="Ett namn för mycket", by=anna)
    client = sign_in(anna)
    assert address(meeting, "avpublicera/") in client.get(address(meeting)).content.decode()
    client.post(address(meeting, "avpublicera/"))
    assert address(meeting, "avpublicera/") not in client.get(address(meeting)).content.decode()
    assert sign_in(None).get(address(meeting)).status_code == 404


def test_facts_that_are_being_corrected_are_not_read_by_others(meeting, sign_in, anna, bo):
    published(meeting, anna)
    editions.correct(meeting=meeting, reason="Fel plats", by=anna)
    Meeting.objects.filter(pk=meeting.pk).update(place="Stora salen")
    pages = [sign_in(one).get(address(meeting)).content.decode() for one in (bo, None)]
    assert ["Stora salen" in page for page in pages] == [False, False]


def test_the_database_keeps_one_edition_open_at_a_time(meeting, anna):
    published(meeting, anna)
    editions.correct(meeting=meeting, reason="Fel antal", by=anna)
    Meeting.objects.filter(pk=meeting.pk).update(place="Stora salen")
    published(meeting, anna)
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting.editions.update(withdrawn_at=None, withdrawn_by=None)
    assert [one.number for one in meeting.editions.public()] == [2]
