from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command

from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Appointment, Person
from fyrbodal.organisation.roles import Role


def run(*words):
    out = StringIO()
    call_command("invite", *words, stdout=out)
    return out.getvalue().strip()


def test_the_first_administrator_of_a_new_installation_gets_in(fyrbodal, client, who):
    address = run("Karin.Berg@Example.org", "--name", "Karin Berg", "--administrator")
    chosen = {"password1": "elva gröna äpplen i korgen", "password2": "elva gröna äpplen i korgen"}
    client.post(urlsplit(address).path, chosen)
    assert who(client) == "Karin Berg"
    karin = Person.objects.get(email="karin.berg@example.org")
    assert karin.holds(Role.ADMINISTRATOR, at=fyrbodal)
    assert list(Entry.objects.order_by("id").values_list("by_name", "verb"))[:3] == [
        ("systemet", "added"),
        ("systemet", "added"),
        ("systemet", "invited"),
    ]


def test_run_twice_it_makes_one_person_and_one_appointment(fyrbodal):
    for _ in range(2):
        run("karin.berg@example.org", "--name", "Karin Berg", "--administrator")
    assert Person.objects.count() == Appointment.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ny@example.org"], "Lägg till --name"),
        (["ingen adress", "--name", "Karin Berg"], "e-postadress"),
        (["karin@example.org", "--name", "Karin Berg", "--administrator"], "Läs in organisationerna först"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_left(db, words, said):
    with pytest.raises(CommandError, match=said):
        run(*words)
    assert not Person.objects.exists()


def test_somebody_disabled_is_not_invited(anna):
    anna.is_active = False
    anna.save()
    with pytest.raises(CommandError, match="får inte logga in"):
        run(anna.email)
