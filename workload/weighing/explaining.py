"""How a line came to weigh what it does: f × (a + standard times + travel), with its figures."""

from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext

from django.utils.translation import gettext as _

from fyrbodal.swedish import decimal
from workload.weighing.activity import Activity, Calc, Line
from workload.weighing.exact import EXACT, ONE, ZERO, shown
from workload.weighing.model import Unit
from workload.weighing.weigh import Result, Weighed


def explanations(result: Result) -> Iterator[str]:
    """A sentence for each line of the sheet, in its order."""
    for weighed in result.lines:
        yield explanation(weighed, result.model.unit, result.sheet.weeks)


def explanation(weighed: Weighed, unit: Unit, weeks: int) -> str:
    """2 st × 1 × (2 h + 0,5 h restid) = 5,00 h i veckan"""
    with localcontext(EXACT):
        factors = [*_many(weighed.line), _one(weighed, unit, weeks)]
        if weighed.activity.per_week and factors[1:]:
            factors[-1] = f"[{factors[-1]}]"
        said = f"{' × '.join(factors)} = {weight(weighed.weekly, unit)}"
    uncounted = weighed.line.travel and not weighed.activity.travel
    return _("%s (restid räknas inte här)") % said if uncounted else said


def weight(value: Decimal, unit: Unit) -> str:
    """5,00 h i veckan"""
    figure = decimal(shown(value))
    return _("%s h i veckan") % figure if unit is Unit.HOURS else _("%s poäng") % figure


def _many(line: Line) -> Iterator[str]:
    """Share and quantity where they change anything."""
    if line.share != ONE:
        yield _("andel %s") % _figure(line.share)
    if line.quantity != 1:
        yield _("%s st") % _figure(Decimal(line.quantity))


def _one(weighed: Weighed, unit: Unit, weeks: int) -> str:
    """What one case of the line is."""
    line, activity, _weekly = weighed
    each = f"{FREQUENCIES[activity.calc](activity, line, weeks)} × {_occasion(activity, line, unit)}"
    besides = [_("%s standardtid i veckan") % _with(time, unit) for time in activity.per_week]
    return " + ".join([each, *besides])


def _occasion(activity: Activity, line: Line, unit: Unit) -> str:
    """a, or (a + standard times + travel) where there are any."""
    parts = [_amount(activity, line, unit)]
    parts += [_("%s standardtid") % _with(time, unit) for time in activity.per_occasion]
    if activity.travel and line.travel:
        parts.append(_("%s restid") % _with(line.travel, unit))
    return f"({' + '.join(parts)})" if parts[1:] else parts[0]


def _amount(activity: Activity, line: Line, unit: Unit) -> str:
    """Of what was logged, the mean as it is reckoned: (2 + 2,5)/2 h."""
    if activity.calc is not Calc.ACTUAL:
        return _with(activity.amount_of(line), unit)
    if len(line.actuals) < 2:
        return _with(sum(line.actuals, ZERO), unit)
    return f"({' + '.join(map(_figure, line.actuals))})/{len(line.actuals)} {unit_word(unit)}"


def _of_occasions(activity: Activity, line: Line, _weeks: int) -> str:
    occasions, every = activity.occasions_of(line), activity.every_of(line)
    if activity.is_monthly(line):
        return f"{occasions}/(52/12)" if every == 1 else f"{occasions}/({every} × 52/12)"
    return f"{occasions}" if every == 1 else f"{occasions}/{every}"


FREQUENCIES: dict[Calc, Callable[[Activity, Line, int], str]] = {
    Calc.OCCASION: _of_occasions,
    Calc.FIXED: lambda _activity, _line, _weeks: "1",
    Calc.TURN: lambda _activity, line, _weeks: f"1/{line.interval}",
    Calc.ACTUAL: lambda _activity, line, weeks: f"{len(line.actuals)}/{weeks}",
    Calc.POINTS: lambda _activity, _line, _weeks: "1",
}


def unit_word(unit: Unit) -> str:
    return _("h") if unit is Unit.HOURS else _("poäng")


def _with(value: Decimal, unit: Unit) -> str:
    return f"{_figure(value)} {unit_word(unit)}"


def _figure(value: Decimal) -> str:
    """2,5 however many zeros it was written with"""
    return decimal(value.normalize())
