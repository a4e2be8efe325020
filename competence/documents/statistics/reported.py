"""What was reported of a whole period, course by course, and what no course explains."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from competence.documents.statistics.gathered import reported
from competence.figures import Figures, Span, difference
from competence.models import Count
from fyrbodal.swedish import MINUS, decimal


@dataclass(frozen=True)
class Item:
    """A course in the period; its parts as words where it is counted by part."""

    name: str
    participants: int
    parts: str
    occasions: str
    municipalities: str
    caveats: tuple[str, ...]
    is_preliminary: bool

    @property
    def told(self) -> str:
        return decimal(self.participants)


@dataclass(frozen=True)
class Report:
    """What was reported in all, and the courses that are itemised in it."""

    total: Count
    participants: int
    span: Span
    items: tuple[Item, ...]

    @property
    def itemised(self) -> int:
        return sum(item.participants for item in self.items)

    @property
    def difference(self) -> int:
        return difference(self.participants, [item.participants for item in self.items])

    @property
    def share(self) -> str:
        """1 399 − 1 003 = 396"""
        total, items, rest = (decimal(number) for number in (self.participants, self.itemised, self.difference))
        return f"{total} {MINUS} {items} = {rest}"


def reports(counts: Sequence[Count], within: Span | None) -> list[Report]:
    """One for each total of all municipalities whose years are among those asked for."""
    totals = [row for row in counts if row.kind == Count.Kind.TOTAL and _is_of_all(row)]
    return [_report(row, counts) for row in totals if within and _years(row) <= within.years]


def _report(total: Count, counts: Sequence[Count]) -> Report:
    span = Span(total.first_year, total.last_year)
    rows = [row for row in counts if row.course_id and _is_of_all(row) and _years(row) <= span.years]
    found = Figures(reported(rows), [])
    items = [
        _item(list(group), span, found) for _course, group in groupby(sorted(rows, key=_by_course), key=_by_course)
    ]
    return Report(total, total.participants or 0, span, tuple(items))


def _item(rows: list[Count], span: Span, found: Figures) -> Item:
    told = found.course(str(rows[0].course_id), span.years)
    whole = [row for row in rows if row.part_id is None] or rows
    parts = [] if whole is not rows else [f"{row.part} {decimal(row.participants or 0)}" for row in rows if row.part_id]
    return Item(
        name=str(rows[0].course),
        participants=told.participants or 0,
        parts=" + ".join(parts),
        occasions=_occasions(rows),
        municipalities=" / ".join(dict.fromkeys(str(row.municipalities) for row in rows if row.municipalities)),
        caveats=tuple(_caveats(rows)),
        is_preliminary=told.is_preliminary,
    )


def _caveats(rows: list[Count]) -> list[str]:
    """What is said of all the rows once; what is said of a part with its name before it."""
    said = {row: [one.rstrip(".") + "." for one in row.caveat.split(". ") if one] for row in rows}
    of_all = [one for one in said[rows[0]] if all(one in others for others in said.values())]
    of_parts = [
        f"{row.part}: {one[:1].lower()}{one[1:]}" if row.part else one
        for row, told in said.items()
        for one in told
        if one not in of_all
    ]
    return [*of_parts, *of_all]


def _occasions(rows: list[Count]) -> str:
    """2 + 1, as it was told of each; nothing where it was not."""
    known = [row.occasions for row in rows]
    return "" if None in known else " + ".join(map(str, known))


def _is_of_all(row: Count) -> bool:
    return row.organisation_id is None and not row.is_excluded


def _years(row: Count) -> frozenset[int]:
    return Span(row.first_year, row.last_year).years


def _by_course(row: Count) -> tuple[str, str]:
    return str(row.course), str(row.course_id)
