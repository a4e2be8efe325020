"""How many in each unit are without each course of their step on a day. Reads all that people have taken, so not in a request."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from competence import gaps
from competence.documents.people import known
from competence.documents.people.careers import careers, stands
from competence.documents.people.wanted import Wanted, wanted_in
from competence.gaps import Cell, Demand
from competence.models import UnitArea
from fyrbodal.organisation.models import Employment
from fyrbodal.organisation.prepared import Key


class Needed:
    """Of the people employed that day in units that have chosen areas."""

    def __init__(self, on: dt.date) -> None:
        self.on = on

    @cached_property
    def _areas(self) -> dict[Any, frozenset[str]]:
        found: dict[Any, set[str]] = defaultdict(set)
        for unit, area in UnitArea.objects.order_by("unit", "area").values_list("unit", "area"):
            found[unit].add(area)
        return {unit: frozenset(areas) for unit, areas in found.items()}

    @cached_property
    def _homes(self) -> dict[str, Any]:
        """Person (her key as text) → unit. Who works in two municipalities is counted where she works most, so that a sum holds her once."""
        held = Employment.objects.on(self.on).filter(unit__in=self._areas)
        return dict(held.order_by("percentage", "unit", "person").values_list(Key("person"), "unit"))

    @cached_property
    def _wanted(self) -> dict[frozenset[str], Wanted]:
        """Units with the same areas follow the same plans."""
        return {kind: wanted_in(kind) for kind in sorted(set(self._areas.values()), key=sorted)}

    def _of(self, unit: Any) -> Wanted:
        return self._wanted[self._areas[unit]]

    def _cells(self) -> Iterator[tuple[Any, tuple[Cell, ...]]]:
        """Unit, and what somebody in it has."""
        standing = {key: stands(career, self.on) for key, career in careers(self._homes).items()}
        for key, person in known.people(standing, self._asked).items():
            unit = self._homes[key]
            yield unit, gaps.cells(self._of(unit).needs, person, self.on)

    def _asked(self, steps: tuple[Any, ...]) -> set[Any]:
        return {course for wanted in self._wanted.values() for course in wanted.needs.courses_of(steps)}

    def __iter__(self) -> Iterator[tuple[Any, Demand]]:
        """Unit and demand, a pair for each course that concerns somebody in the unit."""
        rows: dict[Any, list[tuple[Cell, ...]]] = defaultdict(list)
        for unit, cells in self._cells():
            rows[unit].append(cells)
        for unit, found in rows.items():
            for demand in gaps.forecast(found).values():
                yield unit, demand
