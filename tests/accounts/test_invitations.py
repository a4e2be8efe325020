import datetime as dt

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from fyrbodal.accounts.forms import SetPasswordForm
from fyrbodal.accounts.invitations import accept, invite, link
from fyrbodal.journal.models import Entry
from fyrbodal.links import Dead
from fyrbodal.outbox.models import Message
from tests.factories import PersonFactory

NEW = "elva gröna äpplen i korgen"
CHOSEN = {"password1": NEW, "password2": NEW}


@pytest.fixture
def stina(orust):
    person = PersonFactory(name="Stina Ny", email="stina@example.org", organisation=orust)
    person.set_unusable_password()
    person.save()
    return person


@pytest.fixture
def invited(stina, gunnar, mailed_link):
    invite(stina, by=gunnar)
    return mailed_link("invitation")


def test_whoever_is_invited_chooses_a_password_and_comes_to_min_dag(client, invited, who, log_in):
    page = client.get(invited)
    assert "Välkommen, Stina" in page.content.decode()
    assert client.post(invited, CHOSEN).url == reverse("min_dag")
    assert who(client) == "Stina Ny"
    again = Client()
    log_in(again, "stina@example.org", NEW)
    assert who(again) == "Stina Ny"


def test_the_mail_says_who_invites_what_to_do_and_how_long_it_holds(invited, stina):
    message = Message.objects.get(kind="invitation")
    assert message.subject == "Välkommen till Nätverken"
    assert message.secret is True
    assert [(one.address, one.name) for one in message.deliveries.all()] == [("stina@example.org", "Stina Ny")]
    assert message.text.startswith("Hej Stina!\n\nGunnar Tall har bjudit in dig till Nätverken")
    assert "gäller i 14 dagar" in message.text


def test_a_name_with_signs_stands_in_the_mail_as_it_is(gunnar, stina):
    gunnar.name = "Gunnar <b> & Tall"
    invite(stina, by=gunnar)
    assert "Gunnar <b> & Tall har bjudit in dig" in Message.objects.get(kind="invitation").text


def test_the_invitation_and_the_password_stand_in_the_journal(client, invited):
    client.post(invited, CHOSEN)
    lines = Entry.objects.order_by("id").values_list("by_name", "verb", "thing_name")
    assert list(lines) == [
        ("Gunnar Tall", "invited", "Stina Ny"),
        ("Stina Ny", "chose a password", "Stina Ny"),
    ]


def test_the_address_is_proven_by_the_link_and_not_before(client, invited, stina):
    assert list(EmailAddress.objects.filter(user=stina).values_list("email", "verified", "primary")) == [
        ("stina@example.org", False, True)
    ]
    client.post(invited, CHOSEN)
    assert EmailAddress.objects.get(user=stina).verified is True


def test_looking_at_the_page_uses_nothing_up(client, invited):
    assert [client.get(invited).status_code for _ in range(3)] == [200, 200, 200]


def test_an_invitation_works_once(client, invited, who):
    client.post(invited, CHOSEN)
    second = Client()
    for answer in (second.get(invited), second.post(invited, CHOSEN)):
        assert answer.status_code == 410
        assert "Inbjudan gäller inte längre" in answer.content.decode()
    assert who(second) is None


def test_of_two_who_follow_the_same_link_at_once_one_is_too_late(stina):
    token = link(stina).split("/")[-2]
    early, late = SetPasswordForm(stina, CHOSEN), SetPasswordForm(stina, CHOSEN)
    assert early.is_valid()
    assert late.is_valid()
    accept(token, early)
    with pytest.raises(Dead):
        accept(token, late)


def test_an_invitation_holds_a_fortnight(client, stina, gunnar, mailed_link):
    with time_machine.travel(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC), tick=False) as clock:
        invite(stina, by=gunnar)
        path = mailed_link("invitation")
        clock.shift(dt.timedelta(days=14))
        assert client.get(path).status_code == 200
        clock.shift(1)
        assert client.get(path).status_code == 410


def test_an_invitation_dies_when_the_address_is_changed(client, invited, stina):
    stina.email = "annan@example.org"
    stina.save()
    assert client.get(invited).status_code == 410


def test_case_58_links_of_nobody_and_of_the_past_get_the_same_page(client, invited):
    client.post(invited, CHOSEN)
    visitor = Client()
    used = visitor.get(invited)
    invented = visitor.get(reverse("accept_invitation", args=["eyJhIjoiYiJ9:1abc:xyz"]))
    assert (used.status_code, used.content) == (invented.status_code, invented.content)


def test_case_8_an_invitation_of_somebody_disabled_is_refused(client, invited, stina, who):
    stina.is_active = False
    stina.save()
    page = client.get(invited)
    assert (page.status_code, page.templates[0].name) == (403, "account/account_inactive.html")
    assert client.post(invited, CHOSEN).status_code == 403
    assert who(client) is None
    stina.refresh_from_db()
    assert not stina.has_usable_password()


def test_somebody_disabled_cannot_be_invited(stina, gunnar):
    stina.is_active = False
    with pytest.raises(ValidationError, match="Stina Ny får inte logga in"):
        invite(stina, by=gunnar)
    assert not Message.objects.exists()


def test_case_9_a_password_that_is_easy_to_guess_is_refused_with_a_way_out(client, invited, who):
    page = client.post(invited, {"password1": "Sommar2026", "password2": "Sommar2026"})
    (said,) = page.context["form"].errors["password1"]
    assert said.startswith("Lösenordet är lätt att gissa, för det bygger på en årstid, en ort,")
    assert said.endswith("Ta i stället tre eller fyra ord som inte hör ihop.")
    assert who(client) is None


@pytest.mark.parametrize("password", ["kort", "Stina Ny 2026!", "stina@example.org"])
def test_too_short_and_ones_own_name_are_refused(client, invited, password):
    page = client.post(invited, {"password1": password, "password2": password})
    assert list(page.context["form"].errors) == ["password1"]


@pytest.mark.parametrize("password", ["ö" * 64, "å " * 60 + "🦞", "kräftskiva🦞i🌧️regn"])
def test_case_9_long_passwords_and_any_sign_are_accepted(client, invited, password, log_in, who):
    client.post(invited, {"password1": password, "password2": password})
    again = Client()
    log_in(again, "stina@example.org", password)
    assert who(again) == "Stina Ny"


def test_two_different_passwords_are_refused_in_swedish(client, invited):
    page = client.post(invited, {"password1": NEW, "password2": "något helt annat då"})
    assert page.context["form"].errors == {"password2": ["Du måste ange samma lösenord"]}


def test_another_who_is_signed_in_here_is_told_whose_the_invitation_is(sign_in, client, anna, invited, stina):
    words = f"Du är inloggad som {anna}. Inbjudan är till {stina}"
    assert [words in one.get(invited).content.decode() for one in (sign_in(anna), client)] == [True, False]


def test_another_who_is_signed_in_here_is_signed_out_when_the_link_is_used(sign_in, anna, invited, who):
    client = sign_in(anna)
    client.get(invited)
    assert who(client) == "Anna Lind"
    client.post(invited, CHOSEN)
    assert who(client) == "Stina Ny"


def test_case_54_the_link_has_our_own_address_whatever_the_request_says(stina, gunnar, settings):
    settings.SITE_URL = "https://natverken.example.org"
    invite(stina, by=gunnar)
    assert "\nhttps://natverken.example.org/inbjudan/" in Message.objects.get(kind="invitation").text
