"""Who gets the places: the design's words step by step stand for what is true, and the cases for what is meant."""

import hashlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competence.allocation import Request, allocate, reasons

NAMES = ("Bengtsfors", "Dals-Ed", "Färgelanda", "Orust", "Tanum", "Åmål")
# Few values, so that ties are common.
HEFTS = st.sampled_from([Fraction(0), Fraction(10), Fraction("12.5"), Fraction(30), Fraction("31.1")])
CREDITS = st.sampled_from([Fraction(0), Fraction("0.25"), Fraction(1, 3), Fraction(1)])
REQUESTS = st.lists(
    st.builds(Request, st.sampled_from(NAMES), st.integers(0, 6), HEFTS, CREDITS),
    unique_by=lambda one: one.municipality,
)
SETTINGS = st.fixed_dictionaries(
    {"seats": st.integers(0, 30), "floor": st.integers(0, 3), "seed": st.sampled_from(["ht2026", "vt2027"])}
)


def lot(seed, one):
    return hashlib.sha256(f"{seed}:{one.municipality}".encode()).hexdigest()


def next_by_floor(requests, places, floor, seed):
    """Rounds of one place each: whoever has fewest places of the floor, the heaviest of them."""
    short = [one for one in requests if places[one.municipality] < min(one.wanted, floor)]
    return min(short, key=lambda one: (places[one.municipality], -one.heft, lot(seed, one)), default=None)


def next_by_quotient(requests, places, seed):
    short = [one for one in requests if places[one.municipality] < one.wanted]
    return min(short, key=lambda one: (-one.heft / (2 * places[one.municipality] + 1), lot(seed, one)), default=None)


def step_by_step(requests, *, seats, floor, seed):
    """The four points of the design, one seat at a time."""
    places = {one.municipality: 0 for one in requests}
    for _seat in range(seats):
        lucky = next_by_floor(requests, places, floor, seed) or next_by_quotient(requests, places, seed)
        if lucky:
            places[lucky.municipality] += 1
    return places


@given(REQUESTS, SETTINGS)
def test_the_places_are_those_of_the_design(requests, settings):
    assert allocate(requests, **settings).places == step_by_step(requests, **settings)


@given(REQUESTS, SETTINGS)
def test_no_more_than_the_seats_and_no_more_than_the_wishes(requests, settings):
    places = allocate(requests, **settings).places
    assert sum(places.values()) == min(settings["seats"], sum(one.wanted for one in requests))
    assert [one for one in requests if places[one.municipality] > one.wanted] == []


@given(REQUESTS, SETTINGS)
def test_whoever_wishes_gets_the_floor_while_the_seats_last(requests, settings):
    owed = {one.municipality: min(one.wanted, settings["floor"]) for one in requests}
    places = allocate(requests, **settings | {"seats": sum(owed.values()) + settings["seats"]}).places
    assert [name for name, least in owed.items() if places[name] < least] == []


@given(REQUESTS, SETTINGS)
def test_one_more_seat_takes_a_place_from_nobody(requests, settings):
    before = allocate(requests, **settings).places
    after = allocate(requests, **settings | {"seats": settings["seats"] + 1}).places
    assert [name for name, places in before.items() if after[name] < places] == []


@given(REQUESTS.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))), SETTINGS)
def test_the_order_of_the_requests_does_not_matter(both, settings):
    one, other = (allocate(requests, **settings) for requests in both)
    assert (one.places, reasons(one)) == (other.places, reasons(other))


@given(REQUESTS, SETTINGS)
def test_every_reason_names_what_was_got_and_wished(requests, settings):
    found = allocate(requests, **settings)
    told = reasons(found)
    assert list(told) == [one.municipality for one in requests]
    for one in requests:
        start = f"{one.municipality} fick {found.places[one.municipality]} av {one.wanted}"
        assert told[one.municipality].startswith(start if one.wanted else f"{one.municipality} önskade inga platser.")


def told(name, *requests, seats, floor=1, seed="ht2026"):
    found = [Request(who, wanted, Fraction(weight), Fraction(credit)) for who, wanted, weight, credit in requests]
    return reasons(allocate(found, seats=seats, floor=floor, seed=seed))[name]


ORUST, TANUM = ("Orust", 4, "10", "0.25"), ("Tanum", 3, "9", "0")


