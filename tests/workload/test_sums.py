"""Many people's load is a ratio of sums; hours and points are never added."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from workload.sums import Sums, coverage, of_one
from workload.weighing import Unit, load


def measured(demand, available, percentage=100, unit=Unit.HOURS):
    return of_one(unit, Decimal(demand), Decimal(available), Decimal(percentage))


def together(sheets):
    return sum(sheets, Sums())


def figure(*sheets):
    return together(sheets).load, together(sheets).is_index


def test_a_heavy_half_time_does_not_weigh_as_a_full_time():
    assert figure(measured(30, 20, 50), measured(30, 40)) == (
        100,
        False,
    )  # 60/60, where the mean of 150 and 75 is 112.50


def test_who_has_work_and_no_time_counts_among_the_work():
    assert figure(measured(10, 0), measured(30, 40)) == (100, False)
    assert figure(measured(10, 0)) == (None, False)


def test_where_hours_and_points_mix_there_is_an_index_weighted_by_percentage():
    hours, points = measured(45, 40, 100), measured(60, 75, 50, Unit.POINTS)
    assert figure(hours, points) == (Decimal("101.67"), True)  # (112.5 × 100 + 80 × 50)/150
    assert figure(hours, points, measured(9, 0, 30)) == (Decimal("101.67"), True)  # has no load to weight
    assert figure(measured(9, 0), measured(9, 0, unit=Unit.POINTS)) == (None, True)


def test_coverage_says_how_many_of_the_staff_are_measured():
    assert coverage(together([measured(1, 1)] * 7).sheets, 9) == Decimal("77.78")
    assert coverage(0, 0) is None


def test_nobody_measured_is_no_load():
    assert figure() == (None, False)


AMOUNTS = st.decimals(0, 200, places=3)
SHEETS = st.lists(st.builds(measured, AMOUNTS, AMOUNTS, AMOUNTS), max_size=6)


@given(SHEETS, SHEETS)
def test_two_units_together_lie_between_the_two(one, other):
    loads = [together(sheets).load for sheets in (one, other, one + other)]
    if None not in loads:
        assert min(loads[:2]) <= loads[2] <= max(loads[:2])


@given(SHEETS)
def test_the_load_of_many_is_the_load_of_their_sums(sheets):
    demand, available = (sum((one.hours[place] for one in sheets), Decimal(0)) for place in (0, 1))
    assert together(sheets).load == load(demand, available)
