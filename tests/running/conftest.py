import fcntl
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
from tests.work import processes
from tests.work.processes import PATIENCE_SECONDS


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """A data folder of its own, with whatever server was started in it stopped at the end."""
    parent = Path(tempfile.mkdtemp(prefix="fyrbodal-test-"))
    parent.chmod(0o755)
    server = Server(parent / "data")
    yield server.data_dir
    if server.sockets.exists():
        server.stop(even_if_used=True)
        shutil.rmtree(server.sockets)
    shutil.rmtree(parent)


@pytest.fixture(scope="session")
def collected(request: pytest.FixtureRequest) -> Path:
    """Collecting takes seconds of both cores, so it is done once and kept between runs."""
    folder = request.config.rootpath / ".pytest_cache/collected"
    folder.mkdir(parents=True, exist_ok=True)
    command = "from fyrbodal.running.collected import collect; collect()"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "--command", command],
            cwd=CHECKOUT,
            env=os.environ | {"FYRBODAL_DATA_DIR": str(folder), "FYRBODAL_SECRET_KEY": "of no use outside the tests"},
            check=True,
        )
    return folder / "static"


@pytest.fixture
def with_static_files(data_dir: Path, collected: Path) -> None:
    data_dir.mkdir(mode=0o755)
    (data_dir / "static").symlink_to(collected)


@pytest.fixture
def free_port() -> int:
    return processes.free_port()


@pytest.fixture
def environ(data_dir: Path, free_port: int) -> dict[str, str]:
    """Of a program on this machine, at a free port, with no database chosen."""
    ours = ("DATABASE_URL", "EMAIL_URL", "FYRBODAL_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return kept | {
        "FYRBODAL_DATA_DIR": str(data_dir),
        "FYRBODAL_SECRET_KEY": "of no use outside the tests",
        "FYRBODAL_BIND": f"127.0.0.1:{free_port}",
        "FYRBODAL_HTTPS": "0",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture
def run(environ: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start a command in the checkout; it is ended, by its own number, when the test is."""
    started = []

    def start(*command: str, **more: str) -> "subprocess.Popen[str]":
        command = (sys.executable, *command[1:]) if command[0] == "python" else command
        process = subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env=environ | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=PATIENCE_SECONDS)


@pytest.fixture
def until() -> Callable[[Callable[[], object]], None]:
    """Wait for something to come true, and fail if it does not."""

    def wait(happened: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not happened():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    return wait
