"""The words of a text, each with its place, and runs of them to know a stretch again by; pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """Without regard to case; `text[start:end]` of what was read."""

    said: str
    start: int
    end: int


Run = tuple[str, ...]


def words_in(text: str) -> list[Word]:
    """Neither signs nor soft hyphens tell two texts apart."""
    return [Word(match[0].casefold(), match.start(), match.end()) for match in WORD.finditer(text)]


def runs(words: Sequence[Word], length: int) -> list[Run]:
    """Every run of so many words that follow each other; as many as there are words, less the last few."""
    said = [word.said for word in words]
    return list(zip(*(said[first:] for first in range(length)), strict=False))
