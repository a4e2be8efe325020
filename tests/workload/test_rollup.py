"""Many people's load is a ratio of sums; hours and points are never added."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from workload.rollup import Measured, roll_up
from workload.weighing import Unit, load


def measured(demand, available, percentage=100, unit=Unit.HOURS):
    return Measured(unit, Decimal(demand), Decimal(available), Decimal(percentage))


def figure(*sheets, staff=10):
    result = roll_up(sheets, staff)
    return result.load, result.is_index


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
    covered = roll_up([measured(1, 1)] * 7, staff=9)
    assert (covered.sheets, covered.staff, covered.coverage) == (7, 9, Decimal("77.78"))
    assert roll_up([], staff=0).coverage is None


def test_nobody_measured_is_no_load():
    assert figure() == (None, False)


AMOUNTS = st.decimals(0, 200, places=3)
SHEETS = st.lists(st.builds(Measured, st.just(Unit.HOURS), AMOUNTS, AMOUNTS, AMOUNTS), max_size=6)


@given(SHEETS, SHEETS)
def test_two_units_together_lie_between_the_two(one, other):
    loads = [roll_up(sheets, 1).load for sheets in (one, other, one + other)]
    if None not in loads:
        assert min(loads[:2]) <= loads[2] <= max(loads[:2])


@given(SHEETS)
def test_the_load_of_many_is_the_load_of_their_sums(sheets):
    demand, available = sum(one.demand for one in sheets), sum(one.available for one in sheets)
    assert roll_up(sheets, 1).load == load(Decimal(demand), Decimal(available))
