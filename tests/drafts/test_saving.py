"""The one way that parts are saved: what meets what, and how two texts are told apart in words."""

import datetime as dt

import pytest
from django.http import HttpResponse, QueryDict

from fyrbodal.drafts.forms import Difference
from fyrbodal.drafts.models import Conflict, NotOpen, Saved
from fyrbodal.drafts.views import while_open
from networks.actions import items
from networks.forms.items import AttendanceForm, NextMeetingForm, RoundForm, TextForm
from networks.models import Item
from tests.factories import planned


@pytest.fixture
def meeting(bim, anna, bo):
    return planned(bim, anna)


@pytest.fixture
def text(meeting, anna):
    return items.add(meeting=meeting, kind=Item.Kind.TEXT, by=anna)


def sent(**values):
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def met(form):
    assert form.is_valid(), form.errors
    form.meet(type(form.instance)._base_manager.get(pk=form.instance.pk))
    return form.differences


def test_the_rows_below_decide_whether_the_same_was_sent_twice(text, anna):
    values = {"heading": "Ny lag"}
    assert text.save_on(0, values, by=anna) == Saved(1)
    assert text.save_on(0, values, same=lambda stored: stored.heading == "Ny lag", by=anna) == Saved(1)
    assert isinstance(text.save_on(0, values, same=lambda _stored: False, by=anna), Conflict)


def test_a_part_of_rows_alone_can_be_sent_twice(text, anna):
    text.save_on(0, {}, by=anna)
    assert text.save_on(0, {}, same=lambda _stored: True, by=anna) == Saved(1)
    assert isinstance(text.save_on(0, {}, by=anna), Conflict)


def test_rows_below_are_not_written_when_somebody_was_first(text, anna):
    written = []
    text.save_on(0, {"heading": "En"}, by=anna)
    text.save_on(0, {"heading": "Annan"}, then=written.append, by=anna)
    assert written == []


def test_only_what_differs_is_shown_as_plain_text(text, anna):
    text.save_on(0, {"heading": "Lika", "body": "<p>Den <strong>enas</strong> text.</p>"}, by=anna)
    form = TextForm(sent(revision="0", heading="Lika", body="- Den andras text."), instance=text)
    assert met(form) == (Difference("Text", "Den enas text.", "- Den andras text."),)


def test_days_times_and_choices_are_told_apart_in_words(meeting, anna):
    part = meeting.items.get(kind=Item.Kind.NEXT_MEETING)
    part.save_on(0, {"held_on": dt.date(2027, 6, 4), "starts": dt.time(9)}, by=anna)
    form = NextMeetingForm(sent(revision="0", held_on="11 juni 2027", starts="9", ends="12"), instance=part)
    assert met(form) == (
        Difference("Dag", "fredag 4 juni 2027", "fredag 11 juni 2027"),
        Difference("Slutar", "", "12.00"),
    )
    asked = items.add(meeting=meeting, kind=Item.Kind.ROUND, by=anna)
    form = RoundForm(sent(revision="0", answer_form="yes_no_partly"), instance=asked)
    assert met(form) == (Difference("Svaren ges", "i ord", "ja, nej eller delvis"),)


def test_ticks_are_told_apart_by_name(meeting, anna, bo):
    part, people = meeting.items.get(kind=Item.Kind.ATTENDANCE), list(meeting.attendees.order_by("name"))
    meeting.attendees.filter(person=bo).update(is_present=True)
    form = AttendanceForm(sent(revision="0", present=[str(people[0].pk)]), instance=part, attendees=people)
    assert met(form) == (Difference("Närvarande", "Bo Ask", "Anna Lind"),)


def test_a_page_shown_again_keeps_the_revision_that_was_read(text, anna):
    text.save_on(0, {"heading": "En"}, by=anna)
    assert (TextForm(instance=text).revision, TextForm(sent(revision="0"), instance=text).revision) == ("1", "0")


def test_two_parts_on_a_page_have_ids_of_their_own(meeting, text, anna):
    other = items.add(meeting=meeting, kind=Item.Kind.TEXT, by=anna)
    names = [form["heading"].auto_id for form in (TextForm(instance=text), TextForm(instance=other))]
    assert len(set(names)) == 2


def test_a_button_beside_a_closed_part_is_answered_in_words(rf, anna):
    @while_open
    def closed(_request):
        raise NotOpen

    request = rf.post("/")
    request.user = anna
    reply = closed(request)
    assert (reply.status_code, "Anteckningarna är färdigställda" in reply.content.decode()) == (409, True)
    assert while_open(lambda _request: HttpResponse("öppet"))(request).content.decode() == "öppet"
