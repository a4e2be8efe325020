"""What was understood: frozen, and the same as JSON (form: design/minutes-import.md)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from networks.reading.blocks import EmbeddedFile


class Unreadable(Exception):
    """One sentence in Swedish on why the file cannot be read."""


@dataclass(frozen=True)
class NetworkMatch:
    text: str
    match: str | None


@dataclass(frozen=True)
class Match:
    """An organisation as it was written and, where one was recognised, its known name."""

    text: str
    match: str | None
    certain: bool


@dataclass(frozen=True)
class Attendee:
    name: str
    organisation: Match | None


@dataclass(frozen=True)
class Link:
    text: str
    url: str


def beside() -> Any:
    """What left the body for the links, attachments or organisation of the same part; not in the JSON."""
    return field(default=(), repr=False, metadata={"json": False})


@dataclass(frozen=True)
class Text:
    heading: str
    body: str
    links: tuple[Link, ...] = ()
    attachments: tuple[str, ...] = ()
    lifted: tuple[str, ...] = beside()


@dataclass(frozen=True)
class Information:
    heading: str
    body: str
    on: date | None
    links: tuple[Link, ...] = ()
    attachments: tuple[str, ...] = ()
    lifted: tuple[str, ...] = beside()


@dataclass(frozen=True)
class FollowUp:
    text: str
    owner: Match | None


@dataclass(frozen=True)
class Figure:
    """A number as it was said; low and high are equal unless a range was said."""

    text: str
    low: Decimal
    high: Decimal
    approximate: bool


@dataclass(frozen=True)
class Answer:
    organisation: Match
    unit: str | None
    body: str
    links: tuple[Link, ...] = ()
    attachments: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    lifted: tuple[str, ...] = beside()


@dataclass(frozen=True)
class Round:
    heading: str
    question: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Discussion:
    question: str
    contributions: tuple[str, ...]


Part = Text | Information | FollowUp | Round | Discussion
KINDS: dict[type, str] = {
    Text: "text",
    Information: "information",
    FollowUp: "follow_up",
    Round: "round",
    Discussion: "discussion",
}


@dataclass(frozen=True)
class NextMeeting:
    held_on: date
    starts: time | None
    ends: time | None
    topics: tuple[str, ...]
    place: str = field(default="", metadata={"json": False})


@dataclass(frozen=True)
class Secretary:
    name: str
    title: str


@dataclass(frozen=True)
class Reading:
    title: str
    network: NetworkMatch | None
    held_on: date | None
    starts: time | None
    ends: time | None
    place: str | None
    attendees: tuple[Attendee, ...]
    parts: tuple[Part, ...]
    next_meeting: NextMeeting | None
    secretary: Secretary | None
    warnings: tuple[str, ...]
    files: tuple[EmbeddedFile, ...] = ()
    absent: tuple[Attendee, ...] = ()  # those whom the list of attendance says so of, or a line of its own
    unfielded: tuple[tuple[int, Text], ...] = ()  # (before which part, lines that we have fields for and the JSON not)

    def as_json(self) -> dict[str, Any]:
        ours = {"files", "absent", "unfielded"}
        told = {f.name: _json(getattr(self, f.name)) for f in fields(self) if f.name not in ours}
        return told | {"parts": _json(tuple(self._all_parts()))}

    def _all_parts(self) -> Iterator[Part]:
        """In the order of the source, with the lines whose words would else stand in no field."""
        for at in range(len(self.parts) + 1):
            yield from (text for before, text in self.unfielded if before == at)
            yield from self.parts[at : at + 1]


def _json(value: object) -> Any:
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if is_dataclass(value) and not isinstance(value, type):
        kind = {"kind": KINDS[type(value)]} if type(value) in KINDS else {}
        return kind | {f.name: _json(getattr(value, f.name)) for f in fields(value) if f.metadata.get("json", True)}
    return value
