"""A staffing survey: the words as they were given, how they are read, and what they answer together."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.models import StaffingRow, StaffingSurvey
from competence.staffing import Answer, Column, Derived, Found, Read, Row, derived, summary
from fyrbodal.documents.spreadsheets import Value, write_xlsx
from fyrbodal.ordering import SwedishOrder
from fyrbodal.swedish import decimal, joined

SUMMED = (
    Column.POSTS, Column.DEGREE, Column.OTHER_EDUCATION, Column.CONSULTANTS, Column.UNDER_TWO, Column.TWO_TO_FIVE,
    Column.OVER_FIVE, Column.VACANT,
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """`told` is how the words are read; empty where they say just that themselves."""

    words: str
    told: str


@dataclass(frozen=True)
class Shown:
    """A row on the page. `note` is the number of its footnote, if it has one."""

    row: StaffingRow
    cells: tuple[Cell, ...]
    note: int | None


@dataclass(frozen=True)
class SumShown:
    """A derived sum in words, with what it rests on."""

    label: str
    total: str
    found: Derived


class Told:
    """What a survey says; every reading is made anew from the words."""

    def __init__(self, survey: StaffingSurvey) -> None:
        self.survey = survey
        self.answers = list(survey.answers.all())

    @cached_property
    def stored(self) -> list[StaffingRow]:
        return list(rows_in_order(self.survey))

    @cached_property
    def rows(self) -> list[Row]:
        return [as_row(row) for row in self.stored]

    @cached_property
    def footnotes(self) -> list[str]:
        """Each once, in the order of the rows that have them."""
        return list(dict.fromkeys(row.footnote for row in self.stored if row.footnote))

    def shown(self) -> list[Shown]:
        return [
            Shown(stored, cells_of(row), self.footnotes.index(stored.footnote) + 1 if stored.footnote else None)
            for stored, row in zip(self.stored, self.rows, strict=True)
        ]

    def summary(self) -> tuple[Found, ...]:
        return summary(self.rows)

    def sums(self) -> list[SumShown]:
        found = [derived(self.rows, column) for column in SUMMED]
        return [SumShown(str(one.column.label), range_in_words(one.least, one.most), one) for one in found if one.units]


def rows_in_order(survey: StaffingSurvey) -> Any:
    return survey.rows.select_related("organisation").order_by(SwedishOrder("organisation__name"), "label", "pk")


def as_row(row: StaffingRow) -> Row:
    words = {column: getattr(row, column.value) for column in Column}
    return Row(str(row), row.organisation.name, words, interviewed=row.was_asked)


def cells_of(row: Row) -> tuple[Cell, ...]:
    return tuple(Cell(words := row.words[column], told_beside(row.read(column), words, column)) for column in Column)


def told_beside(found: Read, words: str, column: Column) -> str:
    told = reading_in_words(found, unit="%" if column is Column.RELIEF else "")
    return "" if told == words.strip().replace(".", ",").casefold() else told


def reading_in_words(found: Read, unit: str = "") -> str:
    """8, ungefär 2–3, minst 24, ja, ej uppgett"""
    if found.least is None:
        return _WITHOUT[found.answer]()
    if found.answer is Answer.NO:
        return _("nej") if unit else "0"
    figure = range_in_words(found.least, found.most) + (f"\N{NO-BREAK SPACE}{unit}" if unit else "")
    return _("ungefär %s") % figure if found.approximate and found.most is not None else figure


_WITHOUT = {
    Answer.YES: lambda: _("ja, men inget tal"),
    Answer.NO: lambda: _("nej"),
    Answer.UNKNOWN: lambda: _("går inte att läsa ut"),
    Answer.NOT_REPORTED: lambda: _("ej uppgett"),
}


def range_in_words(least: Decimal, most: Decimal | None) -> str:
    if most is None:
        return _("minst %s") % decimal(least)
    return decimal(least) if least == most else f"{decimal(least)}–{decimal(most)}"


def survey_in_words(survey: StaffingSurvey) -> str:
    """våren 2017"""
    return f"{survey.get_half_display()} {survey.asked_in}"


def closes_on(survey: StaffingSurvey) -> dt.date:
    """The day from which the municipalities answer no more: the one that is written, else when the half-year is over."""
    closed: dt.date | None = survey.closed_on
    if closed:
        return closed
    if survey.half == StaffingSurvey.Half.SPRING:
        return dt.date(survey.asked_in, 7, 1)
    return dt.date(survey.asked_in + 1, 1, 1)


def missing(survey: StaffingSurvey, rows: list[StaffingRow], members: list[Any]) -> str:
    """The municipalities that have not answered yet."""
    answered = {row.organisation_id for row in rows}
    return joined([str(one) for one in members if one.pk not in answered])


HEADINGS = {"organisation": gettext_lazy("Kommun"), "label": gettext_lazy("Enhet")}
BESIDE = {
    "footnote": gettext_lazy("Fotnot"),
    "was_asked": gettext_lazy("Svarade själv"),
    "source": gettext_lazy("Källa"),
}


def headings() -> dict[str, str]:
    """By field, as a table that can come back has them."""
    columns = {column.value: str(column.label).capitalize() for column in Column}
    return {name: str(heading) for name, heading in (HEADINGS | columns | BESIDE).items()}


def book_of(told: Told) -> bytes:
    """First the words, which is the sheet that is read in; then how they are read, and the closed questions."""
    answers: list[list[Value]] = [[one.question, one.count, one.of, one.note or None] for one in told.answers]
    return write_xlsx(
        {
            _("Svar"): [list(headings().values()), *(list(values_of(row).values()) for row in told.stored)],
            _("Läst som"): [_read_headings(), *(_read_line(one) for one in told.shown())],
            _("Slutna frågor"): [[_("Fråga"), _("Kommuner"), _("Av"), _("Anmärkning")], *answers],
        }
    )


def values_of(row: StaffingRow) -> dict[str, Value]:
    words = {column.value: getattr(row, column.value) or None for column in Column}
    beside = {"footnote": row.footnote or None, "was_asked": _("ja") if row.was_asked else _("nej")}
    return {"organisation": row.organisation.name, "label": row.label or None} | words | beside | {
        "source": row.source or None
    }  # fmt: skip


def _read_headings() -> list[Value]:
    return [_("Kommun"), _("Enhet"), *(str(column.label).capitalize() for column in Column)]


def _read_line(shown: Shown) -> list[Value]:
    told = [
        reading_in_words(read_, unit="%" if column is Column.RELIEF else "")
        for column, read_ in ((column, as_row(shown.row).read(column)) for column in Column)
    ]
    return [shown.row.organisation.name, shown.row.label or None, *told]
