import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fyrbodal.database import CHECKOUT
from fyrbodal.database.server import Server
from tests.work.processes import PATIENCE_SECONDS


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """pytest's own folders are closed to the user that runs the server for root."""
    parent = Path(tempfile.mkdtemp(prefix="fyrbodal-test-"))
    parent.chmod(0o755)
    yield parent / "data"
    shutil.rmtree(parent)


@pytest.fixture
def server(data_dir: Path) -> Iterator[Server]:
    server = Server(data_dir)
    yield server
    if server.sockets.is_dir() and not server.sockets.is_symlink():
        server.stop(even_if_used=True)
        shutil.rmtree(server.sockets)


@pytest.fixture
def manage(data_dir: Path) -> Callable[..., "subprocess.Popen[str]"]:
    """Start a manage.py command on this data folder."""
    environ = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environ |= {"FYRBODAL_DATA_DIR": str(data_dir), "FYRBODAL_SECRET_KEY": "of no use outside the tests"}

    def start(*command: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "manage.py", *command],
            cwd=CHECKOUT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    return start


@pytest.fixture
def until() -> Callable[[Callable[[], object]], None]:
    """Wait for something to come true, and fail if it does not."""

    def wait(happened: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not happened():
            assert time.monotonic() < deadline
            time.sleep(0.01)

    return wait
