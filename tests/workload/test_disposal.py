"""What is written about a person goes when its time is over, and what was weighed stays."""

import datetime as dt
import hashlib

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from fyrbodal.drafts.models import NotOpen
from fyrbodal.journal.models import Entry
from fyrbodal.sealed.models import Copy, Rendering
from tests.factories import UnitFactory
from tests.workload.conftest import employed
from tests.workload.factories import adopted, opened, published
from tests.workload.talking import agreed, confirmed, fresh, locked, noted, submitted
from workload.actions import locking
from workload.actions.reckoning import reckon
from workload.loads import load_in_html
from workload.models import (
    Absence,
    Comment,
    Line,
    Measure,
    Outcome,
    Reduction,
    Retention,
    Sheet,
    Snapshot,
    Talk,
    WrongTurn,
)
from workload.spans import months_after

MARCH = (dt.date(2027, 3, 1), dt.date(2027, 3, 31))
APRIL = (dt.date(2027, 4, 1), dt.date(2027, 4, 30))
LAST, AFTER = "2029-03-31", "2029-04-01"  # the last day that March 2027 is kept, and the day after


@pytest.fixture
def locked_in_march(sheet, vera, david):
    """With its PDF, a comment and a measure."""
    Sheet.objects.filter(pk=sheet.pk).update(self_rating=4, note="Tungt", flex_hours=3)
    sent = submitted(sheet, by=vera)
    noted(sent, "Vi flyttar ett ärende.", by=david)
    agreed(sent, by=david)
    Comment.objects.get(sheet=sent).save_on(0, {"text": "Bra"}, by=vera)
    confirmed(sent, by=vera)
    snapshot = confirmed(sent, by=david)
    digest = hashlib.sha256(b"%PDF").hexdigest()
    Rendering.objects.create(copy=snapshot.copy, pdf=b"%PDF", size=4, sha256=digest)
    return fresh(sheet)


def written():
    kinds = (Line, Talk, Comment, Measure, Snapshot, Copy, Rendering)
    return [kind.objects.count() for kind in kinds]


def said(capsys, *options):
    call_command("dispose_workload", *options)
    return capsys.readouterr().out.splitlines()


NUMBERS = "1 blad, 1 rader, 1 samtal, 1 låsta exemplar, 0 nedsättningar, 0 frånvaro"
LISTED = f"Åmål, 24 månader, det som slutade före 2027-04-01: {NUMBERS}"


def test_the_command_first_says_what_it_will_do_and_does_nothing(locked_in_march, capsys):
    before = written()
    assert said(capsys, "--day", AFTER) == [
        LISTED,
        "Inget har gallrats. Lägg till --do för att göra det; det går inte att ångra.",
    ]
    assert (written(), Entry.objects.filter(verb="disposed of").count()) == (before, 0)


def test_nothing_goes_on_the_last_day_that_it_is_kept(locked_in_march, capsys):
    before = written()
    assert said(capsys, "--day", LAST, "--do") == ["Inget är äldre än det ska vara."]
    assert written() == before


def test_with_do_what_was_written_goes_and_what_was_weighed_stays(locked_in_march, capsys, amal):
    weighed = Outcome.objects.values().get()
    assert said(capsys, "--day", AFTER, "--do") == [
        LISTED,
        f"Gallrat, Åmål: {NUMBERS}",
    ]
    assert (written(), Outcome.objects.values().get()) == ([0] * 7, weighed)
    sheet = fresh(locked_in_march)
    assert (sheet.status, sheet.note, sheet.self_rating, sheet.flex_hours) == ("locked", "", None, None)
    entry = Entry.objects.get(verb="disposed of")
    assert (entry.thing_name, entry.by_name, entry.details) == (
        "Åmål", "systemet", {"sheets": 1, "lines": 1, "talks": 1, "copies": 1, "reductions": 0, "absences": 0},
    )  # fmt: skip


def test_a_second_run_finds_nothing_more(locked_in_march, capsys):
    said(capsys, "--day", AFTER, "--do")
    assert said(capsys, "--day", AFTER, "--do") == ["Inget är äldre än det ska vara."]
    assert Entry.objects.filter(verb="disposed of").count() == 1


def test_a_municipality_may_keep_for_another_time(locked_in_march, capsys, amal, sotenas):
    Retention.objects.create(organisation=amal, months=36)
    Retention.objects.create(organisation=sotenas, months=1)
    assert said(capsys, "--day", AFTER, "--do") == ["Inget är äldre än det ska vara."]
    assert said(capsys, "--day", "2030-04-01")[0].startswith("Åmål, 36 månader")


def test_newer_sheets_and_those_of_others_stay(locked_in_march, lotsen, version, vera, david, sotenas, capsys):
    april = opened(lotsen, version, APRIL, by=david).sheets.get(person=vera)
    unit = UnitFactory(name="Strand", organisation=sotenas)
    theirs = published(sotenas, by=david, name="bengtsfors")
    adopted(unit, theirs)
    employed("Sara Sund", unit)
    opened(unit, theirs, MARCH, by=david)
    Retention.objects.create(organisation=sotenas, months=120)
    said(capsys, "--day", AFTER, "--do")
    assert (april.lines.count(), Sheet.objects.filter(disposed_at=None).count()) == (1, 2)


def test_what_never_became_locked_goes_too_and_is_not_written_in_again(sheet, vera, capsys):
    submitted(sheet, by=vera)
    Sheet.objects.filter(pk=sheet.pk).update(status="draft")
    said(capsys, "--day", AFTER, "--do")
    assert Line.objects.count() == 0
    with pytest.raises(NotOpen):
        fresh(sheet).save_on(0, {"note": "Sent"}, by=vera)


