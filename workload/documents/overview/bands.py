"""How many have which band in a month. For others than those who see the sheets, small groups are not counted out."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F

from fyrbodal.disclosure import publishable
from workload.models import Outcome, SheetKind

TOTAL = "total"


@dataclass(frozen=True)
class Bands:
    """Numbers of employees by band, for each unit; `shown` are the units (and TOTAL) whose numbers may be seen."""

    by_unit: dict[Any, dict[str, int]]
    shown: set[Any]

    @property
    def total(self) -> dict[str, int]:
        result: dict[str, int] = defaultdict(int)
        for bands in self.by_unit.values():
            for band, number in bands.items():
                result[band] += number
        return dict(result)

    def of(self, place: Any) -> dict[str, int] | None:
        """None where they may not be seen; nobody at all is no secret."""
        if place not in self.shown:
            return None
        return self.total if place == TOTAL else self.by_unit.get(place, {})


def bands_of(periods: Collection[UUID], *, all_of_it: bool) -> Bands:
    """`all_of_it` for those who may see the sheets themselves."""
    rows = Outcome.objects.locked().filter(sheet__period__in=periods, sheet__kind=SheetKind.EMPLOYEE).order_by()
    by_unit: dict[Any, dict[str, int]] = defaultdict(dict)
    for row in rows.values("band", unit=F("sheet__period__unit_id")).annotate(number=Count("pk")):
        by_unit[row["unit"]][row["band"]] = row["number"]
    people = {unit: sum(bands.values()) for unit, bands in by_unit.items()}
    if all_of_it:
        return Bands(dict(by_unit), {TOTAL, *people})
    cells = {unit: {unit} for unit in people} | {TOTAL: set(people)}
    return Bands(dict(by_unit), publishable(cells, people=people))
