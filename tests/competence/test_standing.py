"""What is said beside a frequency: when the course comes, is due, is late, or must be decided."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competence.frequency import Kind, must_be_decided, read
from competence.standing import State, standing

ON = dt.date(2027, 3, 12)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
WORDS = st.sampled_from(
    ["1-1½ år", "1 gång/år", "Vartannat år", "1-2 ggr/år", "Vid behov", "", "Start i Göteborg jan/feb 2018.",
     "Ca 1-2 grupper /termin", "Respektive kommuns eget upplägg", "Undersöka behovet först", "som vanligt",
     "Nov 2017 därefter vid behov"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "last", "coming", "state", "text"),
    [
        ("1-1½ år", None, None, State.DECIDE, ""),
        ("1-1½ år", dt.date(2026, 9, 1), None, State.WAITING, "Gavs senast 1 september 2026. Ska ges igen 1 september 2027–1 mars 2028."),
        ("1-1½ år", dt.date(2026, 1, 15), None, State.DUE, "Gavs senast 15 januari 2026. Ska ges igen 15 januari–15 juli 2027."),
        ("1-1½ år", dt.date(2025, 1, 15), None, State.OVERDUE, "Gavs senast 15 januari 2025. Skulle ha getts igen senast 15 juli 2026."),
        ("1-1½ år", dt.date(2025, 1, 15), dt.date(2027, 4, 2), State.PLANNED, "2 april 2027"),
        ("Vid behov", dt.date(2015, 1, 15), None, State.DECIDE, "Gavs senast 15 januari 2015."),
        ("Start hösten 2027", None, None, State.STARTS, "Start: hösten 2027."),
        ("Start hösten 2026", None, None, State.DECIDE, ""),
        ("Respektive kommuns eget upplägg", None, None, State.LOCAL, ""),
        ("", None, None, State.DECIDE, ""),
    ],
)  # fmt: skip
def test_what_is_said_on_a_day_in_march(words, last, coming, state, text):
    assert standing(read(words), last=last, coming=coming, on=ON) == (state, text)


@given(WORDS, st.none() | DAYS, st.none() | DAYS, DAYS)
def test_nothing_without_an_interval_is_ever_late_or_due(words, last, coming, on):
    frequency = read(words)
    found = standing(frequency, last=last, coming=coming, on=on)
    if frequency.kind is not Kind.INTERVAL or last is None:
        assert found.state not in (State.WAITING, State.DUE, State.OVERDUE)


@given(WORDS, st.none() | DAYS, DAYS)
def test_what_must_be_decided_is_never_said_to_wait(words, last, on):
    frequency = read(words)
    if must_be_decided(frequency, on):
        assert standing(frequency, last=last, coming=None, on=on).state in (State.DECIDE, State.LOCAL)


@given(DAYS, DAYS)
def test_an_interval_goes_from_waiting_to_due_to_late_and_never_back(last, on):
    order = [State.WAITING, State.DUE, State.OVERDUE]
    days = (on, on + dt.timedelta(days=1), on + dt.timedelta(days=200))
    places = [order.index(standing(read("1-1½ år"), last=last, coming=None, on=day).state) for day in days]
    assert places == sorted(places)


def test_a_time_that_is_only_planned_has_not_been():
    before_the_term = {"last": dt.date(2027, 5, 3), "coming": None, "on": dt.date(2027, 12, 31), "today": ON}
    assert standing(read("Vid behov"), **before_the_term) == (State.DECIDE, "Ges 3 maj 2027.")
    assert standing(read("1 gång/år"), **before_the_term).text.startswith("Ges 3 maj 2027. Ska ges igen ")
