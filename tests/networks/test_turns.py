"""The turns as they are taken on the pages, and by two at a time."""

import pytest

from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Delivery, Message
from fyrbodal.sealed.models import Copy
from tests.factories import planned, with_a_round


@pytest.fixture
def meeting(bim, anna, bo):
    meeting = planned(bim, anna)
    meeting.attendees.filter(person=bo).update(is_present=True)
    with_a_round(meeting, Orust="Tre ärenden i gång.")
    return meeting


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
