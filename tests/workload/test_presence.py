"""Reductions are added, whether they hold for all of a period or a part of it."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from workload.casefile import model_as_json, read_case, sheet_as_json
from workload.presence import Contract, Off, Presence
from workload.shipped import shipped
from workload.weighing import Sheet, shown

FIRST, MIDDLE, LAST = dt.date(2027, 3, 1), dt.date(2027, 3, 16), dt.date(2027, 3, 31)  # 23 working days, 12 from MIDDLE
FULL_TIME = (Contract(dt.date(2024, 1, 1), None, Decimal(100)),)


def always(percent):
    return Off(FIRST, None, percent=Decimal(percent))


def from_the_middle(percent):
    return Off(MIDDLE, LAST, percent=Decimal(percent))


def percent_left(*reductions):
    """Of full time, over the month."""
    employment, days = Presence(FULL_TIME, reductions).within(FIRST, LAST, None)
    contracted = sum(day.percentage for day in days) / len(days) if days else employment.percentage
    return shown(contracted * (100 - sum(employment.reductions_percent)) / 100)


@pytest.mark.parametrize(
    ("reductions", "left"),
    [
        ([always(10)], "90.00"),
        ([always(10), always(20)], "70.00"),
        ([from_the_middle(10)], "94.78"),  # (11 × 100 + 12 × 90) / 23
        ([from_the_middle(10), from_the_middle(20)], "84.35"),  # (11 × 100 + 12 × 70) / 23
        ([always(10), from_the_middle(20)], "79.57"),  # (11 × 90 + 12 × 70) / 23
        ([always(60), from_the_middle(60)], "19.13"),  # (11 × 40 + 12 × 0) / 23
        ([always(100), from_the_middle(10)], "0.00"),
    ],
)
def test_what_is_reduced_of_a_day_is_the_sum_of_what_is_reduced_that_day(reductions, left):
    assert percent_left(*reductions) == Decimal(left)


def hours(number, first=FIRST, last=None):
    return Off(first, last, hours=Decimal(number))


def away(first, last=None, percent=100):
    return Off(first, last or first, percent=Decimal(percent))


def hours_left(reductions, absences=(), contracts=FULL_TIME, level=None):
    """Of Göteborg's 150 points, which are fewer for the less experienced; as a case file says them."""
    model = shipped("goteborg").model
    employment, days = Presence(contracts, tuple(reductions), tuple(absences)).within(FIRST, LAST, level)
    case = {"model": model_as_json(model), "sheet": sheet_as_json(Sheet(employment, (), 4, days), model)}
    return read_case(json.dumps(case).encode()).weighed().available


@pytest.mark.parametrize("level", [None, *shipped("goteborg").model.experience])
@pytest.mark.parametrize("reductions", [[always(10), hours(15)], [always(33), hours(7), hours("2.5")]])
def test_a_day_away_takes_its_share_of_the_time_and_nothing_else(reductions, level):
    """Hours come off after percents and experience, whether or not the days are reckoned one by one."""
    whole = hours_left(reductions, level=level)
    assert shown(hours_left(reductions, [away(FIRST)], level=level)) == shown(whole * 22 / 23)
    assert shown(hours_left(reductions, [away(FIRST, percent=50)], level=level)) == shown(whole * Decimal("22.5") / 23)


@pytest.mark.parametrize(
    ("reductions", "absences", "left"),
    [
        ([hours(23)], [], "127.00"),
        ([hours(23, MIDDLE)], [], "138.00"),  # 12 of 23 days
        ([always(10), hours(23, MIDDLE)], [], "123.00"),  # 135 − 12
        ([always(10), hours(23, MIDDLE)], [away(LAST)], "118.13"),  # 135 × 22/23 − 11
    ],
)
def test_hours_are_taken_for_the_days_that_they_hold(reductions, absences, left):
    assert shown(hours_left(reductions, absences)) == Decimal(left)


def test_nothing_is_taken_of_days_that_nobody_is_employed():
    until = (Contract(dt.date(2024, 1, 1), dt.date(2027, 3, 15), Decimal(100)),)
    assert shown(hours_left([hours(23)], contracts=until)) == Decimal(
        "60.74"
    )  # 11 days of 23: 150 − 23, each its share
