"""The admin backend has no door of its own."""

from django.urls import reverse

from tests.factories import PASSWORD


def test_a_visitor_is_sent_to_the_one_sign_in_page_and_back(client, gunnar, log_in):
    answer = client.get(reverse("admin:index"), follow=True)
    there = reverse("account_login", query={"next": reverse("admin:index")})
    assert answer.redirect_chain[-1] == (there, 302)
    assert log_in(client, gunnar.email, next=reverse("admin:index")).url == reverse("admin:index")


def test_the_right_password_posted_to_djangos_own_path_signs_nobody_in(client, gunnar, who):
    answer = client.post(reverse("admin:login"), {"username": gunnar.email, "password": PASSWORD})
    assert answer.url == reverse("account_login", query={"next": reverse("admin:index")})
    assert who(client) is None


def test_whoever_is_no_administrator_is_refused_rather_than_asked_to_sign_in(sign_in, anna):
    assert sign_in(anna).get(reverse("admin:index"), follow=True).status_code == 403


def test_a_password_is_changed_in_one_place(sign_in, gunnar):
    answer = sign_in(gunnar).get(reverse("admin:password_change"))
    assert answer.url == reverse("account_change_password")
