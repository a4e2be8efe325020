"""Rows read by heading, with faults that say where they are and what to do."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Never, TypeVar

from django.utils.translation import gettext as _

from fyrbodal.documents.spreadsheets.cells import FAULT, FORMULA, BadFile, Grid, Value
from fyrbodal.swedish import joined, parse_decimal

T = TypeVar("T")
DAY_NUMBERS = range(1, 80_000)  # until the year 2119; a larger number is an amount in the wrong column


class BadCell(ValueError):
    """One cell is refused; str() is the sentence with row and column."""

    def __init__(self, row: int, heading: str, text: str) -> None:
        super().__init__(
            _("Rad %(row)s, kolumnen %(heading)s: %(text)s") % {"row": row, "heading": heading, "text": text}
        )
        self.row, self.heading, self.text = row, heading, text


@dataclass(frozen=True)
class Row:
    """Each reader gives None for an empty cell and raises BadCell for what it cannot read."""

    number: int
    values: dict[str, Value]
    epoch: dt.datetime = field(repr=False)

    def text(self, heading: str) -> str | None:
        value = self.value(heading)
        if isinstance(value, float):
            return f"{_exact(value):f}"
        return None if value is None else str(value)

    def required(self, heading: str) -> str:
        return self.text(heading) or self._refuse(heading, _("något måste stå här."))

    def decimal(self, heading: str) -> Decimal | None:
        value = self.value(heading)
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, bool | dt.date | dt.time | dt.timedelta):
            return self._refuse(heading, _("ett tal behövs här."))
        return _exact(value) if isinstance(value, int | float) else self._parsed(heading, str(value))

    def whole(self, heading: str) -> int | None:
        number = self.decimal(heading)
        if number is not None and number != int(number):
            return self._refuse(heading, _("ett helt tal behövs här."))
        return None if number is None else int(number)

    def day(self, heading: str) -> dt.date | None:
        value = self.value(heading)
        if isinstance(value, dt.datetime):
            return value.date()
        if value is None or isinstance(value, dt.date):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool) and value in DAY_NUMBERS:
            return (self.epoch + dt.timedelta(days=value)).date()
        return self._written_day(heading, str(value))

    def value(self, heading: str) -> Value:
        """As it stands in the file."""
        value = self.values.get(heading)
        if value is FORMULA:
            self._refuse(heading, _("här står en formel. Klistra in värdet i stället."))
        if value is FAULT:
            self._refuse(heading, _("här står ett felvärde. Rätta det i filen."))
        return value

    def _parsed(self, heading: str, text: str) -> Decimal:
        try:
            return parse_decimal(text)
        except ValueError:
            return self._refuse(
                heading, _("”%(text)s” är inte ett tal. Skriv till exempel 12,5.") % {"text": text[:40]}
            )

    def _written_day(self, heading: str, text: str) -> dt.date:
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            advice = _("”%(text)s” är inte ett datum. Skriv till exempel 2027-03-12.")
            return self._refuse(heading, advice % {"text": text[:40]})

    def _refuse(self, heading: str, text: str) -> Never:
        raise BadCell(self.number, heading, text)


def _exact(number: float) -> Decimal:
    """Spreadsheets keep 15 digits; the 17 of a float would show 0.30000000000000004."""
    return Decimal(number) if isinstance(number, int) else Decimal(f"{number:.15g}")


def rows_of(grid: Grid, headings: list[str]) -> list[Row]:
    """Raises BadFile when a heading is missing or stands twice."""
    if not grid.rows:
        raise BadFile(_("Filen är tom."))
    (_number, first), *rest = grid.rows
    found = ["" if value is None else str(value) for value in first]
    _demand(headings, found)
    return [Row(number, _by_heading(found, values), grid.epoch) for number, values in rest]


def _by_heading(found: list[str], values: tuple[Value, ...]) -> dict[str, Value]:
    padded = values + (None,) * (len(found) - len(values))
    return {heading: value for heading, value in zip(found, padded, strict=False) if heading}


def _demand(headings: list[str], found: list[str]) -> None:
    missing = [heading for heading in headings if heading not in found]
    if missing:
        raise BadFile(_("I filen saknas kolumnerna: %(names)s.") % {"names": joined(missing)})
    twice = sorted({heading for heading in found if heading and found.count(heading) > 1})
    if twice:
        raise BadFile(_("I filen finns två kolumner med samma rubrik: %(names)s.") % {"names": joined(twice)})


def collected(rows: Iterable[Row], read: Callable[[Row], T]) -> tuple[list[T], list[BadCell]]:
    """What could be read, and one fault for each row that could not. Write nothing when there is a fault."""
    done: list[T] = []
    faults: list[BadCell] = []
    for row in rows:
        try:
            done.append(read(row))
        except BadCell as fault:
            faults.append(fault)
    return done, faults
