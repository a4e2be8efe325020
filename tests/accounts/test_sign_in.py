import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fyrbodal.accounts.urls import urlpatterns
from fyrbodal.journal.models import Entry
from fyrbodal.outbox.models import Message
from tests.factories import PASSWORD


def test_the_page_asks_for_address_and_password_in_swedish(client, db):
    page = client.get(reverse("account_login")).content.decode()
    assert "E-postadress" in page
    assert "Lösenord" in page
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "placeholder" not in page


def test_whoever_knows_the_password_comes_to_min_dag(client, anna, log_in, who):
    assert log_in(client, anna.email).url == reverse("min_dag")
    assert who(client) == "Anna Lind"


def test_capitals_in_the_address_make_no_difference(client, anna, log_in, who):
    log_in(client, "ANNA@Example.org")
    assert who(client) == "Anna Lind"


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(client, anna, log_in):
    page = log_in(client, anna.email, "fel lösenord här").content.decode()
    assert "E-postadressen och lösenordet hör inte ihop" in page
    assert 'value="anna@example.org"' in page


def test_case_58_a_stranger_and_a_wrong_password_get_the_same_answer(client, anna, log_in):
    wrong, unknown = log_in(client, anna.email, "fel"), log_in(client, "nobody@example.org", "fel")
    assert wrong.status_code == unknown.status_code
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_an_old_address_does_not_sign_in_after_it_was_changed(client, anna, log_in, who):
    anna.email = "anna.ny@example.org"
    anna.save()
    log_in(client, "anna@example.org")
    assert who(client) is None
    log_in(client, "anna.ny@example.org")
    assert who(client) == "Anna Lind"


def test_somebody_who_has_left_is_told_so_only_with_the_right_password(client, anna, log_in, who):
    anna.is_active = False
    anna.save()
    assert "hör inte ihop" in log_in(client, anna.email, "fel").content.decode()
    assert log_in(client, anna.email).url == reverse("account_inactive")
    assert who(client) is None
    assert "Kontot är stängt" in client.get(reverse("account_inactive")).content.decode()


def test_nobody_makes_an_account_without_an_invitation(client, db, django_user_model):
    data = {"email": "ny@example.org", "password1": "elva gröna äpplen i korgen"}
    for page in (client.get(reverse("account_signup")), client.post(reverse("account_signup"), data)):
        assert "Du får ett konto genom en inbjudan" in page.content.decode()
    assert not django_user_model.objects.filter(email="ny@example.org").exists()


def test_case_26_a_get_signs_nobody_out(sign_in, anna, who):
    client = sign_in(anna)
    page = client.get(reverse("account_logout"))
    assert "Vill du logga ut?" in page.content.decode()
    assert who(client) == "Anna Lind"
    assert client.post(reverse("account_logout")).url == reverse("start")
    assert who(client) is None


@pytest.mark.parametrize("name", ["account_login", "account_logout", "account_reset_password"])
def test_case_23_a_post_without_a_token_is_refused(anna, name):
    assert Client(enforce_csrf_checks=True).post(reverse(name), {"login": anna.email}).status_code == 403


