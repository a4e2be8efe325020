"""The named cast: whoever reads a test knows what each of them may see.

anna     leads BIM, from Fyrbodal           bo       takes part in BIM, from Orust
cecilia  leads BoU utförare                 david    manages a unit in Åmål
eva      is IFO chief in Sotenäs            frida    is an employee in Orust
gunnar   is administrator                   olof     has an account and no appointment
"""

import datetime as dt
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import hypothesis
import pytest
import time_machine
from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.test import Client

from fyrbodal.organisation.models import Organisation, Person, Unit
from fyrbodal.organisation.roles import Role
from fyrbodal.pages.models import AccessibilityStatement
from networks.models import Network
from tests.factories import AppointmentFactory, OrganisationFactory, PersonFactory, UnitFactory

SignIn = Callable[[Person | None], Client]

# How long an example takes says how busy the machine is, and nothing about the world. The same code gives the same
# answer; new examples are sought with --hypothesis-profile=search, when somebody is there to read what they find.
UNTIMED = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("same", **UNTIMED, derandomize=True)
hypothesis.settings.register_profile("search", **UNTIMED, print_blob=True)
hypothesis.settings.load_profile("same")
OURS = ("bench", "competence", "fyrbodal", "networks", "projects", "workload")


def pytest_collection_finish() -> None:
    """Hypothesis tries what stands in the modules that are loaded: in all of ours, whichever tests ran before."""
    for package in OURS:
        for module in pkgutil.walk_packages([package], f"{package}."):
            if not module.name.endswith(".__main__"):
                import_module(module.name)


@pytest.fixture
def noon() -> Iterator[None]:
    """It is a Monday in November, and the clock goes: nothing that a test does stands where a day, a term or a year ends.

    For tests within one process: others go by the clock of the machine.
    """
    with time_machine.travel(dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)):
        yield


@pytest.fixture(autouse=True)
def a_busy_machine_is_no_slow_document(settings: Any) -> None:
    settings.READER_WAITS = 120.0


@receiver(post_migrate)
def the_statement_is_there(app_config: AppConfig, using: str, **kwargs: Any) -> None:
    """A migration writes it, and a test that empties the tables when it is done takes it from the tests after it."""
    if app_config.label == "pages":
        AccessibilityStatement.objects.current().save(using=using)


@pytest.fixture
def fyrbodal(db: None) -> Organisation:
    return OrganisationFactory(name="Fyrbodals kommunalförbund", category="association")


@pytest.fixture
def orust(db: None) -> Organisation:
    return OrganisationFactory(name="Orust", code="1421", is_member=True)


@pytest.fixture
def amal(db: None) -> Organisation:
    return OrganisationFactory(name="Åmål", code="1492", is_member=True)


@pytest.fixture
def sotenas(db: None) -> Organisation:
    return OrganisationFactory(name="Sotenäs", code="1427", is_member=True)


@pytest.fixture
def lotsen(amal: Organisation) -> Unit:
    return UnitFactory(name="Lotsen", organisation=amal)


@pytest.fixture
def bim(db: None) -> Network:
    return Network.objects.create(name="BIM", slug="bim", is_public=True, open_to_staff=True)


@pytest.fixture
def bou(db: None) -> Network:
    return Network.objects.create(name="BoU utförare", slug="bou-utforare", open_to_staff=False)


@pytest.fixture
def anna(bim: Network, fyrbodal: Organisation) -> Person:
    return _appointed("Anna Lind", Role.NETWORK_LEADER, bim, fyrbodal)


@pytest.fixture
def bo(bim: Network, orust: Organisation) -> Person:
    return _appointed("Bo Ask", Role.NETWORK_PARTICIPANT, bim, orust)


@pytest.fixture
def cecilia(bou: Network, fyrbodal: Organisation) -> Person:
    return _appointed("Cecilia Rönn", Role.NETWORK_LEADER, bou, fyrbodal)


@pytest.fixture
def david(lotsen: Unit, amal: Organisation) -> Person:
    return _appointed("David Ek", Role.UNIT_MANAGER, lotsen, amal)


@pytest.fixture
def eva(sotenas: Organisation) -> Person:
    return _appointed("Eva Björk", Role.IFO_CHIEF, sotenas, sotenas)


@pytest.fixture
def frida(orust: Organisation) -> Person:
    return _appointed("Frida Al", Role.EMPLOYEE, orust, orust)


@pytest.fixture
def gunnar(fyrbodal: Organisation) -> Person:
    return _appointed("Gunnar Tall", Role.ADMINISTRATOR, fyrbodal, fyrbodal)


@pytest.fixture
def olof(orust: Organisation) -> Person:
    return PersonFactory(name="Olof Utanför", email="olof@example.org", organisation=orust)


@pytest.fixture
def sign_in() -> SignIn:
    """A client of one's own for each person; None gives a visitor's."""

    def signed_in(person: Person | None) -> Client:
        client = Client()
        if person:
            client.force_login(person)
        return client

    return signed_in


def _appointed(name: str, role: Role, body: Organisation | Unit | Network, home: Organisation) -> Person:
    person = PersonFactory(name=name, email=f"{name.split(maxsplit=1)[0].lower()}@example.org", organisation=home)
    AppointmentFactory(person=person, role=role, body=body)
    return person
