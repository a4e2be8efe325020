"""What holds for every sheet; the formula as fractions stands for what is true."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.workload.models import HOURS, LINES, SHEETS, sheet
from workload.weighing import Calc, Every, Line, Placement, shown, weigh

PERMUTED = st.lists(LINES, max_size=6).flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines)))


def true_weight(line, weeks):
    activity = HOURS.by_key[line.activity]
    frequency, amount = Fraction(1), Fraction(activity.amount if line.amount is None else line.amount or 0) if activity.calc is not Calc.ACTUAL else Fraction(0)  # fmt: skip
    if activity.calc is Calc.OCCASION:
        weeks_of = Fraction(52, 12) if (line.every_unit or activity.every_unit) is Every.MONTH else 1
        occasions = activity.occasions if line.occasions is None else line.occasions
        frequency = Fraction(occasions) / ((line.every or activity.every) * weeks_of)
    elif activity.calc is Calc.TURN:
        frequency = Fraction(1, line.interval)
    elif activity.calc is Calc.ACTUAL:
        frequency = Fraction(len(line.actuals), weeks)
        amount = sum(map(Fraction, line.actuals), Fraction(0)) / max(1, len(line.actuals))
    travel = Fraction(line.travel) if activity.travel else 0
    each = amount + sum(map(Fraction, activity.per_occasion)) + travel
    return Fraction(line.share) * line.quantity * (frequency * each + sum(map(Fraction, activity.per_week)))


def true_time(model, sheet):
    employment = sheet.employment
    time = Fraction(model.full) * Fraction(employment.percentage) / 100
    if sheet.days:
        days = [
            Fraction(model.full) * Fraction(day.percentage) / 500 - Fraction(day.reduction) / 5 for day in sheet.days if day.present
        ]  # fmt: skip
        time = sum(days, Fraction(0)) / Fraction(len(sheet.days), 5)
    return time * (1 - sum(map(Fraction, employment.reductions_percent)) / 100) - sum(
        map(Fraction, employment.deductions)
    )


def half_up(value):
    """A fraction with two decimals, as text."""
    cents = (abs(value) * 200 + 1) // 2
    return Decimal(int(cents) if value >= 0 else -int(cents)) / 100


@given(SHEETS)
def test_every_figure_is_the_true_one_to_the_last_digit_shown(sheet):
    result = weigh(HOURS, sheet)
    weights = [true_weight(line, sheet.weeks) for line in sheet.lines]
    is_taken = [HOURS.by_key[line.activity].placement is Placement.CAPACITY for line in sheet.lines]
    demand = sum((weight for weight, taken in zip(weights, is_taken, strict=True) if not taken), Fraction(0))
    taken = sum((weight for weight, taken in zip(weights, is_taken, strict=True) if taken), Fraction(0))
    available = max(Fraction(0), true_time(HOURS, sheet) - taken)
    assert [shown(weight) for weight in result.weights] == [half_up(weight) for weight in weights]
    assert (shown(result.demand), shown(result.available)) == (half_up(demand), half_up(available))
    assert shown(result.headroom) == half_up(available - demand)
    assert result.load == (half_up(100 * demand / available) if available else None)


@given(PERMUTED)
def test_the_order_of_lines_changes_nothing(lines):
    one, other = (weigh(HOURS, sheet(*order)) for order in lines)
    assert (one.load, shown(one.demand), one.band) == (other.load, shown(other.demand), other.band)


@given(LINES)
def test_many_on_one_line_weigh_as_many_lines_of_one(line):
    alone = [replace(line, quantity=1)] * line.quantity
    assert shown(weigh(HOURS, sheet(line)).demand) == shown(weigh(HOURS, sheet(*alone)).demand)


@given(LINES, st.integers(1, 12))
def test_twice_a_week_weighs_as_two_times_once_a_week(line, every):
    once = Line("samtal", line.quantity, share=line.share, amount=line.amount, travel=line.travel, every=every)
    twice = weigh(HOURS, sheet(replace(once, occasions=2)))
    assert shown(twice.demand) == shown(weigh(HOURS, sheet(once, once)).demand)


@given(SHEETS, st.integers(1, 100))
def test_more_percent_never_means_more_load(sheet, more):
    less = replace(sheet, days=())
    employment = replace(sheet.employment, percentage=sheet.employment.percentage + more)
    before, after = weigh(HOURS, less), weigh(HOURS, replace(less, employment=employment))
    assert before.load is None or after.load is None or after.load <= before.load


@given(SHEETS, st.sampled_from(["0.5", "1.5", "60"]))
def test_hours_or_minutes_give_the_same_load(sheet, times):
    """A model and its sheets in a larger or smaller measure."""
    scaled = _scaled(HOURS, sheet, Decimal(times))
    assert weigh(*scaled).load == weigh(HOURS, sheet).load


def _scaled(model, sheet, times):
    def all_of(values):
        return tuple(value * times for value in values)

    def perhaps(value):
        return None if value is None else value * times

    activities = tuple(
        replace(one, amount=perhaps(one.amount), per_occasion=all_of(one.per_occasion), per_week=all_of(one.per_week))
        for one in model.activities
    )
    lines = tuple(
        replace(one, amount=perhaps(one.amount), travel=one.travel * times, actuals=all_of(one.actuals))
        for one in sheet.lines
    )
    employment = replace(sheet.employment, deductions=all_of(sheet.employment.deductions))
    days = tuple(replace(day, reduction=day.reduction * times) for day in sheet.days)
    return (
        replace(model, full=model.full * times, activities=activities),
        replace(sheet, lines=lines, employment=employment, days=days),
    )
