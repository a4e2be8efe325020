import datetime as dt

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal import links

DAY = dt.timedelta(days=1)


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=4))
def test_what_is_signed_is_read(payload):
    assert links.read("purpose", links.sign("purpose", payload), DAY) == payload


def test_a_link_for_one_thing_is_not_good_for_another():
    with pytest.raises(links.Tampered):
        links.read("another", links.sign("purpose", {"a": "b"}), DAY)


@pytest.mark.parametrize("token", ["", ":", "a:b:c", "é:1:2", "../..", "eyJhIjoiYiJ9:1abc:" + "x" * 43])
def test_what_we_never_wrote_is_tampered_with(token):
    with pytest.raises(links.Tampered):
        links.read("purpose", token, DAY)


def test_a_changed_letter_kills_it():
    token = links.sign("purpose", {"a": "b"})
    with pytest.raises(links.Tampered):
        links.read("purpose", token[:-1] + ("A" if token[-1] != "A" else "B"), DAY)


def test_its_time_runs_out():
    with time_machine.travel(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC), tick=False) as clock:
        token = links.sign("purpose", {"a": "b"})
        clock.shift(DAY)
        assert links.read("purpose", token, DAY) == {"a": "b"}
        clock.shift(1)
        with pytest.raises(links.Expired):
            links.read("purpose", token, DAY)
