"""The queue, tried with cases that nobody thought of: what always holds, whoever waits and whatever is free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competence.documents.queues_said import why
from competence.queueing import Freed, Reason, Room, Said, Waiting, Why, pass_on

ROOMS = ("offer", "early", "late")


@st.composite
def queues(draw):
    """People in order, some of them in groups, each with the rooms that she would take."""
    line = []
    for number in range(draw(st.integers(0, 8))):
        group = draw(st.none() | st.sampled_from(["g1", "g2"]))
        if group:
            line.append(Waiting(number, "Åmål" if group == "g1" else "Tanum", ("offer",), group))
        else:
            rooms = draw(st.sampled_from([("offer",), ("early",), ("late",), ("early", "late"), ("late", "early")]))
            line.append(Waiting(number, draw(st.sampled_from(["Åmål", "Tanum", "Orust"])), rooms))
    return line


rooms = st.fixed_dictionaries(
    {
        one: st.builds(Room, st.integers(-2, 4), st.none() | st.sampled_from([Why.TOO_LATE, Why.CANCELLED]))
        for one in ROOMS
    }
)
freed = st.none() | st.builds(
    Freed, st.sampled_from(ROOMS), st.sampled_from(["Åmål", "Tanum", "Orust"]), st.integers(1, 2)
)


def let_in(said):
    return {key: one.room for key, one in said.items() if one.room}


def alone(*rooms, key=0, of="Orust"):
    return Waiting(key, of, rooms)


@given(queues(), rooms, freed)
def test_everybody_gets_a_place_or_a_reason_and_never_both(line, free, left):
    said = pass_on(line, free, left)
    assert list(said) == [one.key for one in line]
    assert all((one.room is None) != (one.reason is None) for one in said.values())


@given(queues(), rooms, freed)
def test_no_more_are_let_in_than_there_is_room_for_and_nobody_where_it_is_shut(line, free, left):
    taken = list(let_in(pass_on(line, free, left)).values())
    for name, room in free.items():
        assert taken.count(name) <= (0 if room.shut else max(room.free, 0))


@given(queues(), rooms, freed)
def test_nobody_is_let_in_where_she_did_not_want_to_go(line, free, left):
    inside = let_in(pass_on(line, free, left))
    assert [one.key for one in line if one.key in inside and inside[one.key] not in one.rooms] == []


@given(queues(), rooms, freed)
def test_a_group_goes_together_or_waits_together(line, free, left):
    inside = let_in(pass_on(line, free, left))
    for group in {one.group for one in line if one.group}:
        assert len({inside.get(one.key) for one in line if one.group == group}) == 1


@given(queues(), rooms)
def test_whoever_stands_before_and_wants_the_same_goes_before(line, free):
    inside = let_in(pass_on(line, free))
    for number, one in enumerate(line):
        behind = [other for other in line[number + 1 :] if other.group is None and other.rooms == one.rooms]
        if one.group is None and one.key not in inside:
            assert [other.key for other in behind if other.key in inside] == []


@given(queues(), rooms, freed)
def test_nobody_who_fits_is_left_outside(line, free, left):
    """Asked again with what is left, nobody more is let in: the queue stands still."""
    inside = let_in(pass_on(line, free, left))
    taken = list(inside.values())
    remaining = {name: Room(room.free - taken.count(name), room.shut) for name, room in free.items()}
    assert let_in(pass_on([one for one in line if one.key not in inside], remaining)) == {}


@given(queues(), rooms, freed.filter(bool))
def test_a_place_given_back_goes_first_inside_the_municipality(line, free, left):
    inside = let_in(pass_on(line, free, left))
    first = next(
        (x for x in line if x.group is None and x.organisation == left.organisation and left.room in x.rooms), None
    )
    groups = {one.group for one in line if one.group and one.organisation == left.organisation}
    if first and not groups and free[left.room].shut is None and free[left.room].free > 0:
        assert first.key in inside


@pytest.mark.parametrize(
    ("line", "free", "left", "key", "said"),
    [
        ([alone("a")], {"a": Room(1)}, None, 0, Said(1, "a")),
        ([alone("a")], {"a": Room(0)}, None, 0, Said(1, None, Reason(Why.FULL))),
        ([alone("a")], {"a": Room(2, Why.TOO_LATE)}, None, 0, Said(1, None, Reason(Why.TOO_LATE))),
        ([alone("a")], {"a": Room(2, Why.CANCELLED)}, None, 0, Said(1, None, Reason(Why.CANCELLED))),
        ([alone("a"), alone("a", key=1)], {"a": Room(1)}, None, 1, Said(2, None, Reason(Why.BEHIND, number=1))),
        (
            [Waiting(number, "Åmål", ("a",), "three") for number in range(3)],
            {"a": Room(2)},
            None,
            0,
            Said(1, None, Reason(Why.GROUP, size=3, free=2)),
        ),
        (
            [alone("a"), alone("a", key=1, of="Tanum")],
            {"a": Room(1)},
            Freed("a", "Tanum"),
            0,
            Said(1, None, Reason(Why.MUNICIPALITY)),
        ),
        ([alone("a", "b")], {"a": Room(0), "b": Room(1)}, None, 0, Said(1, "b")),
        ([alone("a", "b")], {"a": Room(1, Why.CANCELLED), "b": Room(1)}, None, 0, Said(1, "b")),
        ([alone("b"), alone("a", key=1)], {"a": Room(0), "b": Room(0)}, None, 1, Said(1, None, Reason(Why.FULL))),
    ],
)
def test_each_who_waits_is_told_her_number_and_why(line, free, left, key, said):
    assert pass_on(line, free, left)[key] == said


def test_a_group_that_does_not_fit_keeps_nobody_behind_it_waiting():
    line = [*(Waiting(number, "Åmål", ("a",), "three") for number in range(3)), alone("a", key=3)]
    assert let_in(pass_on(line, {"a": Room(2)})) == {3: "a"}


def test_a_group_is_let_in_before_those_who_came_after_it_when_there_is_room():
    line = [*(Waiting(number, "Åmål", ("a",), "three") for number in range(3)), alone("a", key=3)]
    assert let_in(pass_on(line, {"a": Room(3)})) == {0: "a", 1: "a", 2: "a"}


def test_every_reason_to_wait_has_words_of_its_own():
    assert len({why(Reason(one, size=3, free=2, number=1)) for one in Why}) == len(Why)
