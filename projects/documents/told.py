"""A report as it is read on a page: its economy beside the plan, its sections, its goals."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from projects.documents.economy import economy_of
from projects.documents.report import LABELS
from projects.economy import COSTS, INCOMES, Comparison, Economy, Kind, Row, kronor
from projects.models import Done, Report, Section


@dataclass(frozen=True)
class ToldRow:
    label: str
    text: str
    found: Comparison
    is_covered: bool
    note: str

    @property
    def planned(self) -> str:
        return _kronor(self.found.planned)

    @property
    def outcome(self) -> str:
        return _kronor(self.found.outcome)

    @property
    def deviation(self) -> str:
        return "" if not self.found.deviation else kronor(self.found.deviation)

    @property
    def earlier(self) -> list[str]:
        return [_kronor(figure) for _year, figure in self.found.earlier]


@dataclass(frozen=True)
class ToldEconomy:
    found: Economy

    @property
    def years(self) -> list[int]:
        return [one.year for one in self.found.before]

    @property
    def groups(self) -> list[tuple[str, list[ToldRow], ToldRow]]:
        """Incomes and costs, each with its sum."""
        return [(name, self._rows(kinds), self._sum(kinds)) for name, kinds in (("in", INCOMES), ("out", COSTS))]

    def _rows(self, kinds: tuple[Kind, ...]) -> list[ToldRow]:
        return [self._row(row) for row in self.found.rows if row.kind in kinds]

    def _row(self, row: Row) -> ToldRow:
        return ToldRow(LABELS[row.kind], row.text, self.found.of_row(row), row.stands_under is not None, row.note)

    def _sum(self, kinds: tuple[Kind, ...]) -> ToldRow:
        return ToldRow("", "", self.found.of_kinds(*kinds), is_covered=False, note="")

    @property
    def repayment(self) -> str:
        return _kronor(self.found.repayment)

    @property
    def difference(self) -> str:
        return kronor(abs(self.found.difference)) if self.found.difference else ""

    @property
    def suggested(self) -> str:
        return kronor(self.found.suggested_repayment) if self.found.suggested_repayment else ""


@dataclass(frozen=True)
class Told:
    economy: ToldEconomy
    sections: list[Section]
    goals: list[Done]
    appendices: list[Any]


def told(report: Report) -> Told:
    """In as many queries whatever stands in it."""
    return Told(
        ToldEconomy(economy_of(report)),
        list(report.sections.select_related("of").order_by("of__position", "pk")),
        list(report.done.select_related("goal").order_by("goal__position", "pk")),
        list(report.appendices.order_by("position", "pk")),
    )


def _kronor(figure: Decimal | None) -> str:
    return "–" if figure is None else kronor(figure)
