"""Real worker processes for tests, and waiting for what they do."""

import datetime as dt
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from fyrbodal.work.models import Job

MANAGE = Path(settings.BASE_DIR) / "manage.py"
TOIL = Path(__file__).with_name("toil.py")
WAITING_FOR_ME = "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)) LIMIT 1"
PATIENCE_SECONDS = 300  # for a machine that does ten other things


def wait_until(happens: Callable[[], object], what: str) -> None:
    """Return as soon as it does; the limit is only there so that a broken program ends."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happens():
        assert time.monotonic() < deadline, f"Never happened: {what}"
        time.sleep(0.02)


def somebody_waits_for_me() -> bool:
    """Another connection, for a lock that this one holds; what the other tests on the machine wait for does not count."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING_FOR_ME)
        return cursor.fetchone() is not None


def free_port() -> int:
    """Below those that the machine lends to connections that are made: one of them could have it before we do."""
    while True:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", 20_000 + secrets.randbelow(10_000)))
            return int(probe.getsockname()[1])


def lease_runs_out() -> None:
    """What a killed worker had taken is anybody's: no test waits so long, nor has a lease that a busy machine overruns."""
    Job.objects.open().exclude(locked_until_at=None).update(locked_until_at=timezone.now() - dt.timedelta(seconds=1))


class Workers:
    """Starts worker processes and ends those that are left."""

    def __init__(self, folder: Path, program: Path = TOIL, **environment: str) -> None:
        self.folder = folder
        self.program = program
        self.environment = environment
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"worker-{len(self.running)}.log").open("wb") as log:
            worker = subprocess.Popen(
                [sys.executable, str(self.program), "work", *options],
                cwd=settings.BASE_DIR,
                env={**os.environ, "PYTHONPATH": _path(), **self.environment, **environment},
                stdout=log,
                stderr=log,
            )
        self.running.append(worker)
        return worker

    def said(self) -> str:
        return "".join(path.read_text() for path in sorted(self.folder.glob("worker-*.log")))

    def end(self) -> None:
        for worker in self.running:
            worker.kill()
            worker.wait()


def _path() -> str:
    return os.pathsep.join([str(settings.BASE_DIR), os.environ.get("PYTHONPATH", "")])
