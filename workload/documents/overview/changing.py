"""Why the load of many changed from one time to another: model, cases and time, from the sheets of the two.

What was weighed when the sheets were locked stands first and last, so the effects sum to the change that everybody sees.
Where somebody has several sheets in a month, each is held against each of the other month, by their shares of the two.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Any
from uuid import UUID

from workload.change import NOTHING, Change, Measurement, Steps, Sums, change, steps
from workload.documents.weighing import Reckoned, reckoned
from workload.models import Sheet, SheetStatus
from workload.monthly import Part, Weight, shares
from workload.weighing.exact import EXACT, ONE, ZERO, total

Where = tuple[UUID | None, str]  # body, or the region; kind of staff, or all
MOST_SHEETS = 800  # of two times together, in one request


@dataclass(frozen=True)
class Weighed:
    """A locked sheet with what it weighed when it was locked; `share` is how much of its person's month it is."""

    one: Reckoned
    demand: Decimal
    available: Decimal
    part: Part
    share: Decimal = ONE

    @property
    def sums(self) -> Sums:
        return Sums(self.demand, self.available, self.one.result.model.unit)

    @property
    def measurement(self) -> Measurement:
        return Measurement(self.one.result.model, self.one.result.sheet)

    @property
    def weight(self) -> Weight:
        result = self.one.result
        return Weight(result.model, self.demand, self.available, result.sheet.employment.percentage, result.band)


Own = Sequence[Weighed]  # the sheets of one person, or of one row without a person
Found = Mapping[Hashable, Own]


def weighed(days: Mapping[UUID, int], sheets: Collection[Any] | None = None) -> dict[Hashable, list[Weighed]]:
    """The locked sheets of periods by whose they are, with their shares of so many `days`; of some `sheets` if given.

    Lines that have been disposed of weigh nothing anew.
    """
    rows = Sheet.objects.filter(period__in=days, status=SheetStatus.LOCKED, outcome__isnull=False)
    if sheets is not None:
        rows = rows.filter(pk__in=sheets)
    known = {sheet.pk: sheet for sheet in rows.select_related("outcome").order_by("period__starts_on", "pk")}
    found: dict[Hashable, list[Weighed]] = defaultdict(list)
    for own in _by_unit(_weighed(one, known[one.sheet.pk].outcome, days) for one in reckoned(known.values())):
        for one in _shared(own):
            found[whose(one.one.sheet)].append(one)
    return dict(found)


def _weighed(one: Reckoned, outcome: Any, days: Mapping[UUID, int]) -> Weighed:
    sheet = one.sheet
    part = Part(whose(sheet), sheet.person_id is not None, sheet.period_id, days[sheet.period_id])
    return Weighed(one, outcome.demand, outcome.available, part)


def _by_unit(found: Iterable[Weighed]) -> Iterable[list[Weighed]]:
    by_unit: dict[UUID, list[Weighed]] = defaultdict(list)
    for one in found:
        by_unit[unit_of(one)].append(one)
    return by_unit.values()


def _shared(own: list[Weighed]) -> Iterator[Weighed]:
    for one, share in zip(own, shares([one.part for one in own]), strict=True):
        yield replace(one, share=share)


def unit_of(one: Weighed) -> UUID:
    unit: UUID = one.one.sheet.period.unit_id
    return unit


def whose(sheet: Sheet) -> Hashable:
    """A person is the same wherever she works; a row without one belongs to its unit."""
    return sheet.person_id or (sheet.period.unit_id, sheet.kind, sheet.label)


def steps_between(before: Own, after: Own) -> Iterator[Steps]:
    """Of one person or row. What there is more of on one side than on the other left, or came."""
    was, has = (total(one.share for one in own) for own in (before, after))
    both = min(was, has)
    for one, other in product(before, after):
        yield _changed(one, other, _of(_of(both, one.share, was), other.share, has))
    if was > both:
        yield from (_left(one, _of(was - both, one.share, was)) for one in before)
    if has > both:
        yield from (_came(one, _of(has - both, one.share, has)) for one in after)


def _of(value: Decimal, share: Decimal, whole: Decimal) -> Decimal:
    return EXACT.divide(EXACT.multiply(value, share), whole)


def _changed(was: Weighed, has: Weighed, share: Decimal) -> Steps:
    """With what was kept when the sheets were locked put first and last."""
    found = steps(was.measurement, has.measurement)
    return _scaled(found._replace(before=was.sums, after=has.sums), share)


def _left(one: Weighed, share: Decimal) -> Steps:
    return _scaled(Steps(one.sums, one.sums, one.sums._replace(demand=ZERO), NOTHING), share)


def _came(one: Weighed, share: Decimal) -> Steps:
    return _scaled(Steps(NOTHING, NOTHING, one.sums._replace(available=ZERO), one.sums), share)


def _scaled(found: Steps, share: Decimal) -> Steps:
    if share == ONE:
        return found
    return Steps(
        *(Sums(EXACT.multiply(one.demand, share), EXACT.multiply(one.available, share), one.unit) for one in found)
    )


def change_between(before: UUID, after: UUID) -> Change | None:
    """From the locked sheets of one period to those of another. None where units of measure mix, or time is lacking."""
    was, has = weighed({before: 1}), weighed({after: 1})
    return change(step for whose in {**was, **has} for step in steps_between(was.get(whose, ()), has.get(whose, ())))


def is_small_enough(periods: Collection[UUID]) -> bool:
    """Whether their sheets can be weighed anew within a request."""
    return Sheet.objects.filter(period__in=periods, status=SheetStatus.LOCKED).count() <= MOST_SHEETS


def change_by(before: Found, after: Found) -> dict[Where, Change | None]:
    """For every place that holds any of the sheets, see `places`. Who has moved left one place and came to the other."""
    parts: dict[Where, list[Steps]] = defaultdict(list)
    for key in {**before, **after}:
        was, has = before.get(key, ()), after.get(key, ())
        for place in _places(was) | _places(has):
            parts[place] += steps_between(_at(was, place), _at(has, place))
    return {place: change(found) for place, found in parts.items()}


def _at(own: Own, place: Where) -> Own:
    return [one for one in own if place in places(one.one.sheet)]


def _places(own: Own) -> set[Where]:
    return {place for one in own for place in places(one.one.sheet)}


def places(sheet: Sheet) -> list[Where]:
    """The region, the municipality and the unit of a sheet; of all staff, and of its own kind."""
    kind = sheet.period.version.family.staff_kind
    where = (None, sheet.period.unit.organisation_id, sheet.period.unit_id)
    return [(place, one) for place in where for one in ("", kind)]
