import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from fyrbodal.access import Visitor
from fyrbodal.files.asking import SILENCE, Reply
from fyrbodal.files.jobs import check_host, check_links
from fyrbodal.files.models import LinkCheck
from fyrbodal.work.models import Job

PAGE = "https://www.example.org/kurs"
GONE, THERE = Reply(404, is_gone=True), Reply(200, is_gone=False)
TODAY = dt.date(2031, 3, 7)


@pytest.fixture
def link(db):
    LinkCheck.objects.watch([PAGE])
    return LinkCheck.objects.get()


def asked(link, *replies):
    for reply in replies:
        link.begin()
        link.note(reply)
    link.refresh_from_db()
    return link


def test_an_address_is_watched_once_however_often_it_is_pasted(link):
    LinkCheck.objects.watch([PAGE, PAGE, "https://WWW.example.org/" + "å" * 1900])
    assert sorted(LinkCheck.objects.values_list("host", "checked_at")) == [("www.example.org", None)] * 2


@pytest.mark.parametrize(
    ("replies", "is_dead"),
    [
        ([GONE], False),
        ([GONE, GONE], True),
        ([GONE, SILENCE, GONE], True),
        ([SILENCE] * 5, False),
        ([GONE, GONE, THERE], False),
        ([GONE, THERE, GONE], False),
    ],
    ids=["once", "twice", "silence between", "silence", "back again", "now and then"],
)
def test_a_link_is_dead_when_its_page_was_gone_twice_in_a_row(link, replies, is_dead):
    assert asked(link, *replies).is_dead is is_dead
    assert LinkCheck.objects.dead_among([PAGE, "https://other.example.org/"]) == ({PAGE} if is_dead else set())


@pytest.mark.parametrize(
    ("reply", "after", "is_due"),
    [
        (THERE, dt.timedelta(days=6), False),
        (THERE, dt.timedelta(days=8), True),
        (GONE, dt.timedelta(hours=2), False),
        (GONE, dt.timedelta(days=1), True),
    ],
)
def test_a_link_is_asked_once_a_week_and_the_day_after_it_was_gone(link, reply, after, is_due):
    asked(link, reply)
    with time_machine.travel(timezone.now() + after, tick=False):
        assert LinkCheck.objects.due().exists() is is_due


def test_each_host_gets_one_job_a_day_where_links_may_be_checked(link, settings):
    LinkCheck.objects.watch(["https://www.example.org/annan", "https://other.example.org/"])
    settings.CHECK_LINKS = False
    check_links(TODAY)
    assert not Job.objects.exists()
    settings.CHECK_LINKS = True
    check_links(TODAY)
    check_links(TODAY)
    assert sorted(job.payload["host"] for job in Job.objects.all()) == ["other.example.org", "www.example.org"]


def test_a_job_asks_each_link_that_is_due_and_none_of_this_machine(db):
    LinkCheck.objects.watch(["http://127.0.0.1/hemligt"])
    check_host(host="127.0.0.1")
    link = LinkCheck.objects.get()
    assert (link.status, link.failures, LinkCheck.objects.due().exists()) == (None, 0, False)


def test_the_register_of_links_is_for_administrators(link, gunnar, anna, olof):
    seen = [list(LinkCheck.objects.visible_to(each)) for each in (gunnar, anna, olof, Visitor())]
    assert seen == [[link], [], [], []]
