"""No number here is anybody's: they are made at run time, with days of birth that are drawn."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.sensitive import Find, Kind, finds

days = st.dates(min_value=dt.date(1890, 1, 1), max_value=dt.date(2089, 12, 31))
serials = st.integers(0, 999)
gaps = st.sampled_from(["-", "+", " ", "", "\u2011", "–", " - ", "\u00a0"])


def check_digit(nine):
    """By the textbook: from the right, every other digit doubled, digits of products summed."""
    total = 0
    for place, digit in enumerate(reversed(nine)):
        product = int(digit) * (2 if place % 2 == 0 else 1)
        total += sum(int(each) for each in str(product))
    return (10 - total % 10) % 10


def number(day, serial, gap="-", *, long=False, added=0, wrong=0):
    """A made-up number; `added` 60 for coordination, `wrong` 1-9 spoils the check digit."""
    short = f"{day:%y%m}{day.day + added:02}"
    control = (check_digit(f"{short}{serial:03}") + wrong) % 10
    century = f"{day.year // 100}" if long else ""
    return f"{century}{short}{gap}{serial:03}{control}"


def kinds(text):
    return [found.kind for found in finds(text)]


def is_like_a_mobile(text):
    return text.startswith("070") and len(text) == 10


@given(days, serials, gaps, st.booleans())
def test_a_personal_number_is_found_however_it_is_written(day, serial, gap, long):
    text = number(day, serial, gap, long=long)
    expected = Kind.MAYBE if is_like_a_mobile(text) else Kind.PERSONAL
    assert finds(f"Barnet {text}, se ovan") == [Find(expected, text, 7, 7 + len(text))]


@given(days, serials, gaps, st.booleans())
def test_a_coordination_number_is_found_however_it_is_written(day, serial, gap, long):
    text = number(day, serial, gap, long=long, added=60)
    expected = Kind.MAYBE if is_like_a_mobile(text) else Kind.COORDINATED
    assert finds(text) == [Find(expected, text, 0, len(text))]


@given(days, serials, st.sampled_from("-+"), st.integers(1, 9), st.sampled_from([0, 60]))
def test_a_number_in_its_usual_form_with_a_wrong_check_digit_is_asked_about(day, serial, gap, wrong, added):
    assert kinds(number(day, serial, gap, added=added, wrong=wrong)) == [Kind.MAYBE]


@given(days, serials, st.sampled_from(["", " ", "–"]), st.integers(1, 9))
def test_digits_that_only_resemble_one_are_left_alone(day, serial, gap, wrong):
    assert finds(number(day, serial, gap, wrong=wrong)) == []


@given(days, serials, st.integers(0, 9))
def test_a_number_inside_a_longer_one_is_left_alone(day, serial, digit):
    assert finds(f"{number(day, serial, '')}{digit}") == []
    assert finds(f"{number(day, serial, '-')}{digit}") == []


@given(st.lists(st.tuples(days, serials), min_size=1, max_size=5))
def test_every_number_of_a_text_is_found_in_order(people):
    texts = [number(day, serial) for day, serial in people]
    assert [found.text for found in finds(", ".join(texts))] == texts


@given(st.integers(0, 99), st.integers(20, 99), st.integers(0, 99), serials, st.sampled_from(["-", ""]))
def test_an_organisation_number_is_never_found(first, middle, last, serial, gap):
    nine = f"{first:02}{middle:02}{last:02}{serial:03}"
    organisation = f"{nine[:6]}{gap}{nine[6:]}{check_digit(nine)}"
    assert finds(organisation) == []
    assert finds(f"16{organisation}") == []


@given(days, st.times())
def test_days_times_and_registration_numbers_are_left_alone(day, time):
    texts = [
        f"{day:%Y-%m-%d}",
        f"{day:%Y-%m-%d} kl. {time:%H.%M}",
        f"{day:%Y-%m-%d} {time:%H%M}",
        f"{day:%y%m%d}",
        f"{day:%Y%m%d}",
        f"dnr {day:%Y}/{day:%m%d}",
        f"dnr SN {day:%Y-%m%d}-1",
    ]
    assert [finds(text) for text in texts] == [[]] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-07",
        "dnr 2022-03-07",
        "0522-69 60 00",
        "070-174 06 05",
        "+46 70 174 06 05",
        "0520-123 456",
        "031-12 34 56",
        "0522123456",
        "bankgiro 5050-1055",
        "ca 55-60 av 100 000",
        "990230-1234",
        "",
    ],
)
def test_telephones_and_other_numbers_are_left_alone(text):
    assert finds(text) == []


def test_a_day_that_never_was_is_no_birthday():
    assert [finds(text) for text in ("19010229-1234", "001301-1234", "000100-1234", "850061-12")] == [[]] * 4


def test_the_leap_day_of_a_century_that_is_not_written_is_found():
    assert kinds(number(dt.date(2000, 2, 29), 123)) == [Kind.PERSONAL]


@given(st.text(alphabet="0123456789-+ –a", max_size=60))
def test_finds_are_pieces_of_the_text_and_never_overlap(text):
    found = finds(text)
    assert [text[find.start : find.end] for find in found] == [find.text for find in found]
    assert all(before.end <= after.start for before, after in pairwise(found))
