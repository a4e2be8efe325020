"""Reviews of files: so many of so many, and never of another number than was chosen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.swedish import NO_BREAK
from projects.reviewed import NOUNS, Finding, Sample, faults, sentence, share, written

ADULTS = Sample(NOUNS["utredning"], {"socialpsykiatri": 4, "beroende": 1, "relationsvåld": 2})


def told(number, of, *parts, sample=ADULTS):
    return [(one.field, one.sentence) for one in faults(sample, Finding("Behov är beskrivna", number, of, parts))]


def test_four_of_five_is_told_where_seven_were_chosen_and_what_may_be_meant():
    assert told(4, 5) == [
        (
            "of",
            "Urvalet är sju utredningar, men här står 5. Menas socialpsykiatri och beroende? Välj i så fall det.",
        )
    ]
    assert told(4, 5, "socialpsykiatri", "beroende") == []
    assert told(4, 7) == []


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ((8, 7), [("number", "8 av 7 går inte. Skriv högst 7.")]),
        ((-1, 7), [("number", "Skriv antalet utan minus.")]),
        ((1, 2, "LSS"), [("parts", "”LSS” är ingen del av urvalet.")]),
        (
            (1, 2, "beroende"),
            [("of", "Urvalet av beroende är en utredning, men här står 2. Menas relationsvåld? Välj i så fall det.")],
        ),
        (
            (1, 9),
            [
                (
                    "of",
                    "Urvalet är sju utredningar, men här står 9. Ändra antalet, eller lägg till det som saknas i urvalet.",
                )
            ],
        ),
        ((1, 1, "beroende", "beroende"), []),
    ],
)
def test_what_cannot_be_is_told_at_its_field(finding, expected):
    assert told(*finding) == expected


def test_of_many_ways_to_a_number_a_few_are_told():
    sample = Sample(NOUNS["akt"], {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1})
    assert told(0, 2, sample=sample)[0][1] == (
        "Urvalet är fem akter, men här står 2. Menas a och b, eller a och c, eller a och d? Välj i så fall det."
    )


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 9), min_size=1, max_size=6), st.data())
def test_exactly_what_is_within_the_sample_or_its_named_parts_is_taken(parts, data):
    sample = Sample(NOUNS["journal"], parts)
    named = data.draw(st.lists(st.sampled_from(sorted(parts)), unique=True))
    of, number = data.draw(st.integers(0, 20)), data.draw(st.integers(-1, 20))
    size = sum(parts[label] for label in named) if named else sum(parts.values())
    assert (faults(sample, Finding("", number, of, tuple(named))) == []) == (of == size and 0 <= number <= of)


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 40))
def test_what_is_suggested_is_as_many_as_was_written(parts, number):
    assert all(sum(parts[label] for label in ways) == number for ways in Sample(NOUNS["akt"], parts).making(number))


@pytest.mark.parametrize(
    ("noun", "number", "of", "words"),
    [
        ("utredning", 4, 5, "fyra av fem utredningar"),
        ("utredning", 1, 5, "en av fem utredningar"),
        ("uppdrag", 1, 5, "ett av fem uppdrag"),
        ("utredning", 5, 5, "alla fem utredningar"),
        ("utredning", 0, 5, "ingen av de fem utredningarna"),
        ("ärende", 0, 5, "inget av de fem ärendena"),
        ("akt", 2, 2, "båda akterna"),
        ("akt", 1, 2, "en av två akter"),
        ("familj", 1, 1, "den enda familjen"),
        ("uppdrag", 1, 1, "det enda uppdraget"),
        ("uppdrag", 0, 1, "inget av ett enda uppdrag"),
        ("akt", 0, 1, "ingen av en enda akt"),
        ("akt", 0, 0, "inga akter"),
        ("journal", 12, 13, "tolv av 13 journaler"),
        ("journal", 1200, 1200, "alla 1 200 journaler"),
    ],
)
def test_the_program_writes_the_share(noun, number, of, words):
    assert share(NOUNS[noun], number, of).replace(NO_BREAK, " ") == words


@pytest.mark.parametrize(("number", "of"), [(6, 5), (-1, 5), (0, -1)])
def test_a_share_that_is_none_is_not_written(number, of):
    with pytest.raises(ValueError, match=re.escape(str(number))):
        share(NOUNS["akt"], number, of)


def test_the_criterion_comes_first_and_the_parts_last():
    noun = NOUNS["utredning"]
    assert (
        sentence("Barnet har fått information.", noun, 6, 7) == "Barnet har fått information: sex av sju utredningar."
    )
    assert sentence("Barnet är sett", noun, 4, 5, ("beroende", "socialpsykiatri")) == (
        "Barnet är sett: fyra av fem utredningar (beroende och socialpsykiatri)."
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I fyra av fem utredningar", (4, 5)),
        ("Samtliga 12 journaler", (12, 12)),
        ("Ingen av de fem", (0, 5)),
        ("4 av 5", (4, 5)),
        ("i en majoritet av utredningarna", None),
        ("två av utredningarna", None),
        ("femton av sju", None),
        ("", None),
    ],
)
def test_a_share_is_read_where_both_numbers_stand(words, expected):
    assert written(words) == expected


@given(st.sampled_from(sorted(NOUNS)), st.integers(0, 30), st.integers(3, 30))
def test_what_the_program_writes_it_reads_as_the_same(noun, number, of):
    number = min(number, of)
    assert written(share(NOUNS[noun], number, of)) == (number, of)


@pytest.mark.parametrize(
    ("number", "of", "is_small"),
    [(4, 5, True), (5, 5, False), (0, 5, False), (5, 9, True), (5, 10, False), (1, 20, True)],
)
def test_few_on_either_side_are_a_small_group(number, of, is_small):
    assert Finding("", number, of).is_small == is_small
