"""No group of one to four people can be worked out from what is shown, and nothing is hidden that need not be."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fyrbodal.disclosure import LIMIT, publishable


def cells_of(**sizes):
    """Units that share nobody, and all of them together."""
    units = {unit: frozenset((unit, number) for number in range(size)) for unit, size in sizes.items()}
    return units | {"all": frozenset().union(*units.values())}


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"a": 7, "b": 3, "c": 6}, {"all", "a"}),  # the worked case: six is hidden so that three is not a difference
        ({"a": 7, "b": 6}, {"all", "a", "b"}),
        ({"a": 7, "b": 3, "c": 3}, {"all", "a"}),  # the two threes are six together
        ({"a": 7, "b": 3, "c": 1}, {"all"}),  # they are four together, so seven would give them away
        ({"a": 4}, set()),
        ({"a": 5}, {"all", "a"}),
        ({"a": 9, "b": 8, "c": 7, "d": 1}, {"all", "a", "b"}),
        ({"a": 0}, set()),
    ],
)
def test_a_total_goes_before_its_parts_and_the_smallest_part_is_hidden(sizes, shown):
    assert publishable(cells_of(**sizes)) == shown


def test_a_hidden_unit_is_not_given_away_by_its_municipality():
    """The municipality is in the region's total, and its units are in it."""
    orust = cells_of(ung=6, vuxen=2)
    amal = cells_of(barn=9, familj=8)
    cells = {("orust", key): cell for key, cell in orust.items()} | {("amal", key): cell for key, cell in amal.items()}
    cells["region"] = orust["all"] | amal["all"]
    assert publishable(cells) == {"region", ("amal", "all"), ("orust", "all"), ("amal", "barn"), ("amal", "familj")}


def test_two_views_of_the_same_people_are_held_against_each_other():
    """Unit a with unit b is kind x with kind y; they differ by two people."""
    a, b, two = frozenset(range(6)), frozenset(range(10, 15)), frozenset({20, 21})
    assert publishable({"a with two": a | two, "a": a}) == {"a with two"}
    assert publishable({"a and b": a | b, "x": a | two, "y": b | two}) == {"a and b", "x"}  # (x + y − a and b)/2


def test_what_has_been_seen_is_counted_with():
    before, after = frozenset(range(8)), frozenset(range(7))
    assert publishable({"now": after}) == {"now"}
    assert publishable({"now": after}, already=[before]) == set()
    assert publishable({"now": before}, already=[before]) == {"now"}
    assert publishable({"now": frozenset(range(1, 9))}, already=[before]) == {"now"}  # one came for one who left


def test_groups_count_as_many_people_as_they_have():
    cells = {"all": {"ung", "vuxen", "barn"}, "ung": {"ung"}, "vuxen": {"vuxen"}, "barn": {"barn"}}
    assert publishable(cells, people={"ung": 7, "vuxen": 3, "barn": 6}) == {"all", "ung"}
    assert publishable(cells, people={"ung": 7, "vuxen": 5, "barn": 6}) == set(cells)


def test_of_equals_the_first_is_shown():
    sizes = {"a": 6, "b": 6, "c": 2}
    assert publishable(cells_of(**sizes)) == {"all", "a"}
    assert publishable(dict(reversed(cells_of(**sizes).items()))) == {"all", "b"}


PEOPLE = range(13)
CELLS = st.dictionaries(st.integers(0, 9), st.frozensets(st.sampled_from(PEOPLE), min_size=3), min_size=1, max_size=8)


@st.composite
def hierarchies(draw):
    """A region of municipalities of units, the same by kind of staff, and the next period with some gone and come."""
    homes = draw(
        st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xy"), st.booleans()), min_size=8, max_size=16)
    )
    gone = draw(st.frozensets(st.integers(0, 15), max_size=4))
    cells = {}
    for period in (0, 1):
        for person, (municipality, unit, kind) in enumerate(homes):
            if not (person in gone and person % 2 == period):
                for part in ("region", municipality, municipality + unit, kind, (municipality, kind)):
                    cells.setdefault((period, part), set()).add(person)
    return {key: frozenset(cell) for key, cell in cells.items()}


@settings(max_examples=150)
@given(st.one_of(CELLS, hierarchies()))
def test_no_small_group_is_in_the_row_space_and_no_hidden_cell_could_be_added(cells):
    shown = publishable(cells)
    people = sorted(frozenset().union(*cells.values()))
    assert not gives_away([cells[key] for key in shown], people)
    for key in set(cells) - shown:
        assert len(cells[key]) < LIMIT or gives_away([cells[one] for one in shown] + [cells[key]], people)


@settings(max_examples=60)
@given(CELLS, CELLS)
def test_nothing_new_follows_from_what_is_shown_beside_what_was_safely_seen(before, now):
    seen = [before[key] for key in publishable(before)]
    people = sorted(frozenset().union(*before.values(), *now.values()))
    assert not gives_away(seen + [now[key] for key in publishable(now, already=seen)], people)


def gives_away(cells, people):
    """By brute force: every group of one to four against the null space of the cells."""
    unseen = null_space([[Fraction(person in cell) for person in people] for cell in cells], len(people))
    groups = (group for size in range(1, LIMIT) for group in combinations(range(len(people)), size))
    return any(all(sum(vector[one] for one in group) == 0 for vector in unseen) for group in groups)


def null_space(rows, width):
    """What the people may have had besides, without any cell showing it."""
    reduced, leads = [], []
    for column in range(width):
        lead = next((row for row in rows if row[column]), None)
        if lead is None:
            continue
        lead = [value / lead[column] for value in lead]
        rows = [without(row, lead, column) for row in rows]
        reduced = [*(without(row, lead, column) for row in reduced), lead]
        leads.append(column)
    free = [column for column in range(width) if column not in leads]
    return [[_entry(column, one, reduced, leads) for column in range(width)] for one in free]


def without(row, lead, column):
    return [value - row[column] * other for value, other in zip(row, lead, strict=True)]


def _entry(column, free, reduced, leads):
    if column in leads:
        return -reduced[leads.index(column)][free]
    return Fraction(column == free)
