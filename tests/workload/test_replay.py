"""A draft model on the last periods of a municipality: who would be in another band, and to whom that is said."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.workload.region import APRIL, FEBRUARY, JANUARY, MARCH, employed, measured, staffed
from workload.casefile import model_as_json
from workload.documents.overview import replaying
from workload.documents.overview.replaying import last_periods, replay
from workload.models import Version
from workload.months import months_to
from workload.shipped import shipped


@pytest.fixture(autouse=True)
def nothing_kept(db):
    cache.clear()


@pytest.fixture
def draft(lotsen, version):
    """As the model that holds, but a normal case takes three hours instead of two."""
    definition = model_as_json(shipped("trollhattan").model) | {"version": 2}
    for activity in definition["activities"]:
        if activity["key"] == "normalarende":
            activity["amount"] = "3"
    return Version.objects.create(family=version.family, number=2, definition=definition)


@pytest.fixture
def team(lotsen, version, david):
    """Six with 14 cases in Lotsen: 28 of 40 hours now, 42 by the draft."""
    people = [employed(lotsen, f"Person {number}") for number in range(6)]
    measured(lotsen, version, MARCH, by=david, cases=14)
    return people


def said(table):
    return [[cell.words for cell in row] for row in table.rows]


def test_her_leader_reads_who_changes_band(team, draft, david):
    found = replay(draft, david)
    assert said(found.named_table())[0] == ["Person 0", "Lotsen", "mars 2027", "70,00", "grön", "105,00", "gul"]
    assert (len(found.turning), said(found.counted_table())) == (6, [])


def test_the_chief_reads_how_many_and_no_names(team, draft, ingrid, sign_in):
    found = replay(draft, ingrid)
    assert said(found.named_table()) == []
    assert said(found.counted_table()) == [["alla", "alla", "6", "6"], ["grön", "gul", "6", "6"]]
    page = sign_in(ingrid).get(reverse("workload:replay", args=[draft.pk])).content.decode()
    assert [person.name for person in team if person.name in page] == []


def test_four_who_change_are_not_counted_out(team, draft, lotsen, version, david, ingrid):
    """Two green become yellow and six become red, eight in all: so neither the two nor the six are said."""
    measured(lotsen, version, APRIL, by=david, cases=dict.fromkeys(team, 14) | dict.fromkeys(team[:2], 18))
    assert said(replay(draft, ingrid).counted_table()) == [
        ["alla", "alla", "12", "6"],
        ["grön", "gul", "10", "6"],
        ["grön", "röd", "visas inte", "visas inte"],
    ]


def test_a_leader_of_one_unit_reads_no_names_of_another(team, draft, amal, version, david, sign_in):
    other, people = staffed(amal, "Fyren", 5)
    measured(other, version, MARCH, by=david, cases=14)
    found = replay(draft, david)
    assert len(said(found.named_table())) == 6
    assert (found.number, said(found.counted_table())) == (6, [])
    file = (
        sign_in(david)
        .get(reverse("workload:replay_table", args=[draft.pk, "byter", "csv"]))
        .content.decode("utf-8-sig")
    )
    assert ([person.name for person in people if person.name in file], "Person 0" in file) == ([], True)


def test_twelve_periods_of_each_unit_the_latest(lotsen, version, draft, david):
    employed(lotsen, "Ensam Person")
    for month in months_to(APRIL, 14):
        measured(lotsen, version, month, by=david)
    periods = last_periods(draft)
    assert [period.starts_on for period in periods] == months_to(APRIL, 12)[::-1]


def test_a_request_weighs_so_many_sheets_and_the_next_goes_on(
    team, draft, lotsen, version, david, sign_in, monkeypatch
):
    for month in (JANUARY, FEBRUARY):
        measured(lotsen, version, month, by=david, cases=14)
    monkeypatch.setattr(replaying, "SHEETS", 6)
    client, path = sign_in(david), reverse("workload:replay", args=[draft.pk])
    pages = [client.get(path).content.decode() for _time in range(3)]
    assert [page.count("Väg nästa perioder") for page in pages] == [1, 1, 0]
    assert "3 av 3 perioder är vägda." in pages[-1]


def test_a_change_of_the_draft_is_tried_anew(team, draft, david):
    assert len(replay(draft, david).turning) == 6
    draft.definition = model_as_json(shipped("trollhattan").model) | {"version": 2}
    draft.revision += 1
    draft.save()
    assert replay(draft, david).turning == []


def test_what_the_draft_does_not_know_is_said(team, draft, david, sign_in):
    draft.definition["activities"] = [one for one in draft.definition["activities"] if one["key"] != "normalarende"]
    draft.save()
    page = sign_in(david).get(reverse("workload:replay", args=[draft.pk])).content.decode()
    assert "6 rader har insatser som modellen inte känner" in page


def test_those_who_keep_no_models_of_the_municipality_are_turned_away(
    team, draft, version, vera, eva, gunnar, olof, sign_in
):
    """A draft is not there for them, and what is published they may read and not try."""
    people = (vera, eva, gunnar, olof)
    assert [sign_in(who).get(reverse("workload:replay", args=[draft.pk])).status_code for who in people] == [404] * 4
    assert [sign_in(who).get(reverse("workload:replay", args=[version.pk])).status_code for who in people] == [403] * 4


def test_with_nothing_measured_there_is_nothing_to_try(draft, david, sign_in):
    page = sign_in(david).get(reverse("workload:replay", args=[draft.pk])).content.decode()
    assert "Det finns inget att provköra på" in page