@pytest.mark.parametrize(
    ("name", "seats", "sentence"),
    [
        ("Orust", 5, "Orust fick 3 av 4: den fjärde platsen hade kvoten 1,79, den sista platsen var kommunens egen på 2,50. Den tredje platsen fick kommunen på kvoten 2,50."),
        ("Orust", 7, "Orust fick 4 av 4: platserna räckte till alla."),
        ("Orust", 0, "Orust fick 0 av 4: det fanns inga platser att dela ut."),
        ("Orust", 6, "Orust fick 3 av 4: den fjärde platsen hade kvoten 1,79, den sista platsen gick till Tanum på 1,80. Den tredje platsen fick kommunen på kvoten 2,50."),
        ("Tanum", 6, "Tanum fick 3 av 3. Den tredje platsen fick kommunen på kvoten 1,80."),
        ("Tanum", 2, "Tanum fick 1 av 3: platserna tog slut redan i den första omgången, där ingen kommun får mer än en."),
        ("Tanum", 1, "Tanum fick 0 av 3: i den första omgången går de tyngsta kommunerna först; vikten är 9,00, den sista platsen gick till Orust på 12,50."),
        ("Tanum", 0, "Tanum fick 0 av 3: det fanns inga platser att dela ut."),
    ],
)  # fmt: skip
def test_a_chief_is_told_why_three_and_not_four(name, seats, sentence):
    assert told(name, ORUST, TANUM, seats=seats) == sentence


def test_whoever_got_one_by_lot_in_a_round_that_was_not_enough_for_all_is_told_so_in_few_words():
    alike = ("Orust", 2, "10", "0"), ("Tanum", 2, "10", "0")
    got = next(one for name in ("Orust", "Tanum") if " fick 1 av 2" in (one := told(name, *alike, seats=1)))
    assert got.removeprefix("Orust").removeprefix("Tanum") == (
        " fick 1 av 2: platserna tog slut redan i den första omgången, där ingen kommun får mer än en. "
        "Den platsen gav lotten."
    )


def test_it_is_not_said_that_everybody_got_one_in_a_round_where_somebody_did_not():
    assert told("Orust", ("Orust", 1, "10", "0"), ("Tanum", 2, "9", "0"), seats=1) == (
        "Orust fick 1 av 1. Den första platsen kom i den första omgången, där ingen kommun får mer än en."
    )


def test_whoever_wishes_nothing_is_told_so():
    assert told("Åmål", ORUST, ("Åmål", 0, "33", "1"), seats=2) == "Åmål önskade inga platser."


def test_what_looks_alike_is_told_with_more_decimals():
    assert told("Tanum", ("Orust", 2, "10", "0"), ("Tanum", 2, "9.9999", "0"), seats=3) == (
        "Tanum fick 1 av 2: den andra platsen hade kvoten 3,33330, den sista platsen gick till Orust på 3,33333. "
        "Den första platsen kom i den första omgången, där varje kommun får en."
    )


def test_what_is_alike_is_drawn_by_a_lot_that_can_be_repeated():
    alike = [("Orust", 2, "10", "0"), ("Tanum", 2, "5", "1")]
    seeds = [f"ht{year}" for year in range(2026, 2046)]
    winners = {seed: told("Orust", *alike, seats=3, seed=seed).startswith("Orust fick 2") for seed in seeds}
    assert winners == {
        seed: hashlib.sha256(f"{seed}:Orust".encode()).hexdigest()
        < hashlib.sha256(f"{seed}:Tanum".encode()).hexdigest()
        for seed in seeds
    }
    assert set(winners.values()) == {True, False}
    lucky = next(seed for seed, won in winners.items() if won)
    assert told("Orust", *alike, seats=3, seed=lucky) == (
        "Orust fick 2 av 2. Den andra platsen fick kommunen på kvoten 3,33, efter lottning."
    )
    assert told("Tanum", *alike, seats=3, seed=lucky).startswith(
        "Tanum fick 1 av 2: den andra platsen hade kvoten 3,33, precis som den sista, som lotten gav Orust."
    )


def test_a_municipality_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        allocate([Request("Orust", 1, Fraction(1)), Request("Orust", 2, Fraction(1))], seats=1, floor=1, seed="ht2026")
