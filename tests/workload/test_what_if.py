"""What if: tried on a copy, told before and after, carried out whole or not at all."""

import datetime as dt
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyrbodal.journal.models import Entry
from tests.workload.conftest import employed
from tests.workload.factories import opened, published, with_lines
from workload.actions.periods import add_employee
from workload.addressing import parsed, spelled
from workload.documents.what_if import sentences
from workload.models import Line, Outcome, Reduction, Sheet, SheetKind

CAST = {"vera": 404, "nils": 404, "ingrid": 403, "eva": 404, "gunnar": 404, "olof": 404}


@pytest.fixture
def nora(lotsen, march, david):
    person = employed("Nora Strand", lotsen)
    return add_employee(period=march, person=person, by=david)


@pytest.fixture
def waiting(march):
    """Cases that nobody has."""
    return Sheet.objects.create(period=march, kind=SheetKind.UNASSIGNED, percentage=0)


def address(period):
    return reverse("workload:what_if", args=[period.pk])


def tried(client, period, *operations, **more):
    return client.get(address(period), {"op": operations, **more})


def figures(page):
    return {change.sheet.name: (change.before.load, change.after.load) for change in page.context["trial"].changes}


def applied(client, period, page, **more):
    said = {"op": page.context["operations"], "seal": page.context["trial"].seal}
    return client.post(address(period), said | more)


def operations_in(answer):
    return parse_qs(urlsplit(answer.url).query).get("op", [])


def case(sheet, **values):
    with_lines(sheet, {"activity": "normalarende", "label": "A12", "quantity": 5} | values)
    return sheet.lines.last()


def test_a_case_that_moves_weighs_on_both_before_and_after(sign_in, david, march, sheet, nora):
    case(sheet, quantity=10)
    line = case(sheet)
    page = tried(sign_in(david), march, f"flytta~{line.pk.hex}~{nora.pk.hex}")
    assert figures(page) == {"Nora Strand": (0, 25), "Vera Rask": (75, 50)}
    assert list(sentences(page.context["trial"])) == ["Normalärende A12 flyttas från Vera Rask till Nora Strand"]
    assert Line.objects.get(pk=line.pk).sheet == sheet


def test_nothing_is_stored_until_it_is_carried_out(sign_in, david, march, sheet, nora):
    line = case(sheet)
    tried(sign_in(david), march, f"flytta~{line.pk.hex}~{nora.pk.hex}", f"ge~ny0~{nora.pk.hex}~bim~1~3")
    assert [(one.sheet, one.activity) for one in Line.objects.all()] == [(sheet, "normalarende")]


def test_all_that_can_be_tried_is_carried_out_at_once(sign_in, david, march, sheet, nora, waiting):
    client = sign_in(david)
    moved, ended = case(sheet, label="A1"), case(sheet, label="A2")
    turn = case(sheet, activity="bim", label="A3", interval=3, quantity=1)
    page = tried(
        client, march,
        f"flytta~{moved.pk.hex}~{nora.pk.hex}", f"avsluta~{ended.pk.hex}", f"intervall~{turn.pk.hex}~6",
        f"ge~ny0~{nora.pk.hex}~normalarende~2", f"procent~{waiting.pk.hex}~50", f"flytta~ny0~{sheet.pk.hex}",
    )  # fmt: skip
    expected = {change.sheet.name: change.after for change in page.context["trial"].changes}
    assert applied(client, march, page).url == march.get_absolute_url()
    assert [(one.label, one.quantity) for one in nora.lines.all()] == [("A1", 5)]
    assert [(one.label, one.quantity, one.interval) for one in sheet.lines.all()] == [("A3", 1, 6), ("", 2, None)]
    kept = {one.sheet.name: (one.demand, one.available) for one in Outcome.objects.select_related("sheet__person")}
    assert kept == {name: (one.demand, one.available) for name, one in expected.items()}
    assert Entry.objects.get(verb="applied").details == {"rows": 6}


