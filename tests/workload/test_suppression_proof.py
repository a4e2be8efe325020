"""The proof against subtraction: each person's demand and time are unknowns, every published cell of every filter and of
neighbouring months is an equation, and no group of one to four people follows from them. Units measure weeks and months.
"""

from decimal import Decimal
from itertools import chain
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from fyrbodal.disclosure import LIMIT
from tests.workload.models import HOURS, sheet
from tests.workload.rank import told_apart
from workload.documents.overview.changing import Weighed
from workload.documents.overview.regional import NEIGHBOURS, Month, Place, may_be_shown, of_employees
from workload.monthly import Part
from workload.weighing import shown

KINDS = ("treatment", "authority")


def groups_of(posts):
    """Of people by (municipality, unit, kind): the same filters as the pages have."""
    groups = {}
    for person, (municipality, unit, kind) in posts.items():
        for body in (None, municipality, f"{municipality}{unit}"):
            for staff_kind in ("", kind):
                groups.setdefault(Place(body, staff_kind), set()).add(person)
    return groups


def let_out(months):
    """What is shown of each month, one after the other as they are settled."""
    shown = []
    for groups in months:
        already = [group for month in shown[-NEIGHBOURS:] for group in month]
        shown.append([groups[place] for place in may_be_shown(groups, already)])
    return shown


def windows(shown):
    return [list(chain.from_iterable(shown[start : start + NEIGHBOURS + 1])) for start in range(len(shown))]


def test_the_rank_finds_what_is_wrong():
    """Without suppression the check finds the four who are alone, and the one who came."""
    posts = dict.fromkeys(range(6), ("A", 1, "treatment")) | {9: ("A", 2, "treatment")}
    everything = [list(group) for group in groups_of(posts).values()]
    assert {9} in list(told_apart(everything))
    assert list(told_apart([range(6), range(7)])) == [{6}]
    assert list(told_apart([range(6), range(1, 7)])) == []
    halves = [{1, 2, 3, 4, 5, 6, 7}, {1, 2, 3, 8}, {4, 5, 6, 7, 8}]
    assert sorted(map(sorted, told_apart(halves))) == [[1, 2, 3], [1, 2, 3, 8], [4, 5, 6, 7], [8]]


@st.composite
def regions(draw):
    """A region over four months: people leave, come, move between units and are not always measured."""
    unit = st.tuples(st.sampled_from("ABC"), st.integers(1, 2), st.sampled_from(KINDS))
    posts = dict(enumerate(draw(st.lists(unit, min_size=5, max_size=45))))
    months = []
    for _month in range(4):
        missing = draw(st.sets(st.sampled_from(sorted(posts)), max_size=4)) if posts else set()
        months.append({person: post for person, post in posts.items() if person not in missing})
        moved = draw(st.dictionaries(st.integers(0, 60), st.none() | unit, max_size=5))
        posts = {person: post for person, post in (posts | moved).items() if post}
    return months


@settings(max_examples=150)
@given(regions())
def test_no_group_of_one_to_four_can_be_worked_out_in_any_region(months):
    shown = let_out([groups_of(posts) for posts in months])
    assert [list(told_apart(published)) for published in windows(shown)] == [[]] * len(shown)
    assert {len(group) for month in shown for group in month if len(group) < LIMIT} == set()


def sheet_of(person, post, week=0, days=20, demand=Decimal(1)):
    """As a locked sheet that has been weighed; `person` is None for a consultant, a vacant post, cases that nobody has."""
    municipality, unit, kind = post
    place = SimpleNamespace(organisation_id=municipality)
    family = SimpleNamespace(family=SimpleNamespace(staff_kind=kind))
    period = SimpleNamespace(unit=place, unit_id=f"{municipality}{unit}", version=family)
    result = SimpleNamespace(model=HOURS, sheet=sheet(), band="gron")
    one = SimpleNamespace(sheet=SimpleNamespace(person_id=person, period=period), result=result)
    return Weighed(one, demand, Decimal(40), Part(person, person is not None, (period.unit_id, week), days))


