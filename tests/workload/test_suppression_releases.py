"""What everybody who has signed in sees of a month: nothing of less than five people, and nothing twice."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Employment
from tests.workload.factories import adopted, published
from tests.workload.region import APRIL, FEBRUARY, JANUARY, MARCH, employed, lock, measured, staffed
from workload.actions.reckoning import reckon
from workload.actions.releases import AlreadyReleased, release, release_due
from workload.models import Release, Released, Sheet, SheetKind, Typical


def units_of(organisation, version, **sizes):
    units = {}
    for name, size in sizes.items():
        units[name], _people = staffed(organisation, name, size)
        adopted(units[name], version)
    return units


def shown(month):
    """The names of what may be seen of all staff, with their loads."""
    rows = Released.objects.filter(release__month_on=month, staff_kind="").select_related("place")
    return {row.place.name if row.place else "region": row.load for row in rows}


@pytest.fixture
def trollhattan(amal, david):
    return published(amal, by=david)


def test_the_worked_case_hides_three_and_with_them_six(amal, trollhattan, david):
    units = units_of(amal, trollhattan, sju=7, tre=3, sex=6)
    for cases, unit in zip((10, 20, 30), units.values(), strict=True):
        measured(unit, trollhattan, MARCH, by=david, cases=cases)
    release(MARCH)
    everybody = Decimal("96.88")  # 100 × (7 × 20 + 3 × 40 + 6 × 60) / (16 × 40), with 2 h a case
    assert shown(MARCH) == {"region": everybody, "Åmål": everybody, "sju": Decimal("50.00")}


def test_what_is_hidden_is_kept_nowhere(amal, trollhattan, david):
    measured(units_of(amal, trollhattan, fyra=4)["fyra"], trollhattan, MARCH, by=david)
    released = release(MARCH)
    assert (Released.objects.count(), Typical.objects.count()) == (0, 0)
    assert released.counted["cells"] == []


def test_the_database_refuses_a_figure_of_four(amal):
    month = Release.objects.create(month_on=MARCH)
    with pytest.raises(IntegrityError), transaction.atomic():
        Released.objects.create(release=month, sheets=4, staff=4, measure="hours")


def test_one_who_comes_is_not_told_by_the_difference_between_two_months(amal, trollhattan, david):
    unit = units_of(amal, trollhattan, sex=6)["sex"]
    measured(unit, trollhattan, JANUARY, by=david)
    release(JANUARY)
    employed(unit, "Ny Kollega", starts_on=FEBRUARY)
    measured(unit, trollhattan, FEBRUARY, by=david)
    release(FEBRUARY)
    assert (shown(JANUARY).keys(), shown(FEBRUARY)) == ({"region", "Åmål", "sex"}, {})


def test_the_month_after_next_is_not_told_from_either(amal, trollhattan, david):
    unit = units_of(amal, trollhattan, sex=6)["sex"]
    measured(unit, trollhattan, JANUARY, by=david)
    employed(unit, "Ny Kollega", starts_on=FEBRUARY)
    for month in (FEBRUARY, MARCH, APRIL):
        measured(unit, trollhattan, month, by=david)
    for month in (JANUARY, FEBRUARY, MARCH, APRIL):
        release(month)
    assert [len(shown(month)) for month in (JANUARY, FEBRUARY, MARCH, APRIL)] == [3, 0, 0, 3]


def test_five_who_come_together_protect_each_other(amal, trollhattan, david):
    unit = units_of(amal, trollhattan, sex=6)["sex"]
    measured(unit, trollhattan, JANUARY, by=david)
    for number in range(5):
        employed(unit, f"Ny Kollega {number}", starts_on=FEBRUARY)
    measured(unit, trollhattan, FEBRUARY, by=david, cases=20)
    release(JANUARY)
    release(FEBRUARY)
    assert shown(FEBRUARY) == dict.fromkeys(["region", "Åmål", "sex"], Decimal(100))


def test_a_sheet_that_is_locked_late_changes_nothing_that_has_been_said(amal, trollhattan, david):
    unit = units_of(amal, trollhattan, sju=7)["sju"]
    late = Employment.objects.filter(unit=unit).first().person
    period = measured(unit, trollhattan, MARCH, by=david, unlocked=[late])
    release(MARCH)
    before = shown(MARCH)
    lock(period.sheets.all(), david)
    with pytest.raises(AlreadyReleased):
        release(MARCH)
    assert shown(MARCH) == before
    assert [(row.sheets, row.staff) for row in Released.objects.filter(place=unit, staff_kind="")] == [(6, 7)]


def test_the_change_of_a_month_counts_those_whom_the_month_before_counted(amal, trollhattan, david):
    """A sheet that was locked after its month was let out would else stand in the difference."""
    unit = units_of(amal, trollhattan, sju=7)["sju"]
    late = Employment.objects.filter(unit=unit).first().person
    january = measured(unit, trollhattan, JANUARY, by=david, unlocked=[late], cases={late: 500})
    release(JANUARY)
    lock(january.sheets.all(), david)
    measured(unit, trollhattan, FEBRUARY, by=david, unlocked=[late], cases=15)
    release(FEBRUARY)
    row = Released.objects.get(release__month_on=FEBRUARY, place=unit, staff_kind="")
    assert (row.load, row.model_effect, row.case_mix_effect, row.capacity_effect) == (75, 0, 25, 0)


def test_a_vacant_post_protects_nobody(amal, trollhattan, david):
    unit = units_of(amal, trollhattan, fyra=4)["fyra"]
    period = measured(unit, trollhattan, MARCH, by=david)
    Sheet.objects.create(period=period, kind=SheetKind.VACANT, label="Tjänst 5", percentage=100)
    lock(period.sheets.all(), david)
    release(MARCH)
    assert shown(MARCH) == {}


def test_a_consultant_is_somebody(amal, trollhattan, david):
    """She counts among the five, and is not told by the difference when she comes."""
    unit = units_of(amal, trollhattan, fem=5)["fem"]
    measured(unit, trollhattan, JANUARY, by=david)
    february = measured(unit, trollhattan, FEBRUARY, by=david)
    consultant = Sheet.objects.create(period=february, kind=SheetKind.CONSULTANT, label="Konsult 1", percentage=100)
    reckon([consultant])
    lock(february.sheets.all(), david)
    release(JANUARY)
    release(FEBRUARY)
    assert (len(shown(JANUARY)), shown(FEBRUARY)) == (3, {})


def test_months_are_let_out_when_they_are_settled_the_oldest_first(amal, trollhattan, david):
    unit = units_of(amal, trollhattan, sju=7)["sju"]
    for month in (JANUARY, FEBRUARY, MARCH):
        measured(unit, trollhattan, month, by=david)
    assert [one.month_on for one in release_due(dt.date(2027, 3, 31))] == [JANUARY, FEBRUARY]
    assert release_due(dt.date(2027, 4, 30)) == []
    assert [one.month_on for one in release_due(dt.date(2027, 5, 1))] == [MARCH]
    assert Entry.objects.filter(verb="released").count() == 3
