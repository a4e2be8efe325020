"""What an attacker tried on workload and got in by, each shut: kept here so that it stays shut."""

import datetime as dt
from collections import Counter

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse

from fyrbodal.journal.models import Entry
from tests.abuse.test_turns_at_once import in_their_own_browsers, together
from tests.workload.books import changed, fetched, hidden, looked_at, table, upload
from tests.workload.conftest import MARCH
from tests.workload.factories import opened, published, with_lines
from tests.workload.region import FEBRUARY, employed, measured, staffed
from tests.workload.talking import submitted
from tests.workload.test_caselist_import import LIST, understood
from workload.actions.releases import release
from workload.addressing import spelled
from workload.casefile import model_as_json
from workload.documents.overview.municipality import municipality_overview
from workload.documents.overview.replaying import replay
from workload.documents.overview.unit import unit_overview
from workload.documents.what_if import Trial
from workload.models import Absence, Outcome, Period, Reduction, Sheet, Snapshot, Version
from workload.models.outcome import LARGEST, LARGEST_LOAD, LEAST_TIME
from workload.shipped import shipped
from workload.trying import Give

pytestmark = pytest.mark.django_db
at_once = pytest.mark.django_db(transaction=True)
LATER = dt.date(2027, 6, 1)


def at(name, thing):
    return reverse(f"workload:{name}", args=[thing.pk])


def readers(sheet):
    return [entry.by_name for entry in Entry.objects.about(sheet).filter(verb="read")]


