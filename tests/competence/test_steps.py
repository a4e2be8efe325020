"""On which step somebody is, by her years in the profession or by her appointment."""

import datetime as dt
from itertools import pairwise

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from competence.areas import Step
from competence.frequency.due import months_after
from competence.steps import (
    BY_YEARS,
    USUAL,
    Boundaries,
    Career,
    Change,
    NotYet,
    changes,
    changes_of,
    next_change,
    step_of,
    step_on,
    steps_until,
)
from competence.stretches import Stretch, counted, merged

DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def stretch(first: str, last: str | None = None) -> Stretch:
    return Stretch(day(first), last and day(last))


@pytest.mark.parametrize(
    ("on", "step"),
    {
        "2020-03-15": Step.INTRODUCTION,
        "2022-03-14": Step.INTRODUCTION,
        "2022-03-15": Step.DEEPENING,
        "2025-03-15": Step.DEEPENING,
        "2025-03-16": Step.EXPERIENCED,
        "2060-01-01": Step.EXPERIENCED,
    }.items(),
)
def test_two_whole_years_begin_the_second_step_and_more_than_five_the_third(on, step):
    with time_machine.travel(on):
        assert step_on(day("2020-03-15"), timezone.localdate()) is step


def test_the_steps_have_their_days():
    assert changes(day("2020-03-15")) == (
        Change(day("2020-03-15"), Step.INTRODUCTION),
        Change(day("2022-03-15"), Step.DEEPENING),
        Change(day("2025-03-16"), Step.EXPERIENCED),
    )


def test_who_began_on_a_leap_day_has_her_anniversaries_on_the_first_of_march():
    began = day("2024-02-29")
    assert [str(change.on) for change in changes(began)] == ["2024-02-29", "2026-03-01", "2029-03-02"]
    assert step_on(began, day("2026-02-28")) is Step.INTRODUCTION
    assert str(changes(began, Boundaries(experienced_after=8))[-1].on) == "2032-03-01"


def test_a_day_before_the_profession_began_is_an_error_that_says_when_it_began():
    with pytest.raises(NotYet, match=r"^Personen började i yrket 15 mars 2020; före det finns inget steg\.$"):
        step_on(day("2020-03-15"), day("2020-03-14"))
    with pytest.raises(NotYet, match=r"^Personen började i yrket 15 mars 2020; före det finns inget steg\.$"):
        step_of(Career((stretch("2020-03-15"),)), day("2020-03-14"))
    with pytest.raises(NotYet, match=r"^Det står inte när personen började i yrket\.$"):
        step_of(Career(()), day("2020-03-14"))


def test_the_boundaries_and_the_label_of_the_second_step_are_a_setting():
    other = Boundaries(deepening_from=3, experienced_after=6, deepening_label="4–6")
    assert [other.label(step) for step in Step] == [
        "0–3 år i yrket",
        "4–6 år i yrket",
        "mer än 6 år i yrket",
        "första linjens arbetsledare",
    ]
    assert Boundaries(deepening_label="2–5").label(Step.DEEPENING) == "2–5 år i yrket"
    assert step_on(day("2020-03-15"), day("2023-03-14"), other) is Step.INTRODUCTION


def test_the_usual_labels_are_those_of_the_plan():
    assert [USUAL.label(step) for step in Step] == list(Step.labels)


@pytest.mark.parametrize(("first", "second"), [(0, 5), (5, 5), (6, 5), (-1, 5)])
def test_steps_out_of_order_are_refused(first, second):
    with pytest.raises(ValueError, match="Det andra steget"):
        Boundaries(deepening_from=first, experienced_after=second)


def test_time_before_a_pause_counts_and_the_pause_does_not():
    career = Career((stretch("2015-01-01", "2015-12-31"), stretch("2020-01-01")))
    assert step_of(career, day("2019-06-01")) is Step.INTRODUCTION
    assert changes_of(career) == (
        Change(day("2015-01-01"), Step.INTRODUCTION),
        Change(day("2021-01-01"), Step.DEEPENING),
        Change(day("2024-01-02"), Step.EXPERIENCED),
    )


def test_days_before_a_pause_count_as_well_as_years():
    career = Career((stretch("2015-01-01", "2015-06-30"), stretch("2020-01-01")))
    assert changes_of(career)[1] == Change(day("2021-07-04"), Step.DEEPENING)  # 181 days before 1 January 2022


def test_a_step_that_was_reached_is_kept_through_a_pause():
    career = Career((stretch("2010-01-01", "2011-12-31"), stretch("2020-01-01")))
    assert {step_of(career, day(on)) for on in ("2012-01-01", "2016-02-29", "2020-01-01")} == {Step.DEEPENING}


def test_employments_that_overlap_or_follow_on_each_other_are_one_time():
    parts = (stretch("2021-06-01"), stretch("2020-01-01", "2020-12-31"), stretch("2021-01-01", "2021-08-31"))
    assert merged(parts) == (stretch("2020-01-01"),)
    assert step_of(Career(parts), day("2022-01-01")) is Step.DEEPENING


