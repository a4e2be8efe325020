"""The rows of a list under their headings, wherever in the file these stand; pure."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from fyrbodal.documents.spreadsheets import BadFile, Tab, Value, read_book, read_grid
from workload.caselist.guessing import BY_WORD, plain
from workload.workbook.cells import spelled
from workload.workbook.marking import read_mark
from workload.workbook.values import typed

SEARCHED = 30  # rows for the headings
SAMPLES, LONGEST = 3, 40


@dataclass(frozen=True)
class Column:
    place: int
    heading: str
    samples: tuple[str, ...]

    @property
    def letter(self) -> str:
        return get_column_letter(self.place + 1)

    @property
    def name(self) -> str:
        """Told apart from others of the same heading."""
        return f"{self.heading} ({self.letter})" if self.heading else _("kolumn %s") % self.letter


@dataclass(frozen=True)
class Caselist:
    """`rows` with the numbers that they have in the file; `tab` is empty for a csv file."""

    tab: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[Value, ...]], ...]
    epoch: dt.datetime

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    def where(self, row: int, place: int) -> str:
        column = self.columns[place]
        words = {"row": row, "heading": column.heading or column.letter, "cell": f"{column.letter}{row}"}
        said = _("Rad %(row)s, kolumnen %(heading)s (%(cell)s)") % words
        return f"{self.tab}, {said[0].lower()}{said[1:]}" if self.tab else said

    def text(self, values: Sequence[Value], place: int, kind: str) -> str:
        """Raises Unreadable."""
        return typed(values[place], kind, self.epoch) if place < len(values) else ""

    def kinds_in(self, place: int) -> dict[str, str]:
        """What stands in a column, each once: by its plain form, as it was first written."""
        found: dict[str, str] = {}
        for _number, values in self.rows:
            value = values[place] if place < len(values) else None
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                text = typed(value, "text", self.epoch)
                found.setdefault(plain(text) or text, text)
        return found


def read_caselist(content: bytes, *, name: str, remembered: Mapping[str, str]) -> Caselist:
    """Raises BadFile."""
    tab = _tab(content, name)
    start, headings = _headings(tab, remembered)
    rows = tuple((number, values) for number, values in tab.grid.rows if number > start)
    if not rows:
        raise BadFile(_("Under rubrikerna står ingenting. Kontrollera att du har valt rätt fil."))
    if merged := tab.merged_from(start):
        words = {"tab": tab.name, "cells": merged}
        raise BadFile(_("Bladet %(tab)s: cellerna %(cells)s är sammanfogade. Dela dem och försök igen.") % words)
    width = max(len(headings), *(len(values) for _number, values in rows))
    columns = tuple(_column(place, headings, rows) for place in range(width))
    return Caselist(tab.name, columns, rows, tab.grid.epoch)


def _tab(content: bytes, name: str) -> Tab:
    tabs = [Tab("", read_grid(content, name=name))] if name.lower().endswith(".csv") else read_book(content, name=name)
    if any(read_mark(values[0]) for tab in tabs for _row, values in tab.grid.rows[:1] if values):
        raise BadFile(
            _("Filen är ett mätblad som är hämtat härifrån. Läs in det med ”Läs in från Excel” på bladets sida.")
        )
    filled = [tab for tab in tabs if tab.grid.rows]
    if not filled:
        raise BadFile(_("Filen är tom."))
    return filled[0]


def _headings(tab: Tab, remembered: Mapping[str, str]) -> tuple[int, list[str]]:
    """The row where most is recognised; else the first one with more than one word."""
    rows = [
        (number, ["" if one is None else str(one) for one in values]) for number, values in tab.grid.rows[:SEARCHED]
    ]
    known = {
        number: sum(plain(text) in BY_WORD or plain(text) in remembered for text in texts) for number, texts in rows
    }
    best = max(rows, key=lambda row: (known[row[0]], -row[0]))
    if known[best[0]]:
        return best
    wide = [row for row in rows if sum(map(bool, row[1])) > 1]
    if not wide:
        raise BadFile(
            _("Hittar ingen rad med rubriker. Skriv överst vad kolumnerna heter, till exempel Insats och Märke.")
        )
    return wide[0]


def _column(place: int, headings: Sequence[str], rows: Sequence[tuple[int, tuple[Value, ...]]]) -> Column:
    said = (values[place] for _number, values in rows if place < len(values))
    samples = dict.fromkeys(
        spelled(value)[:LONGEST] for value in said if isinstance(value, str | int | float | dt.date)
    )
    return Column(place, headings[place] if place < len(headings) else "", tuple(samples)[:SAMPLES])
