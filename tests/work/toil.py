"""`manage.py` with two kinds of work that a test can watch from outside; run as a process of its own."""

import os
import sys
import time
from pathlib import Path

from django.core.management import execute_from_command_line

from fyrbodal.work import job


def note(path: str, line: str) -> None:
    """Append in one write, so that several processes can keep the same diary."""
    with Path(path).open("a") as diary:
        diary.write(f"{line}\n")


@job("toil.note")
def write_down(path: str, line: str) -> None:
    note(path, line)


@job("toil.wait")
def wait_for(path: str, line: str, gate: str) -> None:
    note(path, f"{line} begun by {os.getpid()}")
    while not Path(gate).exists():
        time.sleep(0.02)
    note(path, f"{line} ended by {os.getpid()}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fyrbodal.settings")
    execute_from_command_line(["manage.py", *sys.argv[1:]])
