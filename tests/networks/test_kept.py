"""The kept PDF of an edition: the prepared question answers as the rule that it is prepared from."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fyrbodal.access import Visitor
from fyrbodal.organisation.models import Appointment
from fyrbodal.organisation.prepared import Somebody
from fyrbodal.organisation.roles import Role
from fyrbodal.sealed.models import Copy, Rendering
from networks.actions import editions
from networks.kept import kept_pdf
from networks.models import Edition, Meeting
from tests.factories import planned, with_a_round

READERS = ("anna", "bo", "cecilia", "david", "eva", "frida", "gunnar", "olof", "visitor")


@pytest.fixture
def reader(request):
    return lambda name: Visitor() if name == "visitor" else request.getfixturevalue(name)


@pytest.fixture
def finished(bim, bou, anna, cecilia, olof):
    """Published; finalised only, where Olof was a guest; and withdrawn. Each copy has bytes of its own."""
    made = [_finalised(bim, anna), _finalised(bou, cecilia, olof), _finalised(bim, anna)]
    for one in (made[0], made[2]):
        editions.publish(meeting=one.meeting, number=1, by=anna)
    editions.withdraw(meeting=made[2].meeting, by=anna)
    for copy in Copy.objects.all():
        Rendering.objects.create(copy=copy, pdf=str(copy.pk).encode(), size=36, sha256="0" * 64)
    return made


def _finalised(network, by, *guests):
    meeting = planned(network, by)
    with_a_round(meeting, Orust="Tre ärenden.")
    for guest in guests:
        meeting.attendees.create(person=guest, name=guest.name, is_present=True)
    return editions.finalise(meeting=meeting, confirmed={}, by=by)


def by_the_rule(who, edition):
    shown = Edition.objects.visible_to(who).filter(pk=edition.pk).first()
    copy = shown.readable().get() if shown else None
    return (shown.for_the_concerned, copy.title, bytes(copy.rendering.pdf)) if copy else None


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("staff", [True, False])
def test_everybody_is_given_what_the_rule_says_and_nothing_else(name, staff, finished, reader, bim, bou):
    for network in (bim, bou):
        network.open_to_staff = staff
        network.save()
    who = reader(name)
    answers = [kept_pdf(who, meeting=one.meeting_id, number=1) for one in finished]
    assert answers == [by_the_rule(who, one) for one in finished]


def test_a_right_ends_on_its_day_and_not_when_the_question_was_written(bou, cecilia, finished, olof):
    edition, today = finished[1], timezone.localdate()
    edition.meeting.attendees.filter(person=olof).delete()
    bou.open_to_staff = False
    bou.save()
    Appointment.objects.create(
        person=olof, role=Role.NETWORK_PARTICIPANT, body=bou, starts_on=today - dt.timedelta(9), ends_on=today
    )
    assert kept_pdf(olof, meeting=edition.meeting_id, number=1) == by_the_rule(olof, edition)
    with time_machine.travel(dt.datetime.combine(today + dt.timedelta(1), dt.time(12)), tick=False):
        again = type(olof).objects.get(pk=olof.pk)
        assert kept_pdf(again, meeting=edition.meeting_id, number=1) is None


def test_somebody_who_may_not_sign_in_any_more_holds_nothing(bim, anna, finished):
    bim.open_to_staff = False
    bim.save()
    anna.attended.all().delete()
    anna.is_active = False
    answers = [kept_pdf(anna, meeting=one.meeting_id, number=1) for one in finished]
    assert answers == [by_the_rule(anna, one) for one in finished]
    assert [one and one.for_the_concerned for one in answers] == [False, None, None]


def test_one_question_is_all_that_it_takes(anna, finished):
    with CaptureQueriesContext(connection) as asked:
        assert kept_pdf(anna, meeting=finished[0].meeting_id, number=1).for_the_concerned
        assert kept_pdf(anna, meeting=finished[0].meeting_id, number=2) is None
    assert len(asked) == 2


def test_nobody_has_made_it_yet(anna, finished, bim):
    fresh = _finalised(bim, anna)
    assert kept_pdf(anna, meeting=fresh.meeting_id, number=1) is None


def test_a_rule_that_asks_who_it_is_cannot_be_prepared(db):
    with pytest.raises(AttributeError):
        Meeting.objects.visible_to(Somebody())
