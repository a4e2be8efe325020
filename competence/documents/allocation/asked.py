"""What the municipalities ask for, by course: what counts is what has been sent in."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from competence.allocation import Wish, within
from competence.documents.packages.answering import sheets_of
from competence.models import EnrolmentSheet, SheetLine, TermPackage, UnitWish, WishedPerson
from fyrbodal.organisation.models import Organisation


class OfUnit(NamedTuple):
    """A unit's wish: the keys of the people it names, in their order, and so many that are named later."""

    key: Any
    people: tuple[Any, ...]
    unnamed: int
    is_group: bool
    name_by_on: dt.date | None

    @property
    def wish(self) -> Wish:
        return Wish(len(self.people) + self.unnamed, self.is_group)


@dataclass(frozen=True)
class Asked:
    """A municipality's wishes for a course, in the order in which they came. `approved` is how many its chief stands behind."""

    organisation: Organisation
    units: tuple[OfUnit, ...]
    approved: int | None

    @property
    def wished(self) -> int:
        return sum(one.wish.number for one in self.units)

    @property
    def backed(self) -> int:
        """What the chief stands behind of it."""
        return self.wished if self.approved is None else min(self.approved, self.wished)

    @cached_property
    def wishes(self) -> tuple[Wish, ...]:
        """One for one as the units', as far as the chief stands behind them and groups fit in that."""
        return within([one.wish for one in self.units], self.backed)

    @cached_property
    def wanted(self) -> int:
        return sum(one.number for one in self.wishes)

    @property
    def left_out(self) -> int | None:
        """The size of the group that is larger than what the chief stands behind."""
        groups = [
            unit.wish.number for unit, wish in zip(self.units, self.wishes, strict=True) if unit.is_group > wish.number
        ]
        return groups[0] if groups and self.wanted < self.backed else None


class AskedOf:
    """A package: what is sent in, in as many queries whatever its size."""

    def __init__(self, package: TermPackage) -> None:
        self.package = package

    @cached_property
    def sheets(self) -> list[EnrolmentSheet]:
        return sheets_of(self.package)

    @property
    def silent(self) -> list[Organisation]:
        """Who has not sent in, and so asks for nothing."""
        return [one.organisation for one in self.sheets if one.status != EnrolmentSheet.Status.SUBMITTED]

    @cached_property
    def submitted(self) -> dict[Any, Organisation]:
        """By the key of the sheet."""
        return {one.pk: one.organisation for one in self.sheets if one.status == EnrolmentSheet.Status.SUBMITTED}

    def of(self, offer: Any) -> list[Asked]:
        """By municipality, those that ask for something."""
        found = [
            Asked(home, tuple(self._units[sheet, offer]), self._approved.get((sheet, offer)))
            for sheet, home in self.submitted.items()
        ]
        return [one for one in found if one.backed]

    @cached_property
    def _units(self) -> dict[tuple[Any, Any], list[OfUnit]]:
        found: dict[tuple[Any, Any], list[OfUnit]] = defaultdict(list)
        rows = UnitWish.objects.filter(sheet__in=self.submitted).order_by("made_at", "pk")
        columns = ("sheet", "offer", "pk", "unnamed", "all_or_none", "name_by_on")
        for sheet, offer, key, unnamed, is_group, day in rows.values_list(*columns):
            found[sheet, offer].append(OfUnit(key, tuple(self._people[key]), unnamed, is_group, day))
        return found

    @cached_property
    def _people(self) -> dict[Any, list[Any]]:
        found: dict[Any, list[Any]] = defaultdict(list)
        rows = WishedPerson.objects.filter(wish__sheet__in=self.submitted).order_by("wish", "position", "pk")
        for wish, person in rows.values_list("wish", "person"):
            found[wish].append(person)
        return found

    @cached_property
    def _approved(self) -> dict[tuple[Any, Any], int | None]:
        rows = SheetLine.objects.filter(sheet__in=self.submitted).values_list("sheet", "offer", "approved")
        return {(sheet, offer): approved for sheet, offer, approved in rows}
