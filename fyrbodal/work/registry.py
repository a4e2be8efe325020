"""Which function does which kind of work; filled by `jobs.py` of every app."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

Handler = Callable[..., None]
Daily = Callable[[dt.date], None]


@dataclass(frozen=True)
class Kind:
    """`given_up` gets the last error and the payload, in the transaction in which the job is marked as failed.

    What `can_wait` is done when nothing else is due: somebody waits for a mail, and nobody for three hundred PDFs.
    """

    run: Handler
    given_up: Handler | None
    can_wait: bool = False


_kinds: dict[str, Kind] = {}
_daily: dict[str, Daily] = {}


class UnknownWork(LookupError):
    """A job of a kind that this version of the program does not know; a newer worker may."""


def job(kind: str, *, given_up: Handler | None = None, can_wait: bool = False) -> Callable[[Handler], Handler]:
    """Let a function do one kind of job. It gets the payload by keyword, outside any transaction, and may be
    called again for a job that it has already done: a worker can die before the row says so.
    """

    def register(run: Handler) -> Handler:
        _kinds[kind] = Kind(run, given_up, can_wait)
        return run

    return register


def daily(function: Daily) -> Daily:
    """Have a function called once for each day, also those on which no worker ran; in one transaction."""
    _daily[f"{function.__module__}.{function.__name__}"] = function
    return function


def known_kind(name: str) -> Kind | None:
    return _kinds.get(name)


def kind_called(name: str) -> Kind:
    if kind := _kinds.get(name):
        return kind
    raise UnknownWork(f"Ingen funktion är anmäld för {name}")


def names_that_can_wait() -> list[str]:
    return sorted(name for name, kind in _kinds.items() if kind.can_wait)


def daily_called(name: str) -> Daily:
    if function := _daily.get(name):
        return function
    raise UnknownWork(f"Ingen funktion är anmäld för {name}")


def daily_names() -> list[str]:
    return sorted(_daily)
