"""What is locked stays as it was, whatever is changed afterwards."""

import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Delivery, Message
from fyrbodal.sealed.models import Copy
from fyrbodal.work.models import Job
from tests.workload.factories import published, with_lines
from tests.workload.talking import agreed, confirmed, fresh, locked, noted, seen, submitted
from workload.actions import locking, sheets
from workload.actions.reckoning import reckon
from workload.casefile import answer_as_json, read_case
from workload.loads import load_in_html
from workload.models import Absence, Comment, Sheet, SheetKind, SheetStatus, Snapshot, VersionStatus, WrongTurn

MARCH = (dt.date(2027, 3, 1), dt.date(2027, 3, 31))


def reopened(sheet, by, reason="Två ärenden saknades"):
    locking.reopen(sheet=sheet, reason=reason, by=by)


def test_the_copy_holds_the_sheet_the_model_the_result_and_the_talk(sheet, vera, david):
    Sheet.objects.filter(pk=sheet.pk).update(self_rating=4, flex_hours=Decimal("12.5"), note="Mycket i mars")
    sent = submitted(sheet, by=vera)
    noted(sent, "Vi flyttar ett ärende.", by=david)
    agreed(sent, by=david)
    Comment.objects.get(sheet=sent).save_on(0, {"text": "Jag vill ha fler möten."}, by=vera)
    confirmed(sent, by=vera)
    content = confirmed(sent, by=david).copy.data()
    assert {key: content["head"][key] for key in ("name", "period", "self_rating", "flex_hours", "note")} == {
        "name": "Vera Rask", "period": "mars 2027", "self_rating": 4, "flex_hours": "12.5", "note": "Mycket i mars",
    }  # fmt: skip
    assert (content["model"]["key"], content["result"]["load"]) == ("trollhattan", "50.00")
    assert [one["label"] for one in content["lines"]] == ["Normalärende, A12"]
    assert (content["talk"]["note"], content["talk"]["comment"]) == (
        "Vi flyttar ett ärende.",
        "Jag vill ha fler möten.",
    )
    assert content["talk"]["measures"] == [
        {"text": "Två ärenden går över till en kollega", "owner": "David Ek", "due_on": "2027-05-01"}
    ]
    assert [one["name"] for one in content["talk"]["confirmed"]] == ["Vera Rask", "David Ek"]
    assert content["edition"] | {"locked_at": ""} == {
        "number": 1, "reason": "", "locked_by": "David Ek", "locked_at": "",
    }  # fmt: skip


def test_no_figure_of_the_copy_is_a_float(sheet, vera, david):
    snapshot = locked(sheet, vera, david)
    floats = []
    json.loads(snapshot.copy.content, parse_float=floats.append)
    assert floats == []


def test_whoever_has_the_copy_reckons_the_same_result(sheet, vera, david, lotsen):
    with_lines(
        sheet,
        {"activity": "normalarende", "quantity": 2, "travel": Decimal("0.5"), "occasions": 2},
        {"activity": "normalarende", "quantity": 1, "starts_on": dt.date(2027, 3, 29)},
    )
    Absence.objects.create(unit=lotsen, person=vera, starts_on=dt.date(2027, 3, 1), ends_on=dt.date(2027, 3, 7))
    content = locked(sheet, vera, david).copy.data()
    case = json.dumps({"model": content["model"], "sheet": content["sheet"]}).encode()
    assert answer_as_json(read_case(case).weighed()) == content["result"]


def kept(snapshot):
    copy = Copy.objects.get(pk=snapshot.copy_id)
    return copy.content, copy.html, copy.sha256, copy.verify()


def test_nothing_that_is_changed_later_touches_what_was_sealed(sheet, vera, david, lotsen, version, amal):
    snapshot = locked(sheet, vera, david)
    before, weighed = kept(snapshot), fresh(sheet).outcome
    version.status, version.retired_at, version.retired_by = VersionStatus.RETIRED, snapshot.locked_at, david
    version.save()
    published(amal, by=david, number=2)
    vera.employments.update(percentage=50)
    Absence.objects.create(unit=lotsen, person=vera, starts_on=MARCH[0], ends_on=MARCH[1])
    for row, name in ((vera, "Vera Ny"), (david, "David Ny"), (lotsen, "Fyren 2"), (amal, "Åmåls nya kommun")):
        row.name = name
        row.save()
    reckon([fresh(sheet)])
    after = fresh(sheet).outcome
    assert kept(snapshot) == before
    assert ("Vera Rask" in before[1], "Vera Ny" in before[1], before[3]) == (True, False, True)
    assert (after.available, after.load, after.at) == (weighed.available, weighed.load, weighed.at)


def test_locking_is_one_transaction_with_what_caused_it(sheet, vera, david):
    def interrupted():
        with transaction.atomic():
            locked(sheet, vera, david)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        interrupted()
    assert (Snapshot.objects.count(), Copy.objects.count(), fresh(sheet).status) == (0, 0, SheetStatus.DRAFT)


