"""What a course costs each municipality: to the öre, and never more or less than it costs."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from competence.costs import Price, nobodys, shares

CROWNS = st.decimals(min_value=0, max_value=1_000_000, places=2)
NAMES = st.sampled_from(["Lysekil", "Mellerud", "Orust", "Sotenäs", "Tanum", "Uddevalla", "Åmål"])
PLACES = st.dictionaries(NAMES, st.integers(0, 40))
LENT = st.dictionaries(NAMES, CROWNS)


def told(price, places, lent=None):
    return {one.municipality: str(one.total) for one in shares(price, places, lent or {})}


def price(fixed=0, per_place=0):
    return Price(Decimal(fixed), Decimal(per_place))


def test_the_fixed_cost_goes_by_places_and_each_place_has_its_own():
    assert told(price(9_000, 250), {"Orust": 1, "Åmål": 2}) == {"Orust": "3250.00", "Åmål": "6500.00"}


def test_an_oere_that_is_left_goes_to_the_largest_remainder_and_else_to_whoever_comes_first():
    assert told(price("0.05"), {"Orust": 1, "Tanum": 1, "Åmål": 1}) == {
        "Orust": "0.02",
        "Tanum": "0.02",
        "Åmål": "0.01",
    }
    assert told(price("0.10"), {"Orust": 1, "Åmål": 2}) == {"Orust": "0.03", "Åmål": "0.07"}


def test_a_lent_trainer_takes_off_and_may_leave_less_than_nothing():
    assert told(price(3_000), {"Orust": 1, "Åmål": 2}, {"Åmål": Decimal(2_500)}) == {
        "Orust": "1000.00",
        "Åmål": "-500.00",
    }


def test_whoever_lends_a_trainer_and_sends_nobody_is_credited_all_the_same():
    assert told(price(100), {"Orust": 1}, {"Åmål": Decimal(40)}) == {"Orust": "100.00", "Åmål": "-40.00"}


def test_of_a_course_without_a_place_nobody_pays_the_fixed_cost():
    assert told(price(5_000, 250), {"Orust": 0}) == {}
    assert [nobodys(price(5_000), {"Orust": number}) for number in (0, 1)] == [Decimal(5_000), Decimal(0)]


@given(CROWNS, CROWNS, PLACES, LENT)
def test_the_shares_sum_up_to_what_the_course_costs_less_what_is_lent(fixed, per_place, places, lent):
    found = shares(Price(fixed, per_place), places, lent)
    cost = fixed + per_place * sum(places.values()) - sum(lent.values())
    assert sum(one.total for one in found) + nobodys(Price(fixed, per_place), places) == cost


@given(CROWNS, PLACES)
def test_nobody_pays_an_oere_more_than_her_part_rounded_up(fixed, places):
    number = sum(places.values())
    for one in shares(Price(fixed, Decimal(0)), places, {}):
        assert abs(one.fixed - fixed * one.places / number) < Decimal("0.01")


@given(CROWNS, CROWNS, PLACES, LENT)
def test_the_same_question_gets_the_same_answer(fixed, per_place, places, lent):
    asked = (Price(fixed, per_place), places, lent)
    assert shares(*asked) == shares(*asked)
