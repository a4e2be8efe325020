"""Workbooks: a sheet, a whole period, an empty template. What is in them reckons live."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils import quote_sheetname

from workload.caveat import CAVEAT
from workload.documents.weighing import model_of
from workload.documents.workbook import styles
from workload.documents.workbook.contents import Content, Days, contents_of
from workload.documents.workbook.model_page import ModelPage
from workload.documents.workbook.sheet_page import SheetPage
from workload.models import Period, Sheet, Version
from workload.weighing import Employment, Model
from workload.weighing import Sheet as Case
from workload.workbook.layout import MODEL
from workload.workbook.marking import TEMPLATE, Mark

SUMMARY = "Sammanställning"
LONGEST_NAME = 31


def of_sheet(sheet: Sheet) -> bytes:
    """A locked one as it was locked."""
    [content] = contents_of([sheet])
    return _Book(content.version, content.model, content.days).with_pages([content]).saved()


def of_period(period: Period, sheets: Sequence[Sheet]) -> bytes:
    """A page that sums up, and one for each sheet."""
    days = Days(period.starts_on, period.ends_on, period.weeks)
    book = _Book(str(period.version), model_of(period.version), days)
    return book.with_summary(period, contents_of(sheets)).saved()


def template(version: Version) -> bytes:
    """Empty, to be filled in and brought in on any sheet that is measured with the version."""
    book = _Book(str(version), model_of(version), None)
    mark = Mark(TEMPLATE, str(version.pk))
    case = Case(Employment(Decimal(100)), ())
    content = Content(_("Mätblad"), str(version), mark, book.model, case, [], {}, is_open=True, name=_("Mätblad"))
    return book.with_pages([content]).saved()


class _Book:
    """`days` are those of the period; a template has none."""

    def __init__(self, version: str, model: Model, days: Days | None) -> None:
        book: Any = openpyxl.Workbook()
        book.remove(book.active)
        self.book = book
        self.book.calculation.fullCalcOnLoad = True
        self.model = model
        self.about = ModelPage(self.book, version, model, days)
        self.names = {MODEL.casefold(), SUMMARY.casefold()}

    def with_pages(self, contents: Sequence[Content]) -> "_Book":
        for content in contents:
            page = self.book.create_sheet(self._free(content.name), len(self.book.sheetnames) - 1)
            SheetPage(page, self.model, content, self.about.first_band).write()
        return self

    def with_summary(self, period: Period, contents: Sequence[Content]) -> "_Book":
        summary = self.book.create_sheet(SUMMARY, 0)
        self.with_pages(contents)
        _write_summary(summary, period, self.book.sheetnames[1:-1], contents)
        return self

    def _free(self, name: str) -> str:
        """A name for a page: no two alike, and none of the signs that are not allowed."""
        plain = "".join(sign for sign in name if sign not in "[]:*?/\\'\"" and sign.isprintable()).strip()
        plain = plain[:LONGEST_NAME] or _("Blad")
        free, number = plain, 2
        while free.casefold() in self.names:
            end = f" {number}"
            free, number = plain[: LONGEST_NAME - len(end)] + end, number + 1
        self.names.add(free.casefold())
        return free

    def saved(self) -> bytes:
        self.about.write()
        self.book.active = 0
        target = io.BytesIO()
        self.book.save(target)
        return target.getvalue()


def _write_summary(page: Any, period: Any, names: Sequence[str], contents: Sequence[Content]) -> None:
    styles.title(styles.put(page, "A1", _("%(unit)s, %(period)s") % {"unit": period.unit.name, "period": period.name}))
    styles.soft(styles.put(page, "A2", str(period.version)))
    styles.soft(styles.put(page, "A3", str(CAVEAT)))
    headings = (_("Blad"), _("Läge"), _("Behov"), _("Tillgängligt"), _("Belastning, %"), _("Band"))
    for letter, heading in zip("ABCDEF", headings, strict=True):
        styles.heading(styles.put(page, f"{letter}4", heading))
    for row, (name, one) in enumerate(zip(names, contents, strict=True), 5):
        _write_summed(page, row, name, one)
    for letter, width in zip("ABCDEF", (34, 16, 12, 14, 15, 18), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A5"
    page.sheet_view.showGridLines = False
    styles.printed(page, until="4:4")
    styles.protect(page)


def _write_summed(page: Any, row: int, name: str, one: Content) -> None:
    styles.put(page, f"A{row}", one.name).border = styles.UNDER
    styles.put(page, f"B{row}", one.status).border = styles.UNDER
    for letter, place in zip(
        "CDEF", (SheetPage.demand, SheetPage.time, SheetPage.percent, SheetPage.band), strict=True
    ):
        styles.live(page, f"{letter}{row}", f"={quote_sheetname(name)}!{place}").border = styles.UNDER
