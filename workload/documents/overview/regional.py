"""A month of the region as groups of people, and which of them may be shown beside what has been shown before.

Each person's demand and time are unknown, and taken to be the same in neighbouring months. A figure says the sum over a
group, so two figures whose groups differ by a few people would tell what those few have. Rows without a person are in no
figure: whoever leads a unit can invent them, and they would stand in every difference between what they were added to.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

from fyrbodal.disclosure import LIMIT, publishable
from fyrbodal.organisation.models import Unit
from workload.documents.overview.changing import Weighed, places, weighed
from workload.documents.overview.counted import Counted, counted
from workload.models import Adoption
from workload.sums import Sums, of_one

NEIGHBOURS = 2  # months before that a month is held against; decision 8
Group = frozenset[str]


class Place(NamedTuple):
    """A body, or the region; a kind of staff, or all."""

    body: UUID | None
    staff_kind: str


class Kind(NamedTuple):
    """An activity by the names that municipalities share: its unit of measure and its key."""

    organisation: UUID
    measure: str
    activity: str


@dataclass(frozen=True)
class Month:
    """The employees' sheets that count in a month, each person's in one unit."""

    on: dt.date
    counted: Counted
    units: Mapping[UUID, UUID]  # unit: municipality
    sheets: Mapping[Any, Weighed]
    kinds: Mapping[UUID, str]  # what the units measure as, also those that have no sheets

    @cached_property
    def groups(self) -> dict[Place, Group]:
        """The people of each place, the region first."""
        found: dict[Place, set[str]] = defaultdict(set)
        for one in self.sheets.values():
            for place in self._places(one):
                found[place].add(person_of(one))
        return {place: frozenset(people) for place, people in found.items()}

    @property
    def people(self) -> Group:
        return frozenset(map(person_of, self.sheets.values()))

    @cached_property
    def sums(self) -> dict[Place, Sums]:
        found: dict[Place, Sums] = defaultdict(Sums)
        for one in self.sheets.values():
            for place in self._places(one):
                found[place] += _sums(one)
        return dict(found)

    def staff(self, place: Place) -> int:
        return self.counted.staff_of([unit for unit in self.units if self._is_at(unit, place)], self.on)

    def of_activities(self) -> dict[Kind, list[tuple[Weighed, Any]]]:
        """The weighed lines of each activity in each municipality."""
        found: dict[Kind, list[tuple[Weighed, Any]]] = defaultdict(list)
        for one in self.sheets.values():
            for line in one.one.result.lines:
                unit = str(one.one.result.model.unit)
                found[Kind(self.units[one.one.sheet.period.unit_id], unit, line.activity.key)].append((one, line))
        return found

    def _places(self, one: Weighed) -> list[Place]:
        return [Place(*where) for where in places(one.one.sheet)]

    def _is_at(self, unit: UUID, place: Place) -> bool:
        here = place.body in {None, unit, self.units[unit]}
        return here and place.staff_kind in {"", self.kinds.get(unit, "")}


def person_of(one: Weighed) -> str:
    """The key of the employee behind a sheet."""
    return str(one.one.sheet.person_id)


def _sums(one: Weighed) -> Sums:
    result = one.one.result
    percentage = result.sheet.employment.percentage
    return of_one(result.model.unit, one.demand, one.available, percentage)


def of_employees(found: Mapping[Any, Weighed]) -> dict[Any, Weighed]:
    return {key: one for key, one in found.items() if one.one.sheet.person_id}


def month_of_the_region(month: dt.date) -> Month:
    units = dict(Unit.objects.filter(organisation__is_member=True).values_list("pk", "organisation_id"))
    found = counted(units, [month])
    sheets = of_employees(weighed(found.periods(units, month)))
    adopted = Adoption.objects.on(month).filter(unit__in=units).values_list("unit_id", "family__staff_kind")
    kinds = dict(adopted) | {unit: entry.staff_kind for (unit, _month), entry in found.entries.items()}
    return Month(month, found, units, sheets, kinds)


def may_be_shown(groups: Mapping[Place, Collection[str]], already: Iterable[Collection[str]]) -> set[Place]:
    """Of the region, its municipalities and their units, and of each kind of staff there, in one go."""
    return publishable(groups, already)


def activities_that_may_be_shown(
    groups: Mapping[Kind, Group], already: Mapping[str, Iterable[Collection[str]]]
) -> set[Kind]:
    """What a person's cases of one activity weigh is unknown by itself, so each activity is looked at by itself."""
    by_activity: dict[str, dict[Kind, Group]] = defaultdict(dict)
    for kind, people in groups.items():
        if len(people) >= LIMIT:
            by_activity[named(kind)][kind] = people
    shown = (publishable(cells, already.get(name, ())) for name, cells in by_activity.items())
    return set(chain.from_iterable(shown))


def named(kind: Kind) -> str:
    return f"{kind.measure}/{kind.activity}"
