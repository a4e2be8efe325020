import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from fyrbodal.work import enqueue
from fyrbodal.work.models import Job

pytestmark = pytest.mark.django_db


class Regret(Exception):
    pass


@transaction.atomic
def order_and_regret() -> None:
    enqueue("mejl", {})
    raise Regret


def test_work_whose_cause_is_rolled_back_is_not_in_the_queue() -> None:
    with pytest.raises(Regret):
        order_and_regret()
    assert Job.objects.count() == 0


def test_the_same_key_gives_the_same_job_with_what_was_said_first() -> None:
    first = enqueue("mejl", {"to": "Anna"}, key="mejl:1")
    second = enqueue("mejl", {"to": "Bo"}, key="mejl:1")
    assert (second, second.payload) == (first, {"to": "Anna"})
    assert Job.objects.count() == 1


def test_a_key_that_is_used_up_does_not_give_new_work() -> None:
    Job.objects.filter(pk=enqueue("mejl", {}, key="mejl:1").pk).update(done_at=timezone.now())
    assert enqueue("mejl", {}, key="mejl:1").done_at is not None


def test_work_without_a_key_may_be_there_twice() -> None:
    enqueue("mejl", {})
    enqueue("mejl", {})
    assert Job.objects.count() == 2


def test_work_for_later_is_not_taken_before() -> None:
    later = enqueue("mejl", {}, after=timezone.now() + dt.timedelta(hours=1))
    assert Job.objects.take() is None
    Job.objects.filter(pk=later.pk).update(run_after_at=timezone.now())
    assert Job.objects.take() == later


def test_what_can_wait_is_taken_when_nothing_else_is_due() -> None:
    printing = enqueue("sealed.render", {})
    mails = [enqueue("outbox.delivery", {}), enqueue("accounts.reset_password", {})]
    assert [Job.objects.take() for _ in range(4)] == [*mails, printing, None]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("job_done_or_failed", {"done_at": timezone.now(), "failed_at": timezone.now()}),
        ("job_closed_not_locked", {"done_at": timezone.now(), "locked_until_at": timezone.now()}),
        ("job_key_once", {"dedupe_key": "mejl:1"}),
    ],
)
def test_the_database_refuses_a_job_that_cannot_be(name: str, values: dict[str, object]) -> None:
    enqueue("mejl", {}, key="mejl:1")
    with pytest.raises(IntegrityError, match=name):
        Job.objects.create(kind="mejl", **values)
