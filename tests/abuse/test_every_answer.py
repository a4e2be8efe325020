"""What holds for every address and every answer, whoever wrote the page."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from networks.models import Meeting
from tests.factories import planned

ASKED = (
    "/traffar/",
    "/natverk/",
    "/min-dag/",
    "/logga-in/",
    "/finns-inte/",
    "/traffar/x/",
    "/register/",
    "/halsa",
    "/utskick/",
)


def patterns(resolver=None):
    for one in (resolver or get_resolver()).url_patterns:
        yield from [one] if isinstance(one, URLPattern) else patterns(one)


def test_case_27_no_page_is_let_off_the_token():
    assert [str(one.pattern) for one in patterns() if getattr(one.callback, "csrf_exempt", False)] == []


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil.example"])
def test_case_24_minutes_sent_from_another_site_are_refused_even_with_a_token(origin, bim, anna):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    client.get("/natverk/bim/planera/")
    headers = {"X-CSRFToken": client.cookies["__Host-csrf"].value, "Origin": origin}
    sent = {"key": "11111111-1111-4111-8111-111111111111", "held_on": "2027-03-12"}
    assert client.post("/natverk/bim/planera/", sent, headers=headers).status_code == 403
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize("address", ASKED)
def test_case_52_every_answer_carries_the_same_protection(address, sign_in, anna, db):
    for person in (anna, None):
        answer = sign_in(person).get(address)
        policy = answer["Content-Security-Policy"]
        assert ("unsafe-inline" in policy, "frame-ancestors 'none'" in policy) == (False, True)
        assert (answer["X-Content-Type-Options"], answer["Referrer-Policy"]) == ("nosniff", "same-origin")


@pytest.mark.parametrize("address", ASKED)
def test_case_53_what_somebody_signed_in_has_read_is_kept_nowhere(address, sign_in, anna):
    assert "no-store" in sign_in(anna).get(address)["Cache-Control"]


def test_case_25_asking_for_a_turn_takes_none(bim, anna, sign_in):
    meeting, client = planned(bim, anna), sign_in(anna)
    for end in ("fardigstall/", "ta-bort/", "fakta/", "anteckna/", "utkast.pdf", ""):
        client.get(f"/traffar/{meeting.pk}/{end}")
        client.head(f"/traffar/{meeting.pk}/{end}")
    stands = Meeting.objects.get()
    assert (stands.status, stands.revision, stands.editions.count()) == ("draft", 0, 0)


def test_case_59_a_closed_networks_meeting_answers_as_one_that_does_not_exist(bou, cecilia, sign_in, olof):
    foreign, client = planned(bou, cecilia), sign_in(olof)
    for end in ("", "anteckna/", "utkast.pdf", "utgavor/1/", "fardigstall/"):
        there = client.get(f"/traffar/{foreign.pk}/{end}")
        nowhere = client.get(f"/traffar/11111111-1111-4111-8111-111111111111/{end}")
        assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content) == (404, there.content)
