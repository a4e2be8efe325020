"""Sums of participation: nobody is counted twice, and what is not known is not nought."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from competence.figures import Figures, Named, Reported, Span, Sum, difference, in_words, rows, spans

ITEMS = (76, 93, 136, 173, 141, 119, 121, 70, 74)
YEARS = Span(2014, 2017).years
A, B = "Orust", "Åmål"


def total(participants, first=2014, last=2017, place=""):
    return Reported("", place, first, last, participants)


def item(participants, course="bbic", first=2014, last=2017, place="", **more):
    return Reported(course, place, first, last, participants, **more)


def test_the_examples_are_true():
    result = doctest.testmod(rows)
    assert (result.failed, result.attempted) == (0, 2)


def test_scenario_a_the_difference_is_what_no_course_explains():
    assert (sum(ITEMS), difference(1399, ITEMS)) == (1003, 396)


def test_two_parts_are_added_and_a_whole_course_is_not_added_to_its_parts():
    parts = [item(90, "lvu", part="grund"), item(46, "lvu", part="forts")]
    assert Figures(parts, []).course("lvu", YEARS) == Sum(136)
    assert Figures([*parts, item(140, "lvu")], []).course("lvu", YEARS) == Sum(140)


def test_a_count_holds_and_the_names_of_its_years_are_not_added():
    found = Figures([item(121)], [Named("bbic", A, 2016, 5), Named("bbic", A, 2018, 7)])
    assert found.course("bbic", YEARS) == Sum(121)
    assert found.course("bbic", Span(2014, 2018).years) == Sum(128)


def test_a_report_of_four_years_says_nothing_of_one_of_them():
    found = Figures([total(1399)], [Named("bbic", A, 2016, 5)])
    assert found.all(frozenset({2016})) == Sum(None, frozenset({2016}))
    assert found.all(YEARS) == Sum(1399)


def test_a_report_of_all_municipalities_says_nothing_of_one_of_them():
    found = Figures([total(1399)], [Named("bbic", A, 2016, 5), Named("bbic", A, 2019, 2)])
    assert found.municipality(A, YEARS) == Sum(None, YEARS)
    assert found.municipality(A, Span(2014, 2019).years) == Sum(2, YEARS)


def test_a_municipality_that_is_counted_is_known_beside_the_report_of_all():
    found = Figures([total(1399), total(210, place=A)], [])
    assert (found.municipality(A, YEARS), found.municipality(B, YEARS)) == (Sum(210), Sum(None, YEARS))
    assert found.all(YEARS) == Sum(1399)


def test_municipalities_make_the_whole_where_it_is_not_counted_itself():
    found = Figures([total(30, 2016, 2016, A), total(12, 2016, 2016, B)], [])
    assert found.all(frozenset({2016})) == Sum(42)


def test_courses_of_a_municipality_are_added_and_make_the_course():
    found = Figures([item(4, "bbic", 2016, 2016, A), item(3, "lvu", 2016, 2016, A), item(2, "lvu", 2016, 2016, B)], [])
    year = frozenset({2016})
    assert (found.municipality(A, year), found.course("lvu", year), found.all(year)) == (Sum(7), Sum(5), Sum(9))


def test_a_year_within_a_longer_count_is_not_counted_again():
    found = Figures([item(121), item(40, first=2016, last=2016)], [])
    assert found.course("bbic", YEARS) == Sum(121)
    assert found.course("bbic", frozenset({2016})) == Sum(40)


def test_what_is_preliminary_makes_the_sum_preliminary():
    found = Figures([item(9, first=2016, last=2016), item(3, first=2017, last=2017, is_preliminary=True)], [])
    assert found.course("bbic", YEARS) == Sum(12, is_preliminary=True)


def test_nothing_known_is_none_and_a_counted_nought_is_nought():
    assert Figures([], []).all(YEARS) == Sum(None)
    assert Figures([total(0)], []).all(YEARS) == Sum(0)


def test_two_years_that_were_reported_together_stand_together():
    told = [total(300, 2014, 2015), total(500, 2016, 2016), total(1399)]
    assert list(map(str, spans(told, 2014, 2017))) == ["2014–2015", "2016", "2017"]
    assert list(map(str, spans([*told, total(100, 2014, 2014)], 2014, 2015))) == ["2014", "2015"]


def test_years_are_told_in_runs():
    assert in_words([2019, 2014, 2016, 2015]) == "2014–2016, 2019"


NAMES = st.lists(
    st.builds(
        Named, st.sampled_from("xyz"), st.sampled_from([A, B]), st.integers(2010, 2020), st.integers(1, 50)
    )
)  # fmt: skip


@given(named=NAMES)
def test_without_counts_every_way_of_adding_the_names_gives_the_same(named):
    found, years = Figures([], named), Span(2010, 2020).years
    whole = sum(one.participants for one in named)
    assert (found.all(years).participants or 0) == whole
    assert sum(found.course(one, years).participants or 0 for one in found.courses) == whole
    assert sum(found.municipality(one, years).participants or 0 for one in found.municipalities) == whole
    assert sum(found.all(frozenset({year})).participants or 0 for year in years) == whole


@given(named=NAMES, counts=st.lists(st.builds(
    Reported, st.sampled_from(["", "x", "y"]), st.sampled_from(["", A]), st.integers(2010, 2014),
    st.integers(2014, 2020), st.integers(0, 500),
)))  # fmt: skip
def test_a_count_of_all_that_covers_the_years_is_the_answer_whatever_else_is_known(named, counts):
    others = [row for row in counts if row[:2] != ("", "")]
    found = Figures([*others, total(777, 2010, 2020)], named)
    assert found.all(Span(2010, 2020).years).participants == 777
