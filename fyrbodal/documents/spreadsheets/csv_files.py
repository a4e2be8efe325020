"""CSV as Swedish Excel writes and reads it: semicolons, decimal commas, UTF-8 with a mark, or the old Windows letters."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl.utils.datetime import WINDOWS_EPOCH

from fyrbodal.documents.spreadsheets.cells import MOST_BYTES, BadFile, Grid, Value, measured, tidy

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
QUOTED = re.compile(r'"[^"]*"')
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_csv(content: bytes) -> Grid:
    """Raises BadFile."""
    if content.startswith((ZIP, OLD_EXCEL)):
        raise BadFile(_("Filen heter .csv men är en Excelfil. Ge den sitt rätta namn, eller spara den som CSV."))
    if len(content) > MOST_BYTES:
        raise BadFile(_("Filen är för stor."))
    text = _decoded(content)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return Grid(measured(tuple(map(_value, line)) for line in lines), WINDOWS_EPOCH)
    except csv.Error as error:
        said = _("Filen kan inte läsas som CSV. Kontrollera citattecknen, eller spara den som .xlsx.")
        raise BadFile(said) from error


def _decoded(content: bytes) -> str:
    text = _guessed(content)
    if "\0" in text:
        raise BadFile(_("Filen är ingen textfil. Spara den som CSV eller .xlsx."))
    return text


def _guessed(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """Swedish Excel separates with semicolons, so that one found outside quotes decides."""
    first = next(iter(QUOTED.sub("", text).splitlines()), "")
    return next((mark for mark in ";\t," if mark in first), ";")


def _value(text: str) -> str | None:
    """The apostrophe that `write_csv` puts before a dangerous beginning is taken off again."""
    return tidy(text[1:] if text.startswith("'") and _is_dangerous(text) else text)


def _is_dangerous(text: str) -> bool:
    return text.lstrip("'").startswith(DANGEROUS)


def write_csv(rows: Iterable[Iterable[Value]]) -> bytes:
    """Text that a spreadsheet would run gets an apostrophe before it; numbers stay numbers."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";").writerows([_written(value) for value in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float | Decimal):
        return str(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes")
    text = "" if value is None else str(value).replace("\0", "")
    return f"'{text}" if _is_dangerous(text) else text