def test_a_stretch_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="2020"):
        merged([stretch("2020-02-01", "2020-01-01")])


def test_a_supervisor_is_one_while_appointed_whatever_her_years():
    career = Career((stretch("2020-01-01"),), (stretch("2021-05-01", "2023-04-30"),))
    assert changes_of(career) == (
        Change(day("2020-01-01"), Step.INTRODUCTION),
        Change(day("2021-05-01"), Step.SUPERVISORS),
        Change(day("2023-05-01"), Step.DEEPENING),
        Change(day("2025-01-02"), Step.EXPERIENCED),
    )


def test_a_supervisor_needs_no_years_in_the_profession():
    assert step_of(Career((), (stretch("2021-05-01"),)), day("2021-05-01")) is Step.SUPERVISORS


def test_a_change_is_warned_of_so_many_months_before():
    career = Career((stretch("2020-03-15"),))
    change = Change(day("2022-03-15"), Step.DEEPENING)
    with time_machine.travel("2021-12-14"):
        assert next_change(career, timezone.localdate(), months=3) is None
    with time_machine.travel("2021-12-15"):
        assert next_change(career, timezone.localdate(), months=3) == change
    with time_machine.travel("2022-03-15"):
        assert next_change(career, timezone.localdate(), months=3) is None


def test_a_step_has_those_before_it_and_supervisors_have_their_own():
    assert steps_until(Step.DEEPENING) == (Step.INTRODUCTION, Step.DEEPENING)
    assert steps_until(Step.EXPERIENCED) == BY_YEARS
    assert steps_until(Step.SUPERVISORS) == (Step.SUPERVISORS,)


DAYS = st.dates(min_value=day("1960-01-01"), max_value=day("2060-12-31"))
STRETCHES = st.builds(lambda first, length: Stretch(first, first + length * DAY), DAYS, st.integers(0, 4000))
HISTORIES = st.lists(STRETCHES, min_size=1, max_size=5).map(tuple)


@given(DAYS, DAYS)
def test_nobody_steps_back(since, on):
    if on >= since:
        assert BY_YEARS.index(step_on(since, on)) <= BY_YEARS.index(step_on(since, on + DAY))


@given(DAYS)
def test_the_changes_of_a_career_are_where_the_step_differs_from_the_day_before(since):
    for change in changes(since)[1:]:
        assert step_on(since, change.on) is change.step
        assert step_on(since, change.on - DAY) is not change.step


@given(DAYS, DAYS)
def test_a_career_without_a_pause_is_the_same_as_its_first_day(since, on):
    career = Career((Stretch(since),))
    assert changes_of(career) == changes(since)
    if on >= since:
        assert step_of(career, on) is step_on(since, on)


@given(HISTORIES, DAYS)
def test_nobody_steps_back_with_pauses_either(history, on):
    if on >= min(history).starts_on:
        career = Career(history)
        assert BY_YEARS.index(step_of(career, on)) <= BY_YEARS.index(step_of(career, on + DAY))


@given(HISTORIES, st.lists(STRETCHES, max_size=3).map(tuple), DAYS)
def test_the_last_change_says_the_step_of_a_day(history, supervising, on):
    career = Career(history, supervising)
    so_far = [change.step for change in changes_of(career) if change.on <= on]
    if on >= min(history).starts_on:
        assert so_far[-1] is step_of(career, on)


@given(HISTORIES, st.lists(STRETCHES, max_size=3).map(tuple), DAYS, st.integers(0, 24))
def test_the_warning_is_of_the_first_change_within_its_months_and_comes_true(history, supervising, on, months):
    career = Career(history, supervising)
    ahead = [change for change in changes_of(career) if on < change.on <= months_after(on, months)]
    with time_machine.travel(on):
        warned = next_change(career, timezone.localdate(), months)
    assert warned == (ahead[0] if ahead else None)
    if warned:
        with time_machine.travel(warned.on):
            assert step_of(career, timezone.localdate()) is warned.step


@given(HISTORIES)
def test_pauses_never_count(history):
    """The day from which she is counted lies no earlier than her first, and no later than each stretch."""
    found = counted(history)
    assert found[0].since_on == found[0].starts_on
    for before, after in pairwise(found):
        assert before.since_on < after.since_on <= after.starts_on


@given(HISTORIES)
def test_all_that_was_served_before_a_pause_counts_to_the_day_but_for_leap_days(history):
    served = 0
    for one in counted(history):
        assert abs((one.starts_on - one.since_on).days - served) <= 2 * len(history)
        served += (one.still(dt.date.max) - one.starts_on).days


@given(HISTORIES, st.randoms())
def test_the_order_in_which_stretches_are_given_does_not_matter(history, random):
    shuffled = list(history)
    random.shuffle(shuffled)
    assert counted(shuffled) == counted(history)
