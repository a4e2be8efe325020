"""How the cells of a workbook look, and what text may become of them."""

from decimal import Decimal
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from fyrbodal.documents.spreadsheets.cells import UNWRITABLE
from fyrbodal.documents.spreadsheets.csv_files import DANGEROUS

INK, SOFT, SEA, ON_SEA, WASH, LINE = "1C2A2E", "51636A", "0B5363", "FFFFFF", "F1F3F2", "C9D1D1"
BAND_FILLS = {"gron": ("E6F1E6", "2B6534"), "gul": ("FBF0D9", "7A4B00"), "rod": ("FAE6E6", "A01C2C")}
FACE = "Calibri"
SHOWN, SHARE, PARTS, WHOLE = "[$-41D]#,##0.00", "[$-41D]0.00####", "[$-41D]0.0#####", "0"
FORMATS = {"figure": "General", "whole": WHOLE, "day": "yyyy-mm-dd", "live": SHOWN, "text": "@"}
THIN = Side(style="thin", color=LINE)
UNDER = Border(bottom=THIN)
OPEN = Protection(locked=False)


def put(page: Any, place: str, value: Any) -> Any:
    """Write a value; text stays text, however it begins."""
    cell = page[place]
    if isinstance(value, str):
        value = UNWRITABLE.sub("", value)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(DANGEROUS)
    return cell


def live(page: Any, place: str, formula: str, number_format: str = SHOWN) -> Any:
    """Write a formula; it is locked and grey, as what a person does not fill in."""
    cell = page[place]
    cell.value = formula
    cell.number_format = number_format
    cell.fill = filled(WASH)
    middle(cell)
    return cell


def filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def title(cell: Any) -> None:
    cell.font = Font(name=FACE, bold=True, size=15, color=INK)


def soft(cell: Any) -> None:
    cell.font = Font(name=FACE, size=10, color=SOFT)
    cell.alignment = Alignment(vertical="center", wrap_text=False)


def strong(cell: Any) -> None:
    cell.font = Font(name=FACE, bold=True, color=INK)


def middle(cell: Any) -> None:
    """Figures and short words alike, so that none of them leans on its neighbour."""
    cell.alignment = Alignment(horizontal="center", vertical="center")


def format_of(value: Any, kind: str = "figure") -> str:
    """Decimals with a comma whatever the program speaks; General for the rest, which has no comma to leave behind."""
    has_parts = isinstance(value, Decimal) and value != value.to_integral()
    return PARTS if has_parts and kind == "figure" else FORMATS[kind]


def heading(cell: Any) -> None:
    cell.font = Font(name=FACE, bold=True, color=ON_SEA)
    cell.fill = filled(SEA)
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def printed(page: Any, *, until: str) -> None:
    """Lying down, as wide as the paper, with its headings on every page."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = until
    page.page_margins.left = page.page_margins.right = 0.4
    page.oddFooter.center.text = "&P (&N)"


def protect(page: Any) -> None:
    """Against mistakes, not against people: there is no password."""
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
