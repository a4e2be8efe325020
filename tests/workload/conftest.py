"""A unit that measures: Lotsen in Åmål, with David as its manager.

vera     is employed in Lotsen                sten     leads the work there (first-line supervisor)
nils     is employed in another unit of Åmål  ingrid   is IFO chief in Åmål
"""

import datetime as dt

import pytest

from fyrbodal.loading import load
from fyrbodal.organisation.roles import Role
from tests.factories import AppointmentFactory, EmploymentFactory, PersonFactory, UnitFactory
from tests.workload.factories import adopted, opened, published
from tests.workload.modelling import copied
from workload.models import Version

MARCH = (dt.date(2027, 3, 1), dt.date(2027, 3, 31))


@pytest.fixture(autouse=True)
def at_noon(noon):
    """Unless a test says another hour."""


def employed(name, unit, **employment):
    person = PersonFactory(name=name, email=f"{name.split()[0].lower()}@example.org", organisation=unit.organisation)
    AppointmentFactory(person=person, role=Role.EMPLOYEE, body=unit)
    EmploymentFactory(person=person, organisation=unit.organisation, unit=unit, **employment)
    return person


@pytest.fixture
def vera(lotsen):
    return employed("Vera Rask", lotsen)


@pytest.fixture
def sten(lotsen):
    person = PersonFactory(name="Sten Dal", email="sten@example.org", organisation=lotsen.organisation)
    AppointmentFactory(person=person, role=Role.FIRST_LINE_SUPERVISOR, body=lotsen)
    return person


@pytest.fixture
def nils(amal):
    return employed("Nils Gran", UnitFactory(name="Fyren", organisation=amal))


@pytest.fixture
def ingrid(amal):
    person = PersonFactory(name="Ingrid Ås", email="ingrid@example.org", organisation=amal)
    AppointmentFactory(person=person, role=Role.IFO_CHIEF, body=amal)
    return person


@pytest.fixture
def version(lotsen, david):
    """Trollhättan's way of measuring, confirmed by Åmål and used by Lotsen."""
    version = published(lotsen.organisation, by=david)
    adopted(lotsen, version)
    return version


@pytest.fixture
def march(lotsen, version, david, vera):
    return opened(lotsen, version, MARCH, by=david)


@pytest.fixture
def sheet(march, vera):
    """Vera's, empty."""
    return march.sheets.get(person=vera)


@pytest.fixture
def templates(db):
    """The models that came with the program."""
    load("reference")
    return Version.objects.filter(family__organisation=None)


@pytest.fixture
def trollhattan(templates):
    return templates.get(family__name="Trollhättans timmar")


@pytest.fixture
def draft(trollhattan, amal, david):
    """Åmål's, out of Trollhättan's way of measuring; its proposals are not confirmed."""
    return copied(trollhattan, amal, david)


@pytest.fixture
def keeper(sign_in, david):
    """David's browser; he keeps the models of Åmål."""
    return sign_in(david)
