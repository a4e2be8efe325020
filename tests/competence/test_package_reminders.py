"""Reminders of a package: to whom, on which day, once, and none lost while no worker ran."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from competence.actions import places
from competence.actions.packages import turns
from competence.actions.packages.reminders import remind_of_names, remind_of_packages
from competence.jobs import keep_packages
from competence.models import EnrolmentSheet, Place
from fyrbodal.outbox.models import Message
from fyrbodal.work.days import catch_up
from fyrbodal.work.models import Job
from tests.competence.packages import allocated, offered, package, sent, sheet, wished

pytestmark = pytest.mark.django_db
LAST = dt.date(2027, 6, 15)


def on(day):
    return time_machine.travel(dt.datetime.combine(day, dt.time(6), dt.UTC), tick=False)


def before(days):
    return LAST - dt.timedelta(days=days)


@pytest.fixture
def pack(karin, amal):
    """Sent to Åmål in May; its last day is 15 June."""
    with on(dt.date(2027, 5, 3)):
        return sent(package(year=2027, half="autumn", last_sign_up_on=LAST), karin)


def told():
    """Each message with those whom it went to."""
    rows = Message.objects.order_by("created_at", "pk").prefetch_related("deliveries")
    return [(one.kind, sorted(each.address for each in one.deliveries.all())) for one in rows]


def reminded_between(first, last):
    """What is sent when the worker runs every day."""
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        with on(day):
            keep_packages(day)
    return told()


def test_chiefs_are_reminded_twice_and_the_course_administrator_is_told_who_is_silent(pack, karin, ingrid, david, vera):
    assert reminded_between(before(20), LAST + dt.timedelta(days=3)) == [
        ("competence.reminder.14", ["ingrid@example.org"]),
        ("competence.reminder.3", ["ingrid@example.org"]),
        ("competence.reminder.-1", ["karin@example.org"]),
    ]
    assert Message.objects.order_by("created_at").last().text.splitlines()[3] == "- Åmål"


def test_the_package_is_closed_the_day_after_its_last_day_and_not_before(pack, ingrid):
    seen = []
    for day in (LAST, LAST + dt.timedelta(days=1)):
        with on(day):
            keep_packages(day)
        pack.refresh_from_db()
        seen.append(pack.status)
    assert seen == ["sent", "closed"]


def test_a_reminder_says_how_many_wishes_stand_there(pack, ingrid, lotsen, vera, amal):
    wished(sheet(pack, amal), offered(pack), lotsen, vera, unnamed=2)
    reminded_between(before(3), before(3))
    assert "Där står 3 önskade platser. Sista dagen är tisdag 15 juni 2027." in Message.objects.get().text


def test_who_has_sent_in_is_not_reminded(pack, ingrid, eva, amal):
    facts = {"status": "submitted", "submitted_at": timezone.now(), "submitted_by": ingrid}
    EnrolmentSheet.objects.filter(organisation=amal).update(**facts)
    EnrolmentSheet.objects.get_or_create(package=pack, organisation=eva.organisation)
    assert reminded_between(before(3), before(3)) == [("competence.reminder.3", ["eva@example.org"])]


def test_the_same_day_twice_reminds_once(pack, ingrid):
    with on(before(3)):
        for _time in range(2):
            remind_of_packages(before(3))
    assert len(told()) == 1


def test_a_reminder_is_not_lost_when_no_worker_ran_that_day(pack, ingrid):
    with on(before(4)):
        catch_up(before(4))
        Job.objects.all().delete()
    with on(before(1)):
        catch_up(before(1))
        for day in sorted(
            job.payload["day"] for job in Job.objects.filter(payload__name="competence.jobs.keep_packages")
        ):
            keep_packages(dt.date.fromisoformat(day))
    assert told() == [("competence.reminder.3", ["ingrid@example.org"])]


def test_of_two_that_were_missed_the_later_is_sent(pack, ingrid):
    with on(before(2)):
        for days in (14, 3):
            remind_of_packages(before(days))
    assert told() == [("competence.reminder.3", ["ingrid@example.org"])]


def test_nobody_is_reminded_of_what_is_over(pack, ingrid):
    with on(LAST + dt.timedelta(days=2)):
        remind_of_packages(before(3))
    assert told() == []


def test_a_day_that_is_moved_is_reminded_of_anew(pack, karin, ingrid):
    reminded_between(before(3), before(3))
    with on(before(0)):
        turns.reopen(package=pack, until=LAST + dt.timedelta(days=10), because="Många var sjuka.", by=karin)
    later = LAST + dt.timedelta(days=7)
    kinds = [kind for kind, _people in reminded_between(later, later)]
    assert kinds == ["competence.reminder.3", "competence.package.later", "competence.reminder.3"]


def test_what_is_closed_by_hand_reminds_no_chief(pack, karin, ingrid):
    with on(before(5)):
        turns.close(package=pack, by=karin)
    assert reminded_between(before(4), before(0)) == []


@pytest.fixture
def nameless(pack, karin, lotsen, amal, david):
    """Lotsen has two places of a course whose names are to be there by 20 August."""
    offer = offered(pack)
    wish = wished(sheet(pack, amal), offer, lotsen, unnamed=2)
    allocated(pack, karin)
    row = places.Given(amal, None, wish, None, Place.Status.BOOKED, name_by_on=dt.date(2027, 8, 20))
    places.give_out(offer=offer, rows=[row, row], by=karin)
    Message.objects.all().delete()
    return offer


def test_those_who_lead_the_unit_are_reminded_of_places_without_a_name(nameless, sten, ingrid):
    seen = []
    for day in (dt.date(2027, 8, 12), dt.date(2027, 8, 13), dt.date(2027, 8, 19), dt.date(2027, 8, 21)):
        with on(day):
            for _time in range(2):
                remind_of_names(day)
        seen.append(len(told()))
    assert seen == [0, 1, 2, 2]
    assert {tuple(people) for _kind, people in told()} == {("david@example.org", "sten@example.org")}
    assert {one.subject for one in Message.objects.all()} == {"Samtal i svåra lägen: 2 platser saknar namn"}
    assert all('/platser/"><b>Skriv namnen</b></a>' in one.html for one in Message.objects.all())


def test_nobody_is_reminded_of_a_place_that_has_its_name(nameless, vera):
    Place.objects.filter(pk=Place.objects.order_by("pk").first().pk).update(person=vera)
    with on(dt.date(2027, 8, 13)):
        remind_of_names(dt.date(2027, 8, 13))
    assert Message.objects.get().subject == "Samtal i svåra lägen: 1 plats saknar namn"
