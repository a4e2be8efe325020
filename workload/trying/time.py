"""Somebody's time on the copy, and what it would be at another percentage."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from workload.presence import Off, Presence
from workload.trying.impossible import Impossible
from workload.weighing import Day, Employment
from workload.weighing.exact import HUNDRED, ZERO

CENTS = Decimal("0.01")  # as exact as a reduction is kept


@dataclass(frozen=True)
class Time:
    """From `first` to `last`; `own` where the row says its percentage itself and no employment does."""

    presence: Presence
    first: dt.date
    last: dt.date
    level: str | None = None
    own: bool = False
    taken_off: Off | None = None

    def laid_out(self) -> tuple[Employment, tuple[Day, ...]]:
        return self.presence.within(self.first, self.last, self.level)

    def contracted(self, day: dt.date) -> Decimal | None:
        """The percentage of the employment that holds on a day of the period, if there is one."""
        within = self.first <= day <= self.last
        return next((one.percentage for one in self.presence.contracts if within and one.holds(day)), None)

    def at(self, percent: Decimal, since: dt.date | None) -> "Time":
        """A row simply says another percentage. Raises Impossible."""
        if not self.own:
            return self._reduced(percent, since or self.first)
        if since:
            raise Impossible(since)
        contracts = tuple(replace(one, percentage=percent) for one in self.presence.contracts)
        return replace(self, presence=replace(self.presence, contracts=contracts))

    def _reduced(self, percent: Decimal, since: dt.date) -> "Time":
        """An employment stands; what is worked less is a reduction from a day on, and more is one below nothing."""
        contracted = self.contracted(since)
        if self.taken_off or not contracted:
            raise Impossible(since)
        share = (HUNDRED - HUNDRED * percent / contracted).quantize(CENTS, ROUND_HALF_UP)
        if share == ZERO:
            raise Impossible(percent)
        off = Off(since, None, percent=share)
        presence = replace(self.presence, reductions=(*self.presence.reductions, off))
        return replace(self, presence=presence, taken_off=off)
