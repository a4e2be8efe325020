"""The part of a page that reckons the time there is: percentage, reductions, absence, what the lines take of it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.worksheet.worksheet import Worksheet

from workload.documents.workbook import styles
from workload.weighing import Day, Model, Unit
from workload.weighing import Sheet as Case
from workload.workbook import formulas
from workload.workbook.layout import FULL


def alike(days: Iterable[Day]) -> Iterator[tuple[int, Day]]:
    """Stretches of days that are the same, with how many they are."""
    for day, same in groupby(days):
        yield len(list(same)), day


class TimeBlock:
    """Written from row `top` on; `time` is the cell that holds the result. An open one can be filled in."""

    def __init__(self, page: Worksheet, top: int, case: Case, model: Model, taken: str, *, is_open: bool) -> None:
        self.page, self.row, self.case, self.model, self.is_open = page, top, case, model, is_open
        self.taken = taken
        self.unit = _("h i veckan") if model.unit is Unit.HOURS else _("poäng")

    def write(self) -> str:
        """The place of the result."""
        styles.strong(styles.put(self.page, f"B{self.row}", _("Tiden i perioden")))
        contracted = self._days() if self.case.days else self._percentage()
        factor = self._experience()
        percents = self._sum(_("Nedsättning, procent"), self.case.employment.reductions_percent)
        deducted = self._sum(_("Avdrag, %s") % self.unit, self.case.employment.deductions)
        taken = self._next(_("Rader som minskar tiden, %s") % self.unit)
        styles.live(self.page, taken, f"={self.taken}")
        time = self._next(_("Tillgänglig tid, %s") % self.unit)
        made = formulas.available(contracted, factor, percents, deducted, taken)
        styles.strong(styles.live(self.page, time, made))
        return time

    def _next(self, label: str, value: Any = None) -> str:
        self.row += 1
        styles.put(self.page, f"B{self.row}", label)
        place = f"C{self.row}"
        cell = styles.put(self.page, place, value)
        cell.number_format = styles.format_of(value)
        styles.middle(cell)
        if self.is_open:
            cell.protection = styles.OPEN
        return place

    def _percentage(self) -> str:
        place = self._next(_("Procent av heltid"), self.case.employment.percentage)
        return f"{FULL}*{place}/100"

    def _days(self) -> str:
        self.row += 1
        headings = (_("Arbetsdagar"), _("Procent"), _("På plats"), _("Nedsättning, h i veckan"))
        for letter, heading in zip("BCDE", headings, strict=True):
            styles.heading(styles.put(self.page, f"{letter}{self.row}", heading))
        first = self.row + 1
        for number, day in alike(self.case.days):
            self.row += 1
            self._day(number, day)
        return formulas.contracted(first, self.row)

    def _day(self, number: int, day: Day) -> None:
        values: tuple[int | Decimal, ...] = (number, day.percentage, int(day.present), day.reduction)
        for letter, value in zip("BCDE", values, strict=True):
            cell = styles.put(self.page, f"{letter}{self.row}", value)
            cell.number_format = styles.format_of(value)
            styles.middle(cell)

    def _experience(self) -> str:
        level = self.case.employment.experience
        label = _("Erfarenhet: %s") % level if level else _("Erfarenhet")
        return self._next(label, self.model.factor(level))

    def _sum(self, label: str, values: tuple[Decimal, ...]) -> str:
        """Each on a row of its own, and nought where there is none; the formula that adds them."""
        places = [self._next(label, value) for value in values or (Decimal(0),)]
        return f"SUM({places[0]}:{places[-1]})"
