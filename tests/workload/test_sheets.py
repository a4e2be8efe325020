"""A sheet: who reads it, what it says of itself, how it is sent in and back."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Message
from tests.workload.factories import adopted, opened, published, with_lines
from workload.actions.reckoning import reckon
from workload.models import Absence, Line, Reduction, Sheet, SheetKind

CAST = ("vera", "david", "sten", "nils", "ingrid", "eva", "gunnar", "olof")
SCRIPT = {"headers": {"X-Requested-With": "part"}}


def url(name, row):
    return reverse(f"workload:{name}", args=[row.pk])


def text_of(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def head(sheet, **said):
    return {"revision": sheet.revision, "note": "", "flex_hours": "", "self_rating": ""} | said


def submitted(sheet, by):
    Sheet.objects.filter(pk=sheet.pk).update(status="submitted", submitted_at=dt.datetime.now(dt.UTC), submitted_by=by)
    sheet.refresh_from_db()
    return sheet


def test_case_14_a_sheet_is_seen_by_its_owner_and_those_who_lead_the_unit(sign_in, request, sheet):
    found = {who: sign_in(request.getfixturevalue(who)).get(url("sheet", sheet)).status_code for who in CAST}
    assert found == dict.fromkeys(CAST, 404) | {"vera": 200, "david": 200, "sten": 200}
    assert sign_in(None).get(url("sheet", sheet)).status_code == 302


@pytest.mark.parametrize("name", ["sheet", "period", "what_if", "talk"])
def test_what_never_comes_out_even_is_shown_with_one_decimal_everywhere(sign_in, david, vera, sheet, name):
    """30 hours every seventh week are 4,285714… a week, and 16 of 23 days of 40 hours 27,826086…"""
    Absence.objects.create(
        unit=sheet.period.unit,
        person=vera,
        percent=100,
        starts_on=sheet.period.starts_on,
        ends_on=sheet.period.starts_on + dt.timedelta(days=8),
    )
    with_lines(sheet, {"activity": "bim", "quantity": 1, "interval": 7})
    asked = {"op": f"ge~ny0~{sheet.pk.hex}~normalarende~1"} if name == "what_if" else {}
    if name == "talk":
        submitted(sheet, vera)
    page = text_of(sign_in(david).get(url(name, sheet.period if name in {"period", "what_if"} else sheet), asked))
    assert "4,3 av 27,8 h · 15,40 %" in page
    assert "4,2857142" not in page.replace(".", ",")


def test_reading_somebody_elses_sheet_is_journalled_once_a_day_and_she_sees_it(sign_in, vera, david, sten, sheet):
    for _again in range(2):
        sign_in(david).get(url("sheet", sheet))
    sign_in(sten).get(url("sheet", sheet))
    assert sorted(Entry.objects.filter(verb="read").values_list("by_name", flat=True)) == ["David Ek", "Sten Dal"]
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=1)):
        sign_in(david).get(url("sheet", sheet))
        page = sign_in(vera).get(url("sheet", sheet))
    assert [entry.by_name for entry in page.context["grid"].readers] == ["David Ek", "Sten Dal", "David Ek"]


def test_reading_ones_own_sheet_is_nobodys_business(sign_in, vera, sheet):
    sign_in(vera).get(url("sheet", sheet))
    assert Entry.objects.filter(verb="read").count() == 0


def test_the_load_is_told_in_figures_percent_and_a_word(sign_in, vera, sheet):
    with_lines(sheet, {"activity": "normalarende", "quantity": 21})
    page = text_of(sign_in(vera).get(url("sheet", sheet)))
    assert '42,0 av 40,0 h · 105 % · <span class="pill band band-gul">gul</span>' in page


@pytest.mark.parametrize(("quantity", "said"), [(0, "ingen data"), (3, "ej beräkningsbar")])
def test_nobodys_time_is_never_a_percentage(quantity, said, sign_in, david, march):
    row = Sheet.objects.create(period=march, kind=SheetKind.UNASSIGNED, percentage=0)
    if quantity:
        with_lines(row, {"activity": "normalarende", "quantity": quantity})
    page = text_of(sign_in(david).get(url("sheet", row)))
    assert f'<span class="pill band">{said}</span>' in page


def test_a_band_is_chosen_by_the_figure_that_is_shown(sign_in, vera, sheet):
    with_lines(sheet, {"activity": "ovrigt", "amount": Decimal("44.004")})
    assert "110,01 %" in text_of(sign_in(vera).get(url("sheet", sheet)))
    assert sheet.outcome.band == "rod"


def test_the_available_time_is_told_with_its_figures(sign_in, vera, sheet, lotsen):
    days = {"starts_on": dt.date(2027, 1, 1)}
    Reduction.objects.create(unit=lotsen, person=vera, reason="union", percent=10, **days)
    Reduction.objects.create(unit=lotsen, person=vera, reason="mentor", hours=2, **days)
    reading = sign_in(vera).get(url("sheet", sheet)).context["reading"]
    assert reading.availability.replace("\xa0", " ") == "40 h × 100 % × (100 % − 10 %) − 2 h = 34,00 h"


def test_days_away_are_told_day_by_day(sign_in, vera, sheet, lotsen):
    Absence.objects.create(unit=lotsen, person=vera, starts_on=dt.date(2027, 3, 1), ends_on=dt.date(2027, 3, 7))
    page = sign_in(vera).get(url("sheet", sheet))
    said = page.context["reading"].availability.replace("\xa0", " ")
    assert said == "40 h × 78,26 % (18 av 23 arbetsdagar, dag för dag) = 31,30 h"
    assert "1 mars 2027– 7 mars 2027".replace("– ", "–") in text_of(page)


def test_marks_that_may_be_names_are_asked_about_until_they_are_changed(sign_in, vera, sheet):
    with_lines(sheet, *({"activity": "paus", "label": mark} for mark in ("Stina", "A12", "Åsa B", "BIM", "Stina")))
    client, asked = sign_in(vera), "Kan vara namn: Stina och Åsa B. Skriv i så fall märken som bara ni förstår"
    assert asked in text_of(client.get(url("sheet", sheet)))
    sheet.lines.exclude(label="A12").update(label="B7")
    assert "namn?" not in text_of(client.get(url("sheet", sheet)))


def test_points_are_points(sign_in, david, vera, lotsen, version):
    points = published(lotsen.organisation, by=david, name="goteborg")
    sheet = opened(lotsen, points, (dt.date(2027, 5, 1), dt.date(2027, 5, 31)), by=david).sheets.get(person=vera)
    activity = points.definition["activities"][0]["key"]
    line = with_lines(sheet, {"activity": activity, "amount": 150}).lines.get()
    page = text_of(sign_in(vera).get(url("sheet", sheet)))
    assert "150,0 av 150,0 poäng · 100 %" in page
    assert f"f{line.pk.hex}_amount" in page


def test_experience_is_chosen_among_the_levels_of_the_model(sign_in, david, vera, lotsen, version):
    points = published(lotsen.organisation, by=david, name="goteborg")
    sheet = opened(lotsen, points, (dt.date(2027, 5, 1), dt.date(2027, 5, 31)), by=david).sheets.get(person=vera)
    level, factor = next((key, one) for key, one in points.definition["experience"].items() if Decimal(one) != 1)
    client = sign_in(vera)
    answer = client.post(url("sheet_head", sheet), head(sheet, experience=level), **SCRIPT)
    sheet.outcome.refresh_from_db()
    assert (answer.status_code, sheet.outcome.available) == (200, 150 * Decimal(factor))
    sheet.refresh_from_db()
    assert client.post(url("sheet_head", sheet), head(sheet, experience="mästare"), **SCRIPT).status_code == 422


def test_she_says_herself_how_it_feels(sign_in, vera, david, sheet):
    said = head(sheet, self_rating="4", flex_hours="−12,5", note="Mycket resor.")
    assert sign_in(vera).post(url("sheet_head", sheet), said, **SCRIPT).json()["revision"] == 1
    sheet.refresh_from_db()
    assert (sheet.self_rating, sheet.flex_hours, sheet.note) == (4, Decimal("-12.5"), "Mycket resor.")


def test_case_16_the_manager_does_not_say_how_it_feels(sign_in, david, sheet):
    said = head(sheet, self_rating="1", note="Bra.", status="locked", percentage="3", label="X")
    assert sign_in(david).post(url("sheet_head", sheet), said, **SCRIPT).status_code == 200
    sheet.refresh_from_db()
    assert (sheet.self_rating, sheet.note, sheet.status, sheet.percentage) == (None, "Bra.", "draft", None)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("self_rating", "6"),
        ("self_rating", "0"),
        ("flex_hours", "tolv"),
        ("flex_hours", "1000"),
        ("flex_hours", "1,25"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(field, text, sign_in, vera, sheet):
    answer = sign_in(vera).post(url("sheet_head", sheet), head(sheet, **{field: text}), **SCRIPT)
    assert (answer.status_code, list(answer.json()["errors"])) == (422, [field])


def test_case_60_two_who_write_in_the_head_both_see_both_texts(sign_in, vera, david, sheet):
    sign_in(vera).post(url("sheet_head", sheet), head(sheet, note="Hennes ord"), **SCRIPT)
    answer = sign_in(david).post(url("sheet_head", sheet), head(sheet, note="Hans ord"), **SCRIPT)
    assert answer.status_code == 409
    assert "Hennes ord" in text_of(answer)
    assert "Hans ord" in text_of(answer)


def test_the_percentage_of_a_row_weighs_it_anew(sign_in, david, march):
    row = Sheet.objects.create(period=march, kind=SheetKind.CONSULTANT, label="Konsult 1", percentage=100)
    with_lines(row, {"activity": "normalarende", "quantity": 10})
    said = {"revision": 0, "label": "Konsult 1", "percentage": "50", "note": ""}
    answer = sign_in(david).post(url("sheet_head", row), said, **SCRIPT)
    assert "20,0 av 20,0 h" in answer.json()["fragments"]["#summering"]
    row.outcome.refresh_from_db()
    assert row.outcome.load == 100


def test_a_sheet_is_sent_in_once(sign_in, vera, sheet):
    client = sign_in(vera)
    with_lines(sheet, {"activity": "normalarende"})
    for _twice in range(2):
        client.post(url("submit", sheet))
    sheet.refresh_from_db()
    assert (sheet.status, sheet.submitted_by) == ("submitted", vera)
    assert Entry.objects.filter(verb="submitted").count() == 1


def test_a_sheet_whose_lines_lack_something_is_not_sent_in(sign_in, vera, sheet):
    with_lines(sheet, {"activity": "bim", "label": "A1"}, {"activity": "ovrigt"}, {"activity": "borta"})
    page = sign_in(vera).post(url("submit", sheet))
    sheet.refresh_from_db()
    assert (page.status_code, sheet.status) == (422, "draft")
    assert [(one.activity, one.what) for one in page.context["lacking"]] == [
        ("BIM, A1", "Skriv hur många veckor det går mellan turerna."),
        ("Övrigt", "Skriv hur mycket tid den tar."),
        ("borta", "Insatsen finns inte i modellen. Ta bort raden."),
    ]


def test_a_sheet_comes_back_with_a_word_that_only_the_two_read(sign_in, vera, david, gunnar, sheet):
    submitted(sheet, vera)
    client = sign_in(david)
    assert client.post(url("send_back", sheet), {"because": ""}).status_code == 422
    client.post(url("send_back", sheet), {"because": "Lägg till turerna."})
    sheet.refresh_from_db()
    assert sheet.status == "draft"
    assert "Lägg till turerna." in text_of(sign_in(vera).get(url("sheet", sheet)))
    message = Message.objects.get()
    assert ([one.address for one in message.deliveries.all()], "turerna" in message.text) == ([vera.email], False)
    assert [entry.details for entry in Entry.objects.filter(verb="sent_back")] == [{}]


def test_only_those_who_lead_send_a_sheet_back(sign_in, request, sheet, vera):
    submitted(sheet, vera)
    found = {
        who: sign_in(request.getfixturevalue(who)).post(url("send_back", sheet), {"because": ""}).status_code
        for who in CAST
    }
    assert found == dict.fromkeys(CAST, 404) | {"vera": 403, "david": 422, "sten": 422}


def test_what_is_sent_in_is_read_and_not_written(sign_in, vera, sheet):
    with_lines(sheet, {"activity": "normalarende", "label": "A12", "quantity": 2})
    submitted(sheet, vera)
    page = text_of(sign_in(vera).get(url("sheet", sheet)))
    assert "<form data-part" not in page
    assert "2 st × 1 × 2 h = 4,00 h i veckan" in page
    answer = sign_in(vera).post(url("sheet_head", sheet), head(sheet, note="Sent"), **SCRIPT)
    assert answer.status_code == 409
    assert "Bladet fylls inte i längre" in text_of(answer)


def test_a_sheet_is_taken_away_after_a_question(sign_in, david, vera, sheet):
    with_lines(sheet, {"activity": "normalarende"})
    client = sign_in(david)
    assert "Bladet och dess 1 rad försvinner." in text_of(client.get(url("sheet_remove", sheet)))
    assert client.post(url("sheet_remove", sheet)).url == sheet.period.get_absolute_url()
    assert (Sheet.objects.count(), Line.objects.count()) == (0, 0)


def test_nobody_takes_away_her_own_sheet_or_one_that_is_sent_in(sign_in, david, vera, sheet):
    assert sign_in(vera).post(url("sheet_remove", sheet)).status_code == 403
    submitted(sheet, vera)
    assert sign_in(david).post(url("sheet_remove", sheet)).status_code == 403
    assert Sheet.objects.count() == 1


def test_an_inactive_case_is_one_that_nobody_has_met_for_sixty_days(sign_in, vera, sheet):
    with_lines(
        sheet,
        {"activity": "normalarende", "last_contact_on": dt.date(2020, 1, 1), "quantity": 2},
        {"activity": "normalarende", "last_contact_on": dt.date(2027, 3, 30)},
        {"activity": "paus"},
    )
    with time_machine.travel(dt.datetime(2027, 3, 31, 12, tzinfo=dt.UTC)):
        reading = sign_in(vera).get(url("sheet", sheet)).context["reading"]
    assert (reading.inactive, reading.kinds) == (2, 2)


def test_a_page_costs_the_same_for_one_line_as_for_thirty(sign_in, vera, sheet):
    client = sign_in(vera)

    def cost():
        client.get(url("sheet", sheet))
        with CaptureQueriesContext(connection) as asked:
            client.get(url("sheet", sheet))
        return len(asked)

    with_lines(sheet, {"activity": "normalarende"})
    one = cost()
    with_lines(sheet, *[{"activity": "normalarende"}] * 29)
    assert cost() == one


def test_an_adopted_model_is_the_one_that_a_new_period_is_measured_with(sign_in, david, lotsen, amal):
    adopted(lotsen, published(amal, by=david, name="bengtsfors"))
    client = sign_in(david)
    client.post(url("period_open", lotsen), {"starts_on": "2027-03-01", "ends_on": "2027-03-31"})
    assert lotsen.periods.get().version.definition["key"] == "bengtsfors"


def test_a_sheet_that_was_reckoned_again_says_the_same(sheet):
    with_lines(sheet, {"activity": "normalarende", "quantity": 3})
    before = sheet.outcome.demand
    reckon([sheet])
    sheet.outcome.refresh_from_db()
    assert sheet.outcome.demand == before == 6
