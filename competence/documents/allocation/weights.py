"""What a municipality weighs by the key of a course, and which figures say so."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from competence.areas import Step
from competence.models import Offer
from fyrbodal.organisation.models import Fact

Kind = Fact.FactKind
STAFF = {
    Step.INTRODUCTION: Kind.STAFF_0_2,
    Step.DEEPENING: Kind.STAFF_3_5,
    Step.EXPERIENCED: Kind.STAFF_OVER_5,
    Step.SUPERVISORS: Kind.SUPERVISORS,
}


class Figure(NamedTuple):
    """A fact, and of which day it is."""

    label: str
    value: Decimal
    as_of_on: dt.date


@dataclass(frozen=True)
class Weight:
    """The sum of the figures, or 1 where none is asked for: all weigh the same.

    `missing` names those that nobody has put in, and with one of them it is not known.
    """

    figures: tuple[Figure, ...]
    missing: tuple[str, ...] = ()

    @property
    def is_equal(self) -> bool:
        return not (self.figures or self.missing)

    @property
    def value(self) -> Decimal | None:
        if self.is_equal:
            return Decimal(1)
        return None if self.missing else sum((one.value for one in self.figures), Decimal(0))


class Weights:
    """The newest facts of some organisations, in one query."""

    def __init__(self, organisations: Iterable[Any]) -> None:
        self.organisations = list(organisations)

    @cached_property
    def _newest(self) -> dict[tuple[Any, str], Figure]:
        rows = Fact.objects.filter(organisation__in=self.organisations).order_by("organisation", "kind", "-as_of_on")
        newest = rows.distinct("organisation", "kind").values_list("organisation", "kind", "value", "as_of_on")
        return {(home, kind): Figure(str(Kind(kind).label), value, day) for home, kind, value, day in newest}

    def of(self, organisation: Any, key: str, steps: Iterable[str]) -> Weight:
        """`steps` are those of the course; one that names none is for all of them."""
        found = {kind: self._newest.get((organisation, kind)) for kind in WEIGHED_BY[Offer.Key(key)](steps)}
        missing = tuple(str(kind.label) for kind, figure in found.items() if figure is None)
        return Weight(tuple(figure for figure in found.values() if figure), missing)


def _staff(steps: Iterable[str]) -> list[Kind]:
    chosen = set(steps) or set(STAFF)
    return [kind for step, kind in STAFF.items() if step in chosen]


# The figures that a key asks for, by the steps of the course.
WEIGHED_BY: dict[Offer.Key, Callable[[Iterable[str]], list[Kind]]] = {
    Offer.Key.STAFF: _staff,
    Offer.Key.INHABITANTS: lambda _steps: [Kind.INHABITANTS],
    Offer.Key.EQUAL: lambda _steps: [],
}
