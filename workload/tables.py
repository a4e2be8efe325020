"""A table that is the same on the page, on paper and in a file, so that what is hidden is hidden everywhere; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
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
        cells = (
            _tag("th", heading, ' scope="col"', right=at in self.numeric) for at, heading in enumerate(self.headings)
        )
        return _row(cells)

    def body(self) -> SafeString:
        """Written here and not in a template, whose loops would cost more than all else on the page."""
        return mark_safe("".join(map(self._line, self.rows)))  # noqa: S308 - of what is escaped cell by cell

    def _line(self, row: Sequence[Cell]) -> SafeString:
        first, *others = row
        cells = (_tag("td", cell.words, right=at in self.numeric) for at, cell in enumerate(others, 1))
        return _row([_first(first), *cells])


def _row(cells: Iterable[str]) -> SafeString:
    return mark_safe(f"<tr>{''.join(cells)}</tr>")  # noqa: S308 - of what is escaped cell by cell


def _tag(name: str, text: str, attributes: str = "", *, right: bool) -> str:
    numeric = ' class="n"' if right else ""
    return f"<{name}{attributes}{numeric}>{escape(text)}</{name}>"


def _first(cell: Cell) -> str:
    named = escape(cell.words)
    inside = f'<a href="{escape(cell.url)}">{named}</a>' if cell.url else named
    return f'<th scope="row">{inside}</th>'


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