def test_case_24_a_post_from_another_site_is_refused_even_with_a_token(anna):
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("account_login"))
    data = {"login": anna.email, "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["__Host-csrf"].value}
    foreign = client.post(reverse("account_login"), data, headers={"origin": "https://evil.example"})
    own = client.post(reverse("account_login"), data, headers={"origin": "http://testserver"})
    assert (foreign.status_code, own.status_code) == (403, 302)


def test_case_25_to_look_at_the_pages_changes_nothing(sign_in, anna, who):
    client = sign_in(anna)
    before = Entry.objects.count(), Message.objects.count(), anna.password
    for one in urlpatterns:
        words = {"token": "x"} if one.name == "accept_invitation" else {}
        words = {"uidb36": "1", "key": "2"} if one.name == "account_reset_password_from_key" else words
        client.get(reverse(one.name, kwargs=words), {"password1": "x", "email": anna.email})
        client.head(reverse(one.name, kwargs=words))
    anna.refresh_from_db()
    assert (Entry.objects.count(), Message.objects.count(), anna.password) == before
    assert who(client) == "Anna Lind"


def test_case_27_no_page_of_the_sign_in_is_let_off_the_token():
    assert [one.name for one in urlpatterns if getattr(one.callback, "csrf_exempt", False)] == []


@pytest.mark.parametrize(
    "where",
    [
        "//evil.example",
        "https:evil.example",
        "https:///evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "http://localhost/konto/",
        " //evil.example",
        "\r\nLocation: https://evil.example",
    ],
)
def test_case_63_next_leads_only_to_our_own_pages(client, anna, log_in, where):
    assert log_in(client, anna.email, next=where).url == reverse("min_dag")


def test_next_leads_back_to_where_one_was_going(client, anna, log_in):
    there = client.get(reverse("account")).url
    assert there == f"{reverse('account_login')}?next={reverse('account')}"
    assert 'name="next" value="/konto/"' in client.get(there).content.decode()
    assert log_in(client, anna.email, next=reverse("account")).url == reverse("account")


class TestLimits:
    def test_case_1_eleven_wrong_passwords_from_eleven_addresses_close_one_account_and_no_other(
        self, client, anna, bo, log_in, who
    ):
        answers = [log_in(client, anna.email, "fel", ip=f"192.0.2.{n}").content.decode() for n in range(11)]
        assert [("för många försök" in answer) for answer in answers] == [False] * 5 + [True] * 6
        log_in(client, anna.email, ip="198.51.100.1")
        assert who(client) is None
        log_in(client, bo.email, ip="198.51.100.1")
        assert who(client) == "Bo Ask"

    def test_case_2_eleven_accounts_from_one_address_are_limited(self, client, anna, log_in, who):
        answers = [log_in(client, f"person{n}@example.org", "fel").content.decode() for n in range(11)]
        assert [("för många försök" in answer) for answer in answers] == [False] * 10 + [True]
        log_in(client, anna.email)
        assert who(client) is None
        log_in(client, anna.email, ip="192.0.2.2")
        assert who(client) == "Anna Lind"

    def test_case_3_the_right_person_waits_and_comes_in(self, client, anna, log_in, who):
        with time_machine.travel(dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)) as clock:
            for n in range(6):
                log_in(client, anna.email, "fel", ip=f"192.0.2.{n}")
            clock.shift(dt.timedelta(minutes=4))
            log_in(client, anna.email)
            assert who(client) is None
            clock.shift(dt.timedelta(minutes=2))
            log_in(client, anna.email)
            assert who(client) == "Anna Lind"

    def test_case_3_a_new_password_by_mail_opens_at_once(self, client, anna, log_in, who, mailed_link):
        for n in range(6):
            log_in(client, anna.email, "fel", ip=f"192.0.2.{n}")
        client.post(reverse("account_reset_password"), {"email": anna.email})
        page = client.get(mailed_link("password_reset_key"), follow=True)
        new = "elva gröna äpplen i korgen"
        client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
        log_in(client, anna.email, new)
        assert who(client) == "Anna Lind"

    def test_right_passwords_use_up_no_tries(self, anna, log_in, who):
        for _ in range(12):
            client = Client()
            log_in(client, anna.email)
            assert who(client) == "Anna Lind"

    def test_many_posts_get_a_page_that_says_wait(self, client, settings, db, log_in):
        settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
        answers = [log_in(client, "a@example.org", "fel") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert "Vänta en minut" in answers[2].content.decode()

    def test_an_invented_forwarding_header_gives_no_new_tries(self, client, settings, anna, log_in):
        for n in range(10):
            client.post(
                reverse("account_login"),
                {"login": f"p{n}@example.org", "password": "fel"},
                headers={"x-forwarded-for": f"203.0.113.{n}"},
            )
        answer = client.post(
            reverse("account_login"),
            {"login": "p@example.org", "password": "fel"},
            headers={"x-forwarded-for": "203.0.113.99"},
        )
        assert "för många försök" in answer.content.decode()

    def test_behind_one_proxy_the_last_address_counts(self, client, settings, log_in):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        said = []
        for n in range(11):
            answer = client.post(
                reverse("account_login"),
                {"login": f"p{n}@example.org", "password": "fel"},
                headers={"x-forwarded-for": f"203.0.113.{n}, 198.51.100.7"},
            )
            said.append("för många försök" in answer.content.decode())
        assert said == [False] * 10 + [True]


def test_whoever_was_signed_out_before_she_pressed_a_button_is_told_that_nothing_was_done(client, anna, bo, bim):
    pressed = client.post(reverse("networks:member_end", args=["bim", bo.appointments.get().pk]))
    signed_in = client.post(pressed.url, {"login": anna.email, "password": PASSWORD}, follow=True)
    assert (signed_in.status_code, signed_in.headers["Allow"]) == (405, "POST")
    assert "Adressen hör till en knapp på en annan sida. Inget har ändrats." in signed_in.content.decode()
    assert bo.appointments.get().ends_on is None