def test_it_is_refused_when_anything_has_changed_meanwhile(sign_in, david, march, sheet, nora):
    client = sign_in(david)
    line = case(sheet)
    page = tried(client, march, f"flytta~{line.pk.hex}~{nora.pk.hex}")
    Line.objects.update(quantity=6)
    answer = applied(client, march, page)
    assert operations_in(answer) == page.context["operations"]
    assert "Något har ändrats sedan du läste sidan." in client.get(answer.url).content.decode()
    assert (Line.objects.get().sheet, Entry.objects.filter(verb="applied").count()) == (sheet, 0)


def test_case_62_the_same_form_sent_twice_is_carried_out_once(sign_in, david, march, sheet, nora):
    client = sign_in(david)
    page = tried(client, march, f"ge~ny0~{nora.pk.hex}~normalarende~2")
    for _twice in range(2):
        applied(client, march, page)
    assert nora.lines.count() == 1


def test_what_is_sent_in_is_tried_and_not_carried_out(sign_in, david, march, sheet, nora, vera):
    client = sign_in(david)
    line = case(sheet)
    Sheet.objects.filter(pk=sheet.pk).update(
        status="submitted", submitted_at=dt.datetime.now(dt.UTC), submitted_by=vera
    )
    back_and_forth = [f"flytta~{line.pk.hex}~{nora.pk.hex}", f"flytta~{line.pk.hex}~{sheet.pk.hex}"]
    page = tried(client, march, *back_and_forth)
    assert page.context["trial"].hindrances == ["Bladet för Vera Rask är inskickat. Skicka tillbaka det först."]
    applied(client, march, page)
    assert (Line.objects.get().revision, Entry.objects.filter(verb="applied").count()) == (0, 0)


def test_a_percentage_of_somebody_employed_becomes_a_reduction_from_a_day(sign_in, david, march, sheet, vera, lotsen):
    """The employment stands: it is for the administrator to change."""
    client = sign_in(david)
    case(sheet, quantity=10)
    page = tried(client, march, f"procent~{sheet.pk.hex}~60~2027-03-16")
    [change] = page.context["trial"].changes
    assert list(sentences(page.context["trial"])) == ["Vera Rask arbetar 60\xa0% från och med 16 mars 2027"]
    assert "Vera Rask: 40 % av anställningen, från och med 16 mars 2027 tills vidare" in page.content.decode()
    assert (change.before.load, change.after.load, Reduction.objects.count()) == (50, Decimal("63.19"), 0)
    assert applied(client, march, page, reason="studies").status_code == 302
    kept = Reduction.objects.get()
    assert (kept.unit, kept.person, kept.reason, kept.percent, kept.starts_on, kept.ends_on) == (
        lotsen, vera, "studies", 40, dt.date(2027, 3, 16), None
    )  # fmt: skip
    outcome = Outcome.objects.get(sheet=sheet)
    assert (outcome.available, outcome.load) == (round(change.after.available, 6), change.after.load)
    assert vera.employments.get().percentage == 100
    told = Entry.objects.filter(verb__in=["changed_time", "applied"]).order_by("verb")
    assert [(one.verb, one.thing_name, one.details) for one in told] == [
        ("applied", "Lotsen, mars 2027", {"rows": 1}), ("changed_time", "Vera Rask", {})
    ]  # fmt: skip


def test_case_62_a_reduction_that_is_sent_twice_is_kept_once(sign_in, david, march, sheet):
    client = sign_in(david)
    page = tried(client, march, f"procent~{sheet.pk.hex}~50")
    for _twice in range(2):
        applied(client, march, page)
    assert [one.percent for one in Reduction.objects.all()] == [50]


def test_a_reduction_that_she_has_already_is_refused_with_a_sentence_and_nothing_is_written(
    sign_in, david, march, sheet, vera, lotsen, nora
):
    Reduction.objects.create(unit=lotsen, person=vera, reason="union", percent=10, starts_on=dt.date(2027, 1, 1))
    client = sign_in(david)
    page = tried(client, march, f"procent~{sheet.pk.hex}~50", f"ge~ny0~{nora.pk.hex}~normalarende~2")
    answer = applied(client, march, page, reason="union")
    assert "Personen har redan den nedsättningen under en del av tiden." in client.get(answer.url).content.decode()
    assert (Reduction.objects.count(), Line.objects.count()) == (1, 0)
    applied(client, march, page, reason="other")
    assert (Reduction.objects.count(), Line.objects.count()) == (2, 1)