def a_number():
    """With a check digit, put together at run time."""
    digits = "121212121"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return digits + str(-sum(one // 10 + one % 10 for one in doubled) % 10)


# Reading that is not noted


@pytest.mark.parametrize(
    ("name", "sent"),
    [("line_add", {"activity": ""}), ("sheet_head", {"revision": "0", "note": "x" * 3000})],
)
def test_a_sheet_that_is_read_by_way_of_an_error_is_read(name, sent, sign_in, david, sheet):
    with_lines(sheet, {"activity": "normalarende", "label": "A12"})
    answer = sign_in(david).post(at(name, sheet), sent)
    assert (answer.status_code, "A12" in answer.content.decode()) == (422, True)
    assert readers(sheet) == ["David Ek"]


def test_a_sheet_that_lacks_something_is_read_when_it_is_sent_in(sign_in, david, sheet):
    with_lines(sheet, {"activity": "bim"})
    sheet.lines.update(activity="finns_inte")
    assert sign_in(david).post(at("submit", sheet)).status_code == 422
    assert readers(sheet) == ["David Ek"]


def test_a_talk_that_is_read_by_way_of_an_error_is_read(sign_in, david, vera, sheet):
    sheet = submitted(sheet, by=vera)
    assert sign_in(david).post(at("measure_add", sheet), {"text": ""}).status_code == 422
    assert readers(sheet) == ["David Ek"]


def test_a_list_that_is_held_against_a_sheet_reads_it(sign_in, david, sheet):
    with_lines(sheet, {"activity": "normalarende", "label": "A1"})
    answer = understood(sign_in(david), at("caselist_import", sheet), table(*LIST))
    assert [one.name for one in answer.context["change"].changed] == ["Normalärende, A1"]
    assert readers(sheet) == ["David Ek"]


def test_a_workbook_that_is_held_against_a_sheet_reads_it(sign_in, david, vera, sheet):
    """A workbook from before tells what has come to the sheet since."""
    before = fetched(sign_in(vera), sheet)
    with_lines(sheet, {"activity": "normalarende", "label": "A1"})
    assert "A1" in looked_at(sign_in(david), sheet, before).content.decode()
    assert readers(sheet) == ["David Ek"]


# Files


@pytest.mark.parametrize(
    ("kept_by", "sent_to"), [("caselist_import", "sheet_import"), ("sheet_import", "caselist_import")]
)
def test_a_file_that_was_looked_at_on_one_page_is_a_sentence_on_the_other(kept_by, sent_to, sign_in, vera, sheet):
    with_lines(sheet, {"activity": "normalarende", "quantity": 2})
    client = sign_in(vera)
    own = changed(fetched(client, sheet), D7=5)
    content = {"sheet_import": own, "caselist_import": table(["Insats"], ["Paus"])}[kept_by]
    key = hidden(client.post(at(kept_by, sheet), {"file": upload(content)}))["key"]
    answer = client.post(at(sent_to, sheet), {"key": key, "seen": "x"}, follow=True)
    assert (answer.status_code, len(list(answer.context["messages"]))) == (200, 1)
    assert sheet.lines.get().quantity == 2


def test_a_file_with_an_identity_number_is_not_kept_for_a_minute(sign_in, vera, sheet, monkeypatch):
    with_lines(sheet, {"activity": "normalarende", "label": "A12"})
    client, kept = sign_in(vera), []
    content = changed(fetched(client, sheet), C7=a_number())
    monkeypatch.setattr(cache, "set", lambda key, *_rest, **_more: kept.append(key))
    answer = looked_at(client, sheet, content)
    assert (answer.status_code, [key for key in kept if key.startswith("file:")]) == (422, [])


def test_a_file_that_is_named_after_somebody_is_refused_for_its_name_stays_in_the_journal(sign_in, vera, sheet):
    client = sign_in(vera)
    answer = looked_at(client, sheet, fetched(client, sheet), name=f"{a_number()}.xlsx")
    assert answer.context["form"].errors["file"] == [
        "Filens namn ser ut att innehålla ett personnummer. Byt namn på filen."
    ]


@pytest.mark.parametrize("name", ["publish", "confirm"])
def test_no_identity_number_is_published_with_a_model(name, keeper, draft):
    sent = {"change_note": a_number(), "owner": a_number(), "review_on": "2040-01-01", "revision": "0", "all": "1"}
    field = {"publish": "change_note", "confirm": "owner"}[name]
    answer = keeper.post(at(name, draft), sent)
    assert answer.context["form"].errors[field] == ["Det ser ut som ett personnummer. Ta bort det."]


@pytest.mark.parametrize("letter", ["\x01", "\x1b", "\ufffe", "\uffff", "\x85"])
def test_a_letter_that_no_workbook_has_room_for_stops_no_workbook(letter, sign_in, vera, sheet):
    with_lines(sheet, {"activity": "normalarende", "label": f"A{letter}1"})
    assert fetched(sign_in(vera), sheet).startswith(b"PK")


# Figures that no row has room for


@pytest.mark.parametrize("full", ["0.000001", "40"])
def test_a_model_of_absurd_figures_stops_nothing(full, sign_in, amal, lotsen, david, vera):
    definition = model_as_json(shipped("goteborg").model) | {"full": full}
    many = {"amount": "999999.999999", "per_occasion": ["999999.999999"] * 10, "occasions": 9999}
    definition["activities"] = [{"key": "x", "label": "X", "calc": "occasion"} | many]
    version = published(amal, by=david)
    version = Version.objects.create(family=version.family, number=2, definition=definition)
    march = opened(lotsen, version, MARCH, by=david)
    sheet, client = march.sheets.get(person=vera), sign_in(vera)
    Absence.objects.create(unit=lotsen, person=vera, percent="99.99", starts_on=MARCH[0])
    client.post(at("line_add", sheet), {"activity": "x"})
    sent = {"revision": "0", "quantity": "9999", "occasions": "9999"}
    assert client.post(at("line", sheet.lines.get()), sent).status_code == 302
    assert client.get(at("sheet", sheet)).status_code == 200
    sheet.outcome.refresh_from_db()
    assert (sheet.outcome.available > 0, sheet.outcome.demand > 10**13) == (True, True)


def test_the_absurd_figures_of_one_unit_do_not_stop_the_month_of_the_region(amal, lotsen, version, david, vera):
    for number in range(4):
        employed(lotsen, f"Person {number}")
    measured(lotsen, version, FEBRUARY, by=david)
    Outcome.objects.update(demand=LARGEST, available=LEAST_TIME, load=LARGEST_LOAD)
    assert {row.load for row in release(FEBRUARY).figures.filter(place=lotsen)} == {LARGEST_LOAD}


# What few have, by way of counts of many


def test_the_chief_cannot_take_a_units_bands_from_the_municipalitys(amal, lotsen, version, david, vera):
    """Seven in all and five in Lotsen would tell what the two in Fyren have."""
    for number in range(4):
        employed(lotsen, f"Person {number}")
    small, _people = staffed(amal, "Fyren", 2)
    for unit in (lotsen, small):
        measured(unit, version, FEBRUARY, by=david, cases=15)
    assert municipality_overview(amal, FEBRUARY, LATER).bands.shown == {"total"}
    alone = [unit_overview(unit, all_of_it=False).bands for unit in (lotsen, small)]
    assert alone == [None, None]
    assert unit_overview(small, all_of_it=True).bands == {"gron": 2}


def test_a_draft_that_is_changed_at_will_asks_nothing_of_another_unit(
    amal, lotsen, version, david, vera, ingrid, sign_in
):
    other, people = staffed(amal, "Fyren", 6)
    measured(other, version, FEBRUARY, by=david, cases=dict(zip(people, (5, 6, 7, 8, 9, 17), strict=True)))
    draft = Version.objects.create(family=version.family, number=2, definition=dict(version.definition, version=2))
    draft.definition["bands"] = [{"key": "gul", "upto": "80"}, {"key": "rod", "upto": None}]
    draft.save()
    pages = {who: sign_in(who).get(at("replay", draft)).content.decode() for who in (david, ingrid)}
    assert "Det finns inget att provköra på" in pages[david]
    draft.definition["bands"] = [{"key": "gron", "upto": "80"}, {"key": "rod", "upto": None}]
    draft.revision += 1
    draft.save()
    assert [len(replay(draft, who).turning) for who in (david, ingrid)] == [0, 1]
    page = sign_in(ingrid).get(at("replay", draft)).content.decode()
    assert ("Några få blad byter band." in page, "1 blad byter band" in page) == (True, False)


# What has been disposed of


@pytest.fixture
def disposed(sheet, march):
    """Vera's sheet and a vacant post, sent in and never locked."""
    with_lines(sheet, {"activity": "normalarende", "label": "A12"})
    row = march.sheets.create(kind="vacant", label="Tjänst 4", percentage=0)
    call_command("dispose_workload", "--day", "2029-06-01", "--do")
    for one in (sheet, row):
        one.refresh_from_db()
    return sheet, row


def test_a_disposed_sheet_takes_no_turn(disposed, sign_in, david, vera):
    sheet, row = disposed
    sign_in(vera).post(at("submit", sheet))
    sign_in(david).post(at("submit", row))
    assert list(Sheet.objects.values_list("status", flat=True)) == ["draft", "draft"]
    Sheet.objects.update(status="submitted", submitted_at=dt.datetime.now(dt.UTC), submitted_by=david)
    sign_in(david).post(at("send_back", sheet), {"because": "Skriv in det igen"})
    sign_in(david).post(at("lock", row))
    assert set(Sheet.objects.values_list("status", "returned_because")) == {("submitted", "")}
    assert not Snapshot.objects.exists()


def test_nothing_is_written_on_a_disposed_sheet_by_way_of_what_if(disposed, march, sign_in, david):
    sheet, _row = disposed
    given = Give("ny0", sheet.pk.hex, "normalarende", 1)
    seal = Trial(march, [given]).seal
    answer = sign_in(david).post(at("what_if", march), {"op": spelled(given), "seal": seal}, follow=True)
    assert "gallrade" in " ".join(map(str, answer.context["messages"]))
    assert sheet.lines.count() == 0


# Many at once


def answered(person, number, address, sent):
    clients = in_their_own_browsers(person, number)
    return Counter(together(number, lambda place: clients[place].post(address, sent).status_code))


@at_once
def test_case_62_a_period_that_is_opened_ten_times_at_once_is_one(version, lotsen, david, vera):
    sent = {"starts_on": "2027-03-01", "ends_on": "2027-03-31"}
    assert answered(david, 10, at("period_open", lotsen), sent) == {302: 1, 422: 9}
    assert (Period.objects.count(), Sheet.objects.count()) == (1, 1)


@at_once
def test_case_62_somebody_new_who_is_given_a_sheet_ten_times_at_once_has_one(march, lotsen, david):
    person = employed(lotsen, "Ny Person")
    assert set(answered(david, 10, at("row_add", march), {"person": str(person.pk)})) <= {302, 404}
    assert Sheet.objects.filter(person=person).count() == 1


@at_once
def test_case_62_a_row_that_is_added_ten_times_at_once_is_one(march, david):
    sent = {"kind": "vacant", "label": "Tjänst 4", "percentage": "0"}
    assert answered(david, 10, at("row_add", march), sent) == {302: 1, 422: 9}


@at_once
@pytest.mark.parametrize(("name", "kind"), [("reduction_add", Reduction), ("absence_add", Absence)])
def test_case_62_time_that_is_kept_ten_times_at_once_is_kept_once(name, kind, march, lotsen, david, vera):
    sent = {"person": str(vera.pk), "reason": "union", "percent": "10", "starts_on": "2027-03-01"}
    assert answered(david, 10, at(name, lotsen), sent) == {302: 1, 422: 9}
    assert kind.objects.count() == 1
