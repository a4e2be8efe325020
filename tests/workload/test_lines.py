"""The lines of a sheet: typed, saved one by one, weighed by the server, moved, taken away and put back."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.workload.factories import opened, published, with_lines
from workload.models import Line, Sheet

SCRIPT = {"headers": {"X-Requested-With": "part"}}
CAST = ("nils", "ingrid", "eva", "gunnar", "olof")
KINDS = {"occasion": "normalarende", "fixed": "ovrigt", "turn": "bim"}


def url(name, row):
    return reverse(f"workload:{name}", args=[row.pk])


def line_of(sheet, **values):
    with_lines(sheet, {"activity": "normalarende"} | values)
    return sheet.lines.last()


def said(line, **values):
    return {"revision": line.revision, "quantity": "1"} | values


def saved(client, line, **values):
    return client.post(url("line", line), said(line, **values), **SCRIPT)


def text_of(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


@pytest.mark.parametrize("text", ["Normalärende", "normal", " NORMALÄRENDE ", "normalarende", "lärende"])
def test_a_line_is_added_by_typing_its_activity(text, sign_in, vera, sheet):
    answer = sign_in(vera).post(url("line_add", sheet), {"activity": text})
    line = sheet.lines.get()
    assert (line.activity, line.quantity) == ("normalarende", 1)
    assert answer.url == f"{url('sheet', sheet)}?fokus=rad-{line.pk.hex}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Skriv vilken insats det är."),
        ("Trolleri", "Den insatsen finns inte i modellen. Välj en i listan."),
        ("b", "Flera insatser passar: BIB, BIM. Skriv lite mer."),
    ],
)
def test_what_is_no_activity_stays_in_the_field_with_a_sentence(text, why, sign_in, vera, sheet):
    page = sign_in(vera).post(url("line_add", sheet), {"activity": text})
    assert (page.status_code, page.context["add"].errors["activity"]) == (422, [why])
    assert f'value="{text}"' in page.content.decode()
    assert Line.objects.count() == 0


def test_a_saved_line_is_weighed_and_the_page_follows(sign_in, vera, sheet):
    line = line_of(sheet)
    answer = saved(sign_in(vera), line, quantity="2", occasions="2", travel="0,5").json()
    places = {place: text.replace("\xa0", " ") for place, text in answer["fragments"].items()}
    assert places[f"[data-weight='{line.pk.hex}']"] == "10,00 h i veckan"
    assert places[f"[data-explanation='{line.pk.hex}']"] == "2 st × 2 × (2 h + 0,5 h restid) = 10,00 h i veckan"
    assert "10,0 av 40,0 h" in " ".join(places["#summering"].split())
    sheet.outcome.refresh_from_db()
    assert (sheet.outcome.demand, sheet.outcome.load) == (10, 25)


@pytest.mark.parametrize("text", ["2,5", "2.5", " 2,50 "])
def test_a_decimal_is_written_with_comma_or_point(text, sign_in, vera, sheet):
    line = line_of(sheet)
    assert saved(sign_in(vera), line, amount=text).status_code == 200
    line.refresh_from_db()
    assert line.amount == Decimal("2.5")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("quantity", "-1"), ("quantity", "10000"), ("quantity", "1,5"), ("quantity", "många"), ("quantity", ""),
        ("quantity", "9" * 60), ("amount", "-0,5"), ("amount", "169"), ("amount", "1e3"), ("amount", "NaN"),
        ("amount", "=1+1"), ("amount", "0,1234567"), ("travel", "−2"), ("travel", "999999999"), ("every", "0"),
        ("every", "521"), ("occasions", "-3"), ("every_unit", "year"), ("starts_on", "igår"), ("label", "x" * 41),
    ],
)  # fmt: skip
def test_an_impossible_figure_is_refused_beside_its_field(field, text, sign_in, vera, sheet):
    line = line_of(sheet)
    answer = saved(sign_in(vera), line, **{field: text})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, [field])
    line.refresh_from_db()
    assert (line.revision, line.quantity) == (0, 1)


def test_without_scripts_the_page_comes_again_with_what_was_typed(sign_in, vera, sheet):
    line = line_of(sheet)
    client = sign_in(vera)
    page = client.post(url("line", line), said(line, quantity="tre", amount="2,75"))
    assert page.status_code == 422
    assert 'value="tre"' in page.content.decode()
    assert 'value="2,75"' in page.content.decode()
    answer = client.post(url("line", line), said(line, quantity="3"))
    assert (answer.status_code, sheet.lines.get().quantity) == (302, 3)


def test_a_line_ends_after_it_begins(sign_in, vera, sheet):
    line = line_of(sheet)
    answer = saved(sign_in(vera), line, starts_on="2027-03-10", ends_on="2027-03-01")
    assert answer.json()["errors"] == {"ends_on": ["Raden slutar innan den börjar."]}


def test_a_line_for_a_part_of_the_period_weighs_its_share(sign_in, vera, sheet):
    line = line_of(sheet)
    answer = saved(sign_in(vera), line, starts_on="29 mars 2027").json()
    assert "andel 0,130435" in answer["fragments"][f"[data-explanation='{line.pk.hex}']"]


@pytest.mark.parametrize("mark", ["Vera Rask", "familjen Lind Berg", "Anna-Lisa Ek", "19121212-1212", "121212 1212"])
def test_a_mark_is_never_a_name_or_an_identity_number(mark, sign_in, vera, sheet):
    line = line_of(sheet)
    answer = saved(sign_in(vera), line, label=mark)
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["label"])
    assert "A12" in answer.json()["errors"]["label"][0]


@pytest.mark.parametrize("mark", ["A12", "syskon 2", "Blå", "Ärende 3", "BIM Blå 2", "k-17/b"])
def test_a_mark_of_ones_own_is_kept(mark, sign_in, vera, sheet):
    line = line_of(sheet)
    assert saved(sign_in(vera), line, label=mark).status_code == 200
    assert sheet.lines.get().label == mark


def test_turns_ask_for_an_interval_and_lack_it_until_it_is_there(sign_in, vera, sheet):
    line = line_of(sheet, activity="bim")
    client = sign_in(vera)
    answer = saved(client, line).json()
    key = f"[data-weight='{line.pk.hex}']"
    assert answer["fragments"][key] == '<span class="lacks">Skriv hur många veckor det går mellan turerna.</span>'
    line.refresh_from_db()
    assert saved(client, line, interval="3").json()["fragments"][key].replace("\xa0", " ") == "10,00 h i veckan"


def test_logged_times_are_written_with_spaces_or_semicolons(sign_in, vera, david, lotsen, version):
    other = published(lotsen.organisation, by=david, name="bengtsfors")
    sheet = opened(lotsen, other, (dt.date(2027, 5, 1), dt.date(2027, 5, 31)), by=david).sheets.get(person=vera)
    logged = next(one["key"] for one in other.definition["activities"] if one["calc"] == "actual")
    line = line_of(sheet, activity=logged)
    client = sign_in(vera)
    assert saved(client, line, actuals="2 2,5; 1.75").status_code == 200
    line.refresh_from_db()
    assert line.actuals == [2, Decimal("2.5"), Decimal("1.75")]
    assert 'value="2; 2,5; 1,75"' in client.get(url("sheet", sheet)).content.decode()
    assert saved(client, line, actuals="2 -1").json()["errors"] == {"actuals": ["Talet ska vara minst 0."]}
    assert saved(client, line, actuals="1 " * 201).status_code == 422


@pytest.mark.parametrize(("calc", "key"), KINDS.items())
def test_a_line_shows_the_fields_that_its_activity_asks_for(calc, key, sign_in, vera, sheet):
    line = line_of(sheet, activity=key)
    page = sign_in(vera).get(url("sheet", sheet)).content.decode()
    shown = {
        name for name in ("occasions", "interval", "travel", "amount", "actuals") if f"{line.pk.hex}_{name}" in page
    }
    assert shown == {
        "occasion": {"occasions", "travel", "amount"}, "fixed": {"amount"}, "turn": {"interval", "amount"}
    }[calc]  # fmt: skip


def test_case_16_travel_is_not_saved_where_the_activity_has_none(sign_in, vera, sheet):
    line = line_of(sheet, activity="ovrigt", amount=1)
    assert saved(sign_in(vera), line, amount="2", travel="3", sheet="x", activity="normalarende").status_code == 200
    line.refresh_from_db()
    assert (line.amount, line.travel, line.activity) == (2, None, "ovrigt")


def test_case_60_two_who_write_in_a_line_both_see_both_figures(sign_in, vera, david, sheet):
    line = line_of(sheet)
    assert saved(sign_in(vera), line, quantity="3", amount="2,5").status_code == 200
    answer = saved(sign_in(david), line, quantity="5", amount="2,5")
    assert answer.status_code == 409
    assert "Antal" in text_of(answer)
    assert "Tid" not in text_of(answer).replace("Timmar", "")
    assert sheet.lines.get().quantity == 3


def test_the_same_figures_sent_twice_are_no_conflict(sign_in, vera, sheet):
    line = line_of(sheet)
    answers = [saved(sign_in(vera), line, amount="2,5", travel="1") for _twice in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]


def test_a_line_of_what_is_sent_in_is_not_written(sign_in, vera, sheet):
    line = line_of(sheet)
    Sheet.objects.update(status="submitted", submitted_at=dt.datetime.now(dt.UTC), submitted_by=vera)
    client = sign_in(vera)
    assert saved(client, line, quantity="7").status_code == 409
    assert client.post(url("line", line), said(line, quantity="7")).status_code == 409
    statuses = [
        client.post(url("line_add", sheet), {"activity": "BIM"}).status_code,
        client.post(url("line_move", line), {"step": "1"}).status_code,
        client.post(url("line_remove", line)).status_code,
        client.post(url("line_restore", sheet)).status_code,
    ]
    assert statuses == [409, 409, 409, 302]
    assert "Bladet fylls inte i längre" in text_of(client.post(url("line_remove", line)))
    assert [one.quantity for one in Line.objects.all()] == [1]


def test_lines_move_one_step_at_a_time(sign_in, vera, sheet):
    with_lines(sheet, *[{"activity": "normalarende", "label": mark} for mark in "ABC"])
    client = sign_in(vera)
    last = sheet.lines.get(label="C")
    for step in ("-1", "-1", "-1"):
        client.post(url("line_move", last), {"step": step})
    assert [line.label for line in sheet.lines.all()] == ["C", "A", "B"]
    client.post(url("line_move", last), {"step": "1"})
    assert [line.label for line in sheet.lines.all()] == ["A", "C", "B"]
    assert client.post(url("line_move", last), {"step": "2"}).status_code == 400


def test_a_line_that_was_taken_away_is_put_back_as_it_was(sign_in, vera, sheet):
    line = line_of(sheet, label="A12", quantity=3, travel=Decimal("0.5"), actuals=[])
    client = sign_in(vera)
    answer = client.post(url("line_remove", line))
    sheet.outcome.refresh_from_db()
    assert (Line.objects.count(), sheet.outcome.demand) == (0, 0)
    assert "Raden ”Normalärende A12” är borttagen." in text_of(client.get(answer.url))
    assert "A12" not in answer.url
    client.post(url("line_restore", sheet))
    back = sheet.lines.get()
    assert (back.pk, back.label, back.quantity, back.travel) == (line.pk, "A12", 3, Decimal("0.5"))
    sheet.outcome.refresh_from_db()
    assert sheet.outcome.demand == Decimal("7.5")
    client.post(url("line_restore", sheet))
    assert sheet.lines.count() == 1


def test_what_was_taken_from_one_sheet_is_not_put_on_another(sign_in, david, vera, sheet, march):
    row = Sheet.objects.create(period=march, kind="vacant", label="Tjänst 4", percentage=0)
    client = sign_in(david)
    client.post(url("line_remove", line_of(sheet)))
    client.post(url("line_restore", row))
    assert Line.objects.count() == 0


@pytest.mark.parametrize("name", ["line", "line_move", "line_remove"])
def test_case_12_a_line_is_not_there_for_others(name, sign_in, request, sheet):
    line = line_of(sheet)
    found = [sign_in(request.getfixturevalue(who)).post(url(name, line), said(line)).status_code for who in CAST]
    assert (found, Line.objects.count()) == ([404] * 5, 1)
    assert sign_in(None).post(url(name, line)).status_code == 302


@pytest.mark.parametrize("name", ["line_add", "line_restore", "submit", "sheet_head"])
def test_case_12_nobody_else_writes_on_a_sheet(name, sign_in, request, sheet):
    sent = {"activity": "BIM", "revision": "0"}
    found = [sign_in(request.getfixturevalue(who)).post(url(name, sheet), sent).status_code for who in CAST]
    assert (found, Line.objects.count()) == ([404] * 5, 0)


def test_a_sheet_has_a_last_line(sign_in, vera, sheet, monkeypatch):
    Line.objects.bulk_create(Line(sheet=sheet, position=n, activity="normalarende") for n in range(200))
    page = sign_in(vera).post(url("line_add", sheet), {"activity": "BIM"})
    assert (page.status_code, sheet.lines.count()) == (422, 200)


def test_case_64_what_is_typed_is_shown_and_never_run(sign_in, vera, sheet):
    evil = '"><img src=x onerror=alert(1)>'
    with_lines(
        sheet,
        {"activity": "normalarende", "label": evil},
        {"activity": "normalarende", "label": "\ue000label\ue001{{ 7|add:7 }}"},
        {"activity": "normalarende", "label": "B2", "every_unit": "month", "every": 2},
        {"activity": evil},
    )
    client = sign_in(vera)
    page = client.get(url("sheet", sheet)).content.decode()
    assert "<img" not in page
    assert 'value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"' in page
    assert 'value="\ue000label\ue001{{ 7|add:7 }}"' in page
    assert page.count('<option value="month" selected>') == 1
    shown = client.post(url("line", sheet.lines.first()), {"revision": "0", "quantity": evil, "label": evil})
    assert "<img" not in shown.content.decode()
    Sheet.objects.update(status="submitted", submitted_at=dt.datetime.now(dt.UTC), submitted_by=vera)
    assert "<img" not in client.get(url("sheet", sheet)).content.decode()
