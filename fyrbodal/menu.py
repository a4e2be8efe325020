"""The main menu: each app offers an entry in its `home.py`; this module puts them in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from fyrbodal.access import viewer


@dataclass(frozen=True)
class Entry:
    """A line of the menu; `shown` says to whom."""

    label: Any
    url_name: str
    order: int
    shown: Callable[[Any], bool] = lambda viewer: True


_entries: list[Entry] = []


def offer(entry: Entry) -> None:
    """Called by an app when it is ready."""
    _entries.append(entry)
    _entries.sort(key=lambda one: one.order)


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the lines that this viewer sees, and where they are."""
    if not hasattr(request, "user"):
        return {"menu": []}
    who = viewer(request)
    return {"menu": [_line(entry, request.path) for entry in _entries if entry.shown(who)]}


def _line(entry: Entry, path: str) -> dict[str, Any]:
    url = reverse(entry.url_name)
    return {"label": entry.label, "url": url, "current": path.startswith(url)}
