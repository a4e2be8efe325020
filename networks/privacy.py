"""What in the minutes looks as if it pointed out a person; pure."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fyrbodal import richtext, sensitive
from networks.comparing import place_of

UNTYPED = {"held_on", "on", "file"}  # a day of the calendar and a file's key have digits that nobody wrote


@dataclass(frozen=True)
class Finding:
    """Something that looks like an identity number; `key` names it in a form without repeating it."""

    key: str
    where: str
    text: str
    kind: str
    part: int | None = None  # where it stands among the parts; None at the head


def findings(content: dict[str, Any]) -> list[Finding]:
    """Every find in every text, in the order of the minutes; the same number twice in a place is one finding."""
    found = (Finding(_key(where, one.text), where, one.text, one.kind, part) for where, one, part in _finds(content))
    once: dict[str, Finding] = {}
    for one in found:
        once.setdefault(one.key, one)
    return list(once.values())


def _finds(content: dict[str, Any]) -> Iterator[tuple[str, Any, int | None]]:
    for text in texts(content | {"parts": []}):
        yield from ((content["network"], one, None) for one in sensitive.finds(text))
    for number, part in enumerate(content["parts"]):
        for text in texts(part):
            yield from ((place_of(part), one, number) for one in sensitive.finds(text))


def texts(value: Any) -> Iterator[str]:
    """Every text below that somebody wrote, without tags."""
    if isinstance(value, str):
        yield richtext.to_plain(value) if value.startswith("<") else value
    for inner in _typed(value):
        yield from texts(inner)


def _typed(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [inner for key, inner in value.items() if key not in UNTYPED]
    return value if isinstance(value, list) else []


def _key(where: str, text: str) -> str:
    return hashlib.sha256(f"{where}\n{text}".encode()).hexdigest()[:16]
