"""From draft to finalised, published and corrected."""

import datetime as dt

import pytest

from fyrbodal.drafts.models import NotOpen
from fyrbodal.journal.models import Entry
from networks.actions import editions, items, meetings
from networks.models import FollowUp, Item, Meeting, Status, WrongTurn
from networks.privacy import findings
from tests.factories import identity_number, planned, with_a_round


@pytest.fixture
def meeting(bim, anna, bo):
    meeting = planned(bim, anna)
    meeting.attendees.filter(person=bo).update(is_present=True)
    with_a_round(meeting, Orust="Tre ärenden i gång.")
    return meeting


def finalise(meeting, by, confirmed=None):
    return editions.finalise(meeting=meeting, confirmed=confirmed or {}, by=by)


def test_a_planned_meeting_has_its_roster_and_its_end(bim, anna, bo):
    meeting = planned(bim, anna, topics="Ny lag\n\nHandledning")
    assert [item.kind for item in meeting.items.in_order()] == [
        Item.Kind.ATTENDANCE, Item.Kind.TEXT, Item.Kind.TEXT, Item.Kind.NEXT_MEETING, Item.Kind.SECRETARY,
    ]  # fmt: skip
    assert [one.name for one in meeting.attendees.order_by("name")] == ["Anna Lind", "Bo Ask"]
    assert not meeting.attendees.filter(is_present=True).exists()


def test_finalising_seals_what_was_said_and_journals_it_once(meeting, anna):
    edition = finalise(meeting, anna)
    meeting.refresh_from_db()
    assert (edition.number, meeting.status, meeting.finalised_by) == (1, Status.FINALISED, anna)
    assert edition.copy.verify()
    assert "Tre ärenden i gång." in edition.copy.html
    assert Entry.objects.about(meeting).filter(verb="finalised").count() == 1


def test_what_is_sealed_stays_when_people_are_renamed(meeting, anna, bo):
    edition = finalise(meeting, anna)
    before = edition.copy.html
    bo.name = "Bo Lönn"
    bo.save()
    edition.copy.refresh_from_db()
    assert edition.copy.html == before
    assert "Bo Ask" in before


def test_nothing_is_written_in_finalised_minutes(meeting, anna):
    finalise(meeting, anna)
    item = meeting.items.first()
    with pytest.raises(NotOpen):
        item.save_on(0, {"heading": "För sent"}, by=anna)


def test_the_open_page_follows_the_name_policy(meeting, anna):
    finalise(meeting, anna)
    edition = editions.publish(meeting=meeting, number=meeting.editions.count(), by=anna)
    assert "Bo Ask" not in edition.public_copy.html
    assert "Bo Ask" not in edition.public_copy.content
    assert "Tre ärenden i gång." in edition.public_copy.html


def test_a_correction_is_a_new_edition_that_says_what_changed(meeting, anna):
    finalise(meeting, anna)
    editions.publish(meeting=meeting, number=meeting.editions.count(), by=anna)
    editions.correct(meeting=meeting, reason="Fel antal", by=anna)
    answer = meeting.items.get(kind=Item.Kind.ROUND).answers.get(organisation__name="Orust")
    answer.save_on(0, {"body": "<p>Fyra ärenden i gång.</p>"}, by=anna)
    second = finalise(meeting, anna)
    assert (second.number, second.reason) == (2, "Fel antal")
    assert [change["where"] for change in second.changes] == ["Läget i kommunerna, Orust"]
    assert meeting.editions.get(number=1).is_public
    editions.publish(meeting=meeting, number=meeting.editions.count(), by=anna)
    assert [one.is_public for one in meeting.editions.order_by("number")] == [False, True]


def test_a_correction_that_changes_nothing_makes_no_edition(meeting, anna):
    finalise(meeting, anna)
    editions.correct(meeting=meeting, reason="Kanske", by=anna)
    assert finalise(meeting, anna).number == 1
    meeting.refresh_from_db()
    assert meeting.status == Status.FINALISED


def test_wrong_turns_are_refused(meeting, anna):
    with pytest.raises(WrongTurn):
        editions.publish(meeting=meeting, number=meeting.editions.count(), by=anna)
    with pytest.raises(WrongTurn):
        editions.withdraw(meeting=meeting, by=anna)
    finalise(meeting, anna)
    with pytest.raises(NotOpen):
        finalise(meeting, anna)


