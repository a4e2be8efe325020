"""One at a time: what is heavy is done once for each person, whichever process it was asked of."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils.translation import gettext as _


class Busy(Exception):
    """The same is being done already; the text is what who asked is told."""


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Raises Busy. The database holds the turn for this connection, so a process that dies lets go of it."""
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    if not _asked("SELECT pg_try_advisory_lock(%s)", key):
        raise Busy(_("En PDF åt dig görs redan i ordning. Vänta tills den är klar och försök igen."))
    try:
        yield
    finally:
        _asked("SELECT pg_advisory_unlock(%s)", key)


def _asked(question: str, key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, [key])
        return bool(cursor.fetchone()[0])
