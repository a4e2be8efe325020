"""The page of a workbook that says how the model weighs; the formulas of the other pages read it."""

from typing import Any

from django.utils.translation import gettext as _
from openpyxl.worksheet.worksheet import Worksheet

from workload.bands import band_word
from workload.documents.workbook import styles
from workload.documents.workbook.contents import Days
from workload.weighing import Activity, Model
from workload.weighing.exact import total
from workload.weighing.explaining import unit_word
from workload.workbook.layout import ACTIVITIES, CALCS, MODEL, NO, PLACES, UNITS, YES, labels

WIDTHS = {"A": 34, "B": 14, "C": 14, "D": 16, "E": 12, "F": 14, "G": 10, "H": 10, "I": 12, "J": 14}


class ModelPage:
    """Full time, the days of the period, the activities and the bands."""

    def __init__(self, book: Any, version: str, model: Model, days: Days | None) -> None:
        self.page: Worksheet = book.create_sheet(MODEL)
        self.version, self.model, self.days = version, model, days
        self.unit = unit_word(model.unit)

    @property
    def first_band(self) -> int:
        return ACTIVITIES + len(self.model.activities) + 3

    def write(self) -> None:
        styles.title(styles.put(self.page, "A1", _("Modellen: %s") % self.version))
        styles.soft(styles.put(self.page, "A2", _("Så här väger arbetet. Det ändras på webbplatsen, inte här.")))
        self._write_frame()
        self._write_activities()
        self._write_bands()
        for letter, width in WIDTHS.items():
            self.page.column_dimensions[letter].width = width
        styles.printed(self.page, until=f"{ACTIVITIES - 1}:{ACTIVITIES - 1}")
        styles.protect(self.page)

    def _write_frame(self) -> None:
        starts_on, ends_on, weeks = self.days or (None, None, 4)
        self._frame(4, _("Heltid i veckan, %s") % self.unit, self.model.full, styles.format_of(self.model.full))
        self._frame(5, _("Perioden börjar"), starts_on, "yyyy-mm-dd")
        self._frame(6, _("Perioden slutar"), ends_on, "yyyy-mm-dd")
        self._frame(7, _("Veckor i perioden"), weeks, "0")
        if self.days is None:
            for row in (5, 6, 7):
                self.page[f"B{row}"].protection = styles.OPEN

    def _frame(self, row: int, label: str, value: Any, number_format: str) -> None:
        styles.strong(styles.put(self.page, f"A{row}", label))
        cell = styles.put(self.page, f"B{row}", value)
        cell.number_format = number_format
        styles.middle(cell)

    def _write_activities(self) -> None:
        headings = [
            _("Insats"), _("Räknas"), _("Varje gång, %s") % self.unit, _("Standardtid per gång"), _("Restid räknas"),
            _("Standardtid i veckan"), _("Gånger"), _("på så många"), _("veckor eller månader"), _("Räknas som"),
        ]  # fmt: skip
        for letter, heading in zip("ABCDEFGHIJ", headings, strict=True):
            styles.heading(styles.put(self.page, f"{letter}{ACTIVITIES - 1}", heading))
        self.page.row_dimensions[ACTIVITIES - 1].height = 34
        names = labels(self.model)
        for row, activity in enumerate(self.model.activities, ACTIVITIES):
            self._activity(row, names[activity.key], activity)

    def _activity(self, row: int, label: str, activity: Activity) -> None:
        values = (
            label, str(CALCS[activity.calc]), activity.amount, total(activity.per_occasion),
            str(YES if activity.travel else NO), total(activity.per_week), activity.occasions, activity.every,
            str(UNITS[activity.every_unit]), str(PLACES[activity.placement]),
        )  # fmt: skip
        for letter, value in zip("ABCDEFGHIJ", values, strict=True):
            self._cell(f"{letter}{row}", value)

    def _cell(self, place: str, value: Any) -> None:
        cell = styles.put(self.page, place, value)
        cell.border, cell.number_format = styles.UNDER, styles.format_of(value)
        if not place.startswith("A"):
            styles.middle(cell)

    def _write_bands(self) -> None:
        styles.heading(styles.put(self.page, f"A{self.first_band - 1}", _("Band")))
        styles.heading(styles.put(self.page, f"B{self.first_band - 1}", _("Till och med, %")))
        for row, band in enumerate(self.model.bands, self.first_band):
            self._cell(f"A{row}", band_word(band.key))
            self._cell(f"B{row}", _("utan gräns") if band.upto is None else band.upto)
