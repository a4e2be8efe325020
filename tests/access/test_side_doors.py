"""Case 19: what a page fetches beside itself is filtered as the page is."""

import pytest
from django.urls import reverse

from tests.access.expected import EXPECTED, ROLES
from tests.access.test_matrix import answered, differences

READ = {name: line for name, line in EXPECTED.items() if line[0] == "GET" and not name.startswith("account")}
NAMES = reverse("admin:autocomplete")
OF_APPOINTMENTS = {"app_label": "organisation", "model_name": "appointment", "field_name": "person", "term": "lind"}


@pytest.mark.parametrize("role", ["bo", "cecilia", "olof"])
def test_case_19_a_fragment_is_refused_whoever_is_refused_its_page(role, cast, world, sign_in):
    client = sign_in(cast[role])
    client.defaults["HTTP_HX_REQUEST"] = "true"
    let_in = [one for one in differences(role, answered(client, world, READ)) if one[2] in (403, 404) or one[3] >= 400]
    assert let_in == []


def test_case_19_a_visitor_is_sent_to_sign_in_from_a_fragment_too(world, sign_in):
    client = sign_in(None)
    client.defaults["HTTP_HX_REQUEST"] = "true"
    assert differences("visitor", answered(client, world, READ)) == []


@pytest.mark.parametrize("role", ROLES)
def test_case_19_names_to_choose_among_are_told_to_administrators_alone(role, cast, sign_in):
    answer = sign_in(cast[role]).get(NAMES, OF_APPOINTMENTS)
    told = (answer.status_code, "Anna Lind" in answer.content.decode())
    assert told == ((200, True) if role == "gunnar" else (302, False))


@pytest.mark.parametrize("role", ROLES)
def test_case_19_a_filter_finds_no_meeting_that_the_list_does_not_show(role, cast, world, sign_in):
    client, closed = sign_in(cast[role]), world["bou_done"].network
    shown = client.get(reverse("networks:meetings")).content.decode()
    found = client.get(reverse("networks:meetings"), {"natverk": closed.slug}).content.decode()
    links = [place.meeting.get_absolute_url() for place in world.values()]
    assert {link for link in links if link in found} <= {link for link in links if link in shown}
