"""Invented rows, read as prose: PersonFactory(name="Anna Lind")."""

import datetime as dt
import uuid

import factory
from factory.django import DjangoModelFactory

from fyrbodal.organisation.models import Appointment, Employment, Fact, Organisation, Person, Unit
from fyrbodal.organisation.roles import Role
from networks.actions import items, meetings
from networks.models import Answer, Item, Meeting, Network

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


def planned(network: Network, by: Person, held_on: dt.date = dt.date(2027, 3, 12), **facts: object) -> Meeting:
    """A meeting as `plan` lays it out."""
    values = {"held_on": held_on, "starts": dt.time(9), "ends": dt.time(12), "place": "Teams"} | facts
    return meetings.plan(network=network, key=uuid.uuid4(), facts=values, by=by)


def with_a_round(meeting: Meeting, heading: str = "Läget i kommunerna", **bodies: str) -> Item:
    """A round whose answers are said by the organisations named as keyword arguments."""
    item = items.append(meeting, Item.Kind.ROUND, heading=heading)
    for name, body in bodies.items():
        answer = item.answers.get(organisation__name=name)
        Answer.objects.filter(pk=answer.pk).update(body=body, state=Answer.State.DONE)
    return item


def identity_number() -> str:
    """Made up here and now: a day that many share, and a check digit that fits."""
    digits = "850101" + "239"
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits))
    return f"{digits[:6]}-{digits[6:]}{-total % 10}"
