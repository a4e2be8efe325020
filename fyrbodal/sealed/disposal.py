"""The only way for what is sealed to go: a disposal that says so to the database (decision 7)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from fyrbodal.sealed.models import Copy, Rendering


@contextmanager
def disposing() -> Iterator[None]:
    """While it lasts, triggers that keep rows let them be deleted, in this transaction and no other."""
    with transaction.atomic():
        _say("on")
        yield
        _say("off")


def dispose(copies: Iterable[Any]) -> int:
    """Take away the copies with these keys, and their PDFs; how many copies. The caller writes the journal."""
    keys = list(copies)
    with disposing():
        Rendering.objects.filter(copy__in=keys).delete()
        number, _each = Copy.objects.filter(pk__in=keys).delete()
    return number


def _say(word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('fyrbodal.disposal', %s, true)", [word])
