"""How many people on a step are without a course, and whether another occasion would be filled."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from competence.gaps import Demand, together
from competence.models import Course, UnitDemand
from fyrbodal.disclosure import LIMIT, publishable
from fyrbodal.organisation.models import Organisation, Unit
from fyrbodal.organisation.roles import Role

FIGURES = ("course", "people", "have", "again", "planned", "partly", "missing")


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
    """Out of what the worker has kept of some units. `units` is what numbers are told by: a unit's key → its place."""

    def __init__(self, units: dict[Any, str]) -> None:
        self.units = units

    @cached_property
    def _kept(self) -> list[tuple[Any, ...]]:
        kept = UnitDemand.objects.filter(unit__in=self.units).order_by("course__name", "course", "unit")
        return list(kept.values_list("reckoned_at", "unit", *FIGURES))

    @property
    def reckoned_at(self) -> dt.datetime | None:
        return max((row[0] for row in self._kept), default=None)

    @property
    def shown(self) -> list[Forecast]:
        """What most are without first."""
        found = [one for one in self.rows if not one.is_hidden]
        return sorted(found, key=lambda one: (-one.demand.wanted, one.course.name))

    @property
    def hidden(self) -> list[Course]:
        """By name, since the order would tell the numbers."""
        return [one.course for one in self.rows if one.is_hidden]

    @cached_property
    def rows(self) -> list[Forecast]:
        """By the names of the courses."""
        found: dict[Any, list[tuple[Any, Demand]]] = defaultdict(list)
        for _at, unit, *figures in self._kept:
            found[figures[0]].append((unit, Demand(*figures)))
        courses = Course.objects.in_bulk(found)
        return [self._told(courses[key], rows) for key, rows in found.items()]

    def _told(self, course: Course, rows: list[tuple[Any, Demand]]) -> Forecast:
        demand = together(one for _unit, one in rows)
        places: Counter[str] = Counter()
        for unit, one in rows:
            places[self.units[unit]] += one.wanted
        lacking: dict[Any, int] = {name: number for name, number in sorted(places.items()) if number}
        cells = {name: [name] for name in lacking}
        shown = publishable(cells, already=[list(lacking)] if lacking else [], people=lacking)
        where = [(name, number) for name, number in lacking.items() if name in shown]
        return Forecast(course, demand, where, demand.wanted - sum(number for _name, number in where))

    def __iter__(self) -> Iterator[Forecast]:
        return iter(self.rows)


def units_seen_by(viewer: Any) -> tuple[dict[Any, str], str]:
    """Units by their municipality to the course administrator, a chief's by their names; and where they are."""
    if viewer.holds(Role.COURSE_ADMINISTRATOR):
        rows = Unit.objects.filter(organisation__is_member=True).order_by("pk")
        return dict(rows.values_list("pk", "organisation__name")), _("alla kommuner")
    homes = viewer.bodies(Role.IFO_CHIEF)
    names = Organisation.objects.filter(pk__in=homes).in_order().values_list("name", flat=True)
    return dict(Unit.objects.filter(organisation__in=homes).order_by("pk").values_list("pk", "name")), ", ".join(names)
