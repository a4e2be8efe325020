"""An employee takes out everything that is kept about her, and nothing about anybody else."""

import datetime as dt
import json

import pytest

from tests.workload.conftest import employed
from tests.workload.factories import opened
from tests.workload.talking import agreed, confirmed, locked, noted, submitted
from workload.actions import reminders, sheets, times
from workload.models import Absence, Comment, Reduction, Sheet

PAGE, FILE = "/arbetstyngd/mina-uppgifter/", "/arbetstyngd/mina-uppgifter/data.json"
SPRING = [(dt.date(2027, month, 1), dt.date(2027, month, 28)) for month in (4, 5, 6)]


@pytest.fixture
def everything(sheet, vera, david, lotsen):
    """Something of each kind."""
    Reduction.objects.create(unit=lotsen, person=vera, reason="union", percent=10, starts_on=dt.date(2027, 1, 1))
    Absence.objects.create(unit=lotsen, person=vera, starts_on=dt.date(2027, 3, 1), ends_on=dt.date(2027, 3, 7))
    Sheet.objects.filter(pk=sheet.pk).update(self_rating=4, flex_hours=12, note="Mycket i mars")
    sent = submitted(sheet, by=vera)
    noted(sent, "Vi flyttar ett ärende.", by=david)
    agreed(sent, by=david)
    Comment.objects.get(sheet=sent).save_on(0, {"text": "Jag vill ha fler möten."}, by=vera)
    confirmed(sent, by=vera)
    snapshot = confirmed(sent, by=david)
    sheets.read(sheet=sent, by=david)
    return snapshot


def taken_out(client):
    answer = client.get(FILE)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    return json.loads(answer.content)


def test_the_file_holds_everything_that_is_kept(everything, vera, sign_in):
    data = taken_out(sign_in(vera))
    assert data["person"] == {"name": "Vera Rask", "email": "vera@example.org", "title": ""}
    assert [(one["unit"], one["percentage"]) for one in data["employments"]] == [("Lotsen", "100.00")]
    assert [(one["reason"], one["percent"]) for one in data["reductions"]] == [("fackligt uppdrag", "10.00")]
    assert [(one["starts_on"], one["ends_on"]) for one in data["absences"]] == [("2027-03-01", "2027-03-07")]
    [sheet] = data["sheets"]
    assert [(one["activity"], one["label"], one["quantity"]) for one in sheet["lines"]] == [("normalarende", "A12", 10)]
    told = {key: sheet[key] for key in ("self_rating", "flex_hours", "note", "comment")}
    assert told == {
        "self_rating": 4, "flex_hours": "12.0", "note": "Mycket i mars", "comment": "Jag vill ha fler möten.",
    }  # fmt: skip
    assert (sheet["talk"]["note"], sheet["talk"]["manager_name"]) == ("Vi flyttar ett ärende.", "David Ek")
    assert [one["text"] for one in sheet["measures"]] == ["Två ärenden går över till en kollega"]
    [copy] = sheet["locked"]
    assert (copy["sha256"], copy["content"]) == (everything.copy.sha256, everything.copy.data())
    assert [(one["by"], one["sheet"]) for one in data["read_by"]] == [("David Ek", "Vera Rask, mars 2027")]
    assert [(one["role"], one["at"]) for one in data["appointments"]] == [("medarbetare", "Lotsen")]
    assert [f"{one['by']} {one['did']} {one['what']}" for one in data["journal"]] == [
        "David Ek läste Vera Rask, mars 2027",
        "David Ek låste Vera Rask, mars 2027",
        "David Ek bekräftade Vera Rask, mars 2027",
        "Vera Rask bekräftade Vera Rask, mars 2027",
        "Vera Rask skickade in Vera Rask, mars 2027",
    ]


def test_the_file_holds_the_mails_that_she_was_sent(march, vera, david, sign_in):
    reminders.remind(period=march, by=david)
    [mail] = taken_out(sign_in(vera))["mails"]
    assert (mail["address"], mail["subject"]) == ("vera@example.org", "Ditt mätblad för mars 2027 väntar")
    assert taken_out(sign_in(david))["mails"] == []


