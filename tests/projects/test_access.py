"""Case 11 for projects: every address, everybody, a report that is being written and one that has been sent in."""

import pytest

from projects.models.report import YearsReportQuerySet
from tests.projects.access import EXPECTED, ROLES
from tests.projects.walking import addresses, asked, laid_out


@pytest.fixture
def cast(petra, mats, rolf, stina, harriet, greger, david, eva, gunnar, olof):
    people = {"petra": petra, "mats": mats, "rolf": rolf, "stina": stina, "harriet": harriet, "greger": greger}
    return people | {"david": david, "eva": eva, "gunnar": gunnar, "olof": olof, "visitor": None}


@pytest.fixture
def world(cast, broarna, fyrbodal):
    return laid_out(broarna, petra=cast["petra"], harriet=cast["harriet"])


def answered(client, world, among=EXPECTED):
    """Name → place → status."""
    return {name: asked(client, name, one, among[name][0], world) for name, one in addresses().items() if name in among}


def differences(role, found):
    """Address, place, what the table says and what was answered."""
    return [
        (name, place, EXPECTED[name][1][place][role], status)
        for name, places in found.items()
        for place, status in places.items()
        if EXPECTED[name][1][place][role] != status
    ]


def test_case_11_every_address_of_projects_stands_in_the_table():
    assert set(addresses()) == set(EXPECTED)


@pytest.mark.parametrize("role", ROLES)
def test_case_11_everybody_is_answered_as_the_table_of_projects_says(role, cast, world, sign_in):
    assert differences(role, answered(sign_in(cast[role]), world)) == []


@pytest.mark.parametrize("role", ["stina", "greger", "eva", "gunnar", "olof"])
def test_case_11_whoever_may_not_look_may_not_write_in_projects(role, cast, world, sign_in):
    """What is refused when it is asked for is refused when it is sent to, or takes nothing sent at all."""
    refused = {name: ("POST", line[1]) for name, line in EXPECTED.items() if _refuses(line, role)}
    wrong = [
        (name, place, status)
        for name, places in answered(sign_in(cast[role]), world, refused).items()
        for place, status in places.items()
        if EXPECTED[name][1][place][role] in (403, 404) and status not in (405, EXPECTED[name][1][place][role])
    ]
    assert wrong == []


def _refuses(line, role):
    method, places = line
    return method == "GET" and any(told[role] in (403, 404) for told in places.values())


SOME = {name: EXPECTED[name] for name in ("report", "report_edit", "certify", "submit", "project", "projects")}


def test_the_matrix_sees_it_when_reports_are_shown_to_everybody(cast, world, sign_in, monkeypatch):
    monkeypatch.setattr(YearsReportQuerySet, "visible_to", lambda rows, _viewer: rows)
    told = {name for name, *_rest in differences("olof", answered(sign_in(cast["olof"]), world, SOME))}
    assert told == {"report", "report_edit", "certify", "submit"}
