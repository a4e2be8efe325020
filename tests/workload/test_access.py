"""Case 11 for workload: every address, everybody, one's own sheet and others'."""

import pytest

from fyrbodal.sealed.models import Copy
from fyrbodal.sealed.rendering import rendered
from tests.workload.access import EXPECTED, ROLES
from tests.workload.walking import addresses, asked, laid_out
from workload.models.sheet import SheetQuerySet


@pytest.fixture
def cast(vera, david, sten, nils, ingrid, eva, gunnar, olof):
    people = {"vera": vera, "david": david, "sten": sten, "nils": nils, "ingrid": ingrid}
    return people | {"eva": eva, "gunnar": gunnar, "olof": olof, "visitor": None}


@pytest.fixture
def world(cast, lotsen, version, trollhattan):
    world = laid_out(lotsen, version, trollhattan, vera=cast["vera"], david=cast["david"])
    for copy in Copy.objects.all():
        rendered(copy, within=120)
    return world


def answered(client, world, among=EXPECTED):
    """Name → place → status."""
    return {name: asked(client, name, one, among[name][0], world) for name, one in addresses().items() if name in among}


def differences(role, found):
    """Address, place, what the table says and what was answered."""
    return [
        (name, place, EXPECTED[name][1][place or "draft"][role], status)
        for name, places in found.items()
        for place, status in places.items()
        if EXPECTED[name][1][place or "draft"][role] != status
    ]


def test_case_11_every_address_of_workload_stands_in_the_table():
    assert set(addresses()) == set(EXPECTED)


@pytest.mark.parametrize("role", ROLES)
def test_case_11_everybody_is_answered_as_the_table_of_workload_says(role, cast, world, sign_in):
    assert differences(role, answered(sign_in(cast[role]), world)) == []


@pytest.mark.parametrize("role", ["nils", "ingrid", "gunnar"])
def test_case_11_whoever_may_not_look_at_a_sheet_may_not_write_on_it(role, cast, world, sign_in):
    """What is refused when it is asked for is refused when it is sent to, or takes nothing sent at all."""
    refused = {name: line for name, line in EXPECTED.items() if _refuses(line, role)}
    sent = answered(sign_in(cast[role]), world, {name: ("POST", places) for name, (_method, places) in refused.items()})
    wrong = [
        (name, place, status)
        for name, places in sent.items()
        for place, status in places.items()
        if EXPECTED[name][1][place or "draft"][role] in (403, 404)
        and status not in (405, EXPECTED[name][1][place or "draft"][role])
    ]
    assert wrong == []


def _refuses(line, role):
    method, places = line
    return method == "GET" and any(told[role] in (403, 404) for told in places.values())


SOME = {name: EXPECTED[name] for name in ("sheet", "line", "talk", "sheet_pdf", "sheet_xlsx", "measure", "models")}


def test_the_matrix_sees_it_when_sheets_are_shown_to_everybody(cast, world, sign_in, monkeypatch):
    monkeypatch.setattr(SheetQuerySet, "visible_to", lambda rows, _viewer: rows)
    told = {name for name, *_rest in differences("gunnar", answered(sign_in(cast["gunnar"]), world, SOME))}
    assert told == {"sheet", "line", "talk", "sheet_pdf", "sheet_xlsx", "measure"}
