"""What a table holds, and how much of it we take."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext as _

MOST_ROWS = 5_000
MOST_COLUMNS = 100
MOST_CELLS = MOST_ROWS * MOST_COLUMNS
MOST_BYTES = 20_000_000


UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML has no way to say


class BadFile(ValueError):
    """The file as a whole is refused; the text is a Swedish sentence for the one who sent it."""


class Marker(Enum):
    FORMULA = "formula"
    FAULT = "fault"


FORMULA, FAULT = Marker.FORMULA, Marker.FAULT
Value = str | int | float | Decimal | bool | dt.date | dt.datetime | dt.time | dt.timedelta | Marker | None


@dataclass(frozen=True)
class Grid:
    """Rows that hold something, by the number they have in the file. `epoch` is day 0 of the file's day numbers."""

    rows: list[tuple[int, tuple[Value, ...]]]
    epoch: dt.datetime


def measured(rows: Iterable[tuple[Value, ...]], columns: int = MOST_COLUMNS) -> list[tuple[int, tuple[Value, ...]]]:
    """Rows with their numbers, without the empty ones. Raises BadFile as soon as there is too much."""
    kept, cells = [], 0
    for number, row in enumerate(rows, 1):
        cells += len(row)
        filled = _without_empty_end(row)
        if cells > MOST_CELLS or len(filled) > columns or (filled and number > MOST_ROWS):
            raise too_large()
        if filled:
            kept.append((number, filled))
    return kept


def too_large() -> BadFile:
    return BadFile(_("Filen är för stor: högst 5 000 rader och 100 kolumner kan läsas in. Dela upp den i flera."))


def _without_empty_end(row: tuple[Value, ...]) -> tuple[Value, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def tidy(text: str) -> str | None:
    """Without the no-break spaces that come along when people paste; None when nothing is left."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").strip() or None
