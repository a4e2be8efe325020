"""Workbooks: a sheet, a whole period, an empty template. What is in them reckons live."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import openpyxl
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl.utils import quote_sheetname

from fyrbodal.swedish import date_in_words
from workload.documents.weighing import Reckoned, model_of
from workload.documents.workbook import styles
from workload.documents.workbook.model_page import ModelPage
from workload.documents.workbook.sheet_page import CAVEAT, Content, SheetPage
from workload.models import Period, Sheet, Version
from workload.weighing import Employment, Model, explanations
from workload.weighing import Sheet as Case
from workload.workbook.cells import fingerprint, texts_of
from workload.workbook.layout import MODEL
from workload.workbook.marking import SHEET, TEMPLATE, Mark

SUMMARY = "Sammanställning"
LONGEST_NAME = 31


def of_sheet(found: Reckoned) -> bytes:
    sheet = found.sheet
    return _Book(sheet.period.version, found.result.model, sheet.period).with_pages([found]).saved()


def of_period(period: Period, found: Sequence[Reckoned]) -> bytes:
    """A page that sums up, and one for each sheet."""
    book = _Book(period.version, model_of(period.version), period)
    return book.with_summary(found).saved()


def template(version: Version) -> bytes:
    """Empty, to be filled in and brought in on any sheet that is measured with the version."""
    book = _Book(version, model_of(version), None)
    mark = Mark(TEMPLATE, str(version.pk))
    case = Case(Employment(Decimal(100)), ())
    content = Content(_("Mätblad"), str(version), mark, case, [], {}, is_open=True)
    return book.with_page(_("Mätblad"), content).saved()


class _Book:
    def __init__(self, version: Version, model: Model, period: Period | None) -> None:
        book: Any = openpyxl.Workbook()
        book.remove(book.active)
        self.book = book
        self.book.calculation.fullCalcOnLoad = True
        self.version, self.model, self.period = version, model, period
        self.about = ModelPage(self.book, version, model, period)
        self.names = {MODEL.casefold(), SUMMARY.casefold()}

    def with_pages(self, found: Sequence[Reckoned]) -> "_Book":
        for one in found:
            self.with_page(one.sheet.name, content_of(one))
        return self

    def with_page(self, name: str, content: Content) -> "_Book":
        page = self.book.create_sheet(self._free(name), len(self.book.sheetnames) - 1)
        SheetPage(page, self.model, content, self.about.first_band).write()
        return self

    def with_summary(self, found: Sequence[Reckoned]) -> "_Book":
        summary = self.book.create_sheet(SUMMARY, 0)
        self.with_pages(found)
        _write_summary(summary, self.period, self.book.sheetnames[1:-1], found)
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


def content_of(found: Reckoned) -> Content:
    sheet, model = found.sheet, found.result.model
    told = zip((line.pk for line in found.lines), explanations(found.result), strict=True)
    lines = list(sheet.lines.all())
    prints = {line.pk.hex: fingerprint(texts_of(line, model)) for line in lines}
    mark = Mark(SHEET, str(sheet.period.version_id), str(sheet.pk), prints)
    title = _("Mätblad: %s") % sheet.name
    return Content(title, _facts(sheet), mark, found.result.sheet, lines, dict(told))


def _facts(sheet: Sheet) -> str:
    period = sheet.period
    fetched = _("hämtat %s") % date_in_words(timezone.localdate())
    parts = (period.unit.name, period.unit.organisation.name, period.name, str(period.version), fetched)
    return " · ".join(map(str, parts))


def _write_summary(page: Any, period: Any, names: Sequence[str], found: Sequence[Reckoned]) -> None:
    styles.title(styles.put(page, "A1", _("%(unit)s, %(period)s") % {"unit": period.unit.name, "period": period.name}))
    styles.soft(styles.put(page, "A2", str(period.version)))
    styles.soft(styles.put(page, "A3", str(CAVEAT)))
    headings = (_("Blad"), _("Läge"), _("Behov"), _("Tillgängligt"), _("Belastning, %"), _("Band"))
    for letter, heading in zip("ABCDEF", headings, strict=True):
        styles.heading(styles.put(page, f"{letter}4", heading))
    for row, (name, one) in enumerate(zip(names, found, strict=True), 5):
        _write_summed(page, row, name, one)
    for letter, width in zip("ABCDEF", (34, 16, 12, 14, 15, 18), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A5"
    page.sheet_view.showGridLines = False
    styles.printed(page, until="4:4")
    styles.protect(page)


def _write_summed(page: Any, row: int, name: str, one: Reckoned) -> None:
    styles.put(page, f"A{row}", one.sheet.name).border = styles.UNDER
    styles.put(page, f"B{row}", str(one.sheet.get_status_display())).border = styles.UNDER
    for letter, place in zip(
        "CDEF", (SheetPage.demand, SheetPage.time, SheetPage.percent, SheetPage.band), strict=True
    ):
        styles.live(page, f"{letter}{row}", f"={quote_sheetname(name)}!{place}").border = styles.UNDER
