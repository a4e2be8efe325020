"""Two locked periods in a row above the limit ask for a measure; a missing one is shown and breaks nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workload.persistence import Divergence, Period, divergence, lasting

LIMIT = Decimal(110)


def periods(*loads):
    return [Period(str(number), None if load is None else Decimal(load)) for number, load in enumerate(loads)]


@pytest.mark.parametrize(
    ("loads", "asks", "above", "missing"),
    [
        ((), False, "", ""),
        ((120,), False, "0", ""),
        ((120, 111), True, "01", ""),
        ((120, "110.00"), False, "", ""),  # at the limit is not above it
        ((120, "110.01"), True, "01", ""),
        ((120, 100, 120), False, "2", ""),
        ((120, None, 120), True, "02", "1"),
        ((120, 120, None), True, "01", "2"),
        ((None, 120, 120), True, "12", ""),
        ((90, 120, None, None, 120, 130), True, "145", "23"),
        ((120, 120, 90), False, "", ""),
        ((None, None), False, "", ""),
    ],
)
def test_what_lasts_is_the_run_to_the_latest_period(loads, asks, above, missing):
    result = lasting(periods(*loads), LIMIT)
    names = ["".join(period.name for period in some) for some in (result.above, result.missing)]
    assert (result.asks_for_a_measure, *names) == (asks, above, missing)


@given(st.lists(st.none() | st.sampled_from([90, 110, 120]), max_size=8), st.integers(0, 8))
def test_a_missing_period_changes_no_answer(loads, place):
    loads = [*loads[:place], None, *loads[place:]]
    known = [load for load in loads if load is not None]
    with_gaps, without = (lasting(periods(*some), LIMIT) for some in (loads, known))
    assert with_gaps.asks_for_a_measure == without.asks_for_a_measure
    assert [period.load for period in with_gaps.above] == [period.load for period in without.above]


@pytest.mark.parametrize(
    ("rating", "load", "asks"),
    [
        (5, "84.00", Divergence.FELT_HEAVIER),  # the worked case
        (4, "100.00", Divergence.FELT_HEAVIER),
        (4, "100.01", None),
        (3, "50", None),
        (3, "150", None),
        (2, "110.01", Divergence.FELT_LIGHTER),
        (1, "110.00", None),
        (None, "150", None),
        (5, None, None),
    ],
)
def test_what_is_felt_and_what_is_measured_ask_for_a_talk_where_they_part(rating, load, asks):
    measured = None if load is None else Decimal(load)
    assert divergence(rating, measured, low=Decimal(100), high=LIMIT) == asks
