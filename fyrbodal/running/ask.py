"""Ask the web process of this machine how it is: `python -m fyrbodal.running.ask /redo` ends well if it is well."""

import os
import sys
import time
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

HOST = "127.0.0.1"
PAUSE = 0.1


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


if __name__ == "__main__":
    port = int(os.environ.get("FYRBODAL_BIND", "0.0.0.0:8000").rpartition(":")[2])
    sys.exit(not answers(port, sys.argv[1]))
