"""Those of projects, beside the cast in tests/conftest.py.

petra    leads the project Broarna, at Lotsen in Åmål       mats     writes in it
rolf     is in its reference group, and says what he thinks stina    is in its steering group, and reads
harriet  is the chief who answers for it                    greger   reviews grants for Stockholm, who gave the money
"""

import pytest

from fyrbodal.organisation.roles import Role
from projects.models import Programme
from tests.factories import AppointmentFactory, OrganisationFactory, PersonFactory
from tests.projects.reports import begun, granted, programme, project


def appointed(name, role, body, **facts):
    person = PersonFactory(name=name, email=f"{name.split()[0].lower()}@example.org", **facts)
    AppointmentFactory(person=person, role=role, body=body)
    return person


@pytest.fixture
def stockholm(db):
    return OrganisationFactory(name="Stockholms stad", code="0180", category="funder")


@pytest.fixture
def lum(stockholm) -> Programme:
    return programme(stockholm)


@pytest.fixture
def broarna(lum, amal, lotsen):
    return project(lum, amal, lotsen)


@pytest.fixture
def petra(broarna):
    return appointed("Petra Sund", Role.PROJECT_LEADER, broarna)


@pytest.fixture
def mats(broarna):
    return appointed("Mats Holm", Role.CO_WRITER, broarna)


@pytest.fixture
def rolf(broarna):
    return appointed("Rolf Ek", Role.REFERENCE_GROUP, broarna)


@pytest.fixture
def stina(broarna):
    return appointed("Stina Alm", Role.STEERING_GROUP, broarna)


@pytest.fixture
def harriet(broarna):
    return appointed("Harriet Näs", Role.RESPONSIBLE_CHIEF, broarna, title="enhetschef")


@pytest.fixture
def greger(stockholm):
    return appointed("Greger Udd", Role.GRANT_REVIEWER, stockholm)


@pytest.fixture
def grant(broarna):
    return granted(broarna)


@pytest.fixture
def report(grant):
    return begun(grant)
