"""Invented rows, read as prose: PersonFactory(name="Anna Lind")."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from fyrbodal.organisation.models import Appointment, Employment, Fact, Organisation, Person, Unit
from fyrbodal.organisation.roles import Role

PASSWORD = "fyra blå båtar i hamnen"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation
        django_get_or_create = ("name",)

    name = factory.Sequence(lambda n: f"Påhittade kommunen {n}")
    category = Organisation.Category.MUNICIPALITY
    is_member = False


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = Unit

    name = factory.Sequence(lambda n: f"Barn och unga {n}")
    organisation = factory.SubFactory(OrganisationFactory)


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Påhittad Person {n}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")
    organisation = factory.SubFactory(OrganisationFactory)
    password = factory.django.Password(PASSWORD)


class EmploymentFactory(DjangoModelFactory):
    class Meta:
        model = Employment

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SelfAttribute("person.organisation")
    starts_on = dt.date(2020, 1, 1)


class FactFactory(DjangoModelFactory):
    class Meta:
        model = Fact

    organisation = factory.SubFactory(OrganisationFactory)
    kind = Fact.FactKind.INHABITANTS
    value = 15000
    as_of_on = dt.date(2026, 12, 31)


class AppointmentFactory(DjangoModelFactory):
    class Meta:
        model = Appointment

    person = factory.SubFactory(PersonFactory)
    role = Role.EMPLOYEE
    body = factory.SubFactory(UnitFactory)
    starts_on = dt.date(2020, 1, 1)
