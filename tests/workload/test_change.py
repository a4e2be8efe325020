"""A change is the model, then the cases, then the time for them; the three make up the whole."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.workload.models import GROUP, HOURS, POINTS, SHEETS, TALK, sheet
from workload.change import Change, Measurement, change, steps
from workload.weighing import Line, weigh

HEAVIER = replace(HOURS, version=2, activities=(replace(TALK, amount=Decimal("2.5")), *HOURS.activities[1:]))
WITHOUT_GROUP = replace(HOURS, version=2, activities=tuple(one for one in HOURS.activities if one != GROUP))


def between(before, after):
    return change([steps(before, after)])


def test_each_thing_that_changed_has_its_own_effect():
    """40 of 40 h; 50 of 40 by the new model; 45 of 40 with two cases fewer; 45 of 30 at 75 percent."""
    before = Measurement(HOURS, sheet(Line("samtal", 20)))
    after = Measurement(HEAVIER, sheet(Line("samtal", 18), percentage=75))
    assert between(before, after) == Change(
        before=Decimal(100), model=Decimal(25), case_mix=Decimal("-12.5"), capacity=Decimal("37.5"), after=Decimal(150)
    )


def test_pauses_belong_to_the_time_and_not_to_the_cases():
    before = Measurement(HOURS, sheet(Line("samtal", 10)))
    after = Measurement(HOURS, sheet(Line("samtal", 10), Line("paus", 1, amount=Decimal("1.5"))))
    assert between(before, after) == Change(
        before=Decimal(50), model=Decimal(0), case_mix=Decimal(0), capacity=Decimal("11.54"), after=Decimal("61.54")
    )


def test_cases_that_the_new_model_does_not_know_weigh_nothing_by_it():
    before = Measurement(HOURS, sheet(Line("samtal", 10), Line("grupp", 4)))
    after = Measurement(WITHOUT_GROUP, sheet(Line("samtal", 12)))
    assert between(before, after) == Change(
        before=Decimal(95), model=Decimal(-45), case_mix=Decimal(10), capacity=Decimal(0), after=Decimal(60)
    )


def test_in_a_unit_who_comes_brings_cases_and_time_and_who_leaves_takes_them():
    stays = Measurement(HOURS, sheet(Line("samtal", 20)))
    leaves, comes = Measurement(HOURS, sheet(Line("samtal", 10))), Measurement(HOURS, sheet(percentage=50))
    moved = change([steps(stays, stays), steps(leaves, None), steps(None, comes)])
    assert moved == Change(
        before=Decimal(75), model=Decimal(0), case_mix=Decimal(-25), capacity=Decimal("16.67"), after=Decimal("66.67")
    )


def test_experience_that_the_new_model_does_not_know_changes_nothing_by_it():
    """84 of 105 points; nothing of 40 h, for the cases are unknown by hours; then 20 of 40 h."""
    before = Measurement(POINTS, sheet(Line("utredning", 7), experience="ny"))
    after = Measurement(HOURS, sheet(Line("samtal", 10)))
    assert between(before, after) == Change(
        before=Decimal(80), model=Decimal(-80), case_mix=Decimal(50), capacity=Decimal(0), after=Decimal(50)
    )


def test_hours_and_points_are_never_added():
    hours, points = Measurement(HOURS, sheet(Line("samtal", 3))), Measurement(POINTS, sheet(Line("utredning", 3)))
    assert change([steps(hours, hours), steps(points, points)]) is None
    assert change([steps(hours, points), steps(hours, points)]) == between(hours, points)


def test_without_time_in_some_step_there_is_nothing_to_split():
    some, none = Measurement(HOURS, sheet(Line("samtal", 1))), Measurement(HOURS, sheet(percentage=0))
    assert between(some, none) is None
    assert between(None, some) is None
    assert between(None, None) is None


MEASURED = st.builds(Measurement, st.sampled_from([HOURS, HEAVIER]), SHEETS)
WITHOUT = st.builds(Measurement, st.just(WITHOUT_GROUP), st.just(sheet(Line("samtal", 3))))
POINTED = st.builds(Measurement, st.just(POINTS), st.just(sheet(Line("utredning", 3))))
PEOPLE = st.lists(st.tuples(st.none() | MEASURED, st.none() | MEASURED | WITHOUT | POINTED), min_size=1, max_size=4)


@given(PEOPLE)
def test_the_effects_make_up_the_whole_to_the_last_digit(people):
    split = change([steps(*person) for person in people])
    if split:
        assert split.before + split.model + split.case_mix + split.capacity == split.after


@given(MEASURED, MEASURED)
def test_the_ends_are_the_loads_that_were_measured(before, after):
    split = between(before, after)
    if split:
        assert (split.before, split.after) == (weigh(*before).load, weigh(*after).load)


@given(MEASURED)
def test_where_nothing_changed_nothing_had_an_effect(measured):
    split = between(measured, measured)
    assert split is None or (split.model, split.case_mix, split.capacity) == (0, 0, 0)