def month_of(posts, rows=()):
    sheets = {str(person): [sheet_of(str(person), post)] for person, post in posts.items()}
    sheets |= {("row", number): [sheet_of(None, post)] for number, post in enumerate(rows)}
    return counting(sheets)


def counting(sheets):
    return Month(None, {}, of_employees(sheets), {}, {})


@st.composite
def weeks(draw, posts, demands):
    """A month in which some have a sheet for every week or so of it, others one; and some work in two units."""
    sheets = {}
    for person, post in posts.items():
        lengths = draw(st.lists(st.integers(1, 5), min_size=1, max_size=5))
        elsewhere = draw(st.sampled_from([post, post, post, ("C", 1, "treatment")]))
        posted = [post, *(elsewhere for _week in lengths[1:])]
        sheets[str(person)] = [
            sheet_of(str(person), one, week, days, demands[person])
            for week, (one, days) in enumerate(zip(posted, lengths, strict=True))
        ]
    return counting(sheets)


@settings(max_examples=60)
@given(regions(), st.data())
def test_who_is_measured_week_by_week_is_one_unknown_as_well(months, data):
    """What everybody has is the same all the time. Then every figure is the sum over its group and nothing else, with each
    person once, however many weeks she has a sheet for; so what holds for groups of people holds for the figures.
    """
    demands = {person: Decimal(data.draw(st.integers(1, 9999))) / 100 for person in set().union(*months)}
    found = [data.draw(weeks(posts, demands)) for posts in months]
    for month in found:
        for place, group in month.groups.items():
            assert shown(month.sums[place].hours[0]) == sum(demands[int(person)] for person in group)
            assert (shown(month.sums[place].hours[1]), month.sums[place].sheets) == (40 * len(group), len(group))
    published = let_out([month.groups for month in found])
    assert [list(told_apart(one)) for one in windows(published)] == [[]] * len(published)


@settings(max_examples=100)
@given(regions(), st.data())
def test_rows_without_a_person_neither_raise_a_count_nor_stand_in_any_equation(months, data):
    """However many of them a unit invents, and where, all that can be read of the region is what it was without them."""
    post = st.tuples(st.sampled_from("ABC"), st.integers(1, 2), st.sampled_from(KINDS))
    rows = [data.draw(st.lists(post, max_size=12)) for _month in months]
    padded = [month_of(posts, more).groups for posts, more in zip(months, rows, strict=True)]
    assert padded == [month_of(posts).groups for posts in months]
    shown = let_out(padded)
    assert [list(told_apart(published)) for published in windows(shown)] == [[]] * len(shown)
    people = {str(person) for posts in months for person in posts}
    assert set(chain.from_iterable(chain.from_iterable(shown))) <= people
    assert {len(group) for month in shown for group in month if len(group) < LIMIT} == set()


def test_had_rows_been_counted_four_people_would_have_been_let_out():
    four, row = dict.fromkeys(range(4), ("A", 1, "treatment")), ("A", 1, "treatment")
    assert let_out([month_of(four, [row] * 3).groups]) == [[]]
    assert let_out([groups_of(four | {"a row": row})]) != [[]]


@settings(max_examples=60)
@given(regions())
def test_nothing_is_hidden_that_could_be_shown_in_a_month_by_itself(months):
    groups = groups_of(months[0])
    shown = may_be_shown(groups, [])
    published = [groups[place] for place in shown]
    for place in groups.keys() - shown:
        assert len(groups[place]) < LIMIT or any(told_apart([*published, groups[place]]))


def test_what_all_can_see_is_not_nothing():
    """Seven municipalities with three units of ten, one kind of staff in each; a few are missing every month."""
    posts = {number: ("ABCDEFG"[number % 7], number % 3, KINDS[number % 3 == 0]) for number in range(210)}
    months = [{person: post for person, post in posts.items() if person % 40 != month} for month in range(4)]
    groups = [groups_of(one) for one in months]
    shown = let_out(groups)
    assert [Place(None, "") in may_be_shown(one, []) for one in groups] == [True] * 4
    assert len(shown[0]) == len(groups[0])
    assert [len([group for group in month if len(group) > 150]) for month in shown] == [1] * 4
