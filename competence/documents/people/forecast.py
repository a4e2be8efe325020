"""How many people on a step are without a course, and whether another occasion would be filled."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from competence import gaps
from competence.documents.people import known
from competence.documents.people.careers import careers, stands
from competence.documents.people.said import LACKS
from competence.documents.people.wanted import Wanted, wanted_by
from competence.gaps import Cell, Demand
from competence.models import Course, Plan, UnitArea
from fyrbodal.disclosure import LIMIT, publishable
from fyrbodal.organisation.models import Employment


@dataclass(frozen=True)
class Forecast:
    """`where` is how many are without it by place, and None where the numbers are too small to be told apart."""

    course: Course
    demand: Demand
    where: list[tuple[str, int]]
    elsewhere: int

    @property
    def goes(self) -> bool | None:
        """Go or no-go; None where nobody has said what it takes."""
        return self.demand.fills(self.course.minimum)

    @property
    def is_hidden(self) -> bool:
        """Whether so few are on the step that every number is about somebody."""
        return self.demand.people < LIMIT


class Forecasts:
    """Of the people employed on a day in some units. `place` is what numbers are told by: a unit's key → its name."""

    def __init__(self, units: dict[Any, str], on: dt.date) -> None:
        self.units, self.on = units, on

    @cached_property
    def _areas(self) -> dict[Any, frozenset[str]]:
        found: dict[Any, set[str]] = defaultdict(set)
        for unit, area in UnitArea.objects.filter(unit__in=self.units).values_list("unit", "area"):
            found[unit].add(area)
        return {unit: frozenset(areas) for unit, areas in found.items()}

    @cached_property
    def _homes(self) -> dict[Any, Any]:
        """Person → unit. Who works in two is counted in one, the same every time."""
        held = Employment.objects.on(self.on).filter(unit__in=self._areas)
        return dict(held.order_by("unit", "person").values_list("person", "unit"))

    @cached_property
    def plans(self) -> dict[frozenset[str], Wanted]:
        """Units with the same areas follow the same plans."""
        adopted = list(Plan.objects.adopted().in_order())
        kinds = sorted(set(self._areas.values()), key=sorted)
        return {kind: wanted_by(tuple(one for one in adopted if one.area in kind)) for kind in kinds}

    @cached_property
    def courses(self) -> dict[Any, Course]:
        return {key: course for wanted in self.plans.values() for key, course in wanted.courses.items()}

    @cached_property
    def _cells(self) -> dict[Any, tuple[Cell, ...]]:
        homes = self._homes
        standing = {key: stands(career, self.on) for key, career in careers(list(homes)).items()}
        people = known.people(standing, list(self.courses))
        wanted = {key: self.plans[self._areas[unit]] for key, unit in homes.items()}
        return {key: gaps.cells(wanted[key].needs, person, self.on) for key, person in people.items()}

    @cached_property
    def rows(self) -> list[Forecast]:
        """What most are without first."""
        lacking = self._lacking()
        found = [self._told(course, demand, lacking[course]) for course, demand in self._demand().items()]
        return sorted(found, key=lambda one: (-one.demand.wanted, one.course.name))

    def _demand(self) -> dict[Hashable, Demand]:
        return gaps.forecast(self._cells.values())

    def _lacking(self) -> dict[Hashable, set[Any]]:
        found: dict[Hashable, set[Any]] = defaultdict(set)
        for person, cells in self._cells.items():
            for cell in cells:
                if cell.state in LACKS:
                    found[cell.course].add(person)
        return found

    def _told(self, course: Hashable, demand: Demand, lacking: set[Any]) -> Forecast:
        places: dict[str, set[Any]] = defaultdict(set)
        for person in lacking:
            places[self.units[self._homes[person]]].add(person)
        shown = publishable(dict(sorted(places.items())), already=[lacking] if lacking else [])
        where = [(name, len(people)) for name, people in sorted(places.items()) if name in shown]
        return Forecast(self.courses[course], demand, where, len(lacking) - sum(number for _name, number in where))

    def __iter__(self) -> Iterator[Forecast]:
        return iter(self.rows)
