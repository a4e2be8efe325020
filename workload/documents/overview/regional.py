"""A month of the region as groups of people, and which of them may be shown beside what has been shown before.

Each person's demand and time are unknown, and taken to be the same in neighbouring months. A figure says the sum over a
group, so two figures whose groups differ by a few people would tell what those few have. Rows without a person are in no
figure: whoever leads a unit can invent them, and they would stand in every difference between what they were added to.
Somebody who has several sheets in a month counts once, with her mean over them (decision 11), and so is one unknown still.
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
from workload.documents.overview.changing import Own, Weighed, places, unit_of, weighed
from workload.documents.overview.counted import days_by_period
from workload.documents.overview.staffing import Key, staff_by
from workload.models import Adoption
from workload.monthly import by_whom
from workload.spans import month_of
from workload.sums import Sums

NEIGHBOURS = 2  # months before that a month is held against; decision 10
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
    """The employees' sheets that count in a month by whose they are, each person's in one unit."""

    on: dt.date
    units: Mapping[UUID, UUID]  # unit: municipality
    sheets: Mapping[Any, Own]
    kinds: Mapping[UUID, str]  # what the units measure as, also those that have no sheets
    employed: Mapping[Key, int]

    @cached_property
    def groups(self) -> dict[Place, Group]:
        """The people of each place."""
        found: dict[Place, set[str]] = defaultdict(set)
        for own in self.sheets.values():
            for place in _places(own):
                found[place].add(person_of(own[0]))
        return {place: frozenset(people) for place, people in found.items()}

    @property
    def counted(self) -> list[str]:
        """The keys of the sheets."""
        return sorted(str(one.one.sheet.pk) for one in self._all())

    @cached_property
    def sums(self) -> dict[Place, Sums]:
        found: dict[Place, Sums] = defaultdict(Sums)
        for whose, sums in by_whom([(one.part, one.weight) for one in self._all()]).items():
            for place in _places(self.sheets[whose]):
                found[place] += sums
        return dict(found)

    def staff(self, place: Place) -> int:
        here = (unit for unit in self.units if self._is_at(unit, place))
        return sum(self.employed.get((unit, self.on), 0) for unit in here)

    def of_activities(self) -> dict[Kind, list[tuple[Weighed, Any]]]:
        """The weighed lines of each activity in each municipality."""
        found: dict[Kind, list[tuple[Weighed, Any]]] = defaultdict(list)
        for one in self._all():
            for line in one.one.result.lines:
                unit = str(one.one.result.model.unit)
                found[Kind(self.units[unit_of(one)], unit, line.activity.key)].append((one, line))
        return found

    def _all(self) -> Iterable[Weighed]:
        return chain.from_iterable(self.sheets.values())

    def _is_at(self, unit: UUID, place: Place) -> bool:
        here = place.body in {None, unit, self.units[unit]}
        return here and place.staff_kind in {"", self.kinds.get(unit, "")}


def _places(own: Own) -> list[Place]:
    """Of sheets in one unit; the region first. Who was measured as two kinds of staff is at both."""
    found = dict.fromkeys(Place(*where) for one in own for where in places(one.one.sheet))
    return list(found)


def person_of(one: Weighed) -> str:
    """The key of the employee behind a sheet."""
    return str(one.one.sheet.person_id)


def of_employees(found: Mapping[Any, Own]) -> dict[Any, Own]:
    return {whose: _in_one_unit(own) for whose, own in found.items() if own[0].part.is_person}


def month_of_the_region(month: dt.date, sheets: Collection[str] | None = None) -> Month:
    """With all that is locked, or of that some `sheets` by their keys."""
    units = dict(Unit.objects.filter(organisation__is_member=True).values_list("pk", "organisation_id"))
    found = of_employees(weighed(days_by_period(units, month), sheets))
    kinds = dict(Adoption.objects.on(month).filter(unit__in=units).values_list("unit_id", "family__staff_kind"))
    for one in chain.from_iterable(found.values()):
        kinds[unit_of(one)] = one.one.sheet.period.version.family.staff_kind
    return Month(month, units, found, kinds, staff_by(units, [month_of(month)]))


def _in_one_unit(own: Own) -> Own:
    """Where somebody was measured most of her days; a person is one unknown, and is counted once."""
    by_unit: dict[UUID, list[Weighed]] = defaultdict(list)
    for one in own:
        by_unit[unit_of(one)].append(one)
    return max(by_unit.values(), key=lambda found: (sum(one.part.days for one in found), str(unit_of(found[0]))))


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
