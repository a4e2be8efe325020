import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Message
from tests.accounts import worker

NEW = "elva gröna äpplen i korgen"
CHOSEN = {"password1": NEW, "password2": NEW}


@pytest.fixture
def ask():
    """Ask for a link; the worker comes by at once."""

    def asked(email, **headers):
        answer = Client().post(reverse("account_reset_password"), {"email": email}, headers=headers)
        worker.come_by()
        return answer

    return asked


@pytest.fixture
def follow():
    """Follow a reset link and choose a password; the last answer."""

    def followed(path, password=NEW):
        client = Client()
        page = client.get(path, follow=True)
        if page.context.get("token_fail"):
            return page
        return client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})

    return followed


def test_a_forgotten_password_is_chosen_anew(client, anna, ask, follow, mailed_link, log_in, who):
    ask(anna.email)
    assert follow(mailed_link("password_reset_key")).url == reverse("account_reset_password_from_key_done")
    log_in(client, anna.email, NEW)
    assert who(client) == "Anna Lind"
    assert Entry.objects.filter(verb="chose a password", by_name="Anna Lind", thing_name="Anna Lind").count() == 1


def test_that_one_is_signed_out_elsewhere_is_said_once(anna, ask, follow, mailed_link):
    ask(anna.email)
    answer = follow(mailed_link("password_reset_key"))
    page = answer.client.get(answer.url)
    assert list(page.context["messages"]) == []
    assert page.content.decode().count("du nu utloggad") == 1


def test_the_mail_is_in_swedish_and_goes_to_the_address_of_the_account(anna, ask):
    ask("ANNA@example.org")
    message = Message.objects.get()
    assert (message.subject, message.secret) == ("Välj ett nytt lösenord till Nätverken", True)
    assert list(message.deliveries.values_list("address", flat=True)) == ["anna@example.org"]
    assert message.text.startswith("Hej Anna!\n\nHär väljer du ett nytt lösenord")


def test_the_owner_is_told_when_the_password_was_changed(anna, ask, follow, mailed_link):
    ask(anna.email)
    follow(mailed_link("password_reset_key"))
    assert "Ett nytt lösenord till Nätverken har valts" in Message.objects.get(kind="password_reset").text


def test_case_58_known_unknown_and_disabled_get_the_same_answer_and_strangers_get_no_mail(anna, bo, ask):
    bo.is_active = False
    bo.save()
    answers = [ask(email) for email in ("nobody@example.org", bo.email)]
    assert not Message.objects.exists()
    answers.append(ask(anna.email))
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, reverse("account_reset_password_done"))}
    assert Message.objects.count() == 1


def test_case_6_a_link_works_once(anna, ask, follow, mailed_link):
    ask(anna.email)
    path = mailed_link("password_reset_key")
    follow(path)
    assert "Länken gäller inte längre" in follow(path, "tolv röda päron på fatet").content.decode()
    anna.refresh_from_db()
    assert anna.check_password(NEW)


def test_case_6_a_link_dies_when_the_password_is_changed_in_another_way(anna, ask, follow, mailed_link):
    ask(anna.email)
    path = mailed_link("password_reset_key")
    anna.set_password("tolv röda päron på fatet")
    anna.save()
    assert follow(path).context["token_fail"] is True


def test_case_6_a_link_dies_after_an_hour(anna, ask, follow, mailed_link):
    with time_machine.travel(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC), tick=False) as clock:
        ask(anna.email)
        path = mailed_link("password_reset_key")
        clock.shift(dt.timedelta(hours=1, seconds=1))
        assert follow(path).context["token_fail"] is True


def test_a_link_does_not_open_for_somebody_disabled(anna, ask, follow, mailed_link, client, log_in, who):
    ask(anna.email)
    anna.is_active = False
    anna.save()
    follow(mailed_link("password_reset_key"))
    log_in(client, anna.email, NEW)
    assert who(client) is None


def test_the_old_address_gets_no_link_after_a_change(anna, ask):
    anna.email = "anna.ny@example.org"
    anna.save()
    ask("anna@example.org")
    assert not Message.objects.exists()


def test_case_54_a_forwarded_host_is_not_believed(anna, ask, settings):
    settings.TRUSTED_PROXIES = 1
    ask(anna.email, x_forwarded_host="evil.example")
    assert "evil.example" not in Message.objects.get().text
    assert "http://127.0.0.1:8000/glomt-losenord/" in Message.objects.get().text


def test_case_54_an_unknown_host_is_refused(anna, ask):
    assert ask(anna.email, host="evil.example").status_code == 400
    assert not Message.objects.exists()


def test_an_address_can_ask_five_times_an_hour(anna, bo, ask):
    assert [ask(anna.email).status_code for _ in range(6)] == [302] * 5 + [429]
    assert ask(bo.email).status_code == 302
    assert Message.objects.count() == 6


def test_case_9_the_rule_holds_here_too(anna, ask, follow, mailed_link):
    ask(anna.email)
    page = follow(mailed_link("password_reset_key"), "Uddevalla2026")
    assert list(page.context["form"].errors) == ["password1"]
