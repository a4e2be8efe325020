"""Databases for tests: one for each run, however many go at once, and none that waits for the disk."""

import fcntl
import os
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

from django.db.backends.postgresql.creation import DatabaseCreation as PostgreSQLCreation


class DatabaseCreation(PostgreSQLCreation):
    def _get_test_db_name(self) -> str:
        return self.free_name

    @cached_property
    def free_name(self) -> str:
        """The first name that no other running test run holds."""
        wanted = super()._get_test_db_name()  # type: ignore[misc]  # the stubs know public names only
        locks = Path(self.connection.settings_dict["DATA_DIR"]) / "tests"
        locks.mkdir(parents=True, exist_ok=True)
        names = (wanted if number == 1 else f"{wanted}_{number}" for number in count(1))
        return next(name for name in names if self._hold(locks / f"{name}.lock"))

    def _hold(self, path: Path) -> bool:
        """Held until the process ends: the file is left open on purpose."""
        lock = os.open(path, os.O_WRONLY | os.O_CREAT)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return False
        return True

    def _execute_create_test_db(self, cursor: Any, parameters: dict[str, str], *keep: bool, **kept: bool) -> None:
        super()._execute_create_test_db(cursor, parameters, *keep, **kept)  # type: ignore[misc]
        cursor.execute("ALTER DATABASE {dbname} SET synchronous_commit = off".format(**parameters))
