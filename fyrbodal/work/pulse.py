"""A sign of life: a file with the time of the latest turn of the worker on this machine, for health checks to ask."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from fyrbodal.database.folders import make_data_dir


def sign() -> Path:
    """One per machine: containers share the folder, and each has a name of its own."""
    return Path(settings.DATA_DIR) / f"worker-{socket.gethostname()}"


@contextmanager
def shown() -> Iterator[None]:
    """Taken away at the end: a worker that has left in order is no worker that has stopped."""
    make_data_dir(Path(settings.DATA_DIR))
    try:
        yield
    finally:
        sign().unlink(missing_ok=True)


def beat() -> None:
    sign().touch()


def beats() -> bool:
    """Whether a turn was begun lately. No job lasts as long as its lease, so a silence that does is no work."""
    try:
        return time.time() - sign().stat().st_mtime < settings.WORK_LEASE_SECONDS
    except FileNotFoundError:
        return False
