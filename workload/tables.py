"""A table that is the same on the page, on paper and in a file, so that what is hidden is hidden everywhere; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fyrbodal.documents import tables
from fyrbodal.documents.spreadsheets import Value
from fyrbodal.swedish import MINUS, decimal
from workload.weighing import shown


@dataclass(frozen=True)
class Cell:
    """What a spreadsheet gets, and what is read on the page."""

    value: Value
    words: str
    url: str = ""


@dataclass(frozen=True)
class Table:
    """`numeric` are the columns whose figures stand to the right; `slug` is unique on the page and names the file."""

    slug: str
    title: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    numeric: frozenset[int] = frozenset()

    def lines(self) -> list[list[Value]]:
        """For a spreadsheet: the headings, and each row."""
        return [list(self.headings), *([cell.value for cell in row] for row in self.rows)]

    def on_paper(self) -> "Table":
        """Without links."""
        return replace(self, rows=[[replace(cell, url="") for cell in row] for row in self.rows])

    def head(self) -> SafeString:
        return tables.head(self.headings, self.numeric)

    def body(self) -> SafeString:
        return tables.together(self._row(*row) for row in self.rows)

    def _row(self, first: Cell, *others: Cell) -> str:
        return tables.row(first.words, [cell.words for cell in others], self.numeric, first.url)


def words(text: str, url: str = "") -> Cell:
    return Cell(text, text, url)


def figure(value: Decimal | int | None, places: int = 0, unknown: str = "") -> Cell:
    """The file gets the figure as it is shown, with two decimals at most."""
    if value is None:
        return words(unknown or _("ingen data"))
    if isinstance(value, int):
        return Cell(value, decimal(value))
    return Cell(shown(value), decimal(value, places))


def points(value: Decimal | None) -> Cell:
    """Percentage points with their sign: +4,25 or −1,50."""
    if value is None:
        return words(_("–"))
    said = decimal(value, 2)
    return Cell(value, said if said.startswith(MINUS) or not value else f"+{said}")


def hidden() -> Cell:
    """What is not shown is not said in any file either."""
    return words(_("visas inte"))


def linked(cell: Cell, url: str) -> Cell:
    return replace(cell, url=url)
