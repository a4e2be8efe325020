"""Reading a spreadsheet: rows read and validated, against openpyxl's bare parse of the same file."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import openpyxl

from bench.measuring import Aim, Row, in_turn, row
from bench.region import Region
from fyrbodal.documents import spreadsheets

QUESTION = "Reading a spreadsheet"
AIM = Aim(highest=2.0)
HEADINGS = ["Namn", "E-post", "Kommun", "Enhet", "Grad", "Antal", "Från", "Anmärkning"]
NAME = "personal.xlsx"


@dataclass(frozen=True)
class Read:
    name: str
    email: str
    town: str
    unit: str | None
    percentage: Decimal | None
    number: int | None
    since: dt.date | None
    note: str | None


def measure(region: Region) -> Iterator[Row]:
    content = _workbook(region.sizes.rows)
    if (found := _validated(content)) != region.sizes.rows:
        raise AssertionError(f"{found} rows were read")
    taken = in_turn(lambda: _validated(content), lambda: _parsed(content), pairs=region.sizes.pairs)
    yield row(QUESTION, f"{region.sizes.rows:,} rows of {len(HEADINGS)}, read and validated", taken, AIM)


def _workbook(rows: int) -> bytes:
    day = dt.date(2020, 1, 1)
    lines = (
        (f"Påhittad Person {number}", f"person{number}@example.org", "Orust", "Barn och unga", 75.5, number, day, "")
        for number in range(rows)
    )
    return spreadsheets.write_xlsx({"Personal": [HEADINGS, *lines]})


def _validated(content: bytes) -> int:
    rows = spreadsheets.read_rows(content, name=NAME, headings=HEADINGS)
    read, faults = spreadsheets.collected(rows, _read)
    if faults:
        raise faults[0]
    return len(read)


def _read(one: spreadsheets.Row) -> Read:
    return Read(
        name=one.required("Namn"),
        email=one.required("E-post"),
        town=one.required("Kommun"),
        unit=one.text("Enhet"),
        percentage=one.decimal("Grad"),
        number=one.whole("Antal"),
        since=one.day("Från"),
        note=one.text("Anmärkning"),
    )


def _parsed(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    count = sum(1 for _row in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return count
