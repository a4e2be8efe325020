"""A table that is the same on the page, on paper and in a file, so that what is hidden is hidden everywhere; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from fyrbodal.documents.spreadsheets import Value
from fyrbodal.swedish import MINUS, decimal
from workload.weighing import shown


@dataclass(frozen=True)
class Cell:
    """What a spreadsheet gets, and what is read on the page."""

    value: Value
    words: str
    url: str = ""
    band: str = ""

    @property
    def is_number(self) -> bool:
        return isinstance(self.value, Decimal | int)


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

    @property
    def columns(self) -> list[tuple[str, bool]]:
        return [(heading, at in self.numeric) for at, heading in enumerate(self.headings)]

    def marked(self) -> list[list[tuple[Cell, bool, str]]]:
        """Each cell, whether it stands to the right, and its heading."""
        return [[(cell, at in self.numeric, self.headings[at]) for at, cell in enumerate(row)] for row in self.rows]


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