def test_more_than_the_employment_says_is_only_tried(sign_in, david, march, sheet, vera):
    vera.employments.update(percentage=80)
    client = sign_in(david)
    case(sheet, quantity=16)
    page = tried(client, march, f"procent~{sheet.pk.hex}~100")
    assert figures(page) == {"Vera Rask": (100, 80)}
    assert page.context["trial"].hindrances == [
        "Vera Rask arbetar mindre i anställningen. Mer än den säger läggs in där, av administratören."
    ]
    applied(client, march, page)
    assert (Reduction.objects.count(), Entry.objects.filter(verb="applied").count()) == (0, 0)


def test_a_reason_that_nobody_offered_is_no_reason(sign_in, david, march, sheet):
    client = sign_in(david)
    page = tried(client, march, f"procent~{sheet.pk.hex}~50")
    assert applied(client, march, page, reason="trött").status_code == 400
    assert Reduction.objects.count() == 0


def test_why_somebody_works_less_stands_in_no_address(sign_in, david, march, sheet):
    client = sign_in(david)
    page = tried(client, march, f"procent~{sheet.pk.hex}~50")
    answer = applied(client, march, page, reason="health")
    assert ("health" in answer.url, list(page.context["carry_out"].fields)) == (False, ["reason"])


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"procent": "50", "fran": "2027-04-02"}, "fran", "Välj en dag i perioden, 1–31 mars 2027."),
        ({"procent": "100"}, "procent", "Så mycket är det redan i anställningen."),
        ({"procent": "50", "fran": "i morgon"}, "fran", "Skriv dagen som 2027-03-12 eller 12 mars 2027."),
        ({"procent": "101"}, "procent", "Talet är för stort. Skriv högst 100."),
    ],
)
def test_a_percentage_that_cannot_be_is_told_of_beside_its_field(said, field, sentence, sign_in, david, march, sheet):
    page = sign_in(david).get(address(march), {"gor": "procent", "blad": sheet.pk.hex, **said})
    assert (page.status_code, page.context["percentage"].errors) == (422, {field: [sentence]})


def test_somebody_who_is_not_employed_that_day_gets_no_percentage(sign_in, david, march, sheet, vera):
    vera.employments.update(starts_on=dt.date(2027, 3, 10))
    client = sign_in(david)
    said = {"gor": "procent", "blad": sheet.pk.hex, "procent": "50"}
    assert client.get(address(march), said).context["percentage"].errors == {
        "blad": ["Det finns ingen anställning i enheten den dagen."]
    }
    answer = client.get(address(march), {**said, "fran": "2027-03-10"})
    assert operations_in(answer) == [f"procent~{sheet.pk.hex}~50~2027-03-10"]


def test_a_percentage_is_tried_once_for_each(sign_in, david, march, sheet):
    client = sign_in(david)
    once = f"procent~{sheet.pk.hex}~50"
    said = {"gor": "procent", "blad": sheet.pk.hex, "procent": "40"}
    refused = client.get(address(march), {"op": [once], **said})
    assert refused.context["percentage"].errors == {
        "blad": ["Den procenten prövas redan. Ta bort den ändringen först."]
    }
    assert tried(client, march, once, f"procent~{sheet.pk.hex}~40").context["operations"] == [once]


def test_a_row_without_a_person_has_one_percentage_for_the_whole_period(sign_in, david, march, waiting):
    client = sign_in(david)
    said = {"gor": "procent", "blad": waiting.pk.hex, "procent": "50"}
    refused = client.get(address(march), {**said, "fran": "2027-03-10"})
    assert list(refused.context["percentage"].errors) == ["fran"]
    assert operations_in(client.get(address(march), said)) == [f"procent~{waiting.pk.hex}~50"]


