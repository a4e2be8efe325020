"""The worker in the test's own process."""

import signal
from typing import Any

import pytest
from django.core.management import call_command

from fyrbodal.work import GiveUp, enqueue
from fyrbodal.work.models import Job
from fyrbodal.work.worker import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_daily_work(daily: Any) -> None:
    daily()


def test_drain_does_all_that_is_due_and_what_that_gives_rise_to(kind: Any) -> None:
    done: list[int] = []

    def count_down(number: int) -> None:
        done.append(number)
        if number:
            enqueue("count", {"number": number - 1})

    kind("count", count_down)
    enqueue("count", {"number": 2})
    call_command("work", "--drain")
    assert done == [2, 1, 0]
    assert Job.objects.done().count() == 3


def test_once_does_one_job(kind: Any) -> None:
    done: list[str] = []
    kind("note", lambda: done.append("note"))
    enqueue("note", {})
    enqueue("note", {})
    call_command("work", "--once")
    assert done == ["note"]


def test_a_job_that_breaks_does_not_stop_the_next(kind: Any) -> None:
    done: list[str] = []

    def break_down() -> None:
        raise ValueError("Trasigt")

    kind("break", break_down)
    kind("note", lambda: done.append("note"))
    enqueue("break", {})
    enqueue("note", {})
    call_command("work", "--drain")
    assert done == ["note"]
    assert list(Job.objects.open().values_list("kind", "attempts", "last_error")) == [("break", 1, "Trasigt")]


def test_work_that_this_version_does_not_know_waits_for_one_that_does() -> None:
    enqueue("of-tomorrow", {})
    call_command("work", "--drain")
    assert list(Job.objects.open().values_list("last_error", flat=True)) == ["Ingen funktion är anmäld för of-tomorrow"]


def test_a_failure_that_cannot_be_told_leaves_the_job_to_be_taken_again(kind: Any) -> None:
    done: list[str] = []

    def give_up() -> None:
        raise GiveUp("Det går inte")

    def tell(error: str) -> None:
        raise ValueError(error)

    kind("broken", give_up, tell)
    kind("note", lambda: done.append("note"))
    enqueue("broken", {})
    enqueue("note", {})
    call_command("work", "--drain")
    assert done == ["note"]
    left = Job.objects.open().get()
    assert left.locked_until_at is not None


def test_work_that_hangs_is_interrupted_before_anybody_else_may_take_it(kind: Any, settings: Any) -> None:
    settings.WORK_LEASE_SECONDS = 0.5
    kind("hang", signal.pause)
    enqueue("hang", {})
    Worker().step()
    job = Job.objects.get()
    assert (job.last_error, job.locked_until_at) == ("Arbetet avbröts efter 0 sekunder.", None)


def test_the_command_gives_back_the_signals_that_it_listened_to() -> None:
    before = (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT))
    call_command("work", "--drain")
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
