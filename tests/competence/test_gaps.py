"""What people have, lack and are due to take again, and how many would come to a course."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from competence.areas import Step
from competence.frequency import Due, read
from competence.gaps import Cell, Demand, Line, Person, Planned, State, Taken, cells, forecast, prepared
from competence.steps import steps_until

NEW, SOME = Step.INTRODUCTION, Step.DEEPENING
YEARLY, ON_DEMAND = read("1-1½ år"), read("Vid behov")
NEEDS = prepared(
    [
        Line("LVU", NEW, YEARLY),
        Line("Klarspråk", NEW, YEARLY),
        Line("Introduktion", NEW),
        Line("LVU", SOME, read("Vartannat år")),
        Line("Familjer", SOME, ON_DEMAND),
    ],
    parts={"LVU": ["grund", "forts"], "Familjeterapi": ["1", "2"]},
    counts={"Familjer": ["Familjeterapi"], "Familjeterapi": ["Familjesamtal"]},
)
NOBODY = Person("frida", steps_until(NEW))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


TODAY = day("2027-03-01")


def standing(course, *rows, step=NEW, on=TODAY) -> Cell:
    """Of somebody who has these rows and is on that step."""
    taken = tuple(row for row in rows if isinstance(row, Taken))
    planned = tuple(row for row in rows if isinstance(row, Planned))
    person = Person("frida", steps_until(step), taken, planned)
    return next(cell for cell in cells(NEEDS, person, on) if cell.course == course)


def test_a_person_has_the_courses_of_her_step_and_of_those_before_each_once():
    assert [cell.course for cell in cells(NEEDS, NOBODY, TODAY)] == ["LVU", "Klarspråk", "Introduktion"]
    on_second = NOBODY._replace(steps=steps_until(SOME))
    assert [(cell.course, cell.step) for cell in cells(NEEDS, on_second, TODAY)] == [
        ("LVU", SOME),
        ("Klarspråk", NEW),
        ("Introduktion", NEW),
        ("Familjer", SOME),
    ]
    assert cells(NEEDS, NOBODY._replace(steps=()), TODAY) == ()


def test_what_nobody_has_noted_is_missing():
    assert standing("Klarspråk") == Cell("Klarspråk", NEW, State.MISSING)
    assert standing("LVU").lacking == {"grund", "forts"}


def test_what_was_taken_says_when_it_is_due():
    cell = standing("Klarspråk", Taken.on_day("Klarspråk", day("2026-06-15")))
    assert (cell.state, cell.has, cell.last_on) == (State.TAKEN, True, day("2026-06-15"))
    assert cell.due == Due(day("2027-06-15"), day("2027-12-15"))


def test_it_is_due_again_when_its_days_come_and_overdue_after_them():
    row = Taken.on_day("Klarspråk", day("2026-03-31"))
    expected = {
        "2027-03-30": (State.TAKEN, False),
        "2027-03-31": (State.DUE_AGAIN, False),
        "2027-09-30": (State.DUE_AGAIN, False),
        "2027-10-01": (State.DUE_AGAIN, True),
    }
    for on, (state, late) in expected.items():
        with time_machine.travel(on):
            cell = standing("Klarspråk", row, on=timezone.localdate())
        assert (cell.state, cell.is_overdue(day(on)), cell.has) == (state, late, True)


@pytest.mark.parametrize(("course", "step"), [("Introduktion", NEW), ("Familjer", SOME)])
def test_what_has_no_interval_is_never_due_again(course, step):
    cell = standing(course, Taken.on_day(course, day("1990-01-01")), step=step)
    assert (cell.state, cell.due) == (State.TAKEN, None)


def test_a_year_is_reckoned_from_its_last_day():
    row = Taken.in_year("Klarspråk", 2025)
    assert standing("Klarspråk", row, on=day("2026-12-30")).state is State.TAKEN
    assert standing("Klarspråk", row, on=day("2026-12-31")).state is State.DUE_AGAIN


def test_what_was_taken_on_an_unknown_day_is_taken_and_never_due():
    cell = standing("Klarspråk", Taken("Klarspråk", elsewhere=True))
    assert (cell.state, cell.last_on, cell.due, cell.elsewhere) == (State.TAKEN, None, None, True)


def test_the_latest_time_counts():
    rows = (Taken.on_day("Klarspråk", day("2020-01-01"), elsewhere=True), Taken.in_year("Klarspråk", 2026))
    cell = standing("Klarspråk", *rows)
    assert (cell.state, cell.last_on, cell.elsewhere) == (State.TAKEN, day("2026-12-31"), False)


def test_what_came_later_is_not_known_on_an_earlier_day():
    assert standing("Introduktion", Taken.on_day("Introduktion", day("2027-03-02"))).state is State.MISSING


def test_a_course_in_parts_is_partly_taken_until_all_of_them_are():
    first, second = (
        Taken.on_day("LVU", day(on), part) for on, part in [("2026-05-01", "grund"), ("2026-10-01", "forts")]
    )
    cell = standing("LVU", first)
    assert (cell.state, cell.has, cell.parts, cell.lacking) == (State.PARTLY, False, {"grund"}, {"forts"})
    cell = standing("LVU", first, second)
    assert (cell.state, cell.has, cell.lacking, cell.last_on) == (State.TAKEN, True, frozenset(), day("2026-10-01"))
    assert standing("LVU", Taken.on_day("LVU", day("2026-05-01"))).has, "the course as a whole has all its parts"


def test_an_older_course_counts_and_says_that_it_was_through_it():
    cell = standing("Familjer", Taken.in_year("Familjeterapi", 2016), step=SOME)
    assert (cell.state, cell.through, cell.has) == (State.COUNTS_FROM, "Familjeterapi", True)
    assert standing("Familjer", Taken("Familjesamtal"), step=SOME).through == "Familjesamtal"
    own = standing("Familjer", Taken.in_year("Familjeterapi", 2016), Taken.in_year("Familjer", 2020), step=SOME)
    assert (own.state, own.through) == (State.TAKEN, None)


def test_a_part_of_an_older_course_counts_as_a_part():
    cell = standing("Familjer", Taken.in_year("Familjeterapi", 2016, "1"), step=SOME)
    assert (cell.state, cell.through, cell.parts, cell.lacking) == (State.PARTLY, "Familjeterapi", {"1"}, {"2"})


def test_a_place_that_comes_is_planned_and_one_that_is_over_is_not():
    assert standing("Klarspråk", Planned("Klarspråk")).state is State.PLANNED
    cell = standing("Klarspråk", Planned("Klarspråk", first_on=day("2027-05-03")))
    assert (cell.state, cell.planned_on, cell.has) == (State.PLANNED, day("2027-05-03"), False)
    assert standing("Klarspråk", Planned("Klarspråk", None, day("2027-02-01"), TODAY)).state is State.PLANNED
    assert standing("Klarspråk", Planned("Klarspråk", first_on=day("2027-02-28"))).state is State.MISSING


def test_a_place_on_the_part_that_lacks_makes_it_planned():
    first = Taken.on_day("LVU", day("2026-05-01"), "grund")
    assert standing("LVU", first, Planned("LVU", "forts")).state is State.PLANNED
    assert standing("LVU", first, Planned("LVU", "grund")).state is State.PARTLY
    assert standing("LVU", Planned("LVU", "grund")).state is State.PARTLY


def test_who_is_due_again_and_has_a_place_has_it_planned():
    cell = standing("Klarspråk", Taken.in_year("Klarspråk", 2020), Planned("Klarspråk"))
    assert (cell.state, cell.has) == (State.PLANNED, True)


def test_courses_that_count_as_each_other_end_where_they_began():
    needs = prepared([Line("a", NEW), Line("b", NEW)], {}, {"a": ["b"], "b": ["a"]})
    found = cells(needs, Person("frida", (NEW,), (Taken("a"),)), TODAY)
    assert [(cell.state, cell.through) for cell in found] == [(State.TAKEN, None), (State.COUNTS_FROM, "a")]


def demand_of(*people: tuple[Taken | Planned, ...]) -> Demand:
    return forecast([[standing("LVU", *rows)] for rows in people])["LVU"]


def test_the_forecast_is_those_on_the_step_without_it_less_those_who_have_a_place():
    found = demand_of(
        (),
        (),
        (Planned("LVU"),),
        (Taken.in_year("LVU", 2026, "grund"),),
        (Taken.in_year("LVU", 2026),),
        (Taken.in_year("LVU", 2020),),
        (Taken.in_year("LVU", 2020), Planned("LVU")),
    )
    assert found == Demand("LVU", people=7, have=3, again=1, planned=1, partly=1, missing=2)
    assert (found.without, found.wanted) == (3, 4)
    assert round(found.saturation, 1) == Decimal("42.9")


def test_a_course_that_nearly_all_have_is_saturated():
    have, lack = (Taken.in_year("LVU", 2026),), ()
    assert demand_of(have, have, have, have, lack).is_saturated()
    assert not demand_of(have, have, have, lack).is_saturated()
    assert demand_of(have, lack).is_saturated(share=Decimal(50))


def test_a_course_goes_when_as_many_want_it_as_its_minimum():
    found = demand_of((), (), (Taken.in_year("LVU", 2020),))
    assert [found.fills(minimum) for minimum in (3, 4, None)] == [True, False, None]


def test_a_course_that_concerns_nobody_has_no_saturation():
    assert forecast([]) == {}
    nobody = Demand("LVU", 0, 0, 0, 0, 0, 0)
    assert (nobody.saturation, nobody.is_saturated()) == (None, False)


COURSES = st.sampled_from(["LVU", "Klarspråk", "Introduktion", "Familjer", "Familjeterapi", "Familjesamtal", "okänd"])
PARTS = st.sampled_from([None, "grund", "forts", "1", "2"])
DAYS = st.dates(min_value=day("2010-01-01"), max_value=day("2035-12-31"))
TAKEN = st.one_of(
    st.builds(Taken, COURSES, PARTS),
    st.builds(Taken.on_day, COURSES, DAYS, PARTS),
    st.builds(Taken.in_year, COURSES, st.integers(2010, 2035), PARTS),
)
PLANNED = st.builds(Planned, COURSES, PARTS, st.none() | DAYS)
PEOPLE = st.builds(
    Person,
    st.integers(),
    st.sampled_from([(), steps_until(NEW), steps_until(SOME)]),
    st.lists(TAKEN, max_size=6).map(tuple),
    st.lists(PLANNED, max_size=3).map(tuple),
)


@given(PEOPLE, DAYS)
def test_each_course_of_the_steps_has_one_standing(person, on):
    found = cells(NEEDS, person, on)
    assert [cell.course for cell in found] == [need.course for need in NEEDS.of(person.steps)]
    assert {cell.course for cell in found} == {line.course for line in NEEDS.lines if line.step in person.steps}


@given(PEOPLE, DAYS)
def test_a_standing_never_contradicts_itself(person, on):
    for cell in cells(NEEDS, person, on):
        if cell.state in {State.TAKEN, State.COUNTS_FROM, State.DUE_AGAIN}:
            assert cell.has
        if cell.state in {State.PARTLY, State.MISSING}:
            assert not cell.has
        assert (cell.through is not None) >= (cell.state is State.COUNTS_FROM)
        assert not (cell.parts & cell.lacking)
        assert cell.has <= (not cell.lacking)


@given(PEOPLE, DAYS)
def test_only_what_has_an_interval_and_a_known_day_is_due_again(person, on):
    for cell in cells(NEEDS, person, on):
        if cell.state is State.DUE_AGAIN:
            assert cell.course in {"LVU", "Klarspråk"}
            assert cell.last_on < cell.due.earliest <= on
        assert (cell.due is None) or cell.last_on is not None


@given(PEOPLE, DAYS, TAKEN)
def test_taking_more_never_takes_away_what_one_has(person, on, row):
    before = {cell.course for cell in cells(NEEDS, person, on) if cell.has}
    after = {cell.course for cell in cells(NEEDS, person._replace(taken=(*person.taken, row)), on) if cell.has}
    assert before <= after


@given(PEOPLE, DAYS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(person, on, random):
    taken, planned = list(person.taken), list(person.planned)
    random.shuffle(taken)
    random.shuffle(planned)
    assert cells(NEEDS, person._replace(taken=tuple(taken), planned=tuple(planned)), on) == cells(NEEDS, person, on)


@given(st.lists(PEOPLE, max_size=8), DAYS)
def test_everybody_whom_a_course_concerns_is_counted_once(people, on):
    rows = [cells(NEEDS, person, on) for person in people]
    for course, found in forecast(rows).items():
        assert found.people == sum(cell.course == course for row in rows for cell in row)
        assert found.people == found.have + found.planned + found.partly + found.missing
        assert found.again <= found.have
        assert 0 <= found.saturation <= 100
