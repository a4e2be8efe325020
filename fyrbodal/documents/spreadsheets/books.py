"""A workbook with all its sheets, and which cells of them have been merged."""

import re
from dataclasses import dataclass
from typing import Any

from openpyxl.utils.cell import range_boundaries

from fyrbodal.documents.spreadsheets.cells import MOST_COLUMNS, Grid
from fyrbodal.documents.spreadsheets.xlsx_files import grid_of, opened

MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']")


@dataclass(frozen=True)
class Tab:
    """A sheet of a workbook under its name; `merged` as A5:C5."""

    name: str
    grid: Grid
    merged: tuple[str, ...] = ()

    def merged_from(self, row: int) -> str | None:
        """The first merged cells that reach a row or one below it."""
        return next((cells for cells in self.merged if (range_boundaries(cells)[3] or 0) >= row), None)


def read_book(content: bytes, *, name: str, columns: int = MOST_COLUMNS) -> list[Tab]:
    """Every sheet, in the order of the file. Raises BadFile before anything large is unpacked."""

    def tabs(book: Any) -> list[Tab]:
        return [Tab(one.title, grid_of(one, book.epoch, columns), _merged(book, one)) for one in book.worksheets]

    return opened(content, tabs, name=name)


def _merged(book: Any, sheet: Any) -> tuple[str, ...]:
    """openpyxl does not tell of them when it reads row by row."""
    part = book._archive.read(sheet._worksheet_path)  # noqa: SLF001 - there is no public way to the part
    return tuple(found.decode() for found in MERGED.findall(part))
