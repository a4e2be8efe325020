import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.workload.factories import opened, with_lines
from workload.actions.reckoning import reckon
from workload.models import Absence, Line, Period, Reduction, Sheet, SheetKind

APRIL = (dt.date(2027, 4, 1), dt.date(2027, 4, 30))


def test_everybody_employed_in_the_unit_gets_a_sheet_and_nobody_else(march, vera, nils, david):
    assert [sheet.person for sheet in march.sheets.all()] == [vera]
    assert (march.name, march.weeks) == ("mars 2027", 4)


def test_a_unit_never_measures_the_same_day_twice(march, lotsen, version, david):
    with pytest.raises(ValidationError):
        opened(lotsen, version, (dt.date(2027, 3, 31), dt.date(2027, 4, 6)), by=david)
    assert Period.objects.count() == 1


def test_the_next_sheet_begins_with_what_stood_on_the_last(sheet, lotsen, version, david, vera):
    with_lines(
        sheet,
        {"activity": "normalarende", "label": "A12", "quantity": 3},
        {"activity": "normalarende", "label": "B7", "ends_on": dt.date(2027, 3, 10)},
    )
    april = opened(lotsen, version, APRIL, by=david)
    [line] = april.sheets.get(person=vera).lines.all()
    assert (line.label, line.quantity) == ("A12", 3)


def test_rows_without_a_person_come_along(march, lotsen, version, david):
    Sheet.objects.create(period=march, kind=SheetKind.VACANT, label="Tjänst 4", percentage=0)
    april = opened(lotsen, version, APRIL, by=david)
    assert [(one.kind, one.label) for one in april.sheets.filter(person=None)] == [("vacant", "Tjänst 4")]


def test_a_sheet_is_weighed_with_what_is_known_of_the_time(sheet, vera, lotsen):
    with_lines(sheet, {"activity": "normalarende", "quantity": 10})
    assert (sheet.outcome.demand, sheet.outcome.available, sheet.outcome.load) == (20, 40, 50)
    Reduction.objects.create(unit=lotsen, person=vera, reason="union", percent=50, starts_on=dt.date(2027, 1, 1))
    reckon([sheet])
    sheet.outcome.refresh_from_db()
    assert (sheet.outcome.available, sheet.outcome.load, sheet.outcome.band) == (20, 100, "gron")


def test_days_away_are_counted_by_the_day(sheet, vera, lotsen):
    Absence.objects.create(unit=lotsen, person=vera, starts_on=dt.date(2027, 3, 1), ends_on=dt.date(2027, 3, 7))
    reckon([sheet])
    sheet.outcome.refresh_from_db()
    assert sheet.outcome.available == round(Decimal(40) * 18 / 23, 6)


def test_a_line_for_a_part_of_the_period_weighs_its_share(sheet):
    with_lines(sheet, {"activity": "normalarende", "quantity": 1, "starts_on": dt.date(2027, 3, 29)})
    assert sheet.outcome.demand == round(Decimal(2) * Decimal("0.130435"), 6)


def test_a_locked_sheet_keeps_its_lines(sheet):
    with_lines(sheet, {"activity": "normalarende"})
    Sheet.objects.filter(pk=sheet.pk).update(
        status="locked", submitted_at=dt.datetime.now(dt.UTC), submitted_by=sheet.person
    )
    for change in (
        lambda: Line.objects.update(quantity=9),
        lambda: Line.objects.all().delete(),
        lambda: Line.objects.create(sheet=sheet, position=9, activity="normalarende"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert [line.quantity for line in Line.objects.all()] == [1]


def test_a_published_model_is_never_rewritten(version):
    version.definition = {}
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        version.delete()
