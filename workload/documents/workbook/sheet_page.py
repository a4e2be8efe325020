"""A sheet as a page of a workbook: what is filled in, what it weighs live, and how each figure came to be."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from workload.bands import band_word
from workload.caveat import CAVEAT
from workload.documents.workbook import styles
from workload.documents.workbook.contents import Content
from workload.documents.workbook.time_page import TimeBlock
from workload.models import Line
from workload.weighing import Model, Placement, Unit
from workload.weighing.explaining import unit_word
from workload.workbook import formulas
from workload.workbook.cells import texts_of
from workload.workbook.formulas import LineFormulas
from workload.workbook.layout import (
    ACTIVITIES,
    END,
    FIRST,
    HEADINGS,
    ID,
    MODEL,
    SPARE,
    UNITS,
    Column,
    Layout,
    times_for,
    unused,
)


class SheetPage:
    """`demand`, `time`, `percent` and `band` are the cells of the result."""

    demand, time, percent, band = "D5", "E5", "C5", "B5"

    def __init__(self, page: Worksheet, model: Model, content: Content, first_band: int) -> None:
        self.page, self.model, self.content, self.first_band = page, model, content, first_band
        longest = max((len(line.actuals) for line in content.lines), default=0)
        self.layout = Layout(times_for(model, longest), model.unit is Unit.POINTS)
        self.last = FIRST + len(content.lines) + SPARE - 1

    def write(self) -> None:
        self._write_top()
        self._write_headings()
        for row in range(FIRST, self.last + 1):
            self._write_row(row)
        self._write_end()
        self._write_result()
        self._dress()

    def _write_top(self) -> None:
        styles.put(self.page, f"{ID}1", self.content.mark.written())
        styles.title(styles.put(self.page, "B1", self.content.title))
        styles.soft(styles.put(self.page, "B2", self.content.facts))
        styles.soft(styles.put(self.page, "B3", str(CAVEAT)))

    def _write_headings(self) -> None:
        for column, letter in zip(self.layout.columns, self.layout.letters.values(), strict=True):
            styles.heading(styles.put(self.page, f"{letter}{HEADINGS}", self.layout.heading(column)))
        self.page.row_dimensions[HEADINGS].height = 46

    def _write_row(self, row: int) -> None:
        place = row - FIRST
        line = self.content.lines[place] if place < len(self.content.lines) else None
        for column, letter in zip(self.layout.columns, self.layout.letters.values(), strict=True):
            if column.kind != "live" and column.name != "id":
                self._write_open(f"{letter}{row}", column, self._value(column, line))
        made = LineFormulas(self.layout, row, len(self.model.activities)).all()
        for name, formula in made.items():
            styles.live(self.page, f"{self.layout.letters[name]}{row}", formula, _format(name)).border = styles.UNDER
        styles.strong(self.page[f"{self.layout.letters['weekly']}{row}"])
        self._write_explanation(row, line)

    def _write_open(self, place: str, column: Column, value: Any) -> None:
        cell = styles.put(self.page, place, value)
        cell.number_format = styles.format_of(value, column.kind)
        cell.protection, cell.border = styles.OPEN, styles.UNDER
        styles.middle(cell)
        if column.name in ("activity", "label"):
            cell.alignment = Alignment(vertical="center", wrap_text=True)

    def _value(self, column: Column, line: Line | None) -> Any:
        if line is None:
            return None
        if column.name.startswith("time_"):
            place = int(column.name.removeprefix("time_")) - 1
            return line.actuals[place] if place < len(line.actuals) else None
        if column.name in ("activity", "every_unit"):
            return texts_of(line, self.model)[column.name] or None
        return getattr(line, column.name) if column.kind != "text" else getattr(line, column.name) or None

    def _write_explanation(self, row: int, line: Line | None) -> None:
        if line is None:
            return
        styles.put(self.page, f"{ID}{row}", line.pk.hex)
        cell = styles.put(self.page, f"{self.layout.letters['explanation']}{row}", self.content.told.get(line.pk, ""))
        styles.soft(cell)
        cell.alignment, cell.border = Alignment(vertical="center", wrap_text=True, indent=1), styles.UNDER

    def _write_end(self) -> None:
        row = self.last + 1
        styles.put(self.page, f"{ID}{row}", END)
        said = _(
            "Fyll i de vita rutorna; de grå räknas fram. Nya rader skrivs i de tomma raderna. Töm en rad för att ta bort den."
        )
        styles.soft(styles.put(self.page, f"B{row}", said))

    def _write_result(self) -> None:
        taken = self._sum(Placement.CAPACITY)
        block = TimeBlock(self.page, self.last + 3, self.content.case, self.model, taken, is_open=self.content.is_open)
        time = block.write()
        unit = unit_word(self.model.unit)
        words = (_("Band"), _("Belastning, %"), _("Behov, %s") % unit, _("Tillgängligt, %s") % unit)
        for letter, label in zip("BCDE", words, strict=True):
            styles.soft(styles.put(self.page, f"{letter}4", label))
        styles.live(self.page, self.demand, f"={self._sum(Placement.DEMAND)}")
        styles.live(self.page, self.time, f"={time}")
        styles.live(self.page, self.percent, formulas.load(self.demand, self.time))
        band = formulas.band(self.demand, self.time, self.percent, self.model.bands, self.first_band)
        styles.live(self.page, self.band, band, "@")

    def _sum(self, place: Placement) -> str:
        return formulas.sum_of(self.layout, place, FIRST, self.last)

    def _dress(self) -> None:
        for letter in "BCDE":
            self.page[f"{letter}5"].font = Font(name=styles.FACE, bold=True, size=13, color=styles.INK)
            styles.middle(self.page[f"{letter}4"])
        self.page.row_dimensions[5].height = 24
        for key, (ground, ink) in styles.BAND_FILLS.items():
            is_it = f"$B$5={formulas.text(band_word(key))}"
            look = DifferentialStyle(font=Font(color=ink, bold=True), fill=_ground(ground))
            rule = Rule(type="expression", formula=[is_it], dxf=look)
            self.page.conditional_formatting.add(self.band, rule)
        self._dress_columns()
        self._validate()
        self.page.freeze_panes = f"C{FIRST}"
        self.page.sheet_view.showGridLines = False
        self.page.sheet_view.zoomScale = 90
        styles.printed(self.page, until=f"{HEADINGS}:{HEADINGS}")
        self.page.print_area = f"B1:{self.layout.letters['explanation']}{self.page.max_row}"
        styles.protect(self.page)

    def _dress_columns(self) -> None:
        hidden = unused(self.model)
        for column, letter in zip(self.layout.columns, self.layout.letters.values(), strict=True):
            dimension = self.page.column_dimensions[letter]
            dimension.width = column.width
            dimension.hidden = column.is_hidden or column.name in hidden

    def _validate(self) -> None:
        last = ACTIVITIES + len(self.model.activities) - 1
        units = ",".join(map(str, UNITS.values()))
        self._check("activity", DataValidation(type="list", formula1=f"{MODEL}!$A${ACTIVITIES}:$A${last}"))
        self._check("every_unit", DataValidation(type="list", formula1=f'"{units}"'))
        for column in self.layout.filled_in:
            if column.kind in CHECKS:
                self._check(column.name, CHECKS[column.kind]())

    def _check(self, name: str, rule: DataValidation) -> None:
        rule.errorTitle, rule.error = _("Det går inte att läsa in"), _("Välj i listan, eller skriv ett tal som passar.")
        rule.showErrorMessage = True
        letter = self.layout.letters[name]
        rule.add(f"{letter}{FIRST}:{letter}{self.last}")
        self.page.add_data_validation(rule)


CHECKS = {
    "whole": lambda: DataValidation(type="whole", operator="between", formula1="0", formula2="9999"),
    "figure": lambda: DataValidation(type="decimal", operator="between", formula1="0", formula2="9999"),
    "day": lambda: DataValidation(
        type="date", operator="greaterThan", formula1=str((date(2000, 1, 1) - date(1899, 12, 30)).days)
    ),
}


def _format(name: str) -> str:
    return {"place": "@", "match": "0;;;", "exact": "General", "share": styles.SHARE}.get(name, styles.SHOWN)


def _ground(colour: str) -> Any:
    fill = styles.filled(colour)
    fill.bgColor = colour  # a conditional fill is drawn with this one
    return fill
