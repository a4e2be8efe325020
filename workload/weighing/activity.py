"""What one line of a sheet weighs a week: share × quantity × [f × (a + Σ per occasion + travel) + Σ per week]."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from workload.weighing.exact import ONE, ZERO, total


class Calc(StrEnum):
    """How often, and how much each time."""

    OCCASION = "occasion"
    FIXED = "fixed"
    TURN = "turn"
    ACTUAL = "actual"
    POINTS = "points"


class Every(StrEnum):
    WEEK = "week"
    MONTH = "month"


class Placement(StrEnum):
    """Where a line counts: as work to do, or as time that is not there for it."""

    DEMAND = "demand"
    CAPACITY = "capacity"


@dataclass(frozen=True)
class Line:
    """Cases of one kind. None is what the activity says; `travel` is hours per occasion both ways, `interval` weeks."""

    activity: str
    quantity: int
    share: Decimal = ONE
    occasions: int | None = None
    every: int | None = None
    every_unit: Every | None = None
    amount: Decimal | None = None
    travel: Decimal = ZERO
    interval: int | None = None
    actuals: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class Activity:
    """Amounts and standard times in the model's unit; `amount` None where every line says its own."""

    key: str
    label: str
    calc: Calc
    amount: Decimal | None = None
    travel: bool = False
    per_occasion: tuple[Decimal, ...] = ()
    per_week: tuple[Decimal, ...] = ()
    occasions: int = 1
    every: int = 1
    every_unit: Every = Every.WEEK
    placement: Placement = Placement.DEMAND

    @cached_property
    def weekly(self) -> Callable[[Line, int], Decimal]:
        """What a line weighs in a period of so many weeks; exact in the context EXACT, as `weigh` calls it.

        Raises ValueError for a line that lacks something.
        """
        return {
            Calc.OCCASION: self._of_occasions,
            Calc.FIXED: self._of_a_week,
            Calc.TURN: self._of_turns,
            Calc.ACTUAL: self._of_what_was_done,
            Calc.POINTS: self._of_a_week,
        }[self.calc]

    def lacking(self, line: Line) -> str | None:
        """The field without which the line cannot be weighed, or None."""
        if self.calc is Calc.TURN and line.interval is None:
            return "interval"
        if self.calc is not Calc.ACTUAL and line.amount is None and self.amount is None:
            return "amount"
        return None

    def amount_of(self, line: Line) -> Decimal:
        amount = self.amount if line.amount is None else line.amount
        if amount is None:
            raise ValueError(line)
        return amount

    def occasions_of(self, line: Line) -> int:
        return self.occasions if line.occasions is None else line.occasions

    def every_of(self, line: Line) -> int:
        return self.every if line.every is None else line.every

    def is_monthly(self, line: Line) -> bool:
        return (line.every_unit or self.every_unit) == "month"

    @cached_property
    def _standard_per_occasion(self) -> Decimal:
        return total(self.per_occasion)

    @cached_property
    def _standard_per_week(self) -> Decimal:
        return total(self.per_week)

    @cached_property
    def _has_more_per_occasion(self) -> bool:
        return self.travel or self._standard_per_occasion > 0

    def _of_occasions(self, line: Line, _weeks: int) -> Decimal:
        done, weeks = self.occasions_of(line) * self._each(line), self.every_of(line)
        if self.is_monthly(line):
            done, weeks = done * 3, weeks * 13  # a month has 52/12 weeks, which is 13/3
        return self._spread(line, done, weeks)

    def _of_a_week(self, line: Line, _weeks: int) -> Decimal:
        return self._spread(line, self._each(line), 1)

    def _of_turns(self, line: Line, _weeks: int) -> Decimal:
        if line.interval is None:
            raise ValueError(line)
        return self._spread(line, self._each(line), line.interval)

    def _of_what_was_done(self, line: Line, weeks: int) -> Decimal:
        """As often as logged, at the mean of the logged: their sum."""
        done = sum(line.actuals, ZERO) + len(line.actuals) * self._besides(line)
        return self._spread(line, done, weeks)

    def _each(self, line: Line) -> Decimal:
        return self.amount_of(line) + self._besides(line) if self._has_more_per_occasion else self.amount_of(line)

    def _besides(self, line: Line) -> Decimal:
        return self._standard_per_occasion + line.travel if self.travel else self._standard_per_occasion

    def _spread(self, line: Line, done: Decimal, weeks: int) -> Decimal:
        """Divides once and last, so that no digit is lost that need not be."""
        if self.per_week:
            done += weeks * self._standard_per_week
        weekly = line.share * line.quantity * done
        return weekly if weeks == 1 else weekly / weeks
