"""Every measurement of `make bench` also runs at a hundredth of its size, so that it cannot rot."""

from typing import Any

import pytest

from bench import machine, report
from bench.questions import QUESTIONS, asked
from bench.region import Region
from bench.sizes import HUNDREDTH
from fyrbodal.sealed.models import Copy
from networks.models import Answer, Draft, Edition, Meeting, Network


@pytest.fixture
def region(transactional_db: None, settings: Any) -> Region:
    settings.ROOT_URLCONF = "bench.urls"
    return Region(HUNDREDTH).build()


def test_every_question_is_answered_and_written_down(region: Region) -> None:
    rows = list(asked(region))
    assert list(dict.fromkeys(row.question for row in rows)) == [question.QUESTION for question in QUESTIONS]
    assert {row.what for row in rows if row.ratio <= 0 or not row.measured or not row.floor} == set()
    written = report.markdown(rows, machine.described(), "")
    assert [line for line in written.splitlines() if line.startswith("## ")] == [
        f"## {question.QUESTION}" for question in QUESTIONS
    ]


def test_a_larger_region_has_more_of_everything_that_is_over_and_no_more_of_what_is_new(region: Region) -> None:
    ahead = len(region.networks)
    assert (Meeting.objects.count(), Draft.objects.filter(status="draft").count()) == (
        _finished(1) + ahead + 1,
        ahead + 1,
    )
    region.grow(3)
    assert (Edition.objects.count(), Draft.objects.filter(status="draft").count()) == (_finished(3), ahead + 1)
    assert {network.meetings.count() for network in Network.objects.filter(pk=region.networks[1].pk)} == {7}


def test_a_copied_meeting_is_as_whole_as_the_one_it_was_copied_from(region: Region) -> None:
    first = region.originals[0]
    older = Meeting.objects.before(first).get()
    edition = older.editions.get()
    assert edition.copy.thing_id == str(older.pk)
    assert edition.copy.verify()
    assert older.attendees.count() == first.attendees.count()
    assert Answer.objects.filter(item__meeting=older).count() == Answer.objects.filter(item__meeting=first).count()
    assert Copy.objects.filter(thing_id=str(older.pk)).count() == 2


def _finished(times: int) -> int:
    return HUNDREDTH.networks * HUNDREDTH.meetings * times
