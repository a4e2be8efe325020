"""A crowd that asks for places at the same moment: several processes, each with several connections of its own.

Run as a program it is one of those processes: it makes its connections, says that it is ready, and does what each line
that it reads asks for, all at once.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

import django
from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.utils.module_loading import import_string

T = TypeVar("T", bound=Model)
READY, DONE = "ready", "done"


def url_of_database() -> str:
    at = connection.settings_dict
    options = urlencode({"host": at["HOST"], "port": at["PORT"]})
    return f"postgres://{quote(at['USER'])}:{quote(at['PASSWORD'])}@/{quote(at['NAME'])}?{options}"


class Crowd:
    """Starts the processes; everybody in it is somebody with a place of their own in the order of `people`."""

    def __init__(self, people: Sequence[Any], processes: int) -> None:
        self.shares = [[str(one.pk) for one in people[number::processes]] for number in range(processes)]

    def __enter__(self) -> "Crowd":
        self.running = [_started(share) for share in self.shares]
        try:
            self._hear(READY)
        except RuntimeError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        for one in self.running:
            one.kill()
            one.communicate()

    def does(self, act: str, occasion: T) -> T:
        """Everybody at once; returns when all have."""
        for one in self.running:
            one.stdin.write(f"{act} {occasion.pk}\n")  # type: ignore[union-attr]
            one.stdin.flush()  # type: ignore[union-attr]
        self._hear(DONE)
        return occasion

    def _hear(self, word: str) -> None:
        for one in self.running:
            said = one.stdout.readline().strip()  # type: ignore[union-attr]
            if said != word:
                raise RuntimeError(f"a process of the crowd said {said!r}")


def _started(share: list[str]) -> subprocess.Popen[str]:
    environment = {"DATABASE_URL": url_of_database(), "FYRBODAL_SECRET_KEY": settings.SECRET_KEY}
    return subprocess.Popen(
        [sys.executable, "-m", "bench.crowd", json.dumps(share)],
        cwd=Path(__file__).parents[1],
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


class Process:
    """A thread for each of its people, with a connection that is open from the start."""

    def __init__(self, people: list[str]) -> None:
        self.people = people
        self.together = threading.Barrier(len(people) + 1)
        self.act: Callable[[int, str], None] = lambda number, person: None
        self.failed: list[BaseException] = []

    def serve(self) -> None:
        for number, person in enumerate(self.people):
            threading.Thread(target=self._live, args=[number, person], daemon=True).start()
        self._all(READY)
        for line in sys.stdin:
            act, occasion = line.split()
            self.act = import_string(f"bench.enrolling.{act}")(occasion)
            self.together.wait()
            self._all(DONE)

    def _all(self, word: str) -> None:
        self.together.wait()
        if self.failed:
            raise self.failed[0]
        print(word, flush=True)

    def _live(self, number: int, person: str) -> None:
        self._try(connection.ensure_connection)
        self.together.wait()
        while True:
            self.together.wait()
            self._try(partial(self.act, number, person))
            self.together.wait()

    def _try(self, what: Callable[[], object]) -> None:
        """What fails is said when all are there: the others would wait for ever for a thread that is no more."""
        try:
            what()
        except BaseException as failure:
            self.failed.append(failure)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fyrbodal.settings")
    django.setup()
    Process(json.loads(sys.argv[1])).serve()
