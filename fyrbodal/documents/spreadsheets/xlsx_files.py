"""Excel workbooks: looked over before they are opened, read row by row, written without anything that runs."""

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice, zip_longest
from typing import Any, TypeVar

import openpyxl
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from fyrbodal.documents.spreadsheets.cells import (
    FAULT,
    FORMULA,
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    UNWRITABLE,
    BadFile,
    Grid,
    Value,
    measured,
    tidy,
    too_large,
)
from fyrbodal.documents.spreadsheets.csv_files import DANGEROUS

T = TypeVar("T")
MEASURED = 200  # rows that say how wide the columns are
NARROWEST, WIDEST = 6, 50  # characters
MOST_MEMBERS = 200
HIGHEST_RATIO = 100
WORKBOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# No part of a workbook has a document type; one that does is made to be unfolded into something else.
DOCTYPES = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
CELLS = (b"<c ", b"<c>", b"<c/>", b"<row")
UNREADABLE = (  # what zipfile, zlib, the XML readers and openpyxl raise at a file that is broken
    zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError,
)  # fmt: skip


def read_xlsx(content: bytes, *, name: str) -> Grid:
    """The first sheet. Raises BadFile before anything large is unpacked."""
    return opened(content, _first_sheet, name=name)


def opened(content: bytes, read: Callable[[Any], T], *, name: str) -> T:
    """What `read` makes of the workbook. Raises BadFile before anything large is unpacked."""
    if not name.lower().endswith(".xlsx"):
        raise BadFile(_("Filen måste vara en Excelfil (.xlsx) eller CSV. Spara om den och försök igen."))
    _look_over(content)
    try:
        return _within(content, read)
    except BadFile:
        raise
    except UNREADABLE as error:
        raise BadFile(
            _("Filen är skadad och kan inte läsas. Öppna den i Excel, spara om den och försök igen.")
        ) from error


def _look_over(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _look_at_sizes(archive, len(content))
            _look_at_parts(archive)
    except BadFile:
        raise
    except UNREADABLE as error:
        raise BadFile(_("Filen är ingen Excelfil (.xlsx). Spara om den i Excel och försök igen.")) from error


def _look_at_sizes(archive: zipfile.ZipFile, packed: int) -> None:
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MOST_BYTES or len(archive.infolist()) > MOST_MEMBERS or unpacked > HIGHEST_RATIO * packed:
        raise BadFile(
            _("Filen är för stor när den packas upp. Kopiera raderna som behövs till en ny arbetsbok och försök igen.")
        )


def _look_at_parts(archive: zipfile.ZipFile) -> None:
    if WORKBOOK not in archive.read("[Content_Types].xml") or any("vbaProject" in name for name in archive.namelist()):
        raise BadFile(
            _("Filen är inte en vanlig arbetsbok utan makron (.xlsx). Spara om den som .xlsx och försök igen.")
        )
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            _look_at_part(archive.read(name))


def _look_at_part(part: bytes) -> None:
    if any(word in part for word in DOCTYPES):
        raise BadFile(_("Filen innehåller sådant som inte hör hemma i en arbetsbok och har inte lästs."))
    # openpyxl reads a whole sheet to find its size before it gives the first row, so it is counted here
    if sum(part.count(mark) for mark in CELLS) > MOST_CELLS:
        raise too_large()


def _within(content: bytes, read: Callable[[Any], T]) -> T:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl tells of styles and extensions that it passes over
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        try:
            return read(book)
        finally:
            book.close()


def _first_sheet(book: Any) -> Grid:
    return grid_of(book.worksheets[0], book.epoch)


def grid_of(sheet: Any, epoch: dt.datetime, columns: int = MOST_COLUMNS) -> Grid:
    sheet.reset_dimensions()  # the size that a file claims for its sheet may be wrong, and rows be lost
    return Grid(measured(_rows(sheet), columns), epoch)


def _rows(sheet: Any) -> Iterator[tuple[Value, ...]]:
    for row in sheet.iter_rows():
        yield tuple(_value(cell) for cell in row)


def _value(cell: Any) -> Value:
    match cell.data_type:
        case "f":
            return FORMULA
        case "e":
            return FAULT
        case "s" | "inlineStr" if cell.value is not None:
            return tidy(str(cell.value))
    value: Value = cell.value
    return value


def write_xlsx(sheets: Mapping[str, Iterable[Iterable[Value]]]) -> bytes:
    """A workbook with one sheet for each name; the first row of each is its headings."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet: Any = book.create_sheet(_sheet_name(name))
        sheet.freeze_panes = "A2"
        coming = iter(rows)
        first = [list(row) for row in islice(coming, MEASURED)]
        _widen(sheet, first)  # before the first row is written, or it is lost
        for number, row in enumerate(chain(first, coming)):
            sheet.append([_cell(sheet, value, heading=number == 0) for value in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _widen(sheet: Any, rows: list[list[Value]]) -> None:
    """Each column as its longest text, as far as that is readable."""
    for number, column in enumerate(zip_longest(*rows), start=1):
        longest = max((len(str(value)) for value in column if value is not None), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, NARROWEST), WIDEST)


def _sheet_name(name: str) -> str:
    return "".join(character for character in name if character not in "[]:*?/\\'")[:31] or _("Blad")


def _cell(sheet: Any, value: Value, *, heading: bool) -> Any:
    cell: Any = WriteOnlyCell(sheet, _storable(value))
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula
        cell.quotePrefix = value.startswith(DANGEROUS)
    if heading:
        cell.font = Font(bold=True)
    return cell


def _storable(value: Value) -> Any:
    if isinstance(value, str):
        return UNWRITABLE.sub("", value)
    if isinstance(value, dt.datetime) and value.tzinfo:
        return timezone.make_naive(value)
    if value is FORMULA or value is FAULT:
        raise TypeError(value)
    return value
