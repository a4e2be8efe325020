"""Places inside a municipality: groups go together or not at all, and what cannot be used goes on to others."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competence.allocation import Asking, Request, Wish, adjusted, allocate, served, share_out, told, usable, within

NAMES = ("Bengtsfors", "Dals-Ed", "Färgelanda", "Orust", "Tanum", "Åmål")
WISHES = st.lists(st.builds(Wish, st.integers(0, 5), st.booleans()), min_size=1, max_size=4).map(tuple)
SINGLES = st.integers(0, 6).map(lambda number: (Wish(number),))
WEIGHTS = st.sampled_from([Fraction(0), Fraction(10), Fraction("12.5"), Fraction(30)])
CREDITS = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1)])
SETTINGS = st.fixed_dictionaries(
    {"seats": st.integers(0, 25), "floor": st.integers(0, 3), "seed": st.sampled_from(["ht2026", "vt2027"])}
)


def asking(wishes):
    one = st.builds(Asking, st.sampled_from(NAMES), wishes, WEIGHTS, CREDITS)
    return st.lists(one, unique_by=lambda found: found.municipality)


@given(asking(WISHES), SETTINGS)
def test_never_more_than_the_seats_or_the_wishes(asked, settings):
    places = share_out(asked, **settings).places
    assert sum(places.values()) <= settings["seats"]
    assert [one for one in asked if places[one.municipality] > one.wanted] == []


@given(asking(WISHES), SETTINGS)
def test_every_place_is_used_and_a_group_is_whole_or_nothing(asked, settings):
    places = share_out(asked, **settings).places
    for one in asked:
        got = served(one.wishes, places[one.municipality])
        assert sum(got) == places[one.municipality]
        assert [number for number, wish in zip(got, one.wishes, strict=True) if wish.is_group] == [
            wish.number if number else 0 for number, wish in zip(got, one.wishes, strict=True) if wish.is_group
        ]


@given(asking(WISHES), SETTINGS)
def test_no_seat_is_left_that_somebody_could_use(asked, settings):
    places = share_out(asked, **settings).places
    left = settings["seats"] - sum(places.values())
    assert [one for one in asked if usable(one.wishes, places[one.municipality] + left) > places[one.municipality]] == (
        []
    )


@given(asking(SINGLES), SETTINGS)
def test_without_groups_one_more_seat_takes_a_place_from_nobody(asked, settings):
    before = share_out(asked, **settings).places
    after = share_out(asked, **settings | {"seats": settings["seats"] + 1}).places
    assert [name for name, places in before.items() if after[name] < places] == []


@given(asking(SINGLES), SETTINGS)
def test_without_groups_it_is_the_method_and_nothing_else(asked, settings):
    found = share_out(asked, **settings)
    requests = [Request(one.municipality, one.wanted, one.weight, one.credit) for one in asked]
    assert (found.final, found.asked) == (allocate(requests, **settings), allocate(requests, **settings))
    assert (found.returned, found.filled) == ({}, frozenset())


@given(asking(WISHES).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))), SETTINGS)
def test_it_is_the_same_each_time_and_in_whatever_order_one_asks(both, settings):
    one, again, other = (share_out(asked, **settings) for asked in (both[0], both[0], both[1]))
    assert (one.places, told(one)) == (again.places, told(again)) == (other.places, told(other))


@given(asking(WISHES), SETTINGS)
def test_the_queue_is_everybody_who_waits_in_the_order_of_the_method(asked, settings):
    found = share_out(asked, **settings)
    queue = found.queue(found.places)
    assert len(queue) == sum(one.wanted for one in asked) - sum(found.places.values())
    assert [one.rank for one in queue] == sorted(one.rank for one in queue)


@given(WISHES, st.integers(0, 25))
def test_one_more_place_is_never_less_use(wishes, places):
    assert all(one <= other for one, other in pairwise(usable(wishes, number) for number in range(places + 2)))


@given(WISHES, st.integers(0, 25))
def test_what_is_stood_behind_can_all_be_used_and_is_no_more_than_that(wishes, most):
    left = within(wishes, most)
    assert usable(left, 100) == sum(one.number for one in left) == usable(wishes, most) <= most


@given(asking(WISHES), SETTINGS)
def test_every_reason_says_what_was_got_and_wished(asked, settings):
    found = share_out(asked, **settings)
    said = told(found)
    for one in asked:
        start = f"{one.municipality} fick {found.places[one.municipality]} av {one.wanted}"
        assert said[one.municipality].startswith(start if one.wanted else f"{one.municipality} önskade inga platser.")
        assert said[one.municipality].endswith(".")


def shared(*asked, seats, floor=1, seed="ht2026"):
    found = [Asking(name, tuple(wishes), Fraction(weight)) for name, weight, *wishes in asked]
    return share_out(found, seats=seats, floor=floor, seed=seed)


def group(number):
    return Wish(number, is_group=True)


ORUST = ("Orust", 10, group(4))


@pytest.mark.parametrize(
    ("asked", "seats", "places", "sentence"),
    [
        ((ORUST, ("Tanum", 10, Wish(6))), 6, {"Orust": 0, "Tanum": 6}, "Orust fick 0 av 4: 3 platser räckte inte till gruppen på 4, så de gick vidare."),
        ((ORUST, ("Tanum", 10, Wish(6))), 2, {"Orust": 0, "Tanum": 2}, "Orust fick 0 av 4: 1 plats räckte inte till gruppen på 4, så den gick vidare."),
        ((ORUST, ("Tanum", 10, Wish(6))), 8, {"Orust": 4, "Tanum": 4}, "Orust fick 4 av 4. Den fjärde platsen fick kommunen på kvoten 1,43."),
        ((("Orust", 10, Wish(1), group(4)), ("Tanum", 10, Wish(6))), 6, {"Orust": 1, "Tanum": 5}, "Orust fick 1 av 5: av 3 platser kom 1 till användning och resten räckte inte till gruppen på 4, så de gick vidare."),
        ((ORUST, ("Tanum", 10, Wish(1))), 3, {"Orust": 0, "Tanum": 1}, "Orust fick 0 av 4: 2 platser räckte inte till gruppen på 4, så de lämnades tillbaka."),
    ],
)  # fmt: skip
def test_a_group_that_does_not_fit_waits_and_its_places_go_on(asked, seats, places, sentence):
    found = shared(*asked, seats=seats)
    assert (found.places, told(found)["Orust"]) == (places, sentence)


def test_whoever_got_all_is_told_that_the_seats_were_enough_for_those_who_could_use_them():
    found = shared(ORUST, ("Tanum", 10, Wish(1)), seats=3)
    assert told(found)["Tanum"] == "Tanum fick 1 av 1: platserna räckte till alla som kunde använda dem."


def test_the_one_furthest_from_its_group_goes_without_so_that_the_other_comes_in():
    found = shared(ORUST, ("Tanum", 9, group(3)), ("Åmål", 8, Wish(2)), seats=5)
    assert found.places == {"Orust": 0, "Tanum": 3, "Åmål": 2}


def test_a_group_comes_in_on_seats_that_nobody_else_can_use():
    found = shared(("Orust", 30, group(5)), ("Tanum", 9, group(3)), seats=4)
    assert found.places == {"Orust": 0, "Tanum": 3}
    assert told(found) == {
        "Orust": "Orust fick 0 av 5: 4 platser räckte inte till gruppen på 5, så de lämnades tillbaka.",
        "Tanum": "Tanum fick 3 av 3: gruppen på 3 kom in på platser som ingen annan kunde använda.",
    }


def test_whom_a_chief_stands_behind_is_those_that_come_first_and_groups_that_fit():
    assert within((Wish(1), group(4), Wish(2)), 3) == (Wish(1), group(0), Wish(2))


def test_the_meetings_word_is_said_with_its_reason():
    assert adjusted("Orust", 4, 3, "två nya börjar i höst.") == (
        "Mötet gav Orust 4 i stället för 3: två nya börjar i höst."
    )
