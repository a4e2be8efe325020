"""A worker on a cluster of its own, which the test stops and starts under it."""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.work.cluster import Cluster, migrated_cluster
from tests.work.processes import PATIENCE_SECONDS, Workers, wait_until


@pytest.fixture(scope="module")
def own_cluster() -> Iterator[Cluster]:
    with migrated_cluster() as cluster:
        yield cluster


@pytest.fixture
def cluster(own_cluster: Cluster) -> Cluster:
    own_cluster.start()
    return own_cluster


@pytest.fixture
def workers(cluster: Cluster, tmp_path: Path) -> Iterator[Workers]:
    started = Workers(tmp_path, DATABASE_URL=cluster.url)
    yield started
    started.end()


ORDER = """
    INSERT INTO work_job (id, kind, payload, dedupe_key, created_at, run_after_at, attempts, last_error)
    VALUES (%s, 'toil.note', %s, '', now(), now(), 0, '')
"""


def order_note(cluster: Cluster, diary: Path, line: str) -> None:
    cluster.ask(ORDER, str(uuid4()), json.dumps({"path": str(diary), "line": line}))


def test_the_worker_outlives_the_database_and_goes_on(cluster: Cluster, workers: Workers, diary: Path) -> None:
    order_note(cluster, diary, "before")
    worker = workers.start()
    wait_until(lambda: diary.read_text() == "before\n", "the worker works")
    cluster.stop()
    wait_until(lambda: "The database does not answer" in workers.said(), "the worker notices")
    cluster.start()
    order_note(cluster, diary, "after")
    wait_until(lambda: diary.read_text() == "before\nafter\n", "the same worker goes on")
    assert worker.poll() is None


def test_a_worker_that_is_told_to_stop_does_not_wait_for_the_database(cluster: Cluster, workers: Workers) -> None:
    worker = workers.start()
    wait_until(lambda: cluster.ask("SELECT 1 FROM work_day"), "the worker has begun the day")
    cluster.stop()
    wait_until(lambda: "The database does not answer" in workers.said(), "the worker notices")
    worker.terminate()
    assert worker.wait(PATIENCE_SECONDS) == 1
    assert "Databasen svarade inte när arbetaren skulle sluta." in workers.said()
