"""Min dag: what waits for a person, from each app's `home.py`."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from fyrbodal.menu import Entry, offer

SHOWN = 30


@dataclass(frozen=True)
class Waiting:
    """Something that a person is to do, or may want to know. `day` orders the page; `action` is the words of the link."""

    title: str
    url: str
    day: dt.date
    note: str = ""
    action: str = ""
    state: str = ""
    kind: str = ""  # of the state, which gives it its mark


@dataclass(frozen=True)
class Shortcut:
    """A button for what a person often begins with."""

    label: str
    url: str


Asked = Callable[[Any], Any]
Begin = Callable[[Any], Iterable[Shortcut]]
Source = Callable[[Any], Iterable[Waiting]]


@dataclass(frozen=True)
class Section:
    heading: Any
    empty: Any
    find: Source
    order: int
    of: Asked


_sections: list[Section] = []
_shortcuts: list[Begin] = []


def shortcuts(find: Begin) -> Begin:
    """Give Min dag the buttons that the function finds for a person."""
    _shortcuts.append(find)
    return find


def herself(person: Any) -> Any:
    return person


def section(heading: Any, *, order: int, empty: Any = "", of: Asked = herself) -> Callable[[Source], Source]:
    """Give Min dag a heading and the function that finds what stands under it. Without `empty` it hides when it is.

    Sections that need the same of a person name the function that asks for it as `of`: it is asked once a page.
    """

    def registered(find: Source) -> Source:
        _sections.append(Section(heading, empty, find, order, of))
        _sections.sort(key=lambda one: one.order)
        return find

    return registered


@require_safe
def min_dag(request: HttpRequest) -> HttpResponse:
    asked = cache(lambda of: of(request.user))
    found = [(section, list(section.find(asked(section.of)))[:SHOWN]) for section in _sections]
    shown = [{"heading": one.heading, "empty": one.empty, "rows": rows} for one, rows in found if rows or one.empty]
    return render(
        request,
        "home.html",
        {"sections": shown, "shortcuts": [one for find in _shortcuts for one in find(request.user)]},
    )


offer(Entry(_("Min dag"), "min_dag", order=0, shown=lambda viewer: bool(viewer.is_authenticated)))
