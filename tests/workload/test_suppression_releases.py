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
from workload.models import Line, Release, Released, Sheet, SheetKind, Typical


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


def test_who_stood_behind_a_month_is_kept_only_for_the_two_that_follow(amal, trollhattan, david):
    unit = units_of(amal, trollhattan, sex=6)["sex"]
    for month in (JANUARY, FEBRUARY, MARCH, APRIL):
        measured(unit, trollhattan, month, by=david)
    kept = []
    for month in (JANUARY, FEBRUARY, MARCH, APRIL):
        release(month)
        kept.append([one.month_on for one in Release.objects.exclude(counted={}).order_by("month_on")])
    assert kept == [[JANUARY], [JANUARY, FEBRUARY], [FEBRUARY, MARCH], [MARCH, APRIL]]
    assert [len(shown(month)) for month in (JANUARY, FEBRUARY, MARCH, APRIL)] == [3] * 4


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


ROWS = (SheetKind.CONSULTANT, SheetKind.VACANT, SheetKind.UNASSIGNED)


def padded(period, by, kinds=ROWS, cases=40):
    """With locked rows that are nobody's, as anybody who leads the unit can make."""
    rows = [Sheet(period=period, kind=kind, label=f"Rad {kind}", percentage=100) for kind in kinds]
    for row in Sheet.objects.bulk_create(rows):
        Line.objects.create(sheet=row, position=0, activity="normalarende", quantity=cases)
    reckon(rows)
    lock(period.sheets.all(), by)


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_rows_without_a_person_let_out_no_unit_of_less_than_five(amal, trollhattan, david, size):
    unit = units_of(amal, trollhattan, liten=size)["liten"]
    padded(measured(unit, trollhattan, MARCH, by=david), david)
    released = release(MARCH)
    assert (shown(MARCH), Typical.objects.count(), released.counted["cells"]) == ({}, 0, [])


def test_rows_without_a_person_do_not_open_the_few_beside_a_unit_that_is_shown(amal, trollhattan, david):
    """Of sju and fyra the whole would tell fyra by a subtraction, however many rows fyra invents."""
    units = units_of(amal, trollhattan, sju=7, fyra=4)
    measured(units["sju"], trollhattan, MARCH, by=david)
    padded(measured(units["fyra"], trollhattan, MARCH, by=david), david)
    release(MARCH)
    assert shown(MARCH).keys() == {"region", "Åmål"}


def figures(month):
    names = (
        "place__name",
        "staff_kind",
        "sheets",
        "staff",
        "load",
        "model_effect",
        "case_mix_effect",
        "capacity_effect",
    )
    weighed = Typical.objects.filter(release__month_on=month).values_list("activity", "sheets", "weekly")
    return list(Released.objects.filter(release__month_on=month).order_by(*names).values_list(*names)), list(weighed)


def test_rows_without_a_person_change_no_figure_that_everybody_sees(amal, trollhattan, david):
    """Nor do they tell what they weigh themselves when they come: a consultant is somebody too."""
    unit = units_of(amal, trollhattan, sex=6)["sex"]
    months = [measured(unit, trollhattan, month, by=david) for month in (JANUARY, FEBRUARY)]
    padded(months[1], david)
    release(JANUARY)
    release(FEBRUARY)
    places = [("Åmål", kind, 6, 6, Decimal(50)) for kind in ("", "treatment")]
    places += [("sex", kind, 6, 6, Decimal(50)) for kind in ("", "treatment")]
    places += [(None, kind, 6, 6, Decimal(50)) for kind in ("", "treatment")]
    weighed = [("normalarende", 6, Decimal(2))]
    assert figures(JANUARY) == (sorted_as_the_database([(*one, None, None, None) for one in places]), weighed)
    assert figures(FEBRUARY) == (sorted_as_the_database([(*one, 0, 0, 0) for one in places]), weighed)


def sorted_as_the_database(rows):
    return sorted(rows, key=lambda row: (["sex", "Åmål", None].index(row[0]), row[1]))


def test_months_are_let_out_when_they_are_settled_the_oldest_first(amal, trollhattan, david):
    unit = units_of(amal, trollhattan, sju=7)["sju"]
    for month in (JANUARY, FEBRUARY, MARCH):
        measured(unit, trollhattan, month, by=david)
    assert [one.month_on for one in release_due(dt.date(2027, 3, 31))] == [JANUARY, FEBRUARY]
    assert release_due(dt.date(2027, 4, 30)) == []
    assert [one.month_on for one in release_due(dt.date(2027, 5, 1))] == [MARCH]
    assert Entry.objects.filter(verb="released").count() == 3
