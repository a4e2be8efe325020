"""How a job goes through the queue, without a worker around it."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Person
from fyrbodal.work import GiveUp, enqueue
from fyrbodal.work.models import Job
from fyrbodal.work.retrying import TRIES

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


def test_the_job_that_has_been_due_longest_is_taken_first() -> None:
    late = enqueue("mejl", {}, after=timezone.now() - dt.timedelta(minutes=1))
    later = enqueue("mejl", {}, after=timezone.now() - dt.timedelta(minutes=2))
    assert [Job.objects.take(), Job.objects.take(), Job.objects.take()] == [later, late, None]


def test_a_leased_job_is_left_alone_until_the_lease_is_out(clock: Any) -> None:
    job = enqueue("mejl", {})
    assert Job.objects.take() == job
    clock.shift(300)
    assert Job.objects.take() is None
    clock.shift(1)
    assert Job.objects.take() == job


def test_a_job_that_stumbles_comes_back_after_its_pause_with_the_error_on_it(clock: Any) -> None:
    enqueue("mejl", {})
    taken = Job.objects.take()
    taken.stumbled(OSError("Ingen svarar"))
    clock.shift(29)
    assert Job.objects.take() is None
    clock.shift(1)
    again = Job.objects.take()
    assert (again, again.attempts, again.last_error) == (taken, 2, "Ingen svarar")


def test_an_error_without_words_is_called_by_its_kind() -> None:
    enqueue("mejl", {})
    taken = Job.objects.take()
    taken.stumbled(OSError())
    taken.refresh_from_db()
    assert taken.last_error == "OSError"


def test_after_the_last_try_the_job_has_failed(clock: Any) -> None:
    job = enqueue("mejl", {})
    for _try in range(TRIES):
        Job.objects.take().stumbled(OSError("Ingen svarar"))
        clock.shift(7200)
    job.refresh_from_db()
    assert (job.attempts, job.failed_at, Job.objects.take()) == (TRIES, timezone.now() - dt.timedelta(hours=2), None)


def test_a_job_that_gives_up_has_failed_at_once() -> None:
    job = enqueue("mejl", {})
    Job.objects.take().stumbled(GiveUp("Adressen finns inte"))
    assert list(Job.objects.failed().values_list("pk", "attempts", "last_error")) == [
        (job.pk, 1, "Adressen finns inte")
    ]


def test_who_gives_up_is_told_what_and_why(kind: Any) -> None:
    told: list[tuple[str, str]] = []
    kind("mejl", None, lambda error, to: told.append((error, to)))
    enqueue("mejl", {"to": "Anna"})
    Job.objects.take().stumbled(GiveUp("Adressen finns inte"))
    assert told == [("Adressen finns inte", "Anna")]


def test_a_worker_that_comes_back_after_its_lease_does_not_touch_what_another_has_taken(clock: Any) -> None:
    enqueue("mejl", {})
    slow = Job.objects.take()
    clock.shift(301)
    quick = Job.objects.take()
    slow.finished()
    quick.refresh_from_db()
    assert (quick.done_at, quick.attempts) == (None, 2)
    assert quick.locked_until_at > timezone.now()


def test_a_job_that_killed_ten_workers_gets_no_eleventh(clock: Any, kind: Any) -> None:
    kind("mejl", lambda: pytest.fail("was run again"))
    enqueue("mejl", {})
    for _try in range(TRIES):
        Job.objects.take()
        clock.shift(301)
    with pytest.raises(GiveUp, match="Arbetet avbröts 10 gånger innan det blev klart"):
        Job.objects.take().perform()


def test_a_failed_job_starts_over_and_the_journal_says_who_asked(gunnar: Person) -> None:
    job = enqueue("mejl", {})
    Job.objects.take().stumbled(GiveUp("Adressen finns inte"))
    job.again(by=gunnar)
    taken = Job.objects.take()
    assert (taken, taken.attempts, taken.failed_at) == (job, 1, None)
    assert list(Entry.objects.about(job).values_list("by_id", "verb")) == [(gunnar.pk, "ran_again")]


def test_only_a_failed_job_starts_over(gunnar: Person) -> None:
    job = enqueue("mejl", {})
    with pytest.raises(ValidationError, match="Bara ett misslyckat jobb kan göras om"):
        job.again(by=gunnar)
    assert Entry.objects.count() == 0


def test_administrators_see_the_queue_and_others_do_not(gunnar: Person, anna: Person, olof: Person) -> None:
    job = enqueue("mejl", {})
    seen = [list(Job.objects.visible_to(person)) for person in (gunnar, anna, olof)]
    assert seen == [[job], [], []]