def test_how_often_a_case_comes_back_is_tried_and_carried_out(sign_in, david, march, sheet):
    client = sign_in(david)
    line = case(sheet, quantity=10)
    said = {"gor": "ofta", "rad": line.pk.hex, "ganger": "3", "per": "2", "enhet": "week", "visa": sheet.pk.hex}
    answer = client.get(address(march), said)
    assert operations_in(answer) == [f"ofta~{line.pk.hex}~3~2~week"]
    page = client.get(answer.url)
    assert (figures(page), list(sentences(page.context["trial"]))) == (
        {"Vera Rask": (50, 75)}, ["Normalärende A12 hos Vera Rask: 3 gånger på 2 veckor"]
    )  # fmt: skip
    [shown] = page.context["page"].lines
    assert shown["often"] == {"occasions": 3, "every": 2, "unit": "week"}
    applied(client, march, page)
    line.refresh_from_db()
    assert (line.occasions, line.every, line.every_unit, line.revision) == (3, 2, "week", 1)
    assert Outcome.objects.get(sheet=sheet).load == 75


def test_a_turn_has_no_other_frequency_than_its_interval(sign_in, david, march, sheet):
    turn = case(sheet, activity="bim", interval=3, quantity=1)
    page = tried(sign_in(david), march, f"ofta~{turn.pk.hex}~2~1~week", visa=sheet.pk.hex)
    assert (page.context["operations"], page.context["page"].lines[0]["often"]) == ([], None)


@pytest.mark.parametrize(
    ("activity", "asked"),
    [
        ("bim", "Skriv hur många veckor det går mellan turerna."),
        ("handledning", "Modellen säger inte hur mycket det är. Skriv det här."),
    ],
)
def test_what_the_model_does_not_say_is_asked_for_by_its_name(sign_in, david, march, sheet, activity, asked):
    said = {"gor": "ge", "insats": activity, "antal": "1", "varde": "", "till": sheet.pk.hex}
    page = sign_in(david).get(address(march), said)
    assert page.context["give"].errors == {"varde": [asked]}


def test_a_case_weighs_no_more_than_a_line_can_say(sign_in, david, march, sheet):
    """A week has 168 hours."""
    client = sign_in(david)
    said = {"gor": "ge", "insats": "ovrigt", "antal": "1", "till": sheet.pk.hex}
    refused = client.get(address(march), {**said, "varde": "169"})
    assert refused.context["give"].errors == {"varde": ["Talet är för stort. Skriv högst 168."]}
    assert tried(client, march, f"ge~ny0~{sheet.pk.hex}~ovrigt~1~9999").context["operations"] == []
    assert operations_in(client.get(address(march), {**said, "varde": "168"})) == [
        f"ge~ny0~{sheet.pk.hex}~ovrigt~1~168"
    ]


def test_who_has_room_for_a_line_counts_what_is_picked_already(sign_in, david, march, sheet, nora, waiting):
    client = sign_in(david)
    case(sheet, quantity=4)
    first, second = case(waiting, quantity=8, label="A1"), case(waiting, quantity=8, label="A2")

    def room(*picked):
        lines = tried(client, march, *picked, visa=waiting.pk.hex).context["page"].lines
        [found] = [one["room"] for one in lines if one["key"] == second.pk.hex]
        return [(one["name"], one["after"].load) for one in found]

    assert room() == [("Nora Strand", 40), ("Vera Rask", 60)]
    assert room(f"flytta~{first.pk.hex}~{nora.pk.hex}") == [("Vera Rask", 60), ("Nora Strand", 80)]


def test_a_percentage_is_tried_day_by_day_where_days_are_known(sign_in, david, march, sheet, vera, lotsen):
    vera.absences.create(unit=lotsen, starts_on=dt.date(2027, 3, 1), ends_on=dt.date(2027, 3, 7))
    page = tried(sign_in(david), march, f"procent~{sheet.pk.hex}~50")
    [change] = page.context["trial"].changes
    assert [round(one.available, 6) for one in (change.before, change.after)] == [
        Decimal("31.304348"), Decimal("15.652174")
    ]  # fmt: skip


