"""The last day, and reminders that come once each, however the worker runs."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.deadlines import (
    OFFSETS,
    WAITED_FOR,
    Audience,
    Reminder,
    Rule,
    days_left,
    days_left_in_words,
    extension_fault,
    reminder,
    reminders,
)
from projects.models import ReportStatus

LAST = dt.date(2022, 2, 28)
LONG_AGO = dt.date(2021, 1, 1)
DAYS = st.dates(dt.date(2021, 6, 1), dt.date(2022, 12, 31))


def after(days, of=LAST):
    return of + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("rule", "year", "last"),
    [
        (Rule(), 2021, dt.date(2022, 2, 28)),
        (Rule(), 2023, dt.date(2024, 2, 28)),  # the rule says the 28th in a leap year too
        (Rule(2, 29), 2023, dt.date(2024, 2, 29)),
        (Rule(2, 29), 2021, dt.date(2022, 2, 28)),
        (Rule(2, 29), 2099, dt.date(2100, 2, 28)),
        (Rule(12, 31), 2021, dt.date(2022, 12, 31)),
    ],
)
def test_the_last_day_is_in_the_year_after_the_grant(rule, year, last):
    assert rule.last_day(year) == last


@pytest.mark.parametrize(("month", "day"), [(2, 30), (4, 31), (13, 1), (0, 1), (5, 0)])
def test_a_rule_is_a_day_that_there_is(month, day):
    with pytest.raises(ValueError, match=r"Den dagen finns inte\."):
        Rule(month, day)


@given(st.integers(1990, 2100), st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)))
def test_every_day_of_a_leap_year_can_be_the_rule(year, day):
    found = Rule(day.month, day.day).last_day(year)
    assert (found.year, found.month) == (year + 1, day.month)
    assert found.day in {day.day, 28}


def test_an_extension_moves_the_day_on_to_one_that_has_not_been():
    assert extension_fault(dt.date(2022, 3, 1), LAST, LAST) == ""
    assert extension_fault(LAST, LAST, LAST) == "Sista dagen är redan 28 februari 2022. Välj en senare dag."
    assert extension_fault(dt.date(2022, 3, 9), LAST, dt.date(2022, 3, 10)) == "Den dagen har redan varit."


@pytest.mark.parametrize(
    ("days", "left", "words"),
    [
        (-30, 30, "30 dagar kvar."),
        (-1, 1, "1 dag kvar."),
        (0, 0, "Sista dagen är i dag."),
        (1, -1, "1 dag för sent."),
        (14, -14, "14 dagar för sent."),
    ],
)
def test_the_days_that_are_left_are_counted_to_the_last_day_itself(days, left, words):
    assert (days_left(LAST, after(days)), days_left_in_words(LAST, after(days))) == (left, words)


@pytest.mark.parametrize(
    ("days", "offset"),
    [(-31, None), (-30, -30), (-15, -30), (-14, -14), (-3, -3), (0, -3), (1, 1), (13, 1), (14, 14), (400, 14)],
)
def test_the_latest_that_has_come_is_the_one_to_send(days, offset):
    expected = None if offset is None else Reminder(offset, LAST, Audience.WRITERS)
    assert reminder(after(days), LAST, "draft", LONG_AGO) == expected


@pytest.mark.parametrize(
    ("status", "to"),
    [
        ("draft", Audience.WRITERS),
        ("certified", Audience.WRITERS),
        ("submitted", Audience.REVIEWER),
        ("returned", Audience.AUTHOR),
    ],
)
def test_whoever_is_waited_for_is_reminded(status, to):
    assert [one.to for one in reminders(LAST, LAST, status, LONG_AGO)] == [to] * 3


def test_of_what_is_approved_nobody_is_reminded():
    assert reminders(after(400), LAST, "approved", LONG_AGO) == []


def test_a_status_that_nobody_has_heard_of_is_no_silence():
    with pytest.raises(KeyError):
        reminders(LAST, LAST, "lost", LONG_AGO)


def test_keys_differ_by_day_by_last_day_and_by_whom_it_is_sent_to():
    found = [
        one.key
        for last in (LAST, after(40))
        for status in ("draft", "submitted", "returned")
        for one in reminders(after(400), last, status, LONG_AGO)
    ]
    assert (len(found), len(set(found))) == (30, 30)
    assert found[0] == "writers.-30.2022-02-28"


def test_what_came_before_the_report_was_sent_in_is_not_the_reviewers():
    assert reminder(after(-2), LAST, "submitted", since=after(-2)) is None
    assert reminder(after(1), LAST, "submitted", since=after(-2)) == Reminder(1, LAST, Audience.REVIEWER)


def test_a_last_day_that_is_moved_is_reminded_of_anew_from_the_day_it_was_moved():
    moved = after(31)
    assert reminder(after(0), moved, "draft", since=after(0)) is None
    assert reminder(after(1), moved, "draft", since=after(0)) == Reminder(-30, moved, Audience.WRITERS)


def sent(days, since=LONG_AGO, status="draft"):
    """What goes out when a worker runs on these days: each key once."""
    keys = {}
    for day in sorted(days):
        found = reminder(day, LAST, status, since)
        if found and found.key not in keys:
            keys[found.key] = (day, found.offset)
    return list(keys.values())


def test_a_worker_that_runs_every_day_sends_each_on_its_day():
    assert sent(after(days) for days in range(-60, 60)) == [(after(offset), offset) for offset in OFFSETS]


def test_a_worker_that_was_down_over_the_day_sends_it_the_next():
    assert sent([after(-31), after(-29), after(-13)]) == [(after(-29), -30), (after(-13), -14)]


def test_a_worker_that_was_down_over_all_of_them_sends_one():
    assert sent([after(-40), after(60), after(61)]) == [(after(60), 14)]


@given(st.sets(DAYS, max_size=20), DAYS)
def test_none_is_lost_none_comes_twice_and_none_too_early(days, since):
    """After each run nothing that has come waits still, except what a later one has taken the place of."""
    found = sent(days, since)
    offsets = [offset for _day, offset in found]
    assert offsets == sorted(set(offsets))
    assert all(day >= after(offset) >= since for day, offset in found)
    for day in days:
        come = [offset for offset in OFFSETS if since <= after(offset) <= day]
        assert not come or come[-1] in [offset for ran, offset in found if ran <= day]


@given(DAYS, DAYS, st.sampled_from(sorted(WAITED_FOR)), DAYS)
def test_what_has_come_stays_come(day, later, status, since):
    first, second = sorted([day, later])
    come = reminders(first, LAST, status, since)
    assert reminders(second, LAST, status, since)[: len(come)] == come


def test_the_statuses_of_a_report_are_those_that_somebody_is_waited_for_in():
    assert list(WAITED_FOR) == ReportStatus.values
