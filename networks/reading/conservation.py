"""Nothing lost, nothing doubled: the source's words against those of the reading."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from networks.reading.blocks import Block, words
from networks.reading.markup import plain
from networks.reading.results import (
    Answer,
    Discussion,
    FollowUp,
    Information,
    Part,
    Reading,
    Round,
    Text,
)

AND = {"och", "samt"}


def lost(blocks: Iterable[Block], reading: Reading, labels: Iterable[str]) -> list[str]:
    """Words of the source that stand in no field."""
    source = Counter(words(" ".join(block.text for block in blocks)))
    kept = Counter(words(" ".join([*strings(reading.as_json()), *labels])))
    missing = source - kept
    return [word for word in missing if word.casefold() not in AND and not _glued(word, kept)]


def doubled(blocks: Iterable[Block], reading: Reading) -> list[str]:
    """Words that stand more often in the bodies than in the source."""
    source = Counter(words(" ".join(f"{block.marker} {block.text}" for block in blocks)))
    return list(Counter(words(" ".join(bodies(reading)))) - source)


def _glued(word: str, kept: Counter[str]) -> bool:
    """A file's name that an icon broke over two lines is one word again."""
    return any(word in other for other in kept if len(other) > len(word))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield plain(value) if "<" in value else value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def bodies(reading: Reading) -> Iterator[str]:
    """The fields that carry text; links, figures and matches only point at it."""
    yield reading.title
    for person in reading.attendees:
        yield person.name
    for part in reading.parts:
        yield from said(part)
    yield from reading.next_meeting.topics if reading.next_meeting else ()
    if reading.secretary:
        yield from (reading.secretary.name, reading.secretary.title)


def said(part: Part) -> Iterator[str]:
    """The part's own text in the order in which it stood."""
    match part:
        case Text() | Information():
            yield from (part.heading, plain(part.body))
        case FollowUp():
            yield part.text
        case Round():
            yield from (part.heading, part.question, *(text for answer in part.answers for text in _answer(answer)))
        case Discussion():
            yield from (part.question, *map(plain, part.contributions))


def _answer(answer: Answer) -> Iterator[str]:
    yield plain(answer.body)
