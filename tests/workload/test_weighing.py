"""Cases reckoned by hand."""

from dataclasses import replace
from decimal import ROUND_DOWN, Context, Decimal, localcontext

import pytest

from tests.workload.models import CONTACT, GROUP, HOURS, PAUSE, POINTS, TALK, TURN, sheet
from workload.weighing import Activity, Calc, Day, Every, Line, Placement, shown, weigh


def shown_of(result):
    return shown(result.demand), shown(result.available), result.load, shown(result.headroom), result.band


def weekly(line, model=HOURS, **given):
    [weight] = weigh(model, sheet(line, **given)).weights
    return weight


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        (Line("samtal", 1), 2),  # once a week unless something else is said
        (Line("samtal", 3, occasions=2), 12),
        (Line("samtal", 1, occasions=3, every=2), 3),
        (Line("samtal", 1, amount=Decimal("1.5"), travel=Decimal("0.5")), 2),
        (Line("samtal", 1, occasions=13, every_unit=Every.MONTH), 6),  # 13 × 2 h in 52/12 weeks
        (Line("samtal", 1, occasions=13, every=2, every_unit=Every.MONTH), 3),
        (Line("samtal", 1, share=Decimal("0.5")), 1),
        (Line("samtal", 0), 0),
        (Line("samtal", 1, occasions=0), 0),
        (Line("grupp", 1, travel=Decimal(3)), Decimal("4.5")),  # travel counts only where the activity allows it
        (Line("bim", 1, interval=3), 10),
        (Line("bim", 1, interval=6), 5),
        (Line("umgange", 1, actuals=(Decimal(2), Decimal(3))), Decimal("1.5")),  # (2 + 3 + 2 × 0.5) / 4
        (Line("umgange", 2), 0),  # nothing logged, nothing done
        (Line("skattat", 2, amount=Decimal(2)), Decimal("6.5")),  # 2 × (2 + 0.5 + 0.75)
    ],
)
def test_a_line_weighs_what_the_formula_says(line, weight):
    assert weekly(line) == weight


def test_logged_time_is_spread_over_the_weeks_of_the_period():
    line = Line("umgange", 1, actuals=(Decimal(2), Decimal(3)))
    assert weekly(line, weeks=2) == 3
    assert weekly(line, weeks=5) == Decimal("1.2")


def test_a_line_takes_what_it_does_not_say_from_its_activity():
    often = replace(TALK, key="ofta", occasions=2, every=3, every_unit=Every.MONTH)
    model = replace(HOURS, activities=(often,))
    assert weekly(Line("ofta", 13), model) == 4  # 13 × 2 / (3 × 52/12) × 2 h
    assert weekly(Line("ofta", 13, every=1, every_unit=Every.WEEK), model) == 52
    assert weekly(Line("ofta", 13, occasions=1), model) == 2


def test_standard_times_per_occasion_follow_the_occasions_and_those_per_week_the_week():
    both = Activity(
        "b", "B", Calc.TURN, Decimal(10), per_occasion=(Decimal(1), Decimal(1)), per_week=(Decimal("0.25"),)
    )
    assert weekly(Line("b", 2, interval=4), replace(HOURS, activities=(both,))) == Decimal("6.5")  # 2 × (12/4 + 0.25)


def test_time_that_is_not_there_for_work_lowers_the_available_and_is_no_demand():
    result = weigh(HOURS, sheet(Line("paus", 1), Line("grupp", 4)))
    assert shown_of(result) == (18, Decimal("37.5"), 48, Decimal("19.5"), "gron")


def test_reductions_are_percent_of_what_is_contracted_and_deductions_are_taken_last():
    reduced = {"reductions_percent": (Decimal(10), Decimal(5)), "deductions": (Decimal(2), Decimal("0.5"))}
    assert weigh(HOURS, sheet(percentage=80, **reduced)).available == Decimal("24.7")  # 32 × 0.85 − 2.5


