"""A worker on a cluster of its own, which the test stops and starts under it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg2
import pytest
from django.conf import settings

from fyrbodal.database import NAME, PORT, socket_dir
from fyrbodal.database.server import Server
from tests.work.processes import MANAGE, Workers, wait_until


@pytest.fixture
def server() -> Iterator[Server]:
    with TemporaryDirectory(prefix="fyrbodal-test-") as folder:
        Path(folder).chmod(0o755)  # the server does not run as root
        own = Server(Path(folder) / "data")
        own.start()
        yield own
        own.stop(even_if_used=True)
        shutil.rmtree(own.sockets)


@pytest.fixture
def url(server: Server) -> str:
    url = f"postgres://{NAME}@/{NAME}?host={socket_dir(server.data_dir)}&port={PORT}"
    environment = {**os.environ, "DATABASE_URL": url}
    subprocess.run([sys.executable, MANAGE, "migrate", "-v0"], cwd=settings.BASE_DIR, env=environment, check=True)
    return url


@pytest.fixture
def workers(url: str, tmp_path: Path) -> Iterator[Workers]:
    started = Workers(tmp_path, DATABASE_URL=url)
    yield started
    started.end()


ORDER = """
    INSERT INTO work_job (id, kind, payload, dedupe_key, created_at, run_after_at, attempts, last_error)
    VALUES (%s, 'toil.note', %s, '', now(), now(), 0, '')
"""


def order_note(url: str, diary: Path, line: str) -> None:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(ORDER, [str(uuid4()), json.dumps({"path": str(diary), "line": line})])


def test_the_worker_outlives_the_database_and_goes_on(url: str, server: Server, workers: Workers, diary: Path) -> None:
    order_note(url, diary, "before")
    worker = workers.start()
    wait_until(lambda: diary.read_text() == "before\n", "the worker works")
    server.stop(even_if_used=True)
    wait_until(lambda: "The database does not answer" in workers.said(), "the worker notices")
    server.start()
    order_note(url, diary, "after")
    wait_until(lambda: diary.read_text() == "before\nafter\n", "the same worker goes on")
    assert worker.poll() is None
