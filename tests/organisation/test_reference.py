"""What the program knows from the start, read in again with every new version."""

import pytest
from django.core.management import CommandError, call_command

from fyrbodal.organisation.models import Fact, Organisation
from networks.models import Network


@pytest.mark.django_db
def test_reading_the_registers_in_again_changes_nothing_that_somebody_has_changed():
    call_command("load_reference")
    Organisation.objects.filter(code="1421").update(name="Orusts kommun")
    Network.objects.filter(slug="bim").update(name="Barnhusnätverket")
    before = set(Organisation.objects.values_list("name")), set(Network.objects.values_list("name"))
    call_command("load_reference")
    assert (set(Organisation.objects.values_list("name")), set(Network.objects.values_list("name"))) == before


def registers():
    organisations = Organisation.objects.values_list("name", "code")
    return set(organisations), set(Network.objects.values_list("name", "slug")), Fact.objects.count()


@pytest.mark.django_db
def test_what_has_been_given_another_name_or_address_does_not_come_back_under_its_old_one():
    call_command("load_reference")
    nameless = Organisation.objects.filter(code="").order_by("name")[0]
    Organisation.objects.filter(pk=nameless.pk).update(name="Ett annat namn")
    Organisation.objects.filter(code="1421").update(name="Orusts kommun", code="1499")
    Network.objects.filter(slug="bim").update(name="Barnhusnätverket", slug="barnhuset")
    before = registers()
    call_command("load_reference")
    assert registers() == before
    assert Organisation.objects.filter(name="Ett annat namn").count() == 1


@pytest.mark.django_db
def test_what_has_been_taken_away_stays_away():
    call_command("load_reference")
    Network.objects.get(slug="missbruk").delete()
    Organisation.objects.get(code="1419").delete()  # a neighbour, of whom no other figure is kept
    before = registers()
    call_command("load_reference")
    assert registers() == before


@pytest.mark.django_db
def test_what_stood_there_before_the_first_reading_is_not_doubled(orust, bim):
    call_command("load_reference")
    assert Organisation.objects.get(code="1421") == orust
    assert Network.objects.get(slug="bim") == bim


@pytest.mark.django_db
def test_the_password_of_the_demo_is_told_and_used_in_the_demo_only(settings):
    settings.DEMO = False
    for command in ("load_demo", "demo_logins"):
        with pytest.raises(CommandError):
            call_command(command)