def test_the_less_experienced_have_fewer_points_to_fill():
    result = weigh(POINTS, sheet(Line("utredning", 9), experience="ny"))
    assert shown_of(result) == (108, 105, Decimal("102.86"), -3, "gul")
    assert weigh(POINTS, sheet(Line("utredning", 9))).available == 150


def test_days_take_the_place_of_the_percentage():
    """Four weeks: ten days at 100, five at 80 of which one away, five at 80 with four hours a week off."""
    full, less = Day(Decimal(100), present=True), Day(Decimal(80), present=True)
    away, reduced = Day(Decimal(80), present=False), Day(Decimal(80), present=True, reduction=Decimal(4))
    days = (full,) * 10 + (less,) * 4 + (away,) + (reduced,) * 5
    assert weigh(HOURS, sheet(percentage=10, days=days)).available == Decimal("33.4")  # (80 + 25.6 + 28) / 4


def test_who_is_away_every_day_has_no_load_however_little_there_is_to_do():
    away = (Day(Decimal(100), present=False, reduction=Decimal(4)),) * 5
    assert shown_of(weigh(HOURS, sheet(Line("samtal", 1), days=away))) == (2, 0, None, -2, "ej_berakningsbar")
    assert shown_of(weigh(HOURS, sheet(days=away))) == (0, 0, None, 0, "ingen_data")


def test_no_available_time_is_ever_negative():
    assert weigh(HOURS, sheet(reductions_percent=(Decimal(60), Decimal(60)))).available == 0
    assert weigh(HOURS, sheet(Line("paus", 99))).available == 0


def test_the_limit_of_a_band_belongs_to_it_and_the_load_is_rounded_before():
    def band(hours):
        return weigh(HOURS, sheet(Line("grupp", 1, amount=Decimal(hours)))).band

    assert [band(hours) for hours in ("40", "40.0019", "40.002", "44.0019", "44.002")] == [
        "gron", "gron", "gul", "gul", "rod",
    ]  # fmt: skip


def test_three_thirds_are_one_also_where_a_half_is_rounded():
    third = Line("bim", 1, amount=Decimal("1.005"), interval=3)
    assert shown(weigh(HOURS, sheet(third, third, third)).demand) == Decimal("1.01")
    sevenths = [Line("bim", 1, amount=Decimal("44.002"), interval=7)] * 7
    assert weigh(HOURS, sheet(*sevenths)).band == "rod"


def test_nothing_is_shown_as_less_than_nothing_when_it_is_nothing():
    assert str(shown(Decimal("-0.004"))) == "0.00"
    assert str(shown(Decimal("-0.005"))) == "-0.01"


def test_the_context_of_the_thread_changes_no_result():
    lines = [Line("bim", 1, interval=7), Line("samtal", 3, travel=Decimal("1.25"), every_unit=Every.MONTH)]
    usual = weigh(HOURS, sheet(*lines))
    with localcontext(Context(prec=2, rounding=ROUND_DOWN)):
        fresh = replace(HOURS, activities=tuple(replace(one) for one in HOURS.activities))
        odd = weigh(fresh, sheet(*lines))
        assert (odd.demand, odd.available, odd.load, odd.headroom) == (
            usual.demand, usual.available, usual.load, usual.headroom,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("activity", "line", "lacks"),
    [
        (TURN, Line("bim", 1), "interval"),
        (replace(GROUP, amount=None), Line("grupp", 1), "amount"),
        (replace(GROUP, amount=None), Line("grupp", 1, amount=Decimal(0)), None),
        (CONTACT, Line("umgange", 1), None),
        (PAUSE, Line("paus", 1), None),
    ],
)
def test_a_line_that_lacks_something_says_what_and_is_not_weighed(activity, line, lacks):
    assert activity.lacking(line) == lacks
    model = replace(HOURS, activities=(activity,))
    assert model.can_weigh(line) == (lacks is None)
    if lacks:
        with pytest.raises(ValueError, match=line.activity):
            weigh(model, sheet(line))


def test_a_model_cannot_weigh_what_it_does_not_know():
    assert not HOURS.can_weigh(Line("okand", 1))
    assert HOURS.by_key["paus"].placement is Placement.CAPACITY
