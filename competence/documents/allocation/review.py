"""The chiefs' review of a package: its courses beside the municipalities, each with what is wished, needed and was got."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Count, F, Sum
from django.utils.translation import gettext as _

from competence.costs import NOTHING
from competence.documents.packages.costing import Costs
from competence.models import Award, EnrolmentSheet, Offer, PackageStatus, SheetLine, TermPackage, UnitDemand, UnitWish
from competence.terms import Term
from fyrbodal.disclosure import LIMIT
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models import Organisation
from fyrbodal.organisation.roles import Role

Place = tuple[Any, Any]  # an offer, or a course, and a municipality
NOTHING_SAID = SheetLine()


class Before(NamedTuple):
    """What came of it the last time that the course was given out."""

    places: int
    wanted: int
    term: Term

    def __str__(self) -> str:
        return _("%(places)s av %(wanted)s") % self._asdict()


class Need(NamedTuple):
    """How many are without the course, and of how many; neither is told where it would be about few."""

    lacking: int
    people: int

    def __str__(self) -> str:
        few = self.people < LIMIT or 0 < self.lacking < LIMIT
        return _("under %s") % LIMIT if few else str(self.lacking)


class Cell(NamedTuple):
    """`wished` by the units, `wanted` of it by the chief; `places` once they are given out. None is not known."""

    wished: int
    line: SheetLine
    need: Need | None
    before: Before | None
    places: int | None

    @property
    def wanted(self) -> int:
        approved = self.line.approved
        return self.wished if approved is None else min(approved, self.wished)

    @property
    def is_empty(self) -> bool:
        return not (self.wished or self.need or self.before)

    @property
    def told(self) -> list[tuple[str, Any]]:
        """What is told beside the number, by what it is."""
        of = None if self.places is None else self.wanted
        said = [("of", of), ("priority", self.line.priority), ("need", self.need), ("before", self.before)]
        return [(name, value) for name, value in said if value is not None]


class Total(NamedTuple):
    wanted: int
    places: int
    cost: Any


@dataclass(frozen=True)
class Column:
    """`writes` is whether the viewer writes in it now; `is_mine` whether it is her municipality's."""

    sheet: EnrolmentSheet
    is_mine: bool
    writes: bool

    @property
    def home(self) -> Organisation:
        return self.sheet.organisation

    @property
    def is_submitted(self) -> bool:
        return bool(self.sheet.status == EnrolmentSheet.Status.SUBMITTED)


@dataclass(frozen=True)
class Row:
    """A course, with a cell for each column."""

    offer: Offer
    cells: tuple[Cell, ...]

    @property
    def wanted(self) -> int:
        return sum(one.wanted for one in self.cells)

    @property
    def places(self) -> int | None:
        known = [one.places for one in self.cells if one.places is not None]
        return sum(known) if known else None

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
        rows = self.package.sheets.select_related("organisation").order_by(SwedishOrder("organisation__name"), "pk")
        mine = self.viewer.bodies(Role.IFO_CHIEF)
        found = [self._column(one, is_mine=one.organisation_id in mine) for one in rows]
        return sorted(found, key=lambda one: not one.is_mine)

    def _column(self, sheet: EnrolmentSheet, *, is_mine: bool) -> Column:
        sheet.package = self.package
        return Column(sheet, is_mine, writes=is_mine and sheet.is_open_to(self.viewer, self.now))

    @property
    def silent(self) -> list[Organisation]:
        return [one.home for one in self.columns if not one.is_submitted]

    @cached_property
    def rows(self) -> list[Row]:
        return [Row(one, tuple(self._cells(one))) for one in self.offers]

    def _cells(self, offer: Offer) -> Iterable[Cell]:
        course, key = offer.course_id, offer.pk
        for one in self.columns:
            sheet, home = one.sheet.pk, one.sheet.organisation_id
            line = self._lines.get((key, sheet), NOTHING_SAID)
            places = self._places[key, home] if self.is_decided else None
            need, before = self._needs.get((course, home)), self._before.get((course, home))
            yield Cell(self._wished[key, sheet], line, need, before, places)

    @cached_property
    def offers(self) -> list[Offer]:
        return list(self.package.offers.select_related("course").in_order())

    @cached_property
    def _wished(self) -> Counter[Place]:
        """By offer and sheet."""
        found: Counter[Place] = Counter()
        wishes = UnitWish.objects.filter(sheet__package=self.package).annotate(named=Count("people")).order_by()
        for offer, sheet, unnamed, named in wishes.values_list("offer", "sheet", "unnamed", "named"):
            found[offer, sheet] += unnamed + named
        return found

    @cached_property
    def _lines(self) -> dict[Place, SheetLine]:
        rows = SheetLine.objects.filter(sheet__package=self.package).only(*WRITTEN)
        return {(one.offer_id, one.sheet_id): one for one in rows}

    @cached_property
    def _needs(self) -> dict[Place, Need]:
        """By course and municipality."""
        rows = UnitDemand.objects.filter(course__offers__package=self.package).values("course", "unit__organisation")
        sums = rows.annotate(lacking=Sum(F("partly") + F("missing") + F("again")), of=Sum("people")).order_by()
        columns = sums.values_list("course", "unit__organisation", "lacking", "of")
        return {(course, home): Need(lacking, people) for course, home, lacking, people in columns}

    @cached_property
    def _before(self) -> dict[Place, Before]:
        """By course and municipality, the newest of the terms before."""
        term = self.package.term
        rows = Award.objects.filter(offer__course__offers__package=self.package).exclude(offer__package=self.package)
        columns = ("offer__course", "organisation", "places", "wanted", "offer__package__year", "offer__package__half")
        found: dict[Place, Before] = {}
        for course, home, places, wanted, year, half in rows.order_by(*OLDEST_FIRST).values_list(*columns):
            if Term(year, half).first_on < term.first_on:
                found[course, home] = Before(places, wanted, Term(year, half))
        return found

    @cached_property
    def _places(self) -> Counter[Place]:
        """By offer and municipality, those that were decided."""
        rows = Award.objects.filter(offer__package=self.package).values_list("offer", "organisation", "places")
        return Counter({(offer, home): places for offer, home, places in rows.order_by("pk")})

    @cached_property
    def costs(self) -> Costs:
        return Costs(self.package)

    @cached_property
    def totals(self) -> list[Total]:
        """Of each column."""
        owed = {one.organisation.pk: one.total for one in self.costs.municipalities}
        cells = zip(*(row.cells for row in self.rows), strict=True) if self.rows else [()] * len(self.columns)
        return [
            Total(
                sum(one.wanted for one in mine), sum(one.places or 0 for one in mine), owed.get(column.home.pk, NOTHING)
            )
            for column, mine in zip(self.columns, cells, strict=True)
        ]

    @cached_property
    def comments(self) -> list[tuple[Offer, list[tuple[Organisation, str]]]]:
        """By course, what the chiefs have written."""
        found = [(row.offer, self._comments(row)) for row in self.rows]
        return [(offer, said) for offer, said in found if said]

    def _comments(self, row: Row) -> list[tuple[Organisation, str]]:
        told = zip(self.columns, row.cells, strict=True)
        return [(column.home, cell.line.comment) for column, cell in told if cell.line.comment]


WRITTEN = ("sheet", "offer", "approved", "priority", "comment", "revision", "saved_at")
OLDEST_FIRST = ("offer__package__year", "-offer__package__half", "pk")
