"""Doing what a form or a button asks for; where it is refused, the page says why."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from fyrbodal.turns import WrongTurn


def is_done(form: Any, act: Callable[[], object], field: str | None = None) -> bool:
    """Act on what is filled in; what is wrong with it, or why it was refused, stands in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except WrongTurn as wrong:
        form.add_error(field, str(wrong))
        return False
    return True


@contextmanager
def saying(request: HttpRequest, done: str = "") -> Iterator[None]:
    """Around an act; the page that comes after it says why it was refused, or that it is done.

    Without `done` the act itself says what came of it.
    """
    try:
        yield
    except WrongTurn as wrong:
        messages.error(request, str(wrong))
    else:
        if done:
            messages.success(request, done)
