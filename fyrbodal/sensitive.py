"""What looks like a Swedish identity number in a text. Pure.

A personal number is a day of birth and four digits, the last a check digit after Luhn; a coordination number has 60
added to the day. An organisation number has at least 20 where the month stands, and is never found.
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

# Word writes other hyphens and spaces than the keyboard has.
HYPHENS = "-‐‑‒–−"
SPACES = " \u00a0\u202f"
NUMBER = re.compile(
    rf"(?<![0-9])(?P<century>18|19|20)?(?P<year>[0-9]{{2}})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})"
    rf"(?P<gap>[{SPACES}]?[{HYPHENS}+][{SPACES}]?|[{SPACES}])?(?P<last>[0-9]{{4}})(?![0-9])"
)
CENTURIES = ("18", "19", "20")
COORDINATION = 60
TIGHT = set("-‑+")  # typed on purpose between date and number; a dash also stands between two dates
MOBILE = "070"  # ten digits without a gap are as likely to be a telephone


class Kind(StrEnum):
    PERSONAL = "personnummer"
    COORDINATED = "samordningsnummer"
    MAYBE = "maybe"  # has the form, and a wrong check digit or another likely meaning


@dataclass(frozen=True)
class Find:
    """`text[start:end]` of what was searched."""

    kind: Kind
    text: str
    start: int
    end: int


def finds(text: str) -> list[Find]:
    """In the order of the text, without overlap."""
    looked_at = ((match, _kind(match)) for match in NUMBER.finditer(text))
    return [Find(kind, match[0], match.start(), match.end()) for match, kind in looked_at if kind]


def _kind(match: re.Match[str]) -> Kind | None:
    day = int(match["day"])
    coordinated = day > COORDINATION
    if not _is_a_day(match, day - COORDINATION if coordinated else day):
        return None
    if not _passes_luhn(match["year"] + match["month"] + match["day"] + match["last"]):
        return Kind.MAYBE if match["gap"] in TIGHT else None
    if not match["century"] and not match["gap"] and match[0].startswith(MOBILE):
        return Kind.MAYBE
    return Kind.COORDINATED if coordinated else Kind.PERSONAL


def _is_a_day(match: re.Match[str], day: int) -> bool:
    centuries = [match["century"]] if match["century"] else CENTURIES
    return any(_exists(int(century + match["year"]), int(match["month"]), day) for century in centuries)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _passes_luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in doubled) % 10 == 0
