"""What the first page of competence leads to: each part of the app offers its doors in `home.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.urls import reverse


class Room(StrEnum):
    """Under which heading a door stands."""

    MINE = "mine"
    EVERYBODY = "everybody"
    STAFF = "staff"
    KEPT = "kept"


@dataclass(frozen=True)
class Door:
    """`shown` says to whom; `text` is one sentence about what is behind it."""

    label: Any
    text: Any
    url_name: str
    order: int
    room: Room = Room.EVERYBODY
    shown: Callable[[Any], bool] = lambda viewer: True

    @property
    def url(self) -> str:
        return reverse(self.url_name)


_doors: list[Door] = []


def offer(door: Door) -> None:
    """Called once for each, when the app is ready."""
    _doors.append(door)
    _doors.sort(key=lambda one: one.order)


def doors(viewer: Any) -> dict[Room, list[Door]]:
    """Those that this viewer may open, by where they stand; an empty room is left out."""
    mine = [one for one in _doors if one.shown(viewer)]
    return {room: found for room in Room if (found := [one for one in mine if one.room is room])}
