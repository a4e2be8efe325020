"""The gap matrix as a workbook: a sheet for each step, all the unit's people."""

import datetime as dt

from django.utils.translation import gettext as _

from competence.documents.people.matrix import Group, Matrix, Row
from competence.documents.people.said import Said, in_words
from fyrbodal.documents.spreadsheets import Value, write_xlsx
from fyrbodal.organisation.models import Unit


def book_of(unit: Unit, on: dt.date) -> bytes:
    """Group by group as on the page; and the day, which says of when it is."""
    sheets: dict[str, list[list[Value]]] = {}
    for group in Matrix(unit, on).groups:
        sheets.setdefault(group.label, [_headings(group)]).extend(_row(one) for one in group.rows)
    return write_xlsx(sheets | {_("Om filen"): _about(unit, on)})


def _headings(group: Group) -> list[Value]:
    return [_("Namn"), _("Saknar"), _("Steget ändras"), *(str(one) for one in group.courses)]


def _row(row: Row) -> list[Value]:
    return [row.person.name, row.lacking, row.change, *(in_a_cell(one) for one in row.cells)]


def in_a_cell(said: Said) -> str:
    """läst: 2024; saknas: önskad"""
    return ": ".join(one for one in (said.word, ", ".join(filter(None, (said.note, said.wished)))) if one)


def _about(unit: Unit, on: dt.date) -> list[list[Value]]:
    return [[_("Enhet"), str(unit)], [_("Kommun"), str(unit.organisation)], [_("Som det var"), in_words(on)]]
