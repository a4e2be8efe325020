"""Case 11: every address, everybody, own things and others'."""

import pytest
from django.urls import reverse

from networks.models import Draft, Meeting
from networks.models.meeting import DraftQuerySet
from networks.views import below, recording
from tests.access import expected
from tests.access.expected import BY_TOKEN, DOORS, EXPECTED, REGISTERS, ROLES, SHAPES
from tests.access.walking import ask, asked, names, register_address
from tests.access.world import invitation
from tests.competence.access import EXPECTED as COMPETENCE
from tests.projects.access import EXPECTED as PROJECTS
from tests.workload.access import EXPECTED as WORKLOAD


def answered(client, world, among=EXPECTED):
    """Name → place → status, for the addresses that the table knows."""
    found = {name: pattern for name, pattern in names() if name in among}
    return {name: asked(client, name, pattern, among[name][0], world) for name, pattern in found.items()}


def differences(role, answers):
    """Address, place, what the table says and what was answered."""
    return [
        (name, place, EXPECTED[name][1][place][role], status)
        for name, places in answers.items()
        for place, status in places.items()
        if EXPECTED[name][1][place][role] != status
    ]


def test_case_11_every_address_stands_in_the_table_and_every_line_is_an_address():
    known = set(EXPECTED) | set(BY_TOKEN) | set(REGISTERS) | SHAPES | DOORS
    apps = {"workload": WORKLOAD, "competence": COMPETENCE, "projects": PROJECTS}
    elsewhere = {f"{app}:{name}" for app, table in apps.items() for name in table}
    assert {name for name, _pattern in names()} == known | elsewhere


@pytest.mark.parametrize("role", ROLES)
def test_case_11_everybody_is_answered_as_the_table_says(role, cast, world, sign_in):
    assert differences(role, answered(sign_in(cast[role]), world)) == []


@pytest.mark.parametrize("role", ROLES)
def test_case_11_whoever_may_not_look_may_not_write(role, cast, world, sign_in):
    """What is refused when it is asked for is refused when it is sent to, or takes nothing sent at all."""
    client = sign_in(cast[role])
    refused = {name: line for name, line in EXPECTED.items() if _refuses(line, role)}
    sent = answered(client, world, {name: ("POST", places) for name, (_method, places) in refused.items()})
    wrong = [
        (name, place, status)
        for name, places in sent.items()
        for place, status in places.items()
        if EXPECTED[name][1][place][role] in (403, 404) and status not in (405, EXPECTED[name][1][place][role])
    ]
    assert wrong == []


def _refuses(line, role):
    method, places = line
    return method == "GET" and any(answers[role] in (403, 404) for answers in places.values())


@pytest.mark.parametrize("role", ROLES)
def test_case_11_the_registers_are_the_administrators(role, cast, world, sign_in):
    client = sign_in(cast[role])
    asked_for = {name: pattern for name, pattern in names() if name in REGISTERS}
    found = {
        name: ask(client, REGISTERS[name][0], register_address(name, one, cast["gunnar"])).status_code
        for name, one in asked_for.items()
    }
    wanted = {name: status if role == "gunnar" else 302 for name, (_method, status) in REGISTERS.items()}
    assert found == wanted


@pytest.mark.parametrize("role", ROLES)
def test_case_11_links_with_a_secret_open_for_whoever_has_them(role, cast, world, olof, sign_in):
    client, good = sign_in(cast[role]), invitation(olof)
    reset = reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "abc-def"})
    found = {
        ("accept_invitation", "good"): ask(client, "GET", reverse("accept_invitation", args=[good])).status_code,
        ("accept_invitation", "bad"): ask(client, "GET", reverse("accept_invitation", args=[f"{good}x"])).status_code,
        ("account_reset_password_from_key", "bad"): ask(client, "GET", reset).status_code,
    }
    assert found == {(name, kind): answers[role] for name, kinds in BY_TOKEN.items() for kind, answers in kinds.items()}


# What each of the mutations below lays open, and a page that none of them touches.
LAID_OPEN = ("record", "facts", "discard", "item", "answer", "attachment", "report", "finalise", "meeting")
SOME = {f"networks:{name}": EXPECTED[f"networks:{name}"] for name in LAID_OPEN}


def test_the_matrix_sees_it_when_drafts_are_shown_to_everybody(cast, world, sign_in, monkeypatch):
    monkeypatch.setattr(DraftQuerySet, "visible_to", lambda rows, _viewer: rows)
    told = {name for name, *_rest in differences("olof", answered(sign_in(cast["olof"]), world, SOME))}
    assert told == {"networks:record", "networks:facts", "networks:discard", "networks:finalise"}


def test_the_matrix_sees_it_when_one_page_asks_for_no_permission(cast, world, sign_in, monkeypatch):
    monkeypatch.setattr(recording, "permitted", lambda _request, _permission, rows, **lookup: rows.get(**lookup))
    told = {name for name, *_rest in differences("bo", answered(sign_in(cast["bo"]), world, SOME))}
    assert told == {"networks:record"}


def test_the_matrix_sees_it_when_what_stands_below_a_meeting_is_not_filtered(cast, world, sign_in, monkeypatch):
    monkeypatch.setattr(below, "require", lambda *_given: None)
    monkeypatch.setattr("networks.models.item.PartQuerySet.visible_to", lambda rows, _viewer: rows)
    told = {name for name, *_rest in differences("cecilia", answered(sign_in(cast["cecilia"]), world, SOME))}
    assert told == {"networks:item", "networks:answer", "networks:attachment", "networks:report"}


def test_the_table_speaks_of_everybody_everywhere():
    assert {tuple(answers) for _method, places in EXPECTED.values() for answers in places.values()} == {expected.ROLES}
    assert Draft._meta.proxy_for_model is Meeting
