"""Whatever somebody writes is kept, and what is due comes in its order."""

import datetime as dt

import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from competence.frequency import Kind, due, is_overdue, must_be_decided, read, understood
from competence.frequency.due import months_after

PIECES = st.sampled_from(
    [
        *(
            "1",
            "1½",
            "1,5",
            "½",
            "-",
            "–",
            " ",
            "/",
            ".",
            ",",
            "0",
            "12",
            "31",
            "2017",
            "-18",
            "år",
            "gång",
            "ggr",
            "termin",
        ),
        *(
            "var",
            "vart",
            "annat",
            "tredje",
            "6:e",
            "månad",
            "vid behov",
            "därefter",
            "Start i ",
            "Göteborg",
            "jan",
            "feb",
        ),
        *(
            "29 feb",
            "hösten",
            "vt",
            "Sista anmdag",
            "ca",
            "Testutbildning",
            "till",
            "varje",
            "lokalt",
            "\u0663",
            "²",
            "\n",
        ),
    ]
)
EVERY = ("1-1½ år", "1 gång/år", "1-2 ggr/år", "Vartannat år", "var 6:e månad", "5 ggr/år")
WORDS = st.one_of(
    st.sampled_from(EVERY),
    st.text(max_size=60),
    st.lists(PIECES, max_size=9).map("".join),
    st.lists(PIECES, max_size=9).map(" ".join),
)
DAYS = st.dates(min_value=dt.date(1950, 1, 1))
INTERVALS = st.sampled_from(EVERY).map(read)


@given(WORDS)
def test_reading_never_raises_and_keeps_the_words_exactly(words):
    frequency = read(words)
    assert frequency.words == words
    assert understood(frequency).endswith(".")
    assert read(words) == frequency


@given(WORDS, DAYS)
def test_all_words_either_say_when_or_must_be_decided(words, last):
    frequency = read(words)
    assert (due(frequency, last) is None) == must_be_decided(frequency) == (frequency.kind is not Kind.INTERVAL)


@given(WORDS, DAYS, DAYS)
def test_nothing_without_an_interval_is_ever_overdue(words, last, on):
    frequency = read(words)
    if frequency.kind is not Kind.INTERVAL:
        assert not is_overdue(frequency, last, on)


@given(INTERVALS, DAYS)
def test_the_earliest_day_is_never_after_the_latest_nor_before_the_last_time(frequency, last):
    found = due(frequency, last)
    assert last <= found.earliest <= found.latest


@given(INTERVALS, DAYS, DAYS)
def test_what_was_given_later_is_due_no_earlier(frequency, one, other):
    first, second = sorted([one, other])
    assert due(frequency, first) <= due(frequency, second)


@given(INTERVALS, DAYS, DAYS)
def test_what_is_overdue_stays_so_until_it_is_given(frequency, last, on):
    if is_overdue(frequency, last, on) and on < dt.date.max:
        assert is_overdue(frequency, last, on + dt.timedelta(days=1))
    assert not is_overdue(frequency, last, last)


@given(INTERVALS, st.dates(min_value=dt.date(1980, 1, 1), max_value=dt.date(2080, 12, 31)))
def test_as_the_days_pass_it_is_overdue_from_the_day_after_its_latest_and_no_sooner(frequency, last):
    latest = due(frequency, last).latest
    for passed, late in ((0, False), (1, True)):
        with time_machine.travel(latest + dt.timedelta(days=passed)):
            assert is_overdue(frequency, last, timezone.localdate()) is late


@given(st.dates(max_value=dt.date(9000, 1, 1)), st.integers(min_value=0, max_value=600))
def test_months_keep_their_day_unless_the_month_is_too_short(day, months):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + dt.timedelta(days=1)).day == 1)
