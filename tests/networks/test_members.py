"""Who belongs to a network, and who says so."""

import datetime as dt
import re
from urllib.parse import parse_qs

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Appointment
from fyrbodal.organisation.roles import Role
from tests.factories import AppointmentFactory


def add(client, person, role=Role.NETWORK_PARTICIPANT):
    sent = {"email": person.email, "role": role, "starts_on": "2026-01-01"}
    return client.post("/natverk/bim/deltagare/", sent).status_code


def test_a_leader_and_the_administrator_take_members_in_and_nobody_else(
    bim, sign_in, anna, bo, cecilia, gunnar, olof, frida
):
    assert [add(sign_in(one), frida) for one in (bo, cecilia, olof)] == [403, 403, 403]
    assert [add(sign_in(anna), frida), add(sign_in(gunnar), olof)] == [302, 302]
    assert sorted(str(person) for person in bim.participants()) == ["Bo Ask", "Frida Al", "Olof Utanför"]
    assert Entry.objects.filter(verb="appointed").count() == 2


def test_nobody_gives_herself_a_role(bim, sign_in, anna, gunnar):
    assert [add(sign_in(gunnar), gunnar, Role.NETWORK_LEADER), add(sign_in(anna), anna)] == [422, 422]
    assert bim.appointments.to(Role.NETWORK_LEADER).get().person == anna
    assert not bim.appointments.to(Role.NETWORK_PARTICIPANT).exists()


def test_who_stands_in_for_a_leader_is_named_after_her_and_as_such(bim, sign_in, anna, bo, cecilia):
    AppointmentFactory(person=cecilia, role=Role.NETWORK_LEADER, body=bim, deputy_for=anna)
    page = re.sub(r"<[^>]*>", "", sign_in(bo).get("/natverk/bim/").text)
    assert re.search(r"Leds av [^.]*", page)[0] == "Leds av Anna Lind, Cecilia Rönn (ersättare för Anna Lind)"


def test_a_member_who_leaves_no_longer_reads_what_the_network_keeps(bim, sign_in, anna, bo):
    appointment = Appointment.objects.get(person=bo, body=bim)
    sign_in(anna).post(f"/natverk/bim/deltagare/{appointment.pk}/avsluta/")
    assert list(bim.participants()) == []
    assert Entry.objects.about(appointment).get().verb == "ended"


def test_a_member_of_a_later_day_stands_on_the_list_and_can_be_taken_off(bim, sign_in, anna, olof):
    client = sign_in(anna)
    later = timezone.localdate() + dt.timedelta(days=30)
    client.post("/natverk/bim/deltagare/", {"email": olof.email, "role": "network_participant", "starts_on": later})
    page = client.get("/natverk/bim/deltagare/").content.decode()
    assert f"nätverksdeltagare från och med {date_format(later, 'j F Y')}" in page
    assert not olof.holds(Role.NETWORK_PARTICIPANT)
    client.post(f"/natverk/bim/deltagare/{olof.appointments.get().pk}/avsluta/")
    assert not olof.appointments.exists()


def test_what_a_leader_decides_is_kept_and_journalled(bim, sign_in, anna, bo):
    sent = {"purpose": "Vi delar erfarenheter.", "name_policy": "counts", "is_public": "on",
            "informed": "Registrator <Registrator@example.org>", "key_figures": "Pågående ärenden\nKö"}  # fmt: skip
    assert sign_in(bo).post("/natverk/bim/andra/", sent).status_code == 403
    sign_in(anna).post("/natverk/bim/andra/", sent)
    sign_in(anna).post("/natverk/bim/andra/", sent | {"key_figures": "Kö"})
    bim.refresh_from_db()
    assert (bim.purpose, bim.open_to_staff) == ("Vi delar erfarenheter.", False)
    assert [str(one) for one in bim.informed.all()] == ["Registrator <registrator@example.org>"]
    assert [one.name for one in bim.key_figures.all()] == ["Kö"]
    assert Entry.objects.about(bim).filter(verb="changed", by_id=anna.pk).count() == 2


@pytest.mark.parametrize("days", [-400, 0, 30])
def test_a_membership_that_was_ended_by_mistake_is_given_back_as_it_was(days, bim, sign_in, anna, olof):
    starts_on = timezone.localdate() + dt.timedelta(days=days)
    appointment = Appointment.objects.create(
        person=olof, body=bim, role=Role.NETWORK_PARTICIPANT, starts_on=starts_on, deputy_for=anna
    )
    client = sign_in(anna)
    page = client.post(f"/natverk/bim/deltagare/{appointment.pk}/avsluta/", follow=True)
    assert "Olof Utanför är inte längre med." in page.content.decode()
    assert not bim.appointments.not_over().filter(person=olof).exists()
    token = parse_qs(page.redirect_chain[0][0].partition("?")[2])["avslutad"][0]
    assert token in page.content.decode()
    said = client.post("/natverk/bim/deltagare/angra/", {"avslutad": token}, follow=True).content.decode()
    assert "Olof Utanför är med som förut." in said
    given = olof.appointments.get()
    assert (given.pk, given.starts_on, given.ends_on, given.deputy_for) == (appointment.pk, starts_on, None, anna)
    assert [entry.verb for entry in Entry.objects.about(given).order_by("pk")] == ["ended", "gave back"]


def test_nobody_gives_back_what_was_another_networks_or_her_own(bim, sign_in, anna, bo, cecilia):
    appointment = Appointment.objects.get(person=bo, body=bim)
    page = sign_in(anna).post(f"/natverk/bim/deltagare/{appointment.pk}/avsluta/", follow=True)
    token = parse_qs(page.redirect_chain[0][0].partition("?")[2])["avslutad"][0]
    assert sign_in(cecilia).post("/natverk/bim/deltagare/angra/", {"avslutad": token}).status_code == 403
    assert sign_in(bo).post("/natverk/bim/deltagare/angra/", {"avslutad": token}).status_code == 403
    for who, slug, sent in ((cecilia, "bou-utforare", token), (anna, "bim", token + "x"), (anna, "bim", "")):
        said = sign_in(who).post(f"/natverk/{slug}/deltagare/angra/", {"avslutad": sent}, follow=True)
        assert "Det går inte att ångra längre." in said.content.decode()
    assert not bim.participants().filter(pk=bo.pk).exists()


def test_what_was_given_again_meanwhile_is_not_given_twice(bim, sign_in, anna, bo):
    appointment = Appointment.objects.get(person=bo, body=bim)
    client = sign_in(anna)
    page = client.post(f"/natverk/bim/deltagare/{appointment.pk}/avsluta/", follow=True)
    token = parse_qs(page.redirect_chain[0][0].partition("?")[2])["avslutad"][0]
    again = {"email": bo.email, "role": "network_participant", "starts_on": timezone.localdate()}
    assert client.post("/natverk/bim/deltagare/", again).status_code == 302
    said = client.post("/natverk/bim/deltagare/angra/", {"avslutad": token}, follow=True).content.decode()
    assert "Personen har redan det uppdraget under en del av tiden." in said
    assert bo.appointments.filter(body=bim).not_over().count() == 1
