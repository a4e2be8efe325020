"""A month of periods that are shorter, longer or beside it: whose days it is made of, and who counts how much."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workload.models import HOURS, POINTS
from workload.monthly import Part, Weight, band, by_whom, shares
from workload.months import days_in, months_between
from workload.spans import short_span
from workload.sums import Sums
from workload.weighing import NO_DATA, NO_TIME, shown

MARCH, APRIL, MAY = (dt.date(2027, number, 1) for number in (3, 4, 5))


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (dt.date(2027, 3, 1), dt.date(2027, 3, 31), [23, 0, 0]),  # the month itself
        (dt.date(2027, 3, 29), dt.date(2027, 4, 4), [3, 2, 0]),  # Monday to Wednesday, Thursday and Friday
        (dt.date(2027, 4, 26), dt.date(2027, 5, 2), [0, 5, 0]),  # only its Saturday and Sunday are in May
        (dt.date(2027, 2, 15), dt.date(2027, 5, 14), [23, 22, 10]),  # a quarter of its own
        (dt.date(2027, 5, 1), dt.date(2027, 5, 2), [0, 0, 2]),  # a weekend has days too, if it is all there is
    ],
)
def test_a_period_has_as_many_days_in_a_month_as_it_has_working_days_there(first, last, days):
    assert [days_in(month, first, last) for month in (MARCH, APRIL, MAY)] == days


def test_a_period_touches_every_month_from_its_first_day_to_its_last():
    assert months_between(dt.date(2026, 12, 31), dt.date(2027, 2, 1)) == [
        dt.date(2026, 12, 1), dt.date(2027, 1, 1), dt.date(2027, 2, 1),
    ]  # fmt: skip
    assert months_between(dt.date(2027, 3, 31), dt.date(2027, 3, 31)) == [MARCH]


def test_a_week_of_new_year_is_called_by_the_year_it_belongs_to():
    assert short_span(dt.date(2026, 12, 28), dt.date(2027, 1, 3)) == "v. 53 26"


def week(whose, number, demand, *, days=5, available=40, model=HOURS, is_person=True, percentage=100):
    weight = Weight(model, Decimal(demand), Decimal(available), Decimal(percentage), "gron")
    return Part(whose, is_person, number, days), weight


def whole(*sheets):
    return sum(by_whom(sheets).values(), Sums())


def test_somebody_counts_with_her_mean_over_the_days_that_she_was_measured():
    """Three days with 30 of 40 hours and two with 40 of 40: 34 of 40."""
    [sums] = by_whom([week("vera", 1, 30, days=3), week("vera", 2, 40, days=2)]).values()
    assert (sums.hours, sums.load, sums.sheets, sums.rows) == ((34, 40), 85, 1, 1)


def test_a_week_with_little_time_weighs_as_little_as_its_time():
    """40 hours to do each week, in 40 hours and then in 10: 80 through 50, not the mean of 100 and 400 percent."""
    assert whole(week("vera", 1, 40), week("vera", 2, 40, available=10)).load == 160


def test_who_has_one_week_locked_counts_as_much_as_who_has_four():
    """20 of 40 all four weeks, beside 60 of 40 in the only one: 80 of 80."""
    sums = whole(*(week("vera", number, 20) for number in range(4)), week("nils", 2, 60))
    assert (sums.load, sums.sheets) == (100, 2)


def test_a_row_without_a_person_counts_for_the_days_that_it_was_there():
    """A heap of 20 hours in one of four weeks is 5 hours a week, beside 30 of 40."""
    weeks = [week("vera", number, 30) for number in range(4)]
    sums = whole(*weeks, week("kö", 3, 20, available=0, is_person=False))
    assert (sums.hours, sums.load, sums.sheets, sums.rows) == ((35, 40), Decimal("87.50"), 1, 2)


def test_who_was_measured_in_hours_and_then_in_points_has_a_part_in_both():
    """100 percent of full time for half the month, 50 for the other: the index is 75."""
    sums = whole(week("vera", 1, 40), week("vera", 2, 75, available=150, model=POINTS))
    assert (sums.hours, sums.points, sums.load, sums.is_index, sums.sheets) == (
        (20, 20),
        (Decimal("37.5"), 75),
        75,
        True,
        1,
    )


@pytest.mark.parametrize(
    ("demand", "available", "word"),
    [("42", "40", "gul"), ("44.0019", "40", "gul"), ("44.002", "40", "rod"), ("1", "0", NO_TIME), ("0", "0", NO_DATA)],
)
def test_the_band_of_a_month_is_chosen_on_the_rounded_load(demand, available, word):
    own = week("vera", 1, demand, available=available)
    assert band(own[1], whole(own)) == word


DAYS = st.lists(st.integers(1, 23), min_size=1, max_size=5)


@given(st.lists(DAYS, min_size=1, max_size=6))
def test_the_sheets_of_somebody_are_one_month_whatever_days_they_have(people):
    parts = [Part(who, True, n, days) for who, weeks in enumerate(people) for n, days in enumerate(weeks)]
    found = list(zip(parts, shares(parts), strict=True))
    sums = [sum(share for part, share in found if part.whose == who) for who in range(len(people))]
    assert [shown(one) for one in sums] == [1] * len(people)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_a_month_lies_between_its_weeks(days, one, other):
    weeks = [week("vera", n, (one, other)[n % 2], days=length) for n, length in enumerate(days)]
    loads = [whole(alone).load for alone in weeks]
    assert min(loads) <= whole(*weeks).load <= max(loads)