def test_a_form_adds_to_what_is_tried(sign_in, david, march, sheet, nora):
    client = sign_in(david)
    line = case(sheet)
    first = tried(client, march, gor="flytta", rad=line.pk.hex, till=nora.pk.hex, visa=sheet.pk.hex)
    second = client.get(f"{first.url}&gor=ge&insats=bim&antal=1&varde=3&till={sheet.pk.hex}")
    assert operations_in(second) == [f"flytta~{line.pk.hex}~{nora.pk.hex}", f"ge~ny0~{sheet.pk.hex}~bim~1~3"]
    third = client.get(f"{second.url}&gor=procent&blad={nora.pk.hex}&procent=62,5")
    assert operations_in(third)[2] == f"procent~{nora.pk.hex}~62.5~2027-03-01"
    assert client.get(third.url).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        {"gor": "ge", "insats": "bim", "antal": "1", "varde": ""},
        {"gor": "ge", "insats": "bim", "antal": "1", "varde": "2,5"},
        {"gor": "ge", "insats": "normalarende", "antal": "0"},
        {"gor": "ge", "insats": "trolleri", "antal": "1"},
        {"gor": "ge", "insats": "ovrigt", "antal": "1"},
        {"gor": "flytta", "rad": "x", "till": "y"},
        {"gor": "avsluta", "rad": ""},
        {"gor": "intervall", "rad": "x", "veckor": "0"},
        {"gor": "ofta", "rad": "x", "ganger": "1", "per": "0", "enhet": "week"},
        {"gor": "ofta", "rad": "x", "ganger": "1", "per": "1", "enhet": "day"},
        {"gor": "procent", "procent": "101"},
    ],
)
def test_what_cannot_be_tried_is_said(said, sign_in, david, march, sheet):
    assert sign_in(david).get(address(march), said).status_code == 422


def test_a_new_case_goes_to_the_one_with_most_room_counting_what_is_picked(sign_in, david, march, sheet, nora):
    client = sign_in(david)
    case(sheet, quantity=2)
    given = {"gor": "ge", "insats": "normalarende", "antal": "5", "till": ""}
    picked, where = [], address(march)
    for _case in range(4):
        answer = client.get(where, {"op": picked, **given})
        picked = operations_in(answer)
    assert [one.split("~")[2] for one in picked] == [nora.pk.hex, sheet.pk.hex, nora.pk.hex, sheet.pk.hex]


def test_whoever_can_still_be_given_a_case_is_suggested_before_the_one_with_most_room(
    sign_in, david, march, sheet, nora, vera
):
    case(nora)
    locked = {"status": "locked", "submitted_at": dt.datetime(2027, 3, 30, tzinfo=dt.UTC), "submitted_by": vera}
    Sheet.objects.filter(pk=sheet.pk).update(**locked)
    client = sign_in(david)
    given = {"gor": "ge", "insats": "normalarende", "antal": "1", "till": ""}
    [operation] = operations_in(client.get(address(march), given))
    assert nora.pk.hex in operation
    page = tried(client, march, operation.replace(nora.pk.hex, sheet.pk.hex))
    assert page.context["trial"].hindrances == ["Bladet för Vera Rask är låst. Öppna det igen först."]


def test_nobody_is_suggested_who_has_no_room(sign_in, david, march, sheet, waiting):
    case(sheet, quantity=20)
    line = case(waiting, quantity=1)
    client = sign_in(david)
    page = tried(client, march, visa=waiting.pk.hex)
    assert [(one["key"], one["room"]) for one in page.context["page"].lines] == [(line.pk.hex, [])]
    refused = client.get(address(march), {"gor": "ge", "insats": "normalarende", "antal": "1", "till": ""})
    assert list(refused.context["give"].errors) == ["till"]


def test_cases_that_nobody_has_are_spread_over_those_who_have_room(sign_in, david, march, sheet, nora, waiting):
    client = sign_in(david)
    case(sheet, quantity=10)
    for quantity in (4, 8, 2, 20):
        case(waiting, quantity=quantity, label=f"A{quantity}")
    answer = tried(client, march, visa=waiting.pk.hex, fordela="ja")
    page = client.get(answer.url)
    assert figures(page) == {"Nora Strand": (0, 100), "Vera Rask": (50, 100), "ej fördelade ärenden": (None, None)}
    assert len(operations_in(answer)) == 3