def test_withdrawing_closes_the_open_page_at_once(meeting, anna):
    finalise(meeting, anna)
    editions.publish(meeting=meeting, number=meeting.editions.count(), by=anna)
    editions.withdraw(meeting=meeting, by=anna)
    meeting.refresh_from_db()
    assert meeting.status == Status.FINALISED
    assert not meeting.editions.public().exists()


def test_what_looks_like_an_identity_number_stops_finalising_until_it_has_a_reason(meeting, anna):
    number = identity_number()
    item = items.append(meeting, Item.Kind.TEXT, heading="Övrigt", body=f"<p>Gäller {number}.</p>")
    with pytest.raises(editions.Unconfirmed) as refused:
        finalise(meeting, anna)
    [finding] = refused.value.left
    assert (finding.where, finding.text) == (item.heading, number)
    edition = finalise(meeting, anna, {finding.key: "Ett diarienummer"})
    assert edition.confirmed == [{"where": "Övrigt", "reason": "Ett diarienummer"}]


def test_the_key_of_a_file_is_no_identity_number_whatever_its_digits_are():
    file = {"name": "Rutin.pdf", "file": f"{identity_number()}-8000-000000000000"}
    content = {"network": "BIM", "parts": [{"kind": "text", "heading": "Övrigt", "attachments": [file]}]}
    assert findings(content) == []
    file["name"] = file["file"]
    assert [one.where for one in findings(content)] == ["Övrigt"]


def test_follow_ups_live_until_a_later_meeting_closes_them(bim, anna, bo):
    first = planned(bim, anna, dt.date(2027, 3, 12))
    items.append(first, Item.Kind.FOLLOW_UP, body="<p>Kan materialet spridas?</p>", owner_name="Barnhuset")
    finalise(first, anna)
    second = planned(bim, anna, dt.date(2027, 6, 3))
    [report] = second.items.get(kind=Item.Kind.FOLLOW_UPS).reports.all()
    report.save_on(0, {"status": FollowUp.Status.DONE, "body": "<p>Ja.</p>"}, by=anna)
    assert FollowUp.objects.open().count() == 1
    finalise(second, anna)
    assert FollowUp.objects.open().count() == 0
    third = planned(bim, anna, dt.date(2027, 9, 2))
    assert not third.items.filter(kind=Item.Kind.FOLLOW_UPS).exists()


def test_last_plans_fill_the_next_form(bim, anna):
    first = planned(bim, anna)
    first.items.filter(kind=Item.Kind.NEXT_MEETING).update(
        held_on=dt.date(2027, 6, 3), starts=dt.time(13), topics="Handledning"
    )
    assert meetings.last_plans(bim) == {
        "held_on": dt.date(2027, 6, 3), "starts": dt.time(13), "ends": None, "place": "", "topics": "Handledning",
    }  # fmt: skip
    planned(bim, anna, dt.date(2027, 6, 3))
    assert meetings.last_plans(bim) == {}


def test_topics_for_a_next_meeting_without_a_day_fill_the_form_until_one_is_planned(bim, anna):
    planned(bim, anna).items.filter(kind=Item.Kind.NEXT_MEETING).update(topics="Handledning")
    assert meetings.last_plans(bim) == {
        "held_on": None, "starts": None, "ends": None, "place": "", "topics": "Handledning",
    }  # fmt: skip
    planned(bim, anna, dt.date(2027, 9, 2))
    assert meetings.last_plans(bim) == {}


def test_only_what_was_never_finalised_can_be_taken_away(meeting, anna):
    finalise(meeting, anna)
    editions.correct(meeting=meeting, reason="Fel", by=anna)
    with pytest.raises(WrongTurn):
        meetings.discard(meeting=meeting, by=anna)


def test_a_discarded_plan_is_gone_and_journalled(bim, anna):
    meeting = planned(bim, anna)
    meetings.discard(meeting=meeting, by=anna)
    assert not Meeting.objects.exists()
    assert Entry.objects.filter(verb="discarded").count() == 1
