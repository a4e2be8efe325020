"""Counts out of words, as they stand in a cell or a sentence. What cannot be read is kept, and said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fyrbodal.swedish import COUNTED
from projects.faulty import Fault
from projects.surveys.answers import Count
from projects.surveys.worded import HOW_MANY

NUMBERS = {word: number for number, word in enumerate(COUNTED)} | {"ett": 1, "ingen": 0, "inget": 0}
NUMBER = rf"(?P<number>\d{{1,6}}|{'|'.join(NUMBERS)})"
WHO = r"(?: (?:st|personer|person|svar|svarade|svarar|skattar|har svarat|som svarade|som svarar))*"
BETWEEN = re.compile(rf"[,;] ?(?:och |medan )?| (?:och|medan) (?={NUMBER} )".replace("?P<number>", "?:"), re.IGNORECASE)
READ = (
    re.compile(rf"{NUMBER}{WHO} ?:? (?P<label>\D.*)", re.IGNORECASE),
    re.compile(rf"(?P<label>\D.*?)(?: ?[:=–-] ?| )\(?{NUMBER}(?: (?:st|personer|person))?\)?", re.IGNORECASE),
)
LONGEST = 200  # letters; what is longer is an account and no count
QUOTES = "”\"“„'’» «"


@dataclass(frozen=True)
class Reading:
    """`words` as they were written; `unread` are the parts of them that no count was found in."""

    words: str
    counts: tuple[Count, ...]
    unread: tuple[str, ...]

    @property
    def faults(self) -> list[Fault]:
        said = _("”%s” kunde inte läsas. Skriv antalet och svaret, till exempel: 3 till viss del.")
        return [Fault("words", said % part) for part in self.unread]


def counts_in(words: str) -> Reading:
    """2 mycket, 3 till viss del; or mycket: 2, till viss del: 3. Nothing is added up, nor any label changed."""
    found = [(part, _count(part)) for part in _parts(words)]
    return Reading(
        words,
        tuple(count for _part, count in found if count),
        tuple(part for part, count in found if count is None),
    )


def _parts(words: str) -> Iterator[str]:
    for line in words.splitlines():
        for part in BETWEEN.split(" ".join(line.split())):
            if trimmed := part.strip(" ."):
                yield trimmed


def _count(part: str) -> Count | None:
    if len(part) > LONGEST or HOW_MANY.step(part) is not None:  # a majority is not one of anything
        return None
    for pattern in READ:
        if match := pattern.fullmatch(part):
            label, number = match["label"].strip(QUOTES), match["number"].lower()
            return Count(label, NUMBERS[number] if number in NUMBERS else int(number)) if label else None
    return None
