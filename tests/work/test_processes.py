"""Workers as processes of their own, stopped and killed from outside."""

import signal
from pathlib import Path

import pytest

from fyrbodal.work import enqueue
from fyrbodal.work.models import Job
from tests.work.processes import PATIENCE_SECONDS, Workers, lease_runs_out, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def lines(diary: Path) -> list[str]:
    return diary.read_text().splitlines()


def order_wait(diary: Path, gate: Path) -> None:
    enqueue("toil.wait", {"path": str(diary), "line": "long", "gate": str(gate)})


def test_work_of_a_killed_worker_is_done_by_another(workers: Workers, diary: Path, tmp_path: Path) -> None:
    order_wait(diary, tmp_path / "gate")
    first = workers.start()
    wait_until(lambda: lines(diary), "the first worker begins")
    first.kill()
    first.wait()
    lease_runs_out()
    (tmp_path / "gate").touch()
    second = workers.start()
    waited = Job.objects.done().filter(kind="toil.wait")  # a worker that starts also does what the day brings
    wait_until(waited.exists, "another worker finishes the job")
    assert lines(diary) == [
        f"long begun by {first.pid}",
        f"long begun by {second.pid}",
        f"long ended by {second.pid}",
    ]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_told_to_stop_finishes_its_job_and_begins_no_other(
    number: signal.Signals, workers: Workers, diary: Path, tmp_path: Path
) -> None:
    order_wait(diary, tmp_path / "gate")
    worker = workers.start()
    wait_until(lambda: lines(diary), "the worker begins")
    enqueue("toil.note", {"path": str(diary), "line": "next"})
    worker.send_signal(number)
    (tmp_path / "gate").touch()
    assert worker.wait(PATIENCE_SECONDS) == 0
    assert lines(diary) == [f"long begun by {worker.pid}", f"long ended by {worker.pid}"]
    toil = Job.objects.open().filter(kind__startswith="toil.")  # an app may have daily work as well
    assert list(toil.values_list("kind", "attempts")) == [("toil.note", 0)]


def test_several_workers_share_the_work_and_do_nothing_twice(workers: Workers, diary: Path) -> None:
    for number in range(60):
        enqueue("toil.note", {"path": str(diary), "line": str(number)})
    for worker in [workers.start("--drain") for _ in range(3)]:
        assert worker.wait(PATIENCE_SECONDS) == 0
    assert sorted(lines(diary), key=int) == [str(number) for number in range(60)]
