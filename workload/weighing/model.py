"""A model says what work weighs. It is data: a published version never changes."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from workload.weighing.activity import Activity, Line, Placement
from workload.weighing.exact import ONE


class Unit(StrEnum):
    HOURS = "hours"
    POINTS = "points"


@dataclass(frozen=True)
class Band:
    """Loads up to and with `upto` percent; None is without end."""

    key: str
    upto: Decimal | None


@dataclass(frozen=True)
class Model:
    """`full` is a week's work at 100 percent, `experience` a factor on it by level; bands rise and the last has no end."""

    key: str
    version: int
    name: str
    unit: Unit
    full: Decimal
    bands: tuple[Band, ...]
    activities: tuple[Activity, ...]
    experience: dict[str, Decimal] = field(default_factory=dict, hash=False)

    @cached_property
    def by_key(self) -> dict[str, Activity]:
        return {activity.key: activity for activity in self.activities}

    @cached_property
    def capacity(self) -> frozenset[str]:
        """The activities that lower the available time."""
        return frozenset(one.key for one in self.activities if one.placement is Placement.CAPACITY)

    def band_of(self, load: Decimal) -> str:
        """By the load as it is shown, so that figure and colour agree."""
        return next(band.key for band in self.bands if band.upto is None or load <= band.upto)

    def factor(self, level: str | None) -> Decimal:
        return ONE if level is None else self.experience[level]

    def can_weigh(self, line: Line) -> bool:
        return line.activity in self.by_key and self.by_key[line.activity].lacking(line) is None
