"""What anybody sees of answers: no group of one to four people, nor what it could be worked out from."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.disclosure import LIMIT
from projects.surveys import Answers, Count, public, public_split, together


def answers(answered, *counts, **more):
    return Answers(2021, answered, tuple(Count(label, number) for number, label in counts), **more)


def numbers(shown):
    return [one.number for one in shown.counts]


@pytest.mark.parametrize(
    ("found", "answered", "counts"),
    [
        (answers(69, (58, "ja"), (11, "nej")), 69, [58, 11]),
        (answers(69, (58, "ja")), 69, [58]),
        (answers(6, (2, "mycket"), (4, "till viss del")), 6, [None, None]),
        (answers(4, (4, "ja")), None, [None]),
        (answers(60, (57, "ja"), (3, "nej")), 60, [None, None]),  # 60 less 57 would be three
        (answers(60, (57, "ja")), 60, [None]),
        (answers(60, (60, "ja"), (0, "nej")), 60, [60, 0]),
        (answers(4, (4, "ja"), (0, "nej")), None, [None, None]),
        (answers(20, (10, "ja"), (7, "nej"), (3, "vet inte")), 20, [10, None, None]),
        (answers(0), None, []),
    ],
)
def test_small_groups_and_what_gives_them_away_are_hidden(found, answered, counts):
    shown = public(found)
    assert (shown.answered, numbers(shown)) == (answered, counts)


@pytest.mark.parametrize(
    ("answered", "yes", "concerned", "asked", "expected"),
    [
        (69, 58, 62, 80, (69, 58, None, 80)),  # 62 less 58 would be four
        (69, 58, 67, 80, (69, 58, None, 80)),  # 69 less 67 would be two
        (69, 50, 60, 80, (69, 50, 60, 80)),
        (69, 50, 69, 69, (69, 50, 69, 69)),
        (69, 50, 60, 70, (69, 50, 60, None)),  # one did not answer
        (8, 3, 8, 8, (8, None, 8, 8)),
    ],
)
def test_those_concerned_and_those_asked_are_shown_where_they_give_nobody_away(
    answered, yes, concerned, asked, expected
):
    shown = public(answers(answered, (yes, "ja"), concerned=concerned, asked=asked))
    assert (shown.answered, *numbers(shown), shown.concerned, shown.asked) == expected


def test_words_are_not_shown_to_anybody():
    assert public(answers(69, (58, "ja"), words="en kvinna svarade")).words == ""


def test_of_what_does_not_add_up_nothing_is_shown():
    assert public(answers(50, (58, "ja"), asked=70)) == answers(None, (None, "ja"))
    assert public(answers(None, (58, "ja"))) == answers(None, (None, "ja"))


def test_where_more_are_counted_than_concerned_nobody_knows_who_is():
    assert public(answers(69, (50, "ja"), (19, "berörs inte"), concerned=50)).concerned is None


COUNTS = st.lists(st.integers(0, 12), max_size=4)


def subsets(found):
    return chain.from_iterable(combinations(found, size) for size in range(len(found) + 1))


@given(COUNTS, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_no_difference_of_what_is_shown_is_a_small_group(counts, otherwise, apart, silent):
    concerned = sum(counts) + otherwise
    found = answers(
        concerned + apart,
        *((number, str(place)) for place, number in enumerate(counts)),
        concerned=concerned,
        asked=concerned + apart + silent,
    )
    shown = public(found)
    wholes = [one for one in (shown.asked, shown.answered, shown.concerned) if one is not None]
    parts = [number for number in numbers(shown) if number is not None]
    groups = [whole - sum(part) for whole in wholes for part in subsets(parts)]
    groups += [larger - smaller for larger, smaller in combinations(wholes, 2)] + parts
    assert [group for group in groups if 0 < group < LIMIT] == []


@given(COUNTS, st.integers(0, 9))
def test_what_is_shown_is_true_and_nothing_large_is_hidden_where_all_are_large(counts, otherwise):
    found = answers(sum(counts) + otherwise, *((number, str(place)) for place, number in enumerate(counts)))
    shown = public(found)
    assert all(seen in {None, true} for seen, true in zip(numbers(shown), counts, strict=True))
    if found.answered and all(number == 0 or number >= LIMIT for number in [*counts, otherwise]):
        assert (shown.answered, numbers(shown)) == (found.answered, counts)


def test_women_and_men_are_hidden_together_where_one_would_give_the_other_away():
    split = {"kvinnor": answers(40, (30, "ja"), (10, "nej")), "män": answers(9, (7, "ja"), (2, "nej"))}
    total, groups = public_split(split)
    assert (total.answered, numbers(total)) == (49, [37, 12])
    assert (groups["kvinnor"].answered, numbers(groups["kvinnor"])) == (40, [None, None])  # 12 less 10 would be two
    assert (groups["män"].answered, numbers(groups["män"])) == (9, [None, None])


def test_women_and_men_are_shown_beside_all_where_every_group_is_large():
    split = {"kvinnor": answers(40, (30, "ja"), (10, "nej")), "män": answers(14, (7, "Ja"), (7, "nej"))}
    total, groups = public_split(split)
    assert (numbers(total), numbers(groups["kvinnor"]), numbers(groups["män"])) == ([37, 17], [30, 10], [7, 7])


def test_a_group_of_few_hides_the_only_other_one():
    total, groups = public_split({"kvinnor": answers(4), "män": answers(2)})
    assert (total.answered, groups["kvinnor"].answered, groups["män"].answered) == (6, None, None)


def test_of_groups_that_do_not_add_up_nothing_is_shown():
    total, groups = public_split({"kvinnor": answers(40, (50, "ja")), "män": answers(20, (10, "ja"))})
    assert (total.answered, groups["män"].answered, numbers(groups["män"])) == (None, None, [None])


def test_groups_of_different_years_are_not_one_question():
    with pytest.raises(ValueError, match="unpack"):
        together({"kvinnor": answers(6), "män": Answers(2020, 5)})


@given(
    st.tuples(COUNTS.map(lambda found: [*found, 0, 0, 0, 0][:4]), COUNTS.map(lambda found: [*found, 0, 0, 0, 0][:4]))
)
def test_no_group_is_small_nor_the_difference_of_all_and_the_others(both):
    split = {
        group: answers(sum(counts), *((number, str(place)) for place, number in enumerate(counts)))
        for group, counts in zip(("kvinnor", "män"), both, strict=True)
    }
    total, groups = public_split(split)
    women, men = (numbers(groups[group]) for group in ("kvinnor", "män"))
    seen = [one for one in (*women, *men, *numbers(total)) if one is not None]
    for whole, *parts in zip(numbers(total), women, men, strict=True):
        if whole is not None:
            seen += [whole - part for part in parts if part is not None]
    for shown in (total, *groups.values()):
        if shown.answered is not None:
            known = [number for number in numbers(shown) if number is not None]
            seen += [shown.answered - sum(part) for part in subsets(known)]
    assert [group for group in seen if 0 < group < LIMIT] == []
