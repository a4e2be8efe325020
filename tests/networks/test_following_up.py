"""What a network comes back to, from one meeting to the next."""

import datetime as dt

import pytest

from fyrbodal.drafts.models import NotOpen
from networks.actions import editions, items, meetings
from networks.models import FollowUp, Item, Meeting, WrongTurn
from tests.factories import planned

MARCH, JUNE, SEPTEMBER = dt.date(2027, 3, 12), dt.date(2027, 6, 3), dt.date(2027, 9, 2)


@pytest.fixture
def march(bim, anna, bo):
    meeting = planned(bim, anna, MARCH)
    items.append(meeting, Item.Kind.FOLLOW_UP, body="<p>Kan materialet spridas?</p>", owner_name="Barnhuset")
    return meeting


def finalise(meeting, by):
    return editions.finalise(meeting=meeting, confirmed={}, by=by)


def say(meeting, status, by, revision=0):
    [report] = meeting.items.get(kind=Item.Kind.FOLLOW_UPS).reports.all()
    report.save_on(revision, {"status": status, "body": "<p>Så här är det.</p>"}, by=by)


def reads_it(sign_in, *people):
    return ["Kan materialet spridas?" in sign_in(one).get("/natverk/bim/").content.decode() for one in people]


def test_what_is_noted_in_a_draft_is_read_by_those_who_write_it(march, sign_in, anna, bo, olof, cecilia):
    people = (anna, bo, olof, cecilia, None)
    assert reads_it(sign_in, *people) == [True, False, False, False, False]
    finalise(march, anna)
    assert reads_it(sign_in, *people) == [True, True, False, False, False]
    editions.correct(meeting=march, reason="Fel ansvarig", by=anna)
    assert reads_it(sign_in, *people) == [True, False, False, False, False]


def test_a_follow_up_that_is_not_written_yet_waits_for_nobody(march, bim, anna, sign_in):
    items.append(march, Item.Kind.FOLLOW_UP, body="", owner_name="Orust")
    finalise(march, anna)
    assert sign_in(anna).get("/natverk/bim/").text.count("sedan <a") == 1
    assert planned(bim, anna, JUNE).items.get(kind=Item.Kind.FOLLOW_UPS).reports.count() == 1


def test_a_correction_does_not_open_what_a_later_meeting_has_closed(march, bim, anna):
    finalise(march, anna)
    june = planned(bim, anna, JUNE)
    say(june, FollowUp.Status.OPEN, anna)
    finalise(june, anna)
    september = planned(bim, anna, SEPTEMBER)
    say(september, FollowUp.Status.DONE, anna)
    finalise(september, anna)
    editions.correct(meeting=june, reason="Fel ord", by=anna)
    say(june, FollowUp.Status.DROPPED, anna, revision=1)
    finalise(june, anna)
    assert FollowUp.objects.get().status == FollowUp.Status.DONE


def test_a_later_meeting_that_says_nothing_opens_nothing(march, bim, anna):
    finalise(march, anna)
    june, september = planned(bim, anna, JUNE), planned(bim, anna, SEPTEMBER)
    say(june, FollowUp.Status.DONE, anna)
    finalise(june, anna)
    finalise(september, anna)
    assert FollowUp.objects.get().status == FollowUp.Status.DONE


def test_a_correction_takes_back_what_was_closed_by_mistake(march, bim, anna):
    finalise(march, anna)
    june = planned(bim, anna, JUNE)
    say(june, FollowUp.Status.DONE, anna)
    finalise(june, anna)
    editions.correct(meeting=june, reason="Frågan är kvar", by=anna)
    say(june, FollowUp.Status.OPEN, anna, revision=1)
    finalise(june, anna)
    assert FollowUp.objects.get().closed_at is None


def take_away(march, by):
    """A correction that says that it was never to be followed up."""
    editions.correct(meeting=march, reason="Det sades aldrig", by=by)
    items.remove(item=march.items.get(kind=Item.Kind.FOLLOW_UP), by=by)
    finalise(march, by)


def followed_up(edition):
    return [one for part in edition.copy.data()["minutes"]["parts"] for one in part.get("reports", [])]


def test_what_a_correction_took_away_and_nobody_spoke_of_is_not_followed_up(march, bim, anna):
    finalise(march, anna)
    june = planned(bim, anna, JUNE)
    take_away(march, anna)
    edition = finalise(june, anna)
    assert followed_up(edition) == []
    assert "Kan materialet spridas?" not in edition.copy.html


def test_what_was_said_of_something_stands_when_a_correction_took_it_away_but_not_the_thing(march, bim, anna):
    finalise(march, anna)
    june = planned(bim, anna, JUNE)
    say(june, FollowUp.Status.DONE, anna)
    take_away(march, anna)
    edition = finalise(june, anna)
    assert followed_up(edition) == [
        {
            "owner": "",
            "owner_organisation": "",
            "text": "<p>Punkten har tagits bort ur de tidigare anteckningarna.</p>",
            "status": "done",
            "status_name": "klar",
            "body": "<p>Så här är det.</p>",
        }
    ]
    assert ("Kan materialet spridas?" in edition.copy.html, "Så här är det." in edition.copy.html) == (False, True)


def test_a_draft_is_not_thrown_away_with_what_a_later_meeting_said_of_it(march, bim, anna):
    june = planned(bim, anna, JUNE)
    say(june, FollowUp.Status.OPEN, anna)
    with pytest.raises(WrongTurn):
        meetings.discard(meeting=march, by=anna)
    items.remove(item=june.items.get(kind=Item.Kind.FOLLOW_UPS), by=anna)
    meetings.discard(meeting=march, by=anna)
    assert list(Meeting.objects.all()) == [june]


def test_a_save_into_minutes_that_have_been_thrown_away_is_too_late(march, anna):
    item = march.items.get(kind=Item.Kind.FOLLOW_UP)
    Meeting.objects.get(pk=march.pk).delete()
    with pytest.raises(NotOpen):
        item.save_on(0, {"body": "<p>För sent.</p>"}, by=anna)
