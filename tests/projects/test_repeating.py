"""How much of a text says the summary again."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from projects.repeating import RUN, repetition

SUMMARY = "Vi prövade ett gemensamt samråd i varje ny utredning under hela året. Det gav tätare möten."
FEW = st.sampled_from(["vi", "har", "möten", "året", "barn"])
MANY = st.text(alphabet="abcdefgh", min_size=1, max_size=4)
TEXTS = st.lists(FEW | MANY, max_size=40).map(" ".join)


def told(text, of=SUMMARY):
    found = repetition(text, of)
    return found.share, [text[one.start : one.end] for one in found.stretches]


def test_the_same_text_repeats_all_of_it():
    assert told(SUMMARY) == (1, [SUMMARY.rstrip(".")])


def test_case_signs_and_lines_tell_nothing_apart():
    text = "vi prövade – ETT gemensamt\nsamråd i «varje» ny utredning, under hela året; det gav tätare möten!"
    assert told(text) == (1, [text.rstrip("!")])


def test_stretches_are_told_where_they_stand():
    text = "Till sist: vi prövade ett gemensamt samråd i varje stad. Och mer. Under hela året det gav tätare möten, tror vi."
    share, stretches = told(text)
    assert stretches == ["vi prövade ett gemensamt samråd i varje", "Under hela året det gav tätare möten"]
    assert share == Decimal(14) / 21


def test_fewer_words_in_a_row_are_chance():
    assert told("Vi prövade ett gemensamt samråd utan att skriva. Det gav tätare möten.") == (0, [])


@pytest.mark.parametrize(("text", "of"), [("", SUMMARY), (SUMMARY, ""), ("", ""), ("—", "—"), ("Vi möts.", "Vi möts.")])
def test_of_nothing_nothing_is_repeated(text, of):
    assert told(text, of) == (0, [])


@given(TEXTS, TEXTS)
def test_the_share_is_the_words_that_stand_in_a_run_of_the_other(text, of):
    words, others = text.split(), of.split()
    known = [others[place : place + RUN] for place in range(len(others) - RUN + 1)]
    repeated = set()
    for place in range(len(words) - RUN + 1):
        if words[place : place + RUN] in known:
            repeated |= set(range(place, place + RUN))
    found = repetition(text, of)
    assert (found.words, found.repeated) == (len(words), len(repeated))
    assert 0 <= found.share <= 1


@given(TEXTS, TEXTS)
def test_each_stretch_is_in_the_text_and_apart_from_the_next(text, of):
    found = repetition(text, of).stretches
    assert all(len(text[one.start : one.end].split()) == one.words >= RUN for one in found)
    assert all(before.end < after.start for before, after in pairwise(found))


@given(TEXTS, TEXTS, TEXTS)
def test_a_longer_summary_never_lowers_the_share(text, of, more):
    assert repetition(text, f"{of} | {more}").repeated >= repetition(text, of).repeated


@given(TEXTS)
def test_a_text_repeats_itself(text):
    assume(len(text.split()) >= RUN)
    assert repetition(text, text).share == 1