def test_the_page_of_a_locked_sheet_says_what_it_weighed_then(sheet, vera, david, sign_in):
    locked(sheet, vera, david)
    then = load_in_html(fresh(sheet).outcome, "hours")
    pages = []
    for percentage in (100, 50):
        vera.employments.update(percentage=percentage)
        pages.append(sign_in(vera).get(sheet.get_absolute_url()).content.decode())
    assert [(then in page, "Tiden i perioden" in page) for page in pages] == [(True, True), (True, False)]


def test_locking_asks_the_worker_for_the_pdf(sheet, vera, david):
    snapshot = locked(sheet, vera, david)
    job = Job.objects.get(kind="sealed.render")
    assert job.payload == {"copy_id": str(snapshot.copy_id)}


def test_opening_again_needs_a_reason_and_the_next_copy_tells_it(sheet, vera, david):
    first = locked(sheet, vera, david)
    before = kept(first)
    reopened(sheet, david)
    assert (fresh(sheet).status, fresh(sheet).talk.is_confirmed) == (SheetStatus.DRAFT, False)
    with_lines(sheet, {"activity": "normalarende", "quantity": 2})
    sheets.submit(sheet=sheet, by=vera)
    confirmed(sheet, by=david)
    second = confirmed(sheet, by=vera)
    assert (second.number, second.reason, fresh(sheet).reopened_because) == (2, "Två ärenden saknades", "")
    assert "Två ärenden saknades" in second.copy.html
    assert (kept(first), second.copy.data()["result"]["demand"]) == (before, "24.00")
    entry = Entry.objects.about(sheet).get(verb="reopened")
    assert (entry.by_name, entry.details) == ("David Ek", {})  # the journal is not disposed of, and the reason is


def test_what_is_not_locked_is_not_opened_again(sheet, david):
    with pytest.raises(WrongTurn):
        reopened(sheet, david)


def test_a_persons_sheet_is_never_locked_by_her_manager_alone(sheet, vera, david):
    sent = submitted(sheet, by=vera)
    with pytest.raises(WrongTurn):
        locking.lock(sheet=sent, by=david)
    assert not Snapshot.objects.exists()


def test_a_row_without_a_person_is_sealed_with_who_locked_it(march, david):
    row = Sheet.objects.create(period=march, kind=SheetKind.CONSULTANT, label="Konsult 1", percentage=100)
    snapshot = locking.lock(sheet=submitted(row, by=david), by=david)
    content = snapshot.copy.data()
    assert (content["talk"], content["head"]["name"], content["edition"]["locked_by"]) == (
        None,
        "Konsult 1",
        "David Ek",
    )
    assert "Låst av" in snapshot.copy.html


@pytest.mark.django_db(transaction=True)
def test_case_61_both_who_confirm_at_the_same_moment_lock_the_sheet_once(sheet, vera, david, sign_in):
    sent = submitted(sheet, by=vera)
    noted(sent, "Bra.", by=david)
    read, start = seen(sent), Barrier(4)

    def press(client):
        start.wait()
        try:
            return client.post(f"/arbetstyngd/blad/{sent.pk}/bekrafta/", {"seen": read}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(press, [sign_in(one) for one in (vera, david, vera, david)]))
    assert answers == [302] * 4
    assert (Snapshot.objects.count(), Copy.objects.count(), fresh(sent).status) == (1, 1, SheetStatus.LOCKED)


def test_case_14_opening_again_is_told_by_mail_that_says_nothing_but_where(sheet, vera, david, settings):
    locked(sheet, vera, david)
    reopened(sheet, david, reason="Vera var sjuk")
    message = Message.objects.get(kind="workload.reopened")
    assert [one.address for one in message.deliveries.all()] == [vera.email]
    assert message.subject == "Mätbladet för mars 2027 är öppnat igen"
    address = settings.SITE_URL + sheet.get_absolute_url()
    assert message.text == (
        "Hej!\n\nDavid Ek har öppnat mätbladet för mars 2027 igen, så att det går att ändra. Skälet står på bladet:\n"
        f"{address}\n\nHälsningar\nDavid Ek\n"
    )


def test_one_who_opens_her_own_sheet_again_tells_the_one_who_confirmed_it(march, david, sten):
    own = submitted(Sheet.objects.create(period=march, person=david), by=david)
    confirmed(own, by=sten)
    confirmed(own, by=david)
    reopened(own, david)
    assert [one.address for one in Delivery.objects.filter(message__kind="workload.reopened")] == [sten.email]


def test_a_row_without_a_person_is_opened_again_without_a_mail(march, david):
    row = Sheet.objects.create(period=march, kind=SheetKind.CONSULTANT, label="Konsult 1", percentage=100)
    locking.lock(sheet=submitted(row, by=david), by=david)
    reopened(row, david)
    assert (fresh(row).status, Message.objects.count()) == (SheetStatus.DRAFT, 0)


def test_the_reason_goes_with_the_sheet_when_it_is_disposed_of(sheet, vera, david):
    locked(sheet, vera, david)
    reopened(sheet, david, reason="Vera var sjuk")
    locked(sheet, vera, david)
    call_command("dispose_workload", "--day", "2029-04-01", "--do")
    assert (Snapshot.objects.count(), fresh(sheet).reopened_because) == (0, "")
    assert [one for one in Entry.objects.values_list("details", flat=True) if "sjuk" in str(one)] == []
