"""The time there is: percentage, reductions and absence by date, as the formula takes them; pure."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from workload.spans import working_days
from workload.weighing import Day, Employment
from workload.weighing.exact import HUNDRED, ONE, ZERO

SIX = Decimal("0.000001")  # as exact as a case file can say it


@dataclass(frozen=True)
class Stretch:
    """Days from and with `starts_on` to and with `ends_on`; None is until further notice."""

    starts_on: dt.date
    ends_on: dt.date | None

    def holds(self, day: dt.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def covers(self, days: Sequence[dt.date]) -> bool:
        return all(map(self.holds, days))

    def touches(self, days: Sequence[dt.date]) -> bool:
        return any(map(self.holds, days))


@dataclass(frozen=True)
class Contract(Stretch):
    percentage: Decimal


@dataclass(frozen=True)
class Off(Stretch):
    """So many percent, or so many hours (points) a week."""

    percent: Decimal = ZERO
    hours: Decimal = ZERO


@dataclass(frozen=True)
class Presence:
    """What is known of somebody's time; contracts never overlap, nor do absences, whose percent is of the day."""

    contracts: tuple[Contract, ...]
    reductions: tuple[Off, ...] = ()
    absences: tuple[Off, ...] = ()

    def within(self, first: dt.date, last: dt.date, experience: str | None) -> tuple[Employment, tuple[Day, ...]]:
        """Whole percentages where all the days are alike, else day by day."""
        days = working_days(first, last)
        if self._are_alike(days):
            return self._whole(days, experience), ()
        whole = [off for off in self.reductions if off.percent and off.covers(days)]
        percents = tuple(off.percent for off in whole)
        employment = Employment(self._mean(days), experience, percents, tuple(self._deducted(days)))
        return employment, tuple(self._day(day, whole) for day in days)

    def _are_alike(self, days: Sequence[dt.date]) -> bool:
        known = [*self.contracts, *self.reductions, *self.absences]
        return all(one.covers(days) for one in known if one.touches(days)) and not self._absent(days)

    def _absent(self, days: Sequence[dt.date]) -> bool:
        return any(one.touches(days) for one in self.absences)

    def _whole(self, days: Sequence[dt.date], experience: str | None) -> Employment:
        reductions = [off for off in self.reductions if off.touches(days)]
        return Employment(
            percentage=self._mean(days),
            experience=experience,
            reductions_percent=tuple(off.percent for off in reductions if off.percent),
            deductions=tuple(off.hours for off in reductions if off.hours),
        )

    def _mean(self, days: Sequence[dt.date]) -> Decimal:
        """For show and for weighing people together; the exact time is in the days."""
        return _sayable(sum(map(self._percentage, days), ZERO) / len(days)) if days else ZERO

    def _percentage(self, day: dt.date) -> Decimal:
        return next((one.percentage for one in self.contracts if one.holds(day)), ZERO)

    def _deducted(self, days: Sequence[dt.date]) -> Iterator[Decimal]:
        """Hours are hours: taken after percents and experience, as in `_whole`, for the days that she is there."""
        for off in self.reductions:
            if taken := off.hours * sum((self._there(day) for day in days if off.holds(day)), ZERO):
                yield _sayable(taken / len(days))

    def _there(self, day: dt.date) -> Decimal:
        """How much of a day that she is employed. Absence takes of what was reduced too, so that nothing goes twice."""
        away = next((one.percent for one in self.absences if one.holds(day)), ZERO)
        return ONE - away / HUNDRED if self._percentage(day) else ZERO

    def _day(self, day: dt.date, whole: Sequence[Off]) -> Day:
        there = self._there(day)
        partly = [off for off in self.reductions if off.holds(day) and off not in whole]
        return Day(_sayable(self._percentage(day) * _left(partly, whole) * there), there > 0)


def _left(partly: Sequence[Off], whole: Sequence[Off]) -> Decimal:
    """Of a day, before what is always reduced is taken of it: percents are added, however long each holds.

    Ten percent beside a twenty that always holds leave 70 of 80.
    """
    rest = HUNDRED - sum((off.percent for off in whole), ZERO)
    taken = sum((off.percent for off in partly), ZERO)
    return max(ZERO, ONE - taken / rest) if rest > 0 else ZERO


def _sayable(figure: Decimal) -> Decimal:
    """So that a case file can say it, and without zeros for show."""
    rounded = figure.quantize(SIX)
    return figure if figure == rounded else rounded
