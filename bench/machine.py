"""Where and on what it was measured, without a name of the machine or of a folder."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

from django.db import connection
from django.utils import timezone

ROOT = Path(__file__).resolve().parents[1]
GIGABYTE = 2**30


def described() -> dict[str, str]:
    return {
        "Measured": timezone.localtime().strftime("%Y-%m-%d %H:%M"),
        "Commit": _commit(),
        "Machine": f"{len(os.sched_getaffinity(0))} cores, {_memory()} GB of memory, {platform.machine()}",
        "Python": platform.python_version(),
        "PostgreSQL": _postgresql(),
    }


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIGABYTE)


def _postgresql() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


def _commit() -> str:
    commit = _git("rev-parse", "--short", "HEAD")
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!bench/results.md")
    return f"{commit} with changes that are not committed" if commit and changed else commit or "unknown"


def _git(*arguments: str) -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    return subprocess.run([git, *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
