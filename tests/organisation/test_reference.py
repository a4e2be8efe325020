"""What the program knows from the start, read in again with every new version."""

import pytest
from django.core.management import CommandError, call_command

from fyrbodal.organisation.models import Organisation
from networks.models import Network


@pytest.mark.django_db
def test_reading_the_registers_in_again_changes_nothing_that_somebody_has_changed():
    call_command("load_reference")
    Organisation.objects.filter(code="1421").update(name="Orusts kommun")
    Network.objects.filter(slug="bim").update(name="Barnhusnätverket")
    before = set(Organisation.objects.values_list("name")), set(Network.objects.values_list("name"))
    call_command("load_reference")
    assert (set(Organisation.objects.values_list("name")), set(Network.objects.values_list("name"))) == before


@pytest.mark.django_db
def test_the_password_of_the_demo_is_told_and_used_in_the_demo_only(settings):
    settings.DEMO = False
    for command in ("load_demo", "demo_logins"):
        with pytest.raises(CommandError):
            call_command(command)
