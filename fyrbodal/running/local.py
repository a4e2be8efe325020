"""The environment of a program on somebody's own machine: production's ways, without its certificate."""

import os
import socket
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from fyrbodal.database.folders import make_data_dir

HOST = "127.0.0.1"
PAUSE = 0.1


def environment(environ: Mapping[str, str], data_dir: Path, port: int) -> dict[str, str]:
    """What is already chosen stays chosen."""
    local = {
        "FYRBODAL_SECRET_KEY": secret(data_dir),
        "FYRBODAL_HTTPS": "0",
        "FYRBODAL_DEMO": "1",
        "FYRBODAL_ALLOWED_HOSTS": f"{HOST} localhost",
        "FYRBODAL_SITE_URL": f"http://{HOST}:{port}",
        "FYRBODAL_BIND": f"{HOST}:{port}",
    }
    return {**local, **environ}


def secret(data_dir: Path) -> str:
    """Made once and kept, so that sessions and signed links outlive a restart."""
    make_data_dir(data_dir)
    kept, fresh = data_dir / "secret-key", data_dir / f"secret-key-{os.getpid()}"
    fresh.touch(mode=0o600)
    fresh.write_text(get_random_secret_key())
    try:
        kept.hardlink_to(fresh)  # unlike a write, it is whole at once and yields to one that is there
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return kept.read_text()


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def answers(port: int, path: str) -> bool:
    """Spoken to directly: the proxy of somebody's environment has no business here."""
    asked = HTTPConnection(HOST, port, timeout=5)
    try:
        asked.request("GET", path)
        return asked.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        asked.close()


def wait_for(port: int, path: str, patience: float, give_up: Callable[[], bool]) -> bool:
    """Whether it answered within so many seconds, or before there was no more reason to wait."""
    deadline = time.monotonic() + patience
    while not (up := answers(port, path)) and not give_up() and time.monotonic() < deadline:
        time.sleep(PAUSE)
    return up
