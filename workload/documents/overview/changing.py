"""Why the load of many changed from one month to the next: model, cases and time, from the sheets of the two months.

What was weighed when the sheets were locked stands first and last, so the effects sum to the change that everybody sees.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from workload.change import NOTHING, Change, Measurement, Steps, Sums, change, steps
from workload.documents.weighing import Reckoned, reckoned
from workload.models import Sheet, SheetStatus
from workload.weighing.exact import ZERO

Found = Mapping[Hashable, "Weighed"]
Where = tuple[UUID | None, str]  # body, or the region; kind of staff, or all
MOST_SHEETS = 400  # of two months together, in one request


@dataclass(frozen=True)
class Weighed:
    """A locked sheet with what it weighed when it was locked."""

    one: Reckoned
    demand: Decimal
    available: Decimal

    @property
    def sums(self) -> Sums:
        return Sums(self.demand, self.available, self.one.result.model.unit)

    @property
    def measurement(self) -> Measurement:
        return Measurement(self.one.result.model, self.one.result.sheet)


def weighed(periods: Collection[UUID]) -> dict[Hashable, Weighed]:
    """The locked sheets of periods by whose they are; lines that have been disposed of weigh nothing anew."""
    sheets = list(Sheet.objects.filter(period__in=periods, status=SheetStatus.LOCKED).select_related("outcome"))
    kept = {sheet.pk: sheet.outcome for sheet in sheets if hasattr(sheet, "outcome")}
    found = reckoned(sheet for sheet in sheets if sheet.pk in kept)
    return {whose(one.sheet): Weighed(one, *_pair(kept[one.sheet.pk])) for one in found}


def _pair(outcome: Any) -> tuple[Decimal, Decimal]:
    return outcome.demand, outcome.available


def whose(sheet: Sheet) -> Hashable:
    """A person is the same wherever she works; a row without one belongs to its unit."""
    return sheet.person_id or (sheet.period.unit_id, sheet.kind, sheet.label)


def steps_between(before: Found, after: Found) -> dict[Hashable, Steps]:
    return {key: _steps(before.get(key), after.get(key)) for key in {**before, **after}}


def _steps(before: Weighed | None, after: Weighed | None) -> Steps:
    """Of one person, with what was kept when the sheets were locked put first and last."""
    found = steps(before.measurement if before else None, after.measurement if after else None)
    if before and after:
        return found._replace(before=before.sums, after=after.sums)
    if before:
        return Steps(before.sums, before.sums, before.sums._replace(demand=ZERO), NOTHING)
    if after:
        return Steps(NOTHING, NOTHING, after.sums._replace(available=ZERO), after.sums)
    return found


def change_between(before: Collection[UUID], after: Collection[UUID]) -> Change | None:
    """From the locked sheets of some periods to those of others. None where units of measure mix, or time is lacking."""
    return change(steps_between(weighed(before), weighed(after)).values())


def is_small_enough(periods: Collection[UUID]) -> bool:
    """Whether their sheets can be weighed anew within a request."""
    return Sheet.objects.filter(period__in=periods, status=SheetStatus.LOCKED).count() <= MOST_SHEETS


def change_by(before: Found, after: Found) -> dict[Where, Change | None]:
    """For every place that holds any of the sheets, see `places`. Who has moved left one place and came to the other."""
    parts: dict[Where, list[Steps]] = defaultdict(list)
    for key in {**before, **after}:
        was, has = before.get(key), after.get(key)
        left, came = _places(was), _places(has)
        for place in left | came:
            parts[place].append(_steps(was if place in left else None, has if place in came else None))
    return {place: change(found) for place, found in parts.items()}


def _places(found: Weighed | None) -> set[Where]:
    return set(places(found.one.sheet)) if found else set()


def places(sheet: Sheet) -> list[Where]:
    """The region, the municipality and the unit of a sheet; of all staff, and of its own kind."""
    kind = sheet.period.version.family.staff_kind
    where = (None, sheet.period.unit.organisation_id, sheet.period.unit_id)
    return [(place, one) for place in where for one in ("", kind)]