def test_what_she_has_done_with_others_is_told_without_their_names(everything, david, sign_in):
    data = taken_out(sign_in(david))
    assert [f"{one['did']} {one['what']}" for one in data["journal"]] == [
        "läste mätblad", "låste mätblad", "bekräftade mätblad", "öppnade Lotsen, mars 2027",
    ]  # fmt: skip
    assert {one["by"] for one in data["journal"]} == {"David Ek"}


def test_she_gets_the_measures_that_she_owns_in_the_talks_of_her_own_units(everything, david, nils, sign_in):
    [measure] = taken_out(sign_in(david))["measures_of_others"]
    assert (measure["text"], measure["owner"], measure["unit"], measure["period"]) == (
        "Två ärenden går över till en kollega", "David Ek", "Lotsen", "mars 2027",
    )  # fmt: skip
    assert "Två ärenden går över till en kollega" in sign_in(david).get(PAGE).content.decode()
    nils.name = "David Ek"  # another, in another unit
    nils.save()
    assert taken_out(sign_in(nils))["measures_of_others"] == []


def test_a_long_journal_is_leafed_through_on_the_page_and_whole_in_the_file(sheet, vera, lotsen, david, sign_in):
    for number in range(21):
        times.keep(row=Absence(unit=lotsen, person=vera, starts_on=day(number), ends_on=day(number)), by=david)
    client = sign_in(vera)
    pages = [client.get(PAGE, {"journal": number}).content.decode() for number in (1, 2)]
    assert [page.count("David Ek ändrade nedsättning eller frånvaro för Vera Rask") for page in pages] == [20, 1]
    assert [page.count('href="?journal=2#journal"') for page in pages] == [1, 0]
    assert len(taken_out(client)["journal"]) == 21


def day(number):
    return dt.date(2027, 3, 1) + dt.timedelta(days=number)


def test_the_page_tells_the_same_in_words(everything, vera, sign_in):
    page = sign_in(vera).get(PAGE).content.decode()
    told = [
        "fackligt uppdrag", "10 %", "Frånvaro", "1 mars 2027", "Normalärende", "A12", "Mycket i mars", "Vi flyttar ett ärende.",
        "Jag vill ha fler möten.", "Två ärenden går över till en kollega", "Utgåva 1", "David Ek", "Uppdrag, medarbetare",
        "Vera Rask skickade in Vera Rask, mars 2027",
    ]  # fmt: skip
    assert [text for text in told if text not in page] == []


def test_everybody_gets_her_own_and_nobody_elses(everything, david, nils, gunnar, olof, ingrid, sign_in):
    for one in (david, nils, gunnar, olof, ingrid):
        data = taken_out(sign_in(one))
        assert (data["person"]["name"], data["sheets"], data["read_by"]) == (one.name, [], [])
        assert "Vera Rask" not in json.dumps(data, ensure_ascii=False)
    assert sign_in(None).get(FILE).status_code == 302


def test_who_has_nothing_is_told_so(olof, sign_in):
    page = sign_in(olof).get(PAGE).content.decode()
    assert ["Du har inga mätblad." in page, "Ingen annan än du." in page] == [True, True]


def test_page_and_file_ask_the_same_of_the_database_however_much_there_is(
    everything, vera, david, lotsen, version, sign_in, django_assert_max_num_queries
):
    client = sign_in(vera)
    costs = []
    for address in (PAGE, FILE):
        client.get(address)
        with django_assert_max_num_queries(60) as asked:
            client.get(address)
        costs.append(len(asked))
    for days in SPRING:
        locked(opened(lotsen, version, days, by=david).sheets.get(person=vera), vera, david)
    for address, cost in zip((PAGE, FILE), costs, strict=True):
        with django_assert_max_num_queries(cost):
            client.get(address)


def test_a_colleague_in_the_same_unit_is_not_in_the_file(march, lotsen, vera, david, sign_in):
    employed("Ylva Ros", lotsen)
    opened(lotsen, march.version, SPRING[0], by=david)
    assert "Ylva" not in sign_in(vera).get(FILE).content.decode()
