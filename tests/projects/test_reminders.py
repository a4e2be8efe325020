"""Who is reminded of a report and when, whether a worker ran that day or not; and what is told when it changes hands."""

import datetime as dt

import pytest

from fyrbodal.outbox.models import Message
from projects.actions import reports
from projects.actions.reminders import remind
from projects.jobs import remind_of_reports
from projects.models import Extension, Report
from tests.projects.reports import as_submitted, copied

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def new_year(time_machine):
    time_machine.move_to(dt.datetime(2027, 1, 2, 11, tzinfo=dt.UTC))


def at(time_machine, month, day):
    """A morning of 2027."""
    time_machine.move_to(dt.datetime(2027, month, day, 6, tzinfo=dt.UTC))
    return dt.date(2027, month, day)


def mails():
    """Subject and who got it, in the order in which they were sent."""
    rows = Message.objects.order_by("created_at", "pk").prefetch_related("deliveries")
    return [(one.subject, sorted(who.name for who in one.deliveries.all())) for one in rows]


LAST = "Redovisning av Broarna 2026: sista dagen är söndag 28 februari 2027"
THEIRS = ["Harriet Näs", "Mats Holm", "Petra Sund"]


def test_those_who_write_are_reminded_before_and_after_the_last_day(report, petra, mats, harriet, olof, time_machine):
    Report.objects.filter(pk=report.pk).update(begun_at=dt.datetime(2027, 1, 2, 11, tzinfo=dt.UTC))
    days = [(1, 28), (1, 29), (2, 14), (2, 25), (2, 28), (3, 1), (3, 14), (3, 20)]
    for month, day in days:
        remind(at(time_machine, month, day))
    assert mails() == [(LAST, THEIRS)] * 5


def test_what_no_worker_sent_that_day_is_sent_when_one_runs_and_once(report, petra, time_machine):
    Report.objects.filter(pk=report.pk).update(begun_at=dt.datetime(2027, 1, 2, 11, tzinfo=dt.UTC))
    for month, day in [(2, 16), (2, 16), (2, 17)]:
        remind(at(time_machine, month, day))
    assert mails() == [(LAST, ["Petra Sund"])]


def test_a_worker_that_looks_back_asks_of_today_alone(report, petra, time_machine):
    Report.objects.filter(pk=report.pk).update(begun_at=dt.datetime(2027, 1, 2, 11, tzinfo=dt.UTC))
    at(time_machine, 2, 16)
    for day in (14, 15, 16):
        remind_of_reports(dt.date(2027, 2, day))
    assert len(mails()) == 1


def test_a_year_that_nobody_has_begun_to_account_for_is_reminded_of_too(grant, petra, time_machine):
    remind(at(time_machine, 2, 14))
    message = Message.objects.get()
    assert message.subject == LAST
    assert f"/projekt/bidrag/{grant.pk}/" in message.text
    assert "14 dagar kvar." in message.text


def test_who_reviews_is_reminded_of_what_waits(report, petra, greger, time_machine):
    as_submitted(report)
    remind(at(time_machine, 3, 1))
    assert mails() == [("Redovisning av Broarna 2026 väntar på granskning", ["Greger Udd"])]


def test_an_approved_report_is_reminded_of_to_nobody(report, petra, greger, time_machine):
    as_submitted(report)
    Report.objects.filter(pk=report.pk).update(
        status="approved", approved_at=dt.datetime.now(dt.UTC), approved_by=greger
    )
    remind(at(time_machine, 3, 14))
    assert mails() == []


def test_a_last_day_that_is_moved_is_reminded_of_anew(report, petra, greger, time_machine):
    Report.objects.filter(pk=report.pk).update(begun_at=dt.datetime(2027, 1, 2, 11, tzinfo=dt.UTC))
    remind(at(time_machine, 2, 25))
    Extension.objects.create(grant=report.grant, until_on=dt.date(2027, 3, 31), because="Enkäten.", given_by=greger)
    remind(at(time_machine, 2, 26))
    remind(at(time_machine, 3, 28))
    assert [subject for subject, _who in mails()] == [LAST, LAST.replace("söndag 28 februari", "onsdag 31 mars")]


def test_those_concerned_are_told_when_a_report_changes_hands(report, petra, mats, harriet, greger):
    Report.objects.filter(pk=report.pk).update(status="certified")
    certificate(report, harriet)
    reports.submit(report=report, by=petra)
    section = report.sections.get(of__number="7")
    reports.give_back(report=report, words="Nästan klart.", reasons={section: "Vad föreslår ni?"}, by=greger)
    assert mails() == [
        ("Redovisning av Broarna 2026 är inskickad", ["Greger Udd"]),
        ("Redovisning av Broarna 2026 är tillbaka för ändring", THEIRS),
    ]
    back = Message.objects.get(kind="projects.returned")
    assert "- 7 Slutsatser och förslag: Vad föreslår ni?" in back.text
    assert f"/projekt/redovisningar/{report.pk}/" in back.html


def certificate(report, by):
    said = {"statement": "Ja.", "certified_by": by, "name": by.name}
    return report.certificates.create(number=1, copy=copied(report, by), **said)
