"""Tables from and to people: xlsx and csv, strict on the way in and harmless on the way out."""

from fyrbodal.documents.spreadsheets.books import Tab, read_book
from fyrbodal.documents.spreadsheets.cells import FAULT, FORMULA, BadFile, Grid, Value
from fyrbodal.documents.spreadsheets.csv_files import read_csv, write_csv
from fyrbodal.documents.spreadsheets.rows import BadCell, Row, collected, rows_of
from fyrbodal.documents.spreadsheets.xlsx_files import read_xlsx, write_xlsx

__all__ = [
    "FAULT",
    "FORMULA",
    "BadCell",
    "BadFile",
    "Grid",
    "Row",
    "Tab",
    "Value",
    "collected",
    "read_book",
    "read_grid",
    "read_rows",
    "rows_of",
    "write_csv",
    "write_xlsx",
]


def read_grid(content: bytes, *, name: str) -> Grid:
    """The first sheet as it stands. The ending of `name` and the content must agree. Raises BadFile."""
    return read_csv(content) if name.lower().endswith(".csv") else read_xlsx(content, name=name)


def read_rows(content: bytes, *, name: str, headings: list[str]) -> list[Row]:
    """The rows under the first row that is not empty; it must hold each of `headings`. Raises BadFile."""
    return rows_of(read_grid(content, name=name), headings)
