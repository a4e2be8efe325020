"""Case 11 for competence: every address, everybody, what is open and what is not."""

import pytest

from competence.models.plan import PlanQuerySet
from tests.competence.access import EXPECTED, ROLES
from tests.competence.walking import OF, addresses, asked, laid_out


@pytest.fixture
def cast(karin, david, sten, vera, nils, ingrid, eva, gunnar, olof, learning):
    people = {"karin": karin, "david": david, "sten": sten, "vera": vera, "nils": nils, "ingrid": ingrid}
    return people | {"eva": eva, "gunnar": gunnar, "olof": olof, "visitor": None}


@pytest.fixture
def world(cast):
    return laid_out(cast)


def answered(client, world, among=EXPECTED):
    """Name → place → status."""
    known = {name: one for name, one in addresses().items() if name in among}
    return {name: asked(client, name, one, among[name], world) for name, one in known.items()}


def differences(role, found):
    """Address, place, what the table says and what was answered."""
    return [
        (name, place, EXPECTED[name][1][place][role], status)
        for name, places in found.items()
        for place, status in places.items()
        if EXPECTED[name][1][place][role] != status
    ]


def test_case_11_every_address_of_competence_stands_in_the_table():
    assert set(addresses()) == set(EXPECTED)


def test_every_address_of_a_row_says_which_row_it_takes():
    taking = {name for name, one in addresses().items() if {"pk", "slug"} & set(one.pattern.converters)}
    assert taking == set(OF)


@pytest.mark.parametrize("role", ROLES)
def test_case_11_everybody_is_answered_as_the_table_of_competence_says(role, cast, world, sign_in):
    assert differences(role, answered(sign_in(cast[role]), world)) == []


@pytest.mark.parametrize("role", ["visitor", "vera", "david", "gunnar"])
def test_case_11_whoever_may_not_look_may_not_write(role, cast, world, sign_in):
    """What is refused when it is asked for is refused when it is sent to, or takes nothing sent at all."""
    refused = {name: line for name, line in EXPECTED.items() if _refuses(line, role)}
    sent = answered(sign_in(cast[role]), world, {name: ("POST", places) for name, (_method, places) in refused.items()})
    wrong = [
        (name, place, status)
        for name, places in sent.items()
        for place, status in places.items()
        if EXPECTED[name][1][place][role] in (302, 403, 404) and status not in (405, EXPECTED[name][1][place][role])
    ]
    assert wrong == []


def _refuses(line, role):
    method, places = line
    return method == "GET" and any(told[role] in (302, 403, 404) for told in places.values())


SOME = {name: EXPECTED[name] for name in ("plan", "plan_xlsx", "plan_edit", "line", "plans")}


def test_the_matrix_sees_it_when_drafts_are_shown_to_everybody(cast, world, sign_in, monkeypatch):
    monkeypatch.setattr(PlanQuerySet, "visible_to", lambda rows, _viewer: rows)
    told = {name for name, *_rest in differences("vera", answered(sign_in(cast["vera"]), world, SOME))}
    assert told == {"plan", "plan_xlsx", "plan_edit", "line"}


def test_the_table_speaks_of_everybody_everywhere():
    assert {tuple(told) for _method, places in EXPECTED.values() for told in places.values()} == {ROLES}
