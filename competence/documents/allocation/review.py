"""The chiefs' review of a package: its courses beside the municipalities, each with what is wished, needed and was got."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from competence.costs import NOTHING, shares
from competence.documents.allocation import review_rows as stored
from competence.models import EnrolmentSheet, PackageStatus, TermPackage
from fyrbodal.organisation.roles import Role


class Cell(NamedTuple):
    """`wished` by the units, `wanted` of it by the chief; `places` once they are given out. None is not known."""

    wished: int
    wanted: int
    line: stored.Line
    need: stored.Need | None
    before: stored.Before | None
    places: int | None

    @property
    def is_empty(self) -> bool:
        return not (self.wished or self.need or self.before)


class Total(NamedTuple):
    wanted: int
    places: int
    cost: Decimal


@dataclass(frozen=True)
class Column:
    """`writes` is whether the viewer writes in it now; `is_mine` whether it is her municipality's."""

    sheet: Any  # with its `home`
    is_mine: bool
    writes: bool

    @property
    def home(self) -> str:
        """The name of its municipality."""
        return str(self.sheet.home)

    @property
    def is_submitted(self) -> bool:
        return bool(self.sheet.status == EnrolmentSheet.Status.SUBMITTED)


@dataclass(frozen=True)
class Row:
    """A course, with a cell for each column."""

    offer: stored.Offered
    cells: tuple[Cell, ...]

    @cached_property
    def wanted(self) -> int:
        return sum([one.wanted for one in self.cells])

    @property
    def places(self) -> int:
        return sum([one.places or 0 for one in self.cells])

    @property
    def is_too_much(self) -> bool:
        return self.wanted > self.offer.seats


class Review:
    """In as many queries whatever the number of courses and municipalities."""

    def __init__(self, package: TermPackage, viewer: Any, now: dt.datetime) -> None:
        self.package, self.viewer, self.now = package, viewer, now

    @property
    def is_decided(self) -> bool:
        return bool(self.package.status == PackageStatus.ALLOCATED)

    @cached_property
    def columns(self) -> list[Column]:
        """Her own first."""
        mine = self.viewer.bodies(Role.IFO_CHIEF)
        found = [self._column(one, is_mine=one.organisation_id in mine) for one in stored.sheets_of(self.package)]
        return sorted(found, key=lambda one: not one.is_mine)

    def _column(self, sheet: Any, *, is_mine: bool) -> Column:
        sheet.package = self.package
        return Column(sheet, is_mine, writes=is_mine and sheet.is_open_to(self.viewer, self.now))

    @property
    def silent(self) -> list[str]:
        return [one.home for one in self.columns if not one.is_submitted]

    @cached_property
    def rows(self) -> list[Row]:
        written = [one.sheet.pk for one in self.columns if one.writes]
        rows = stored.Rows(self.package, written)
        keys = list(zip([str(one.sheet.pk) for one in self.columns], self._homes, strict=True))
        return [Row(one, tuple(_cells(rows, one, keys, is_decided=self.is_decided))) for one in rows.offers]

    @cached_property
    def _homes(self) -> list[str]:
        """The key of each column's municipality."""
        return [str(one.sheet.organisation_id) for one in self.columns]

    @cached_property
    def totals(self) -> list[Total]:
        """Of each column."""
        cells = zip(*(row.cells for row in self.rows), strict=True) if self.rows else [()] * len(self.columns)
        return [
            Total(sum([one.wanted for one in mine]), sum([one.places or 0 for one in mine]), self._owed[at])
            for at, mine in enumerate(cells)
        ]

    @cached_property
    def _owed(self) -> list[Decimal]:
        """Of each column, in crowns: by what is wished for, and by the places once they are given out."""
        found = [NOTHING] * len(self.columns)
        for row in self.rows:
            for one in shares(row.offer.price, self._taken(row), self._lent(row)):
                found[one.municipality] += one.total
        return found

    def _taken(self, row: Row) -> dict[int, int]:
        return {at: one.wanted if one.places is None else one.places for at, one in enumerate(row.cells)}

    def _lent(self, row: Row) -> dict[int, Decimal]:
        lent = row.offer.lent
        return {at: lent[home] for at, home in enumerate(self._homes) if home in lent}

    @cached_property
    def comments(self) -> list[tuple[stored.Offered, list[tuple[str, str]]]]:
        """By course, what the chiefs have written."""
        found = [(row.offer, self._comments(row)) for row in self.rows]
        return [(offer, said) for offer, said in found if said]

    def _comments(self, row: Row) -> list[tuple[str, str]]:
        return [(self.columns[at].home, one.line.comment) for at, one in enumerate(row.cells) if one.line.comment]


def _cells(
    rows: stored.Rows, offer: stored.Offered, keys: list[tuple[str, str]], *, is_decided: bool
) -> Iterator[Cell]:
    """`keys` are those of each sheet and its municipality."""
    figures, lines = rows.figures, rows.lines[offer.key]
    later, named, places = (figures[kind][offer.key] for kind in ("later", "named", "places"))
    needs, before = figures["need"][offer.course], figures["before"][offer.course]
    for sheet, home in keys:
        wished, line = later.get(sheet, 0) + named.get(sheet, 0), lines.get(sheet, stored.NOTHING_SAID)
        wanted = wished if line.approved is None else min(line.approved, wished)
        got = places.get(home, 0) if is_decided else None
        yield Cell(wished, wanted, line, needs.get(home), before.get(home), got)