def test_a_sheet_without_its_lines_is_neither_opened_again_nor_reckoned_to_nothing(locked_in_march, david, capsys):
    said(capsys, "--day", AFTER, "--do")
    sheet = fresh(locked_in_march)
    with pytest.raises(WrongTurn, match="gallrade"):
        locking.reopen(sheet=sheet, reason="Fel", by=david)
    reckon([sheet])
    assert Outcome.objects.get().demand == 20


@pytest.mark.parametrize("status", ["locked", "draft"])
def test_the_page_of_a_sheet_without_its_lines_says_what_it_weighed(locked_in_march, status, vera, sign_in, capsys):
    Sheet.objects.update(status=status)
    said(capsys, "--day", AFTER, "--do")
    page = sign_in(vera).get(locked_in_march.get_absolute_url()).content.decode()
    assert load_in_html(Outcome.objects.get(), "hours") in page
    assert "Raderna är gallrade. Summorna finns kvar." in page


def test_a_sheet_without_its_lines_is_not_printed_as_if_it_had_none(locked_in_march, vera, sign_in, capsys):
    said(capsys, "--day", AFTER, "--do")
    answer = sign_in(vera).get(reverse("workload:sheet_pdf", args=[locked_in_march.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (302, locked_in_march.get_absolute_url())


def off(kind, person, unit, starts_on, ends_on=None):
    more = {"reason": "health", "percent": 10} if kind is Reduction else {}
    return kind.objects.create(person=person, unit=unit, starts_on=starts_on, ends_on=ends_on, **more)


def left(*rows):
    return [type(row).objects.filter(pk=row.pk).exists() for row in rows]


@pytest.mark.parametrize("kind", [Reduction, Absence])
def test_time_that_is_as_old_as_the_sheets_goes_with_them(locked_in_march, vera, lotsen, capsys, kind):
    old = off(kind, vera, lotsen, dt.date(2027, 3, 1), dt.date(2027, 3, 14))
    newer = off(kind, vera, lotsen, dt.date(2027, 3, 20), dt.date(2027, 4, 1))
    name = {Reduction: "1 nedsättningar, 0 frånvaro", Absence: "0 nedsättningar, 1 frånvaro"}[kind]
    assert said(capsys, "--day", AFTER)[0].endswith(name)
    assert left(old, newer) == [True, True]
    said(capsys, "--day", AFTER, "--do")
    assert left(old, newer) == [False, True]


def test_time_alone_is_disposed_of_where_nothing_has_been_measured(vera, lotsen, capsys):
    old = off(Absence, vera, lotsen, dt.date(2027, 3, 1), dt.date(2027, 3, 14))
    said(capsys, "--day", AFTER, "--do")
    assert (left(old), Entry.objects.get(verb="disposed of").details["absences"]) == ([False], 1)


def test_time_that_a_kept_sheet_is_reckoned_with_stays_until_the_sheet_goes(lotsen, version, vera, david, capsys):
    """The sheet's period began before the day and ended after it."""
    old = off(Reduction, vera, lotsen, dt.date(2027, 3, 1), dt.date(2027, 3, 14))
    opened(lotsen, version, (dt.date(2027, 3, 10), dt.date(2027, 4, 9)), by=david)
    said(capsys, "--day", AFTER, "--do")
    assert left(old) == [True]
    said(capsys, "--day", "2029-04-10", "--do")
    assert left(old) == [False]


def test_time_that_nobody_ended_goes_when_its_person_left_that_long_ago(vera, lotsen, capsys):
    here = off(Reduction, vera, lotsen, dt.date(2027, 1, 1))
    quitter = employed("Siv Strand", lotsen)
    gone = off(Reduction, quitter, lotsen, dt.date(2027, 1, 1))
    quitter.employments.update(ends_on=dt.date(2027, 3, 31))
    said(capsys, "--day", LAST, "--do")
    assert left(here, gone) == [True, True]
    said(capsys, "--day", AFTER, "--do")
    assert left(here, gone) == [True, False]


def test_time_of_another_municipality_is_kept_as_long_as_that_one_says(vera, lotsen, sotenas, capsys):
    unit = UnitFactory(name="Strand", organisation=sotenas)
    theirs = off(Absence, employed("Sara Sund", unit), unit, dt.date(2027, 3, 1), dt.date(2027, 3, 14))
    Retention.objects.create(organisation=sotenas, months=36)
    said(capsys, "--day", AFTER, "--do")
    assert left(theirs) == [True]


def test_without_a_disposal_the_lines_of_a_locked_sheet_stay(sheet, vera, david):
    locked(sheet, vera, david)
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.all().delete()
    assert Line.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2029, 4, 1), 24, dt.date(2027, 4, 1)),
        (dt.date(2029, 1, 15), 1, dt.date(2028, 12, 15)),
        (dt.date(2028, 3, 31), 1, dt.date(2028, 2, 29)),
        (dt.date(2028, 12, 31), 120, dt.date(2018, 12, 31)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, before):
    assert months_after(day, -months) == before


def test_only_the_administrator_changes_how_long_a_municipality_keeps(sign_in, amal, gunnar, david, ingrid):
    address, sent = "/register/workload/retention/add/", {"organisation": str(amal.pk), "months": "36"}
    answers = [sign_in(one).post(address, sent).status_code for one in (david, ingrid, gunnar)]
    assert answers[-1] == 302
    assert (302 in answers[:2] and Retention.objects.count() > 1, Retention.objects.get().months) == (False, 36)
