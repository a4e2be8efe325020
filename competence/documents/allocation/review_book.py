"""The review as a workbook: a sheet for each kind of figure, with a row for each course and a column for each municipality."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from competence.documents.allocation.review import Cell, Review, Row
from fyrbodal.documents.spreadsheets import Value, write_xlsx


def book_of(review: Review) -> bytes:
    sheets = {
        _("Önskas"): _grid(review, lambda cell: cell.wanted),
        _("Behov"): _grid(review, lambda cell: None if cell.need is None else _told(cell.need.in_words)),
        _("Förra gången"): _grid(review, lambda cell: None if cell.before is None else str(cell.before)),
        _("Prioritet"): _grid(review, lambda cell: cell.line.priority),
    }
    if review.is_decided:
        sheets[_("Får")] = _grid(review, lambda cell: cell.places)
    return write_xlsx(
        sheets | {_("Kostnad"): _costs(review), _("Kommentarer"): _comments(review), _("Om filen"): _about(review)}
    )


def _grid(review: Review, of: Callable[[Cell], Value]) -> list[list[Value]]:
    heading: list[Value] = [_("Kurs"), _("Platser"), *(one.home for one in review.columns)]
    return [heading, *(_row(row, of) for row in review.rows)]


def _row(row: Row, of: Callable[[Cell], Value]) -> list[Value]:
    return [str(row.offer), row.offer.seats, *(of(cell) for cell in row.cells)]


def _told(figure: str) -> Value:
    return int(figure) if figure.isdigit() else figure


def _costs(review: Review) -> list[list[Value]]:
    heading: list[Value] = [_("Kommun"), _("Kostnad, kr")]
    told = zip(review.columns, review.totals, strict=True)
    rows: list[list[Value]] = [[one.home, total.cost] for one, total in told]
    return [heading, *rows]


def _comments(review: Review) -> list[list[Value]]:
    heading: list[Value] = [_("Kurs"), _("Kommun"), _("Kommentar")]
    rows: list[list[Value]] = [[offer.name, home, text] for offer, said in review.comments for home, text in said]
    return [heading, *rows]


def _about(review: Review) -> list[list[Value]]:
    silent = ", ".join(review.silent)
    basis = _("platserna i beslutet") if review.is_decided else _("vad kommunerna önskar, före fördelningen")
    return [
        [_("Paket"), str(review.package)],
        [_("Läge"), str(review.package.get_status_display())],
        [_("Som det var"), timezone.localtime(review.now).strftime("%Y-%m-%d %H:%M")],
        [_("Kostnaden räknad på"), basis],
        [_("Har inte skickat in"), silent or None],
    ]
