"""How many employees have which band. For others than those who see the sheets, small groups are not counted out."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fyrbodal.disclosure import publishable

TOTAL = "total"


@dataclass(frozen=True)
class Bands:
    """Numbers of employees by band, for each unit; `shown` are the units (and TOTAL) whose numbers may be seen."""

    by_unit: Mapping[Any, Mapping[str, int]]
    shown: set[Any]

    @property
    def total(self) -> Mapping[str, int]:
        result: dict[str, int] = defaultdict(int)
        for bands in self.by_unit.values():
            for band, number in bands.items():
                result[band] += number
        return dict(result)

    def of(self, place: Any) -> Mapping[str, int] | None:
        """None where they may not be seen; nobody at all is no secret."""
        if place not in self.shown:
            return None
        return self.total if place == TOTAL else self.by_unit.get(place, {})


def bands_beside_each_other(by_unit: Mapping[Any, Mapping[str, int]]) -> Bands:
    """Those of the units of a municipality in a month, and of all of them."""
    people = {unit: sum(bands.values()) for unit, bands in by_unit.items()}
    cells = {unit: {unit} for unit in people} | {TOTAL: set(people)}
    return Bands(by_unit, publishable(cells, people=people))
