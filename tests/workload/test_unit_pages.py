"""Periods of a unit, and who has sent in."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Delivery, Message
from tests.workload.conftest import employed
from tests.workload.factories import opened
from workload.models import Period, Sheet

APRIL = (dt.date(2027, 4, 1), dt.date(2027, 4, 30))


def url(name, row):
    return reverse(f"workload:{name}", args=[row.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


def test_an_employee_begins_at_her_own_sheets(sign_in, vera, sheet):
    page = sign_in(vera).get(reverse("workload:start"))
    assert list(page.context["mine"]) == [sheet]
    assert (page.context["led"], list(page.context["followed"])) == ([], [])
    assert f'href="{sheet.get_absolute_url()}"' in page.content.decode()


def test_a_manager_begins_at_her_units_and_a_chief_at_her_municipality(sign_in, david, ingrid, march, lotsen, amal):
    page = sign_in(david).get(reverse("workload:start"))
    assert page.context["led"] == [(lotsen, march)]
    page = sign_in(ingrid).get(reverse("workload:start"))
    assert (page.context["led"], list(page.context["followed"])) == ([], [amal])


def test_whoever_has_nothing_here_is_told_what_it_is(sign_in, olof):
    assert "Du har inget mätblad." in text_of(sign_in(olof).get(reverse("workload:start")))


def test_the_administrator_is_told_what_she_does_for_it_and_not_to_ask_herself(sign_in, gunnar):
    page = text_of(sign_in(gunnar).get(reverse("workload:start")))
    assert "lägger du in i registret" in page
    assert "fråga din chef" not in page


def test_the_unit_tells_who_has_not_sent_in(sign_in, david, march, lotsen, vera):
    page = sign_in(david).get(url("unit", lotsen))
    assert list(page.context["waited_for"]) == [vera.name]
    assert "0 av 1 har skickat in" in text_of(page)


@pytest.mark.parametrize("name", ["unit", "period_open", "time"])
def test_only_those_who_lead_a_unit_open_its_pages(name, sign_in, request, lotsen, march):
    found = {}
    for who in ("vera", "david", "sten", "nils", "ingrid", "eva", "gunnar", "olof"):
        found[who] = sign_in(request.getfixturevalue(who)).get(url(name, lotsen)).status_code
    found["visitor"] = sign_in(None).get(url(name, lotsen)).status_code
    assert found == {
        "vera": 403, "david": 200, "sten": 200, "nils": 403, "ingrid": 403, "eva": 403, "gunnar": 403, "olof": 403,
        "visitor": 302,
    }  # fmt: skip


def test_a_period_is_seen_by_its_leaders_alone(sign_in, request, march):
    found = {}
    for who in ("vera", "david", "sten", "nils", "ingrid", "eva", "gunnar", "olof"):
        found[who] = sign_in(request.getfixturevalue(who)).get(march.get_absolute_url()).status_code
    assert found == {
        "vera": 404, "david": 200, "sten": 200, "nils": 404, "ingrid": 403, "eva": 404, "gunnar": 404, "olof": 404
    }  # fmt: skip


def test_the_month_after_the_last_is_offered_and_opened(sign_in, david, march, lotsen):
    client = sign_in(david)
    offered = client.get(url("period_open", lotsen)).context["form"].initial
    assert offered == {"starts_on": APRIL[0], "ends_on": APRIL[1]}
    answer = client.post(url("period_open", lotsen), {"starts_on": "2027-04-01", "ends_on": "30 april 2027"})
    april = Period.objects.get(starts_on=APRIL[0])
    assert (answer.status_code, answer.url, april.name) == (302, april.get_absolute_url(), "april 2027")


def test_days_that_are_measured_already_are_refused_with_a_sentence(sign_in, david, march, lotsen):
    page = sign_in(david).post(url("period_open", lotsen), {"starts_on": "2027-03-31", "ends_on": "2027-04-30"})
    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == ["Enheten mäter redan under en del av den tiden."]
    assert Period.objects.count() == 1


def test_a_period_that_ends_before_it_begins_is_refused_beside_its_field(sign_in, david, march, lotsen):
    page = sign_in(david).post(url("period_open", lotsen), {"starts_on": "2027-05-31", "ends_on": "2027-05-01"})
    assert list(page.context["form"].errors) == ["ends_on"]


def test_a_unit_without_a_model_is_asked_to_choose_one(sign_in, david, lotsen):
    client = sign_in(david)
    assert "Enheten behöver en modell" in text_of(client.get(url("unit", lotsen)))
    page = client.post(url("period_open", lotsen), {"starts_on": "2027-05-01", "ends_on": "2027-05-31"})
    assert (page.status_code, Period.objects.count()) == (422, 0)


def test_those_who_wait_are_reminded_once_a_day(sign_in, david, march, vera):
    client = sign_in(david)
    client.post(url("remind", march))
    client.post(url("remind", march))
    assert [one.address for one in Delivery.objects.all()] == [vera.email]
    assert Message.objects.get().subject == "Ditt mätblad för mars 2027 väntar"
    assert Entry.objects.filter(verb="reminded").count() == 1


def test_nobody_is_reminded_of_what_is_sent_in(sign_in, david, march, sheet):
    Sheet.objects.update(status="submitted", submitted_at=dt.datetime.now(dt.UTC), submitted_by=david)
    sign_in(david).post(url("remind", march))
    assert Message.objects.count() == 0


def test_outsiders_remind_nobody(sign_in, march, vera, nils, ingrid, olof):
    answers = [sign_in(who).post(url("remind", march)).status_code for who in (vera, nils, ingrid, olof)]
    assert (answers, Message.objects.count()) == ([404, 404, 403, 404], 0)


def test_a_vacant_post_becomes_a_row_of_the_unit(sign_in, david, march):
    client = sign_in(david)
    client.post(url("row_add", march), {"kind": "vacant", "label": "Tjänst 4", "percentage": "0"})
    row = march.sheets.get(person=None)
    assert (row.kind, row.label, row.percentage, row.outcome.band) == ("vacant", "Tjänst 4", 0, "ingen_data")
    again = client.post(url("row_add", march), {"kind": "vacant", "label": "Tjänst 4", "percentage": "0"})
    assert again.context["form"].non_field_errors() == ["Det finns redan en sådan rad i perioden."]


@pytest.mark.parametrize("percentage", ["101", "-1", "mycket", "1e9", ""])
def test_a_row_has_a_possible_percentage(percentage, sign_in, david, march):
    page = sign_in(david).post(url("row_add", march), {"kind": "consultant", "label": "K", "percentage": percentage})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["percentage"])


def test_case_16_nobody_becomes_an_employee_by_a_row(sign_in, david, march):
    page = sign_in(david).post(url("row_add", march), {"kind": "employee", "label": "X", "percentage": "50"})
    assert (page.status_code, march.sheets.filter(person=None).count()) == (422, 0)


def test_somebody_who_came_later_is_given_a_sheet(sign_in, david, march, lotsen):
    nora = employed("Nora Strand", lotsen)
    client = sign_in(david)
    assert list(client.get(march.get_absolute_url()).context["newcomers"]) == [nora]
    client.post(url("row_add", march), {"person": str(nora.pk)})
    assert march.sheets.filter(person=nora).count() == 1


def test_somebody_from_elsewhere_gets_no_sheet_here(sign_in, david, march, nils):
    assert sign_in(david).post(url("row_add", march), {"person": str(nils.pk)}).status_code == 404
    assert sign_in(david).post(url("row_add", march), {"person": "x"}).status_code == 302
    assert march.sheets.filter(person=nils).count() == 0


def test_pages_cost_the_same_for_one_sheet_as_for_thirty(sign_in, david, vera, march, lotsen):
    client = sign_in(david)
    addresses = [march.get_absolute_url(), url("unit", lotsen), reverse("workload:start"), url("time", lotsen)]

    def costs():
        found = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            found.append(len(asked))
        return found

    one = costs()
    for number in range(29):
        person = employed(f"Person{number} Prov", lotsen)
        client.post(url("row_add", march), {"person": str(person.pk)})
    assert (costs(), march.sheets.count()) == (one, 30)


def test_opening_a_period_costs_the_same_for_one_as_for_thirty(lotsen, version, david, vera):
    def cost(month):
        days = (dt.date(2027, month, 1), dt.date(2027, month, 28))
        with CaptureQueriesContext(connection) as asked:
            opened(lotsen, version, days, by=david)
        return len(asked)

    cost(1)
    one = cost(2)
    for number in range(29):
        employed(f"Prov{number} Person", lotsen)
    cost(3)
    assert cost(4) == one
