"""Numbers, days and lists read as a Swede would write them."""

import datetime as dt
import doctest
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal import swedish
from fyrbodal.swedish import (
    MINUS,
    NO_BREAK,
    clock,
    counted,
    date_in_words,
    date_range,
    decimal,
    joined,
    parse_decimal,
    percent,
    swedish_key,
    time_span,
)

numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4)


def test_the_examples_in_the_module_are_true():
    assert doctest.testmod(swedish) == doctest.TestResults(failed=0, attempted=10)


@given(numbers)
def test_a_number_that_was_written_is_read_as_the_same(number):
    assert parse_decimal(decimal(number)) == number


@given(st.integers(-(10**15), 10**15))
def test_thousands_are_held_together_by_no_break_spaces(number):
    first, *groups = decimal(number).removeprefix(MINUS).split(NO_BREAK)
    assert len(first) <= 3
    assert {len(group) for group in groups} <= {3}
    assert int("".join([first, *groups])) == abs(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1 234", "1234"),
        (f"1{NO_BREAK}234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        (f"{MINUS}3", "-3"),
        ("+3", "3"),
        ("0012", "12"),
    ],
)
def test_numbers_are_read_as_people_write_them(text, number):
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", " ", "1 23", "1,2,3", "1.2.3", "1e5", "NaN", "inf", "ca 5", "5 st", "1,", ",5", "--1", "٣", "12,3456.7"],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_decimal(text)


def test_numbers_are_rounded_as_in_school():
    assert [decimal(value, places=1) for value in (0.05, 0.15, 0.25, -0.25)] == ["0,1", "0,2", "0,3", f"{MINUS}0,3"]
    assert decimal(Decimal("1E+3")) == f"1{NO_BREAK}000"
    assert percent(100) == f"100{NO_BREAK}%"


def test_small_numbers_are_words():
    assert counted(0, "en kommun", "kommuner") == "inga kommuner"
    assert counted(1, "en kommun", "kommuner") == "en kommun"
    assert counted(12, "en kommun", "kommuner") == "tolv kommuner"
    assert counted(1300, "en kommun", "kommuner") == f"1{NO_BREAK}300 kommuner"


def test_lists_end_with_och():
    assert [joined(names) for names in ([], ["a"], ["a", "b"], ("a", "b", "c"))] == ["", "a", "a och b", "a, b och c"]


def test_days_and_times_are_written_out():
    assert date_in_words(dt.date(2027, 3, 12)) == "fredag 12 mars 2027"
    assert date_range(dt.date(2027, 9, 14), dt.date(2027, 9, 15)) == "14–15 september 2027"
    assert date_range(dt.date(2027, 12, 30), dt.date(2028, 1, 2)) == "30 december 2027–2 januari 2028"
    assert date_range(dt.date(2027, 9, 14), dt.date(2027, 9, 14)) == "14 september 2027"
    assert (clock(dt.time(13)), clock(dt.time(9, 5))) == ("13", "9.05")
    assert (time_span(dt.time(13), dt.time(16, 30)), time_span(dt.time(9), None)) == ("kl. 13–16.30", "kl. 9")


def test_towns_stand_in_swedish_order():
    towns = ["Åmål", "Öckerö", "Älvsbyn", "Orust", "ale", "Vänersborg", "Vara", "Idé", "Ideboås"]
    assert sorted(towns, key=swedish_key) == [
        "ale", "Idé", "Ideboås", "Orust", "Vara", "Vänersborg", "Åmål", "Älvsbyn", "Öckerö",
    ]  # fmt: skip
