"""How the time that there is came to be: 40 h × 80 % × (100 % − 10 %) − 2 h = 26,80 h; pure."""

from collections.abc import Iterator
from decimal import Decimal, localcontext

from django.utils.translation import gettext as _

from fyrbodal.swedish import MINUS, decimal, percent
from workload.weighing import Placement, Result, shown
from workload.weighing.exact import EXACT, HUNDRED, ONE, ZERO
from workload.weighing.explaining import unit_word


def availability(result: Result) -> str:
    """The sentence of a sheet's available time, with its figures."""
    with localcontext(EXACT):
        factors = [_with(result.model.full, result), *_factors(result)]
        taken = [f" {MINUS} {said}" for said in _taken(result)]
        return f"{' × '.join(factors)}{''.join(taken)} = {_shown(result.available, result)}"


def _factors(result: Result) -> Iterator[str]:
    """Percentage, experience, and what is left after the reductions that hold all the time."""
    employment = result.sheet.employment
    yield _contracted(result)
    if employment.experience is not None:
        yield f"{_figure(result.model.experience[employment.experience])} ({employment.experience})"
    if employment.reductions_percent:
        off = [f"{_figure(one)} %" for one in employment.reductions_percent]
        yield f"({f' {MINUS} '.join(['100 %', *off])})"


def _contracted(result: Result) -> str:
    sheet = result.sheet
    if not sheet.days:
        return f"{_figure(shown(sheet.employment.percentage))} %"
    full = result.model.full
    hours = sum((full * day.percentage / HUNDRED - day.reduction for day in sheet.days if day.present), ZERO)
    there = sum(day.present and day.percentage > 0 for day in sheet.days)
    words = {"there": there, "days": len(sheet.days)}
    said = _("%(there)s av %(days)s arbetsdagar, dag för dag") % words
    return f"{percent(HUNDRED * hours / (full * len(sheet.days)), 2)} ({said})"


def _taken(result: Result) -> Iterator[str]:
    yield from (_with(shown(one), result) for one in result.sheet.employment.deductions)
    for line in result.lines:
        if line.activity.placement is Placement.CAPACITY:
            yield f"{_shown(line.weekly, result)} ({line.activity.label})"


def _figure(value: Decimal) -> str:
    return decimal(value.normalize() if value != value.to_integral() else value.quantize(ONE))


def _with(value: Decimal, result: Result) -> str:
    return f"{_figure(value)} {unit_word(result.model.unit)}"


def _shown(value: Decimal, result: Result) -> str:
    return f"{decimal(shown(value))} {unit_word(result.model.unit)}"
