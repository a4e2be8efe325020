"""A unit whose people learn: Lotsen in Åmål works with children and youth, with David as its manager.

karin    is course administrator              vera     is employed in Lotsen since three years
nils     is employed in another unit of Åmål  sten     leads the work in Lotsen (first-line supervisor)
ingrid   is IFO chief in Åmål
"""

import datetime as dt

import pytest

from competence.areas import Area
from competence.models import UnitArea
from fyrbodal.loading import load
from fyrbodal.organisation.roles import Role
from tests.competence.enrolling import open_package
from tests.competence.packages import sheet
from tests.factories import AppointmentFactory, EmploymentFactory, PersonFactory, UnitFactory


@pytest.fixture(autouse=True)
def at_noon(noon):
    """Unless a test says another hour."""


def appointed(name, role, body, home):
    person = PersonFactory(name=name, email=f"{name.split()[0].lower()}@example.org", organisation=home)
    AppointmentFactory(person=person, role=role, body=body)
    return person


def employed(name, unit, **employment):
    person = appointed(name, Role.EMPLOYEE, unit, unit.organisation)
    EmploymentFactory(person=person, organisation=unit.organisation, unit=unit, **employment)
    return person


@pytest.fixture
def learning(lotsen):
    """Lotsen, which follows the plan for children and youth."""
    UnitArea.objects.get_or_create(unit=lotsen, area=Area.CHILDREN_YOUTH)
    return lotsen


@pytest.fixture
def karin(fyrbodal):
    return appointed("Karin Ström", Role.COURSE_ADMINISTRATOR, fyrbodal, fyrbodal)


@pytest.fixture
def vera(lotsen):
    return employed("Vera Rask", lotsen, in_profession_since_on=dt.date(2024, 2, 1))


@pytest.fixture
def sten(lotsen):
    return appointed("Sten Dal", Role.FIRST_LINE_SUPERVISOR, lotsen, lotsen.organisation)


@pytest.fixture
def nils(amal):
    return employed("Nils Gran", UnitFactory(name="Fyren", organisation=amal))


@pytest.fixture
def ingrid(amal):
    return appointed("Ingrid Ås", Role.IFO_CHIEF, amal, amal)


@pytest.fixture
def reference(db):
    """What came with the program: plans, courses, figures."""
    load("reference")


@pytest.fixture
def pack(karin, amal, sotenas):
    """A package that takes wishes."""
    return open_package(karin, "Motiverande samtal", "Klarspråk")


@pytest.fixture
def mine(pack, amal):
    """The sheet of Åmål."""
    return sheet(pack, amal)


@pytest.fixture
def offer(pack):
    """The first course of the package."""
    return pack.offers.in_order()[0]
