"""People are added, invited, and never given rights by themselves."""

import pytest

from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Appointment, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.outbox.models import Message
from tests.factories import AppointmentFactory
from tests.registers.pages import address
from tests.registers.test_pages import empty, form_data

OWN = "Dina egna uppdrag kan du inte ändra. Be en annan administratör."


def test_a_new_person_has_no_password_until_she_is_invited(client, orust):
    data = {"name": "Ny", "email": "Ny@Example.org", "is_active": "on", "organisation": orust.pk}
    client.post(address(Person, "add"), data | empty("employments", "appointments"))
    person = Person.objects.get(email="ny@example.org")
    assert (person.has_usable_password(), person.password == "") == (False, False)
    answer = client.post(f"{address(Person, 'changelist')}{person.pk}/bjud-in/", follow=True)
    assert "1 inbjudan är på väg." in answer.text
    assert Message.objects.get().deliveries.get().address == "ny@example.org"
    assert [line.verb for line in Entry.objects.order_by("id")] == ["added", "invited"]


def test_several_are_invited_from_the_list_and_whoever_may_not_sign_in_is_named(client, bo, frida):
    Person.objects.filter(pk=frida.pk).update(is_active=False)
    data = {"action": "invite_chosen", "_selected_action": [bo.pk, frida.pk]}
    answer = client.post(address(Person, "changelist"), data, follow=True)
    assert "1 inbjudan är på väg." in answer.text
    assert "Frida Al får inte logga in och kan inte bjudas in." in answer.text
    assert Message.objects.count() == 1


def test_case_25_asking_for_an_invitation_by_get_sends_none(client, bo):
    assert client.get(f"{address(Person, 'changelist')}{bo.pk}/bjud-in/").status_code == 405
    assert not Message.objects.exists()


def test_case_22_others_invite_nobody(anna, bo, sign_in):
    answer = sign_in(anna).post(f"{address(Person, 'changelist')}{bo.pk}/bjud-in/", follow=True)
    assert (answer.status_code, Message.objects.exists()) == (403, False)


def test_case_22_an_administrator_gives_others_their_roles(client, frida, bim):
    data = {"person": frida.pk, "role": Role.NETWORK_LEADER, "body": bim.pk, "starts_on": "2026-01-01"}
    client.post(address(Appointment, "add"), data)
    assert frida.appointments.get(body=bim).role == Role.NETWORK_LEADER


def test_case_22_but_nobody_gives_themselves_one(client, gunnar, bim):
    data = {"person": gunnar.pk, "role": Role.NETWORK_LEADER, "body": bim.pk, "starts_on": "2026-01-01"}
    assert OWN in client.post(address(Appointment, "add"), data).text
    assert not gunnar.appointments.filter(body=bim).exists()


def test_case_22_nor_by_the_network_or_by_turning_somebody_elses_into_ones_own(client, gunnar, bo, bim):
    (held,) = bo.appointments.all()
    page = address(type(bim), "change", bim.pk)
    added = form_data(client, page) | {
        "appointments-TOTAL_FORMS": "2",
        "appointments-1-person": gunnar.pk,
        "appointments-1-role": Role.NETWORK_LEADER,
        "appointments-1-starts_on": "2026-01-01",
    }
    assert OWN in client.post(page, added).text
    turned = form_data(client, page) | {"appointments-0-person": gunnar.pk}
    assert OWN in client.post(page, turned).text
    data = {"person": gunnar.pk, "role": held.role, "body": bim.pk, "starts_on": "2020-01-01"}
    assert OWN in client.post(address(Appointment, "change", held.pk), data).text
    assert not gunnar.appointments.filter(body=bim).exists()


def test_case_22_nobody_changes_or_ends_their_own(client, gunnar, fyrbodal):
    (held,) = gunnar.appointments.all()
    page = address(Appointment, "change", held.pk)
    answers = [
        client.post(page, {"role": Role.IFO_CHIEF}),
        client.post(address(Appointment, "delete", held.pk), {"post": "yes"}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403]
    data = {"action": "delete_selected", "_selected_action": [held.pk], "post": "yes"}
    client.post(address(Appointment, "changelist"), data)
    whole = address(type(fyrbodal), "change", fyrbodal.pk)
    ended = form_data(client, whole) | {"appointments-0-DELETE": "on"}
    assert OWN in client.post(whole, ended).text
    held.refresh_from_db()
    assert (held.role, held.ends_on) == (Role.ADMINISTRATOR, None)


def test_case_22_ones_own_page_shows_the_roles_and_takes_no_change_of_them(client, gunnar, bim):
    page = address(Person, "change", gunnar.pk)
    data = form_data(client, page) | {
        "title": "Samordnare",
        "is_active": "",
        "appointments-TOTAL_FORMS": "1",
        "appointments-INITIAL_FORMS": "0",
        "appointments-0-role": Role.NETWORK_LEADER,
        "appointments-0-body": bim.pk,
        "appointments-0-starts_on": "2026-01-01",
    }
    client.post(page, data)
    gunnar.refresh_from_db()
    assert (gunnar.title, gunnar.is_active) == ("Samordnare", True)
    assert not gunnar.appointments.filter(body=bim).exists()


def test_an_appointment_that_cannot_be_held_there_is_refused_in_words(client, bo, orust):
    data = {"person": bo.pk, "role": Role.NETWORK_LEADER, "body": orust.pk, "starts_on": "2026-01-01"}
    assert "Den rollen kan man inte ha där." in client.post(address(Appointment, "add"), data).text


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COURSE_ADMINISTRATOR])
def test_who_works_with_the_whole_program_does_so_at_the_association(role, client, bo, orust, fyrbodal):
    data = {"person": bo.pk, "role": role, "starts_on": "2027-01-01"}
    asked = client.post(address(Appointment, "add"), data | {"body": orust.pk})
    assert "Den rollen gäller hela programmet. Välj kommunalförbundet." in asked.text
    assert client.post(address(Appointment, "add"), data | {"body": fyrbodal.pk}).status_code == 302
    assert [one.body_id for one in bo.appointments.filter(role=role)] == [fyrbodal.pk]


def test_a_person_with_a_history_is_not_deleted(client, bo):
    AppointmentFactory(person=bo)
    client.post(address(Person, "delete", bo.pk), {"post": "yes"})
    assert Person.objects.filter(pk=bo.pk).exists()
