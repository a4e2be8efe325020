"""Answers: counts on a base that is said, and nothing that does not add up without its being told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.swedish import MINUS, NO_BREAK
from projects.surveys import (
    HOW_MANY,
    HOW_MUCH,
    Answers,
    Base,
    Count,
    Part,
    Question,
    change,
    counts_in,
    faults,
    in_words,
    worded,
)

TOGETHER = Question("Hade ni gemensamt samråd?", ("ja", "nej"))
DEGREES = Question("Tas hänsyn till helheten?", ("mycket", "till viss del", "inte alls"))
EARLIER = Answers(2020, 60, (Count("ja", 49),))
LATER = Answers(2021, 69, (Count("ja", 58),), concerned=67)


def answers(answered, *counts, **more):
    return Answers(2021, answered, tuple(Count(label, number) for number, label in counts), **more)


def told(question, given_answers):
    return [(one.field, one.row, one.sentence) for one in faults(question, given_answers)]


def test_the_percentage_is_on_the_base_that_is_chosen():
    assert EARLIER.part(["ja"], Base.ANSWERED) == Part(49, 60)
    assert [part.percent() for part in (EARLIER.part(["ja"], Base.ANSWERED), LATER.part(["ja"], Base.ANSWERED))] == [
        82,
        84,
    ]
    assert LATER.part(["ja"], Base.CONCERNED).percent() == 87
    assert EARLIER.part(["ja"], Base.CONCERNED) == Part(49, None)
    assert EARLIER.part(["ja"], Base.CONCERNED).percent() is None


def test_the_change_stands_in_percentage_points_beside_the_counts():
    found = change(EARLIER, LATER, ["ja"], Base.ANSWERED)
    assert (found.points, found.more) == (2, 9)
    assert in_words(found).replace(NO_BREAK, " ") == (
        "2020: 49 av 60 (82 %). 2021: 58 av 69 (84 %). +2 procentenheter, räknat på alla som har svarat."
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Answers(2020, 50, (Count("ja", 26),)), Answers(2021, 100, (Count("ja", 51),)), f"{MINUS}1 procentenhet,"),
        (Answers(2020, 50, (Count("ja", 25),)), Answers(2021, 100, (Count("ja", 50),)), "0 procentenheter,"),
        (Answers(2020, 50, (Count("ja", 25),)), Answers(2021, 100, (Count("ja", 20),)), f"{MINUS}30 procentenheter,"),
    ],
)
def test_more_answers_may_be_a_smaller_part(before, after, words):
    assert words in in_words(change(before, after, ["ja"], Base.ANSWERED))


def test_a_change_is_told_only_where_both_years_have_the_base():
    found = change(EARLIER, LATER, ["ja"], Base.CONCERNED)
    assert (found.points, found.more) == (None, 9)
    assert in_words(found).replace(NO_BREAK, " ") == (
        "2020: 49. 2021: 58 av 67 (87 %). Förändringen går inte att räkna ut."
    )


def test_several_answers_are_taken_together():
    found = answers(10, (3, "ofta"), (4, "ibland"), (3, "aldrig"))
    assert found.part(["Ofta", "ibland "], Base.ANSWERED) == Part(7, 10)
    assert found.part(["sällan"], Base.ANSWERED) == Part(None, 10)


@pytest.mark.parametrize(("answered", "asked", "rate"), [(69, 70, 99), (69, None, None), (0, 0, None), (1, 8, 13)])
def test_the_response_rate_is_known_where_it_is_known_who_was_asked(answered, asked, rate):
    assert answers(answered, asked=asked).response_rate == rate


def test_a_label_that_stands_twice_is_kept_and_told():
    found = answers(6, (2, "mycket"), (3, "till viss del"), (1, "till viss del"), words="två, tre och en")
    assert told(DEGREES, found) == [
        ("label", 2, "”till viss del” står mer än en gång. Lägg ihop dem, eller byt det ena om ett annat svar menas.")
    ]
    assert (found.counted, found.unstated) == (6, 0)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (answers(6, (2, "ja"), (4, "nej")), []),
        (answers(6, (2, "ja")), []),  # only the positive are counted
        (
            answers(6, (2, "ja"), (5, "nej")),
            [("counts", None, "Svaren är 7 tillsammans, men bara 6 har svarat.")],
        ),
        (answers(6, (2, "kanske")), [("label", 0, "”kanske” är inget av svaren på frågan. Välj ett av dem.")]),
        (answers(None, (2, "ja")), [("answered", None, "Skriv hur många som svarade.")]),
        (answers(6, (2, "ja"), asked=5), [("answered", None, "6 har svarat, men bara 5 fick frågan.")]),
        (answers(6, (2, "ja"), concerned=7), [("concerned", None, "Frågan gäller 7, men bara 6 har svarat.")]),
        (answers(6, (5, "ja"), concerned=4), [("number", 0, "5 har svarat ”ja”, men frågan gäller bara 4.")]),
        (answers(6, (None, "ja")), [("number", 0, "Skriv hur många som svarade ”ja”.")]),
        (answers(6, (-1, "ja")), [("number", 0, "Skriv antalet utan minus.")]),
        (answers(6, asked=6, concerned=-1), [("concerned", None, "Skriv antalet utan minus.")]),
    ],
)
def test_what_does_not_add_up_is_told_at_its_field(found, expected):
    assert told(TOGETHER, found) == expected


NUMBERS = st.integers(0, 12)


@given(NUMBERS, NUMBERS, NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS)
def test_exactly_what_adds_up_is_taken(answered, yes, no, asked, concerned):
    found = answers(answered, (yes, "ja"), (no, "nej"), asked=asked, concerned=concerned)
    fits = yes + no <= answered <= (answered if asked is None else asked)
    fits = fits and (concerned is None or max(yes, no) <= concerned <= answered)
    assert (faults(TOGETHER, found) == []) == fits


@given(NUMBERS, st.lists(NUMBERS, max_size=4))
def test_no_part_of_what_adds_up_is_more_than_everybody(more, numbers):
    found = answers(sum(numbers) + more, *((number, f"svar {place}") for place, number in enumerate(numbers)))
    for count in found.counts:
        part = found.part([count.label], Base.ANSWERED)
        assert part.percent() is None or 0 <= part.percent() <= 100


@pytest.mark.parametrize(
    ("words", "counts", "unread"),
    [
        (
            "2 mycket, 3 till viss del, 1 till viss del",
            [("mycket", 2), ("till viss del", 3), ("till viss del", 1)],
            [],
        ),
        (
            "Två svarade ”mycket”, medan tre svarade ”delvis” och en ”inte alls”.",
            [("mycket", 2), ("delvis", 3), ("inte alls", 1)],
            [],
        ),
        ("ja: 49; nej: 11", [("ja", 49), ("nej", 11)], []),
        ("ja 49\nnej (11 st)", [("ja", 49), ("nej", 11)], []),
        ("ingen inte alls", [("inte alls", 0)], []),
        ("råd och stöd: 4", [("råd och stöd", 4)], []),
        ("en majoritet, 2 mycket", [("mycket", 2)], ["en majoritet"]),
        ("de flesta, 3 nej", [("nej", 3)], ["de flesta"]),
        ("", [], []),
        ("vännen", [], ["vännen"]),
        ("ingen", [], ["ingen"]),
        ("3  ja\t, 2   nej.", [("ja", 3), ("nej", 2)], []),
        ("3 " + "ja" * 101, [], ["3 " + "ja" * 101]),
        ("12345678 ja", [], ["12345678 ja"]),
    ],
)
def test_counts_are_read_out_of_words_and_what_is_not_read_is_told(words, counts, unread):
    found = counts_in(words)
    assert ([tuple(one) for one in found.counts], list(found.unread), found.words) == (counts, unread, words)
    assert [one.field for one in found.faults] == ["words"] * len(unread)


LABELS = st.sampled_from(["mycket", "till viss del", "inte alls", "råd och stöd", "vet inte"])


@given(st.lists(st.tuples(LABELS, st.integers(0, 999)), max_size=6), st.sampled_from([", ", "; ", "\n", " och "]))
def test_what_was_written_as_counts_is_read_as_the_same(counts, between):
    words = between.join(f"{number} {label}" for label, number in counts)
    assert [tuple(one) for one in counts_in(words).counts] == counts


@given(st.text(max_size=80))
def test_whatever_is_written_is_kept(words):
    assert counts_in(words).words == words


@pytest.mark.parametrize(
    ("scale", "words", "label"),
    [
        (HOW_MANY, "alla", "alla"),
        (HOW_MANY, "Samtliga", "alla"),
        (HOW_MANY, "en  majoritet.", "en majoritet"),
        (HOW_MANY, "hälften", "hälften"),
        (HOW_MUCH, "i viss mån", "till viss del"),
        (HOW_MUCH, "en majoritet", None),
    ],
)
def test_words_are_a_step_on_their_scale(scale, words, label):
    found = worded(scale, words)
    assert (found.words, found.step if label is None else scale.labels[found.step]) == (words, label)


def test_words_rise_and_fall_without_any_figure():
    half, most = worded(HOW_MANY, "hälften"), worded(HOW_MANY, "de flesta")
    assert [most.moved_from(half), half.moved_from(most), half.moved_from(half)] == [1, -1, 0]
    assert worded(HOW_MUCH, "helt").moved_from(half) is None
    assert worded(HOW_MANY, "många").moved_from(half) is None
    assert most.faults == []


def test_a_figure_among_words_and_words_of_no_step_are_told():
    found = worded(HOW_MANY, "närmare 100 procent")
    assert [one.field for one in found.faults] == ["words", "step"]
    assert worded(HOW_MANY, "många").faults[0].sentence == (
        "Välj vad som menas: ingen, några, hälften, en majoritet, nästan alla, alla."
    )


def test_no_words_mean_two_steps():
    for scale in (HOW_MANY, HOW_MUCH):
        said = [words for names in scale.steps for words in names]
        assert len(said) == len(set(said))
        assert [scale.step(words) for words in scale.labels] == list(range(len(scale.steps)))


def test_a_percentage_is_rounded_half_up():
    assert [Part(1, 8).percent(1), Part(1, 8).percent(), Part(1, 200).percent()] == [Decimal("12.5"), 13, 1]
