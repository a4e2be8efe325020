"""A cell of the survey as it was filled in, and what it can be read as. What was not reported is never nought."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from competence.staffing.columns import Column

ZERO = Decimal(0)
ABOUT = r"(?P<about>(?:ca|c:a|cirka|ungefär|omkring|runt)\.?\s*)?"
NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?"
RANGE = rf"(?P<low>{NUMBER})(?:\s*(?:-|till|eller)\s*(?P<high>{NUMBER}))?"
FIGURE = re.compile(rf"{ABOUT}{RANGE}\s*(?P<unsure>\?)?\s*(?P<beside>[^\d%?]*)", re.IGNORECASE)
PERCENT = re.compile(rf"{ABOUT}{RANGE}\s*%", re.IGNORECASE)
ASIDE = re.compile(r"\(([^()]*)\)")
DASHES = re.compile(r"[\u2010-\u2015\u2212]")
YES = re.compile(r"ja\b[\s,:;]*", re.IGNORECASE)
NO = re.compile(r"nej\b[\s,:;]*", re.IGNORECASE)
NOT_SAID = {"", "-", "ej redovisat", "redovisas ej", "uppgift saknas"}
NONE_AT_ALL = {"nej", "inga", "ingen", "inget", "noll"}
SOME = re.compile(r"(?:ja|alla|enbart|endast|bara|flera|några|de flesta)\b", re.IGNORECASE)
WITHOUT = re.compile(r"\butan\b", re.IGNORECASE)


class Answer(StrEnum):
    """Whether there are any."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # something was said, and it does not tell
    NOT_REPORTED = "not_reported"


class Read(NamedTuple):
    """`value` is there when the words say one number, `least` and `most` when they say within which it lies; `most` is
    None above "at least". Of relief they are percent of a post. `note` is what the words say beside the number.
    """

    words: str
    answer: Answer
    value: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    approximate: bool = False
    note: str = ""


class _Figure(NamedTuple):
    least: Decimal
    most: Decimal | None
    approximate: bool
    note: str = ""


def read(column: Column, words: str) -> Read:
    return read_relief(words) if column is Column.RELIEF else read_count(words)


def read_count(words: str) -> Read:
    """Posts or people. Never raises.

    >>> str(read_count("6,5 + förstärkning = 8").value), str(read_count("13 + 2 förste").value)
    ('8', '15')
    """
    bare = _plain(words)
    if answer := _no_number(bare):
        return Read(words, answer)
    if bare.lower() in NONE_AT_ALL:
        return Read(words, Answer.NO, ZERO, ZERO, ZERO)
    if figure := _count(bare):
        return _as_read(words, figure)
    return Read(words, Answer.YES if SOME.match(bare) else Answer.UNKNOWN, note=bare)


def read_relief(words: str) -> Read:
    """Whether there is administrative relief, and how many percent of a post. Never raises."""
    bare = _plain(words)
    if answer := _no_number(bare):
        return Read(words, answer)
    if NO.match(bare):
        return Read(words, Answer.NO, ZERO, ZERO, ZERO, note=NO.sub("", bare))
    percent = PERCENT.search(bare)
    rest = YES.sub("", bare if percent is None else PERCENT.sub("", bare, count=1), count=1).strip(" ,:")
    if percent:
        return _as_read(words, _figure(percent)._replace(note=rest))
    return Read(words, Answer.YES if YES.match(bare) else Answer.UNKNOWN, note=rest)


def _plain(words: str) -> str:
    return " ".join(DASHES.sub("-", words).split())


def _no_number(bare: str) -> Answer | None:
    if bare.lower() in NOT_SAID:
        return Answer.NOT_REPORTED
    return Answer.UNKNOWN if set(bare) == {"?"} else None


def _count(bare: str) -> _Figure | None:
    """What stands in brackets explains and is not added; what stands after = is the sum of what stands before."""
    asides = ASIDE.findall(bare)
    before, _equals, outside = ASIDE.sub("", bare).rpartition("=")
    first, *others = (part.strip() for part in outside.split("+"))
    match = FIGURE.fullmatch(first)
    if match is None:
        return None
    figure = _figure(match)
    for part in others:
        figure = _plus(figure, part)
    said = [before.strip(), figure.note, *asides]
    return figure._replace(note="; ".join(filter(None, said)))


def _plus(figure: _Figure, part: str) -> _Figure:
    """Somebody without what the column counts is not added; what has no number leaves the sum open upwards."""
    note = "; ".join(filter(None, [figure.note, part]))
    if WITHOUT.search(part):
        return figure._replace(note=note)
    match = FIGURE.fullmatch(part)
    if match is None:
        return _Figure(figure.least, None, approximate=True, note=note)
    more = _figure(match)
    most = None if figure.most is None or more.most is None else figure.most + more.most
    return _Figure(figure.least + more.least, most, figure.approximate or more.approximate, note)


def _figure(match: re.Match[str]) -> _Figure:
    found = match.groupdict()
    low = Decimal(found["low"].replace(",", "."))
    high = Decimal((found["high"] or found["low"]).replace(",", "."))
    unsure = bool(found["about"] or found.get("unsure"))
    return _Figure(min(low, high), max(low, high), unsure, (found.get("beside") or "").strip(" ."))


def _as_read(words: str, figure: _Figure) -> Read:
    value = figure.least if figure.least == figure.most else None
    answer = Answer.NO if figure.most == 0 else Answer.YES
    return Read(words, answer, value, figure.least, figure.most, figure.approximate, figure.note)
