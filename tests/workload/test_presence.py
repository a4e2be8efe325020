"""Reductions are added, whether they hold for all of a period or a part of it."""

import datetime as dt
from decimal import Decimal

import pytest

from workload.presence import Contract, Off, Presence
from workload.weighing import shown

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
