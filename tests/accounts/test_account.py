import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyrbodal.accounts.urls import urlpatterns
from fyrbodal.organisation.models import Appointment
from fyrbodal.outbox.models import Message
from tests.factories import PASSWORD, AppointmentFactory

NEW = "elva gröna äpplen i korgen"


def test_one_sees_ones_name_address_and_appointments(sign_in, anna):
    page = sign_in(anna).get(reverse("account"))
    text = page.content.decode()
    assert "anna@example.org" in text
    assert "nätverksledare, BIM" in text
    assert list(page.context["appointments"]) == list(Appointment.objects.filter(person=anna))


def test_one_sees_nobody_elses_and_none_that_have_ended(sign_in, anna, bo, bim):
    AppointmentFactory(person=bo, body=bim, role="network_leader", ends_on=dt.date(2021, 1, 1))
    assert [str(one) for one in sign_in(bo).get(reverse("account")).context["appointments"]] == [
        "Bo Ask, nätverksdeltagare, BIM"
    ]


def test_whoever_stands_in_sees_for_whom(sign_in, olof, anna, bim):
    AppointmentFactory(person=olof, body=bim, role="network_leader", deputy_for=anna)
    page = sign_in(olof).get(reverse("account")).content.decode()
    assert "<span>nätverksledare, BIM, ersättare för Anna Lind</span>" in page


def test_without_appointments_one_is_told_who_gives_them(sign_in, olof):
    assert "Du har inga uppdrag just nu" in sign_in(olof).get(reverse("account")).content.decode()


def test_thirty_appointments_cost_as_many_queries_as_one(sign_in, anna):
    client = sign_in(anna)
    client.get(reverse("account"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("account"))
    AppointmentFactory.create_batch(29, person=anna)
    with CaptureQueriesContext(connection) as thirty:
        assert len(client.get(reverse("account")).context["appointments"]) == 30
    assert len(thirty) == len(one)


@pytest.mark.parametrize(
    "name", ["account", "account_change_password", "account_set_password", "account_reauthenticate"]
)
def test_a_visitor_is_asked_to_sign_in_first(client, db, name):
    assert client.get(reverse(name)).url == f"{reverse('account_login')}?next={reverse(name)}"


def test_a_changed_password_is_told_by_mail(sign_in, anna):
    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    page = sign_in(anna).post(reverse("account_change_password"), data, follow=True)
    assert "Lösenordet är bytt. På andra ställen är du nu utloggad." in page.content.decode()
    message = Message.objects.get(kind="password_changed")
    assert message.subject == "Ditt lösenord är bytt"
    assert "från adressen 127.0.0.1" in message.text


def test_the_password_one_has_must_be_right(sign_in, anna):
    data = {"oldpassword": "fel", "password1": NEW, "password2": NEW}
    page = sign_in(anna).post(reverse("account_change_password"), data)
    assert page.context["form"].errors == {"oldpassword": ["Det är inte lösenordet du har nu. Försök igen."]}


def test_one_can_confirm_that_it_is_oneself(sign_in, anna):
    client = sign_in(anna)
    assert "Bekräfta att det är du" in client.get(reverse("account_reauthenticate")).content.decode()
    wrong = client.post(reverse("account_reauthenticate"), {"password": "fel"})
    assert wrong.context["form"].errors == {"password": ["Lösenordet stämmer inte. Försök igen."]}
    right = client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("account")})
    assert right.url == reverse("account")


def test_whoever_has_no_password_chooses_one(sign_in, anna):
    anna.set_unusable_password()
    anna.save()
    client = sign_in(anna)
    assert client.get(reverse("account_change_password")).url == reverse("account_set_password")
    client.post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})
    anna.refresh_from_db()
    assert anna.check_password(NEW)


def test_every_page_that_is_open_says_why_and_no_other_is():
    opened = {one.name for one in urlpatterns if getattr(one.callback, "open_because", "")}
    without_login = {one.name for one in urlpatterns if not getattr(one.callback, "login_required", True)}
    assert opened == without_login
    assert {one.name for one in urlpatterns} - opened == {
        "account",
        "account_change_password",
        "account_set_password",
        "account_stay",
        "account_reauthenticate",
    }
