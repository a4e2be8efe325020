"""What looks like a Swedish identity number in a text; pure.

Ten or twelve digits, YYMMDD or YYYYMMDD and four more, with - or + or a space between or nothing; a coordination
number has 60 added to its day. The last digit is a check digit (Luhn over the ten digits).
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

CENTURIES = ("19", "20", "18")
WRITTEN = re.compile(r"(?<![\d.,/-])(?P<century>18|19|20)?(?P<day>\d{6})(?P<mark>\s?[-–+]\s?|\s)?(?P<last>\d{4})(?![\d/]|[.,-]\d)")


@dataclass(frozen=True)
class Find:
    """`kind` is "personnummer" or "samordningsnummer"; `text` is text[start:end]."""

    kind: str
    text: str
    start: int
    end: int


def finds(text: str) -> list[Find]:
    """Every place where an identity number may stand: a day that exists, and a check digit that fits."""
    return list(_finds(text))


def _finds(text: str) -> Iterator[Find]:
    for match in WRITTEN.finditer(text):
        if (kind := _kind(match["century"], match["day"])) and _checks(match["day"] + match["last"]):
            yield Find(kind, match[0], match.start(), match.end())


def _kind(century: str | None, digits: str) -> str:
    """Which number the six digits can begin; "" where they are no day."""
    year, month, day = digits[:2], int(digits[2:4]), int(digits[4:])
    kind, day = ("samordningsnummer", day - 60) if day > 60 else ("personnummer", day)
    return kind if any(_exists(int(one + year), month, day) for one in _centuries(century)) else ""


def _centuries(century: str | None) -> tuple[str, ...]:
    return (century,) if century else CENTURIES


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _checks(ten: str) -> bool:
    return sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(ten)) % 10 == 0
