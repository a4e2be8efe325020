"""What a leader finds at once, and what the small words on the pages say."""

import datetime as dt
from itertools import pairwise

import pytest
from django.utils import timezone

from fyrbodal.loading import load
from fyrbodal.organisation.roles import Role
from networks.actions import editions
from networks.models import Item, Meeting, Network
from tests.factories import AppointmentFactory, planned

PLAN, BRING_IN = 'href="/natverk/bim/planera/"', 'href="/natverk/in/"'


def page(client, url):
    return client.get(url).content.decode()


@pytest.mark.parametrize("url", ["/min-dag/", "/traffar/"])
def test_leaders_plan_and_bring_in_from_where_they_are_and_nobody_else_is_offered_it(url, bim, sign_in, anna, bo, olof):
    shown = page(sign_in(anna), url)
    assert (PLAN in shown, BRING_IN in shown, "Planera träff</a>" in shown) == (True, True, True)
    for one in (bo, olof):
        shown = page(sign_in(one), url)
        assert (PLAN in shown, BRING_IN in shown) == (False, False)


def test_whoever_leads_several_networks_sees_which_is_which(bim, bou, sign_in, anna):
    AppointmentFactory(person=anna, role=Role.NETWORK_LEADER, body=bou)
    shown = page(sign_in(anna), "/min-dag/")
    assert ("Planera träff: BIM</a>" in shown, "Planera träff: BoU utförare</a>" in shown) == (True, True)


def test_new_minutes_come_newest_first_and_a_coming_meeting_names_its_day_once(bim, sign_in, anna, bo):
    today = timezone.localdate()
    for days in (30, 10, 20):
        meeting = planned(bim, anna, held_on=today - dt.timedelta(days=days))
        editions.finalise(meeting=meeting, confirmed={}, by=anna)
    planned(bim, anna, held_on=today + dt.timedelta(days=9))
    sections = {str(one["heading"]): one["rows"] for one in sign_in(bo).get("/min-dag/").context["sections"]}
    held = [meeting.get_absolute_url() for meeting in Meeting.objects.filter(held_on__lt=today).order_by("-held_on")]
    assert [one.url for one in sections["Nya anteckningar"]] == [f"{url}utgavor/1/" for url in held]
    assert [one.note for one in sections["Kommande träffar"]] == ["kl. 9–12, Teams"]


def test_a_planned_meeting_says_so_and_is_called_the_same_on_its_page_and_in_the_list(bim, sign_in, anna):
    client = sign_in(anna)
    form = client.get("/natverk/bim/planera/").context["form"]
    sent = {"key": form["key"].value(), "held_on": timezone.localdate() + dt.timedelta(days=9)}
    assert "Träffen är planerad." in client.post("/natverk/bim/planera/", sent, follow=True).content.decode()
    word = '<span class="pill planned">planerad</span>'
    assert (word in page(client, "/traffar/"), word in page(client, Meeting.objects.get().get_absolute_url())) == (
        True,
        True,
    )


def test_a_network_that_is_named_for_its_area_says_it_once(sign_in, anna):
    network = Network.objects.create(name="Försörjningsstöd", slug="forsorjningsstod", area="income_support")
    client = sign_in(anna)
    assert page(client, "/natverk/").count("Försörjningsstöd") == 1
    assert "Försörjningsstöd ·" not in page(client, network.get_absolute_url())


def test_what_the_demo_says_of_the_next_meeting_is_what_was_planned(db):
    load("reference")
    load("demo")
    for network in Network.objects.filter(meetings__isnull=False).distinct():
        meetings = list(network.meetings.order_by("held_on"))
        for meeting, following in pairwise(meetings):
            said = meeting.items.get(kind=Item.Kind.NEXT_MEETING)
            assert [said.held_on, said.starts, said.ends, said.place] == [
                following.held_on,
                following.starts,
                following.ends,
                following.place,
            ]
