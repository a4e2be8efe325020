"""What one employee has to do in a period, and the time there is for it."""

from dataclasses import dataclass
from decimal import Decimal

from workload.weighing.activity import Line
from workload.weighing.exact import ZERO


@dataclass(frozen=True)
class Day:
    """A working day: percentage of full time, whether present, and hours a week of reduction."""

    percentage: Decimal
    present: bool
    reduction: Decimal = ZERO


@dataclass(frozen=True)
class Employment:
    """Percentages of full time; `deductions` in hours or points a week."""

    percentage: Decimal
    experience: str | None = None
    reductions_percent: tuple[Decimal, ...] = ()
    deductions: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """`days`, where there are any, take the place of the employment's percentage."""

    employment: Employment
    lines: tuple[Line, ...]
    weeks: int = 4
    days: tuple[Day, ...] = ()
