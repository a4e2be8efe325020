"""A sheet to try any model on; pure but for the files that came with the program."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from workload.shipped import NAMES, shipped
from workload.weighing import Activity, Calc, Line, Model, Sheet
from workload.weighing.exact import ONE

WEEKS_BETWEEN = 4


def sample_of(model: Model) -> Sheet:
    """The shipped sheet that the model knows most lines of, and one of every activity that is not on it."""
    best = max(_shipped(), key=lambda sheet: sum(map(model.can_weigh, sheet.lines)))
    known = tuple(filter(model.can_weigh, best.lines))
    level = best.employment.experience if best.employment.experience in model.experience else None
    lines = known + tuple(_one_of_each_other(model, known))
    return Sheet(replace(best.employment, experience=level), lines, best.weeks)


@lru_cache(maxsize=1)
def _shipped() -> tuple[Sheet, ...]:
    return tuple(shipped(name).sample for name in NAMES)


def _one_of_each_other(model: Model, lines: Iterable[Line]) -> Iterable[Line]:
    standing = {line.activity for line in lines}
    return (_one_of(activity) for activity in model.activities if activity.key not in standing)


def _one_of(activity: Activity) -> Line:
    """Where the model says no amount, one hour (point) stands for what each line says itself."""
    logged = activity.calc is Calc.ACTUAL
    return Line(
        activity.key,
        1,
        amount=ONE if activity.amount is None and not logged else None,
        interval=WEEKS_BETWEEN if activity.calc is Calc.TURN else None,
        actuals=(ONE,) if logged else (),
    )
