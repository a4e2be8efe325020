"""Whoever sees what somebody else has on the table is written down, once a day, and she can see who it was."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyrbodal.journal.models import Entry
from tests.workload.conftest import employed
from tests.workload.factories import with_lines
from workload.actions.periods import add_employee, add_row
from workload.models import Sheet, SheetKind

NOON = dt.datetime(2027, 3, 16, 11, tzinfo=dt.UTC)
MY_DATA = "/arbetstyngd/mina-uppgifter/"


@pytest.fixture
def nora(lotsen, march, david):
    return add_employee(period=march, person=employed("Nora Strand", lotsen), by=david)


def told():
    """Who has done what with whose sheet."""
    lines = Entry.objects.filter(verb__in=["read", "saw_load"]).order_by("id")
    return [(one.by_name, one.verb, one.thing_name) for one in lines]


def what_if(client, period, *operations, **more):
    return client.get(reverse("workload:what_if", args=[period.pk]), {"op": operations, **more})


def test_the_page_of_a_period_shows_loads_by_name_and_is_noted_once_a_day(sign_in, david, march, sheet, nora):
    with time_machine.travel(NOON, tick=False):
        client = sign_in(david)
        client.get(march.get_absolute_url())
        client.get(march.get_absolute_url())
    both = [("David Ek", "saw_load", "Nora Strand, mars 2027"), ("David Ek", "saw_load", "Vera Rask, mars 2027")]
    assert told() == both
    with time_machine.travel(NOON + dt.timedelta(days=1), tick=False):
        sign_in(david).get(march.get_absolute_url())
    assert told() == both * 2


def test_each_who_sees_it_is_noted(sign_in, david, sten, march, sheet):
    for one in (david, sten):
        sign_in(one).get(march.get_absolute_url())
    assert [by for by, _verb, _whose in told()] == ["David Ek", "Sten Dal"]


def test_whoever_has_read_the_sheet_that_day_is_not_noted_again(sign_in, david, march, sheet):
    client = sign_in(david)
    client.get(sheet.get_absolute_url())
    client.get(march.get_absolute_url())
    assert told() == [("David Ek", "read", "Vera Rask, mars 2027")]


def test_reading_the_sheet_says_more_than_having_seen_what_it_weighs(sign_in, david, march, sheet):
    client = sign_in(david)
    client.get(march.get_absolute_url())
    client.get(sheet.get_absolute_url())
    assert [verb for _by, verb, _whose in told()] == ["saw_load", "read"]


def test_a_page_that_says_what_was_wrong_is_read_too(sign_in, david, march, sheet):
    page = sign_in(david).post(reverse("workload:row_add", args=[march.pk]), {"kind": "vacant", "percentage": "x"})
    assert (page.status_code, [verb for _by, verb, _whose in told()]) == (422, ["saw_load"])


def test_neither_ones_own_sheet_nor_a_row_without_a_person_is_read_by_somebody(sign_in, david, march):
    Sheet.objects.all().delete()
    Sheet.objects.create(period=march, person=david)
    add_row(row=Sheet(period=march, kind=SheetKind.VACANT, label="Tjänst 4", percentage=50), by=david)
    sign_in(david).get(march.get_absolute_url())
    assert told() == []


def test_those_who_are_refused_have_seen_nothing(sign_in, vera, nils, ingrid, gunnar, olof, march, sheet):
    answers = [sign_in(one).get(march.get_absolute_url()).status_code for one in (vera, nils, ingrid, gunnar, olof)]
    assert (answers, told()) == ([404, 404, 403, 404, 404], [])


def test_what_is_tried_is_noted_for_those_whom_it_tells_of(sign_in, david, march, sheet, nora):
    client = sign_in(david)
    what_if(client, march)
    assert told() == []
    what_if(client, march, f"ge~ny0~{nora.pk.hex}~normalarende~2")
    assert told() == [("David Ek", "saw_load", "Nora Strand, mars 2027")]


def test_who_is_said_to_have_room_is_noted(sign_in, david, march, sheet, nora):
    with_lines(sheet, {"activity": "normalarende", "label": "A12"})
    what_if(sign_in(david), march, visa=sheet.pk.hex)
    assert told() == [("David Ek", "read", "Vera Rask, mars 2027"), ("David Ek", "saw_load", "Nora Strand, mars 2027")]


def test_she_sees_who_has_seen_her_load(sign_in, david, vera, march, sheet):
    sign_in(david).get(march.get_absolute_url())
    client = sign_in(vera)
    [row] = client.get(f"{MY_DATA}data.json").json()["read_by"]
    assert (row["by"], row["did"], row["sheet"]) == ("David Ek", "såg belastningen på", "Vera Rask, mars 2027")
    pages = [client.get(address).content.decode() for address in (MY_DATA, sheet.get_absolute_url())]
    assert ["såg belastningen" in page for page in pages] == [True, True]


def test_the_first_look_of_the_day_writes_once_however_many_there_are(sign_in, david, lotsen, march, sheet):
    def cost(day):
        with time_machine.travel(NOON + dt.timedelta(days=day), tick=False):
            client = sign_in(david)
            client.get(reverse("workload:start"))
            with CaptureQueriesContext(connection) as asked:
                client.get(march.get_absolute_url())
        return len(asked)

    one = cost(1)
    for number in range(29):
        add_employee(period=march, person=employed(f"Prov{number} Person", lotsen), by=david)
    assert (cost(2), Entry.objects.filter(verb="saw_load").count()) == (one, 31)