def test_odd_addresses_are_told_of_and_left_out(sign_in, david, march, sheet):
    line = case(sheet)
    odd = ["", "x", "flytta~a~b", f"flytta~{line.pk.hex}~{sheet.pk.hex}", "procent~x~1e9", "ge~ny0~~bim~1"]
    odd += [f"procent~{sheet.pk.hex}~50~2027-02-30", f"procent~{sheet.pk.hex}~50~2028-01-01"]
    odd += [f"ofta~{line.pk.hex}~1~0~week", f"ofta~{line.pk.hex}~1~1~år", f"ofta~{line.pk.hex}~-1~1~week"]
    odd += [f"procent~{sheet.pk.hex}~101", f"intervall~{line.pk.hex}~3", "avsluta~" + "y" * 5000]
    page = tried(sign_in(david), march, *odd, visa="' OR 1=1--")
    assert (page.status_code, page.context["operations"]) == (200, [])
    assert "gick inte att läsa eller passar inte längre" in page.content.decode()


def test_an_address_holds_twenty_changes(sign_in, david, march, sheet):
    given = [f"ge~ny{number}~{sheet.pk.hex}~normalarende~1" for number in range(25)]
    client = sign_in(david)
    page = tried(client, march, *given)
    assert len(page.context["operations"]) == 20
    more = tried(client, march, *given[:20], gor="ge", insats="normalarende", antal="1", till=sheet.pk.hex)
    assert more.status_code == 422
    client.post(address(march), {"op": given, "seal": page.context["trial"].seal})
    assert Line.objects.count() == 0


@pytest.mark.parametrize(
    "text",
    [
        "flytta~a~b",
        "avsluta~a",
        "procent~a~62.5",
        "procent~a~62.5~2027-03-15",
        "intervall~a~6",
        "ofta~a~0~2~month",
        "ge~ny0~a~bim~1",
        "ge~ny12~a~bim~2~3.5",
    ],
)
def test_an_operation_is_read_as_it_was_written(text):
    assert spelled(parsed(text)) == text


def test_only_those_who_lead_the_unit_try_anything(sign_in, request, march, sheet, sten):
    found = {who: sign_in(request.getfixturevalue(who)).get(address(march)).status_code for who in CAST}
    assert found == CAST
    given = {"op": [f"ge~ny0~{sheet.pk.hex}~normalarende~1"], "seal": "x"}
    found = {who: sign_in(request.getfixturevalue(who)).post(address(march), given).status_code for who in CAST}
    assert (found, Line.objects.count()) == (CAST, 0)
    assert sign_in(sten).get(address(march)).status_code == 200


def test_looking_at_somebodys_lines_is_reading_her_sheet(sign_in, david, march, sheet, nora):
    line = case(sheet)
    client = sign_in(david)
    client.get(address(march))
    assert Entry.objects.filter(verb="read").count() == 0
    tried(client, march, f"flytta~{line.pk.hex}~{nora.pk.hex}", visa=nora.pk.hex)
    assert sorted(Entry.objects.filter(verb="read").values_list("thing_name", flat=True)) == [
        "Nora Strand, mars 2027", "Vera Rask, mars 2027"
    ]  # fmt: skip


def test_a_trial_costs_the_same_for_two_sheets_as_for_thirty(sign_in, david, march, sheet, nora, lotsen):
    client = sign_in(david)
    case(sheet)

    def cost():
        tried(client, march, visa=sheet.pk.hex)
        with CaptureQueriesContext(connection) as asked:
            tried(client, march, visa=sheet.pk.hex)
        return len(asked)

    two = cost()
    for number in range(28):
        add_employee(period=march, person=employed(f"Prov{number} Person", lotsen), by=david)
    assert cost() == two


def test_points_are_tried_like_hours(sign_in, david, lotsen, vera, version):
    points = published(lotsen.organisation, by=david, name="goteborg")
    may = opened(lotsen, points, (dt.date(2027, 5, 1), dt.date(2027, 5, 31)), by=david)
    sheet = may.sheets.get(person=vera)
    activity = points.definition["activities"][0]["key"]
    page = tried(sign_in(david), may, f"ge~ny0~{sheet.pk.hex}~{activity}~1~75")
    assert figures(page) == {"Vera Rask": (0, Decimal(50))}
    assert "75,0 av 150,0 poäng" in " ".join(page.content.decode().split())
