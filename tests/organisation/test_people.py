"""People, what they hold, and from when to when."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from fyrbodal.organisation.models import Appointment, Employment, Organisation, Person, Unit
from fyrbodal.organisation.roles import Kind, Role
from tests.factories import AppointmentFactory, EmploymentFactory, FactFactory, PersonFactory

YESTERDAY, TODAY, TOMORROW = dt.date(2027, 3, 11), dt.date(2027, 3, 12), dt.date(2027, 3, 13)


@pytest.fixture(autouse=True)
def _on_the_day(time_machine):
    time_machine.move_to(dt.datetime(2027, 3, 12, 12, tzinfo=dt.UTC))


def test_a_role_is_held_where_and_while_the_appointment_says(anna, bim, bou):
    assert anna.holds(Role.NETWORK_LEADER, at=bim)
    assert not anna.holds(Role.NETWORK_LEADER, at=bou)
    assert not anna.holds(Role.NETWORK_PARTICIPANT, at=bim)
    assert not anna.holds(Role.NETWORK_LEADER, at=bim, on=dt.date(2019, 12, 31))


def test_the_last_day_of_an_appointment_counts(olof, bim):
    AppointmentFactory(person=olof, role=Role.NETWORK_PARTICIPANT, body=bim, ends_on=TODAY)
    assert olof.holds(Role.NETWORK_PARTICIPANT, at=bim)
    assert not olof.holds(Role.NETWORK_PARTICIPANT, at=bim, on=TOMORROW)


def test_an_ended_appointment_takes_the_right_with_it_at_the_next_request(anna, bim, sign_in):
    client = sign_in(anna)
    url = f"/natverk/{bim.slug}/deltagare/"
    assert client.get(url).status_code == 200
    anna.appointments.update(ends_on=YESTERDAY)
    assert client.get(url).status_code == 403


def test_a_person_who_may_not_sign_in_holds_nothing(anna):
    Person.objects.filter(pk=anna.pk).update(is_active=False)
    assert not Person.objects.get(pk=anna.pk).holds(Role.NETWORK_LEADER)


def test_the_same_role_cannot_be_held_twice_at_once(anna, bim):
    again = Appointment(person=anna, role=Role.NETWORK_LEADER, body=bim, starts_on=TODAY)
    with pytest.raises(ValidationError, match="redan det uppdraget"):
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_one_may_come_back_after_a_pause(anna, bim):
    anna.appointments.update(ends_on=YESTERDAY)
    again = Appointment(person=anna, role=Role.NETWORK_LEADER, body=bim, starts_on=TODAY)
    again.full_clean()
    again.save()


def test_a_period_that_ends_before_it_starts_is_told_in_words(anna, bim):
    backwards = Appointment(person=anna, role=Role.NETWORK_PARTICIPANT, body=bim, starts_on=TODAY, ends_on=YESTERDAY)
    with pytest.raises(ValidationError) as refused:
        backwards.full_clean()
    assert refused.value.message_dict == {"ends_on": ["Slutdagen kan inte ligga före startdagen."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.get(pk=anna.pk).appointments.update(ends_on=dt.date(2019, 1, 1))


def test_a_role_belongs_at_one_kind_of_body(anna, orust):
    misplaced = Appointment(person=anna, role=Role.NETWORK_LEADER, body=orust, starts_on=TODAY)
    with pytest.raises(ValidationError) as refused:
        misplaced.full_clean()
    assert list(refused.value.message_dict) == ["role"]


def test_nobody_stands_in_for_herself(anna, bim):
    with pytest.raises(IntegrityError), transaction.atomic():
        anna.appointments.update(deputy_for=anna)


def test_the_kind_of_a_body_is_written_from_its_class(orust, lotsen, bim):
    assert (orust.kind, lotsen.kind, bim.kind) == (Kind.ORGANISATION, Kind.UNIT, Kind.NETWORK)
    bim.kind = Kind.UNIT
    bim.save()
    bim.refresh_from_db()
    assert bim.kind == Kind.NETWORK


def test_an_address_signs_in_one_person_however_it_is_spelled(anna):
    twin = Person(name="Anna Två", email="ANNA@example.org", password="!")
    with pytest.raises(ValidationError, match="Det finns redan en person"):
        twin.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(name="Anna Två", email="ANNA@example.org")


def test_only_municipalities_are_members(db):
    university = Organisation(name="Påhittade högskolan", category="university", is_member=True)
    with pytest.raises(ValidationError, match="Bara kommuner är medlemmar"):
        university.full_clean()


def test_a_unit_of_another_organisation_cannot_be_worked_in(bo, lotsen):
    with pytest.raises(ValidationError) as refused:
        Employment(person=bo, organisation=bo.organisation, unit=lotsen, starts_on=TODAY).full_clean()
    assert list(refused.value.message_dict) == ["unit"]


@pytest.mark.parametrize("percentage", [0, -1, 101])
def test_a_percentage_is_above_nothing_and_at_most_full_time(bo, percentage):
    employment = EmploymentFactory(person=bo)
    with pytest.raises(IntegrityError), transaction.atomic():
        Employment.objects.filter(pk=employment.pk).update(percentage=percentage)


def test_an_employment_is_seen_by_oneself_the_manager_and_the_administrator(frida, david, gunnar, olof, amal, lotsen):
    person = PersonFactory(organisation=amal)
    row = EmploymentFactory(person=person, unit=lotsen)
    seen = {who.name: set(Employment.objects.visible_to(who)) for who in (person, david, gunnar, frida, olof)}
    assert seen == {person.name: {row}, david.name: {row}, gunnar.name: {row}, frida.name: set(), olof.name: set()}


def test_who_finds_whom(anna, bo, gunnar, olof, frida, cecilia):
    everybody = set(Person.objects.all())
    assert set(Person.objects.visible_to(gunnar)) == everybody
    assert set(Person.objects.visible_to(anna)) == everybody
    assert set(Person.objects.visible_to(bo)) == {bo, anna}
    assert set(Person.objects.visible_to(olof)) == {olof}


def test_people_are_sorted_as_in_a_swedish_register(orust):
    names = ["Öster", "älv", "Ånge", "Zeta", "anna", "Bo"]
    for number, name in enumerate(names):
        PersonFactory(name=name, email=f"p{number}@example.org", organisation=orust)
    assert [one.name for one in Person.objects.in_order()] == ["anna", "Bo", "Zeta", "Ånge", "älv", "Öster"]


def test_a_fact_stands_once_for_a_day(orust):
    FactFactory(organisation=orust)
    with pytest.raises(IntegrityError), transaction.atomic():
        FactFactory(organisation=orust)


def test_units_and_people_keep_their_organisation(amal, lotsen, david):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=lotsen.pk).update(organisation=None)
