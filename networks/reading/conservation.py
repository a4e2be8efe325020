"""Nothing lost, nothing doubled: the source's words against those of the reading."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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

JOINING = {"och", "samt", "från"}


def lost(blocks: Sequence[Block], reading: Reading, labels: Iterable[str]) -> list[str]:
    """Words of the source that stand in no field."""
    source = [word for block in blocks for word in words(block.text)]
    kept = Counter(words(" ".join([*carried(reading), *labels])))
    missing = Counter(source) - kept
    return [word for word in missing if word.casefold() not in JOINING and not _was_broken(word, source, kept)]


def doubled(blocks: Iterable[Block], reading: Reading) -> list[str]:
    """Words that stand more often in the bodies than in the source."""
    source = Counter(words(" ".join(f"{block.marker} {block.text}" for block in blocks)))
    return list(Counter(words(" ".join(bodies(reading)))) - source)


def _was_broken(word: str, source: list[str], kept: Counter[str]) -> bool:
    """A file's name that an icon broke over two lines is one word again."""
    return any(word in pair and "".join(pair) in kept for pair in pairwise(source))


def carried(reading: Reading) -> Iterator[str]:
    """Every text that holds words of its own: the bodies, and what was lifted out of them."""
    yield from bodies(reading)
    yield from (person.organisation.text for person in reading.attendees if person.organisation)
    for part in reading.parts:
        for owner in part.answers if isinstance(part, Round) else [part]:
            yield from owner.lifted if isinstance(owner, Text | Information | Answer) else ()


def bodies(reading: Reading) -> Iterator[str]:
    """The fields that carry text; figures and matches only point at it."""
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
            yield from (part.heading, part.question, *(plain(answer.body) for answer in part.answers))
        case Discussion():
            yield from (part.question, *map(plain, part.contributions))
