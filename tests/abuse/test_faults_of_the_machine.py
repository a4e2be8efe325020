"""The machine fails under a real web process: it is killed in the middle of something, or its database goes away."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import psycopg2
import pytest
from django.conf import settings

from fyrbodal.running import ask
from tests.running import conftest as running
from tests.work.cluster import Cluster, migrated_cluster
from tests.work.processes import PATIENCE_SECONDS, wait_until

collected, free_port = running.collected, running.free_port

# The web process is held where it needs a table that we have locked, and killed there.
MOMENTS = [
    ("SELECT", "django_session", "ACCESS EXCLUSIVE", "draft"),  # before it knows who asks
    ("SELECT", "networks_meeting", "EXCLUSIVE", "draft"),  # before anything is written
    ("INSERT", "networks_edition", "EXCLUSIVE", "draft"),  # the copy and its job are written, the edition is not
    ("INSERT", "journal_entry", "EXCLUSIVE", "draft"),  # all is written but the last row
    ("UPDATE", "django_session", "EXCLUSIVE", "finalised"),  # committed, and not yet answered
]
PREPARE = f"""
from django.test import Client
from fyrbodal.organisation.roles import Role
from networks.models import Network
from tests.factories import AppointmentFactory, planned
network = Network.objects.create(name="BIM", slug="bim")
leader = AppointmentFactory(role=Role.NETWORK_LEADER, body=network).person
for _meeting in range({len(MOMENTS)}):
    planned(network, leader, topics="Ny lag")
Client().force_login(leader)
"""
SEALED = """
SELECT (SELECT count(*) FROM networks_edition), (SELECT count(*) FROM sealed_copy),
       (SELECT count(*) FROM work_job WHERE kind = 'sealed.render')
"""
WAITING = "SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND backend_type = 'client backend'"
OTHERS = "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"


class Web:
    """Gunicorn as it is run, at a database of its own, and somebody signed in to it."""

    def __init__(self, cluster: Cluster, port: int, data_dir: Path) -> None:
        self.cluster, self.port = cluster, port
        self.environment = {
            **os.environ,
            "DATABASE_URL": cluster.url,
            "FYRBODAL_DATA_DIR": str(data_dir),
            "FYRBODAL_SECRET_KEY": "of no use outside the tests",
            "FYRBODAL_BIND": f"127.0.0.1:{port}",
            "FYRBODAL_HTTPS": "0",
            "FYRBODAL_WEB_WORKERS": "1",
            "FYRBODAL_WEB_THREADS": "1",  # so that the next request has the connection of the last
        }

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
        self.process = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=self.environment, stderr=subprocess.DEVNULL, start_new_session=True
        )
        wait_until(lambda: ask.answers(self.port, "/redo"), "gunicorn is ready")

    def kill(self) -> None:
        """Master and workers at once."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def post(self, path: str, **sent: object) -> tuple[int, str]:
        [(session,)] = self.cookies
        token = "t" * 32
        headers = {
            "Cookie": f"__Host-session={session}; __Host-csrf={token}",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": token,
            "X-Requested-With": "part",
        }
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)) as connection:
            connection.request("POST", path, urlencode(sent), headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def prepare(self) -> None:
        self.cluster.manage("shell", "-v0", "--command", PREPARE)
        self.cookies = self.cluster.ask("SELECT session_key FROM django_session")


@pytest.fixture
def web(collected: Path, free_port: int) -> Iterator[Web]:
    with migrated_cluster() as cluster:
        web = Web(cluster, free_port, collected.parent)
        web.prepare()
        try:
            web.start()
            yield web
        finally:
            web.kill()


@contextmanager
def locked(cluster: Cluster, table: str, mode: str) -> Iterator[None]:
    with closing(psycopg2.connect(cluster.url)) as connection, connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN {mode} MODE")
        yield


def killed_where(web: Web, path: str, verb: str, table: str, mode: str) -> None:
    with ThreadPoolExecutor(1) as thread, locked(web.cluster, table, mode):
        answer = thread.submit(web.post, path)
        wait_until(lambda: web.cluster.ask(WAITING) or answer.done(), "the web process waits for the table")
        [(query,)] = web.cluster.ask(WAITING)
        web.kill()
        assert isinstance(answer.exception(), ConnectionError)
    assert (query.startswith(verb), f'"{table}"' in query) == (True, True)
    wait_until(lambda: not web.cluster.ask(OTHERS), "the database has noticed")


def test_fault_a_killed_web_process_leaves_a_draft_or_one_whole_edition(web: Web) -> None:
    meetings = web.cluster.ask("SELECT id FROM networks_meeting")
    for before, ((meeting,), (*moment, left)) in enumerate(zip(meetings, MOMENTS, strict=True)):
        path, status = f"/traffar/{meeting}/fardigstall/", "SELECT status FROM networks_meeting WHERE id = %s"
        killed_where(web, path, *moment)
        whole = before + (left == "finalised")
        assert (moment, web.cluster.ask(status, meeting)) == (moment, [(left,)])
        assert (moment, web.cluster.ask(SEALED)) == (moment, [(whole, whole, whole)])
        web.start()
        assert web.post(path)[0] == 302  # to the meeting, finalised now or then
        assert web.cluster.ask(status, meeting) == [("finalised",)]
        assert web.cluster.ask(SEALED) == [(before + 1, before + 1, before + 1)]


def test_fault_a_save_while_the_database_is_away_says_so_and_the_next_one_works(web: Web) -> None:
    [(part,), *_others] = web.cluster.ask("SELECT id FROM networks_item WHERE kind = 'text'")
    written = "SELECT revision, body FROM networks_item WHERE id = %s"
    path, sent = f"/delar/{part}/", {"heading": "Ny lag", "body": "Den gäller från mars."}
    assert web.post(path, revision=0, **sent)[0] == 200
    web.cluster.stop()
    sent["body"] = "Den gäller från maj."
    status, said = web.post(path, revision=1, **sent)
    assert (status, "Inget sparades just nu." in said) == (503, True)
    web.cluster.start()
    assert web.cluster.ask(written, part) == [(1, "<p>Den gäller från mars.</p>")]
    assert web.post(path, revision=1, **sent)[0] == 200
    assert web.cluster.ask(written, part) == [(2, "<p>Den gäller från maj.</p>")]
    assert web.process.poll() is None
