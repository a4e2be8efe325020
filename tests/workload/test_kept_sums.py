"""What a period and a month come to is kept when a sheet is locked, and is never anything but the sum of what is locked."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from tests.workload.conftest import employed
from tests.workload.factories import opened, with_lines
from tests.workload.region import FEBRUARY, MARCH, lock
from tests.workload.talking import confirmed, fresh, locked, noted, submitted
from workload.actions import locking
from workload.actions.sums import keep_missing_sums
from workload.documents.overview.unit import unit_overview
from workload.jobs import keep_up
from workload.models import MonthSums, PeriodSums, Sheet, SheetKind
from workload.weighing import Unit

LAST_OF_MARCH = (dt.date(2027, 3, 29), dt.date(2027, 4, 4))


def kept():
    """By what they are of: what was to be done in what time, by how many, with which bands."""
    rows = [*PeriodSums.objects.order_by("period__starts_on"), *MonthSums.objects.order_by("month_on")]
    return {str(row).rpartition(", ")[2]: (*row.sums.hours, row.persons, row.rows, row.bands) for row in rows}


def test_nothing_is_kept_before_a_sheet_is_locked(sheet, vera):
    submitted(sheet, by=vera)
    assert kept() == {}


def test_what_is_locked_is_kept_for_its_period_and_its_month(sheet, vera, david):
    locked(sheet, vera, david)
    twenty = (20, 40, 1, 1, {"gron": 1})
    assert kept() == {"mars 2027": twenty, "2027-03": twenty}


def test_a_row_without_a_person_is_kept_with_the_others_and_is_nobody(march, sheet, vera, david):
    locked(sheet, vera, david)
    row = Sheet.objects.create(period=march, kind=SheetKind.VACANT, label="Tjänst 2", percentage=50)
    locking.lock(sheet=submitted(row, by=david, lines=15), by=david)
    both = (50, 60, 1, 2, {"gron": 1})
    assert kept() == {"mars 2027": both, "2027-03": both}


def test_what_is_opened_again_is_taken_away_and_comes_back_as_it_is_then(sheet, vera, david):
    locked(sheet, vera, david)
    locking.reopen(sheet=fresh(sheet), reason="Två ärenden saknades", by=david)
    assert kept() == {}
    locked(fresh(sheet), vera, david, lines=12, note="Nu stämmer det.")  # twelve more
    assert kept()["mars 2027"] == (44, 40, 1, 1, {"gul": 1})


def test_a_week_over_the_turn_of_a_month_is_kept_in_both(lotsen, version, vera, david):
    """20 hours in the month before, then 30 in a week of its own with three days in March."""
    for days, lines in (((FEBRUARY, dt.date(2027, 3, 28)), 10), (LAST_OF_MARCH, 5)):
        locked(opened(lotsen, version, days, by=david).sheets.get(person=vera), vera, david, lines=lines)
    of_march = Decimal("21.304348")  # (20 × 20 days + 30 × 3 days) / 23
    assert {name: figures[0] for name, figures in kept().items()} == {
        "1 februari–28 mars 2027": 20, "vecka 13 2027": 30, "2027-02": 20, "2027-03": of_march, "2027-04": 30,
    }  # fmt: skip


def test_the_band_of_somebodys_month_is_that_of_her_mean(lotsen, version, vera, david):
    """36 hours of 40 are green and 48 are red; as many days of each are 42, which is yellow."""
    for days, lines in (
        ((dt.date(2027, 3, 1), dt.date(2027, 3, 7)), 18),
        ((dt.date(2027, 3, 8), dt.date(2027, 3, 14)), 6),
    ):
        locked(opened(lotsen, version, days, by=david).sheets.get(person=vera), vera, david, lines=lines)
    assert {name: figures[-1] for name, figures in kept().items()} == {
        "vecka 9 2027": {"gron": 1}, "vecka 10 2027": {"rod": 1}, "2027-03": {"gul": 1},
    }  # fmt: skip


def test_the_sums_that_are_kept_are_those_of_the_sheets(lotsen, version, vera, david):
    """Also where a sheet has more decimals than anybody sees."""
    other = employed("Nora Lind", lotsen, percentage=Decimal("66.67"))
    period = opened(lotsen, version, (MARCH, dt.date(2027, 3, 31)), by=david)
    for person in (vera, other):
        locked(period.sheets.get(person=person), person, david, lines=7)
    found = unit_overview(lotsen, all_of_it=True).now
    outcomes = [sheet.outcome for sheet in period.sheets.select_related("outcome")]
    pair = sum(one.demand for one in outcomes), sum(one.available for one in outcomes)
    assert (found.hours, found.units, found.sheets) == (pair, {Unit.HOURS}, 2)
    assert found.weighted == sum(100 * one.demand / one.available * one.percentage for one in outcomes).quantize(
        Decimal("0.000001")
    )


def test_what_came_already_locked_is_summed_by_the_worker(march, vera, david):
    with_lines(march.sheets.get(), {"activity": "normalarende", "quantity": 10})
    lock(march.sheets.all(), david)
    before = kept()
    for kind in (PeriodSums, MonthSums):
        kind.objects.all().delete()
    keep_up(dt.date(2027, 4, 1))
    assert (kept(), keep_missing_sums()) == (before, 0)


def test_the_database_refuses_sums_of_nothing_and_a_month_twice(march, sheet, vera, david):
    locked(sheet, vera, david)
    for change in ({"rows": 0, "persons": 0}, {"persons": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PeriodSums.objects.update(**change)
    row = MonthSums.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_lock_at_once_both_are_counted(lotsen, version, vera, david):
    """Two sheets of different weeks in one month: the second sums what the first has locked too."""
    weeks = [(dt.date(2027, 3, day), dt.date(2027, 3, day + 6)) for day in (1, 8, 15)]
    sent = []
    for days in weeks:
        sheet = submitted(opened(lotsen, version, days, by=david).sheets.get(person=vera), by=vera, lines=5)
        noted(sheet, "Vi ses igen.", by=david)
        confirmed(sheet, by=vera)
        sent.append(sheet)
    together = Barrier(len(sent))

    def press(sheet):
        try:
            together.wait()
            return confirmed(sheet, by=david).number
        finally:
            connection.close()

    with ThreadPoolExecutor(len(sent)) as threads:
        assert list(threads.map(press, sent)) == [1] * 3
    assert kept()["2027-03"][:4] == (20, 40, 1, 1)  # 10, 20 and 30 hours
