import datetime as dt

import pytest
import time_machine
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD

NEW = "elva gröna äpplen i korgen"
COOKIE = "__Host-session"


@pytest.fixture
def clock():
    with time_machine.travel(dt.datetime(2027, 3, 1, 8, tzinfo=dt.UTC), tick=False) as travelled:
        yield travelled


@pytest.fixture
def anna_signed_in(client, anna, log_in):
    log_in(client, anna.email)
    return client


def copied(client):
    """Another browser with the same cookie."""
    other = Client()
    other.cookies[COOKIE] = client.cookies[COOKIE].value
    return other


def change_password(client):
    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    return client.post(reverse("account_change_password"), data)


def test_case_55_the_cookie_gets_a_new_id_at_sign_in(client, anna, log_in):
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies[COOKIE] = before = session.session_key
    log_in(client, anna.email)
    assert client.cookies[COOKIE].value != before
    assert not Session.objects.filter(session_key=before).exists()


def test_case_55_the_cookie_is_bound_to_the_host_and_hidden_from_scripts(anna_signed_in):
    cookie = anna_signed_in.cookies[COOKIE]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"], cookie["max-age"]) == ("/", "", "")


def test_case_56_the_old_cookie_is_worth_nothing_after_sign_out(anna_signed_in, who):
    thief = copied(anna_signed_in)
    anna_signed_in.post(reverse("account_logout"))
    assert who(thief) is None


def test_case_56_a_changed_password_signs_out_everywhere_but_here(anna_signed_in, who):
    elsewhere = copied(anna_signed_in)
    page = change_password(anna_signed_in)
    assert page.url == reverse("account")
    assert who(elsewhere) is None
    assert who(anna_signed_in) == "Anna Lind"


def test_case_56_a_password_chosen_by_mail_signs_out_everywhere(anna_signed_in, anna, who, mailed_link):
    visitor = Client()
    visitor.post(reverse("account_reset_password"), {"email": anna.email})
    page = visitor.get(mailed_link("password_reset_key"), follow=True)
    visitor.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert who(anna_signed_in) is None


def test_case_56_somebody_disabled_is_out_at_the_next_request(anna_signed_in, anna, who):
    anna.is_active = False
    anna.save()
    assert who(anna_signed_in) is None


def test_case_57_an_idle_hour_signs_out(clock, anna_signed_in, who):
    clock.shift(configured.SESSION_IDLE_SECONDS + 1)
    assert who(anna_signed_in) is None
    assert not Session.objects.filter(session_key=anna_signed_in.cookies[COOKIE].value).exists()


def test_case_57_idleness_counts_from_the_sign_in_even_if_nothing_was_asked_for_since(clock, anna_signed_in, who):
    clock.shift(dt.timedelta(hours=11))
    assert who(anna_signed_in) is None


def test_case_57_whoever_works_stays_signed_in(clock, anna_signed_in, who):
    seen = []
    for _ in range(12):
        clock.shift(dt.timedelta(minutes=58))
        seen.append(who(anna_signed_in))
    assert seen == ["Anna Lind"] * 12


def test_case_57_twelve_hours_sign_out_however_often_it_saves(clock, anna_signed_in, who):
    seen = []
    for _ in range(13):
        clock.shift(dt.timedelta(minutes=57))
        seen.append(who(anna_signed_in))
    assert seen == ["Anna Lind"] * 12 + [None]


def test_case_57_signing_in_again_begins_a_new_day(clock, anna_signed_in, anna, log_in, who):
    clock.shift(dt.timedelta(hours=13))
    assert who(anna_signed_in) is None
    log_in(anna_signed_in, anna.email)
    clock.shift(dt.timedelta(minutes=30))
    assert who(anna_signed_in) == "Anna Lind"


def test_case_57_who_asks_to_stay_has_another_hour(clock, anna_signed_in, who):
    clock.shift(dt.timedelta(minutes=58))
    assert anna_signed_in.post(reverse("account_stay")).status_code == 204
    clock.shift(dt.timedelta(minutes=58))
    assert who(anna_signed_in) == "Anna Lind"


def test_case_57_asking_to_stay_does_not_pass_twelve_hours_but_the_password_does(clock, anna_signed_in, who):
    for _ in range(12):
        clock.shift(dt.timedelta(minutes=57))
        anna_signed_in.post(reverse("account_stay"))
    confirmed = anna_signed_in.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert confirmed.status_code == 302
    clock.shift(dt.timedelta(minutes=57))
    assert who(anna_signed_in) == "Anna Lind"
    for _ in range(12):
        clock.shift(dt.timedelta(minutes=57))
        anna_signed_in.post(reverse("account_stay"))
    assert who(anna_signed_in) is None


def test_the_page_knows_how_long_its_reader_stays_signed_in(clock, anna_signed_in, client):
    clock.shift(dt.timedelta(minutes=40))
    page = anna_signed_in.get(reverse("account")).content.decode()
    assert 'data-idle="3540" data-left="40800"' in page
    assert "staying" not in Client().get(reverse("account_login")).content.decode()


def test_case_57_a_visitor_gets_no_session(client, db):
    client.get(reverse("account_login"))
    assert COOKIE not in client.cookies


def test_case_53_pages_of_the_account_stay_in_no_cache(anna_signed_in):
    for name in ("account", "account_change_password"):
        assert "no-store" in anna_signed_in.get(reverse(name)).headers["Cache-Control"]
