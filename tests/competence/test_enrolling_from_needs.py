"""From what somebody lacks, and from what she has wished for, straight onto the municipality's sheet; and Min dag."""

import pytest
from django.urls import reverse

from competence.models import WishedPerson
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.roles import Role
from fyrbodal.swedish import day_and_month
from tests.competence.conftest import appointed, employed
from tests.competence.enrolling import names_of, submitted, wish_of
from tests.competence.learning import adopted_plan
from tests.competence.learning import wished as wished_for_herself
from tests.competence.packages import closed, wished

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(learning, offer):
    return adopted_plan(deepening=[offer.course])


def matrix_of(client, unit):
    return client.get(reverse("competence:matrix", args=[unit.pk])).content.decode()


def put(client, unit, person, course):
    said = {"enrol": f"{person.pk}/{course.pk}"}
    return client.post(reverse("competence:wish_for", args=[unit.pk]), said, follow=True)


def said_in(answer):
    return [str(one) for one in answer.context["messages"]]


def test_from_the_gap_matrix_to_the_sheet_in_one_click(sign_in, sten, vera, lotsen, plan, mine, offer):
    supervisor = sign_in(sten)
    assert "Till anmälan: Motiverande samtal, Vera Rask" not in matrix_of(supervisor, lotsen)
    wished_for_herself(vera, offer.course)
    assert "Till anmälan: Motiverande samtal, Vera Rask" in matrix_of(supervisor, lotsen)
    answer = put(supervisor, lotsen, vera, offer.course)
    assert said_in(answer) == ["Vera Rask är med på anmälan till Motiverande samtal."]
    assert names_of(wish_of(mine, offer, lotsen)) == ["Vera Rask"]
    assert f'href="{mine.get_absolute_url()}#kurs-{offer.pk.hex}"' in matrix_of(supervisor, lotsen)
    assert Entry.objects.get(verb="wished for places").details == {"people": 1}


def test_twice_is_once(sign_in, sten, vera, lotsen, plan, mine, offer):
    supervisor = sign_in(sten)
    for _each in range(2):
        answer = put(supervisor, lotsen, vera, offer.course)
    assert (said_in(answer), WishedPerson.objects.count()) == (["Vera Rask står redan på kursen."], 1)


def test_scenario_f_a_click_after_the_last_day_says_who_can_open(sign_in, sten, vera, lotsen, plan, pack, mine, offer):
    closed(pack)
    [said] = said_in(put(sign_in(sten), lotsen, vera, offer.course))
    assert said.endswith("Karin Ström (karin@example.org) kan öppna den.")
    assert not WishedPerson.objects.exists()


def test_a_course_that_is_full_of_wishes_takes_no_more(sign_in, sten, vera, lotsen, plan, mine, offer):
    wished(mine, offer, lotsen, unnamed=4)
    [said] = said_in(put(sign_in(sten), lotsen, vera, offer.course))
    assert said == "Kursen har 4 platser i allt. Ta bort någon först."


def test_nobody_puts_anothers_people_on_a_sheet(sign_in, sten, ingrid, nils, vera, lotsen, plan, mine, offer):
    fyren = nils.employments.get().unit
    statuses = [
        put(sign_in(sten), lotsen, nils, offer.course).status_code,
        put(sign_in(sten), fyren, nils, offer.course).status_code,
        put(sign_in(ingrid), lotsen, vera, offer.course).status_code,
    ]
    assert (statuses, WishedPerson.objects.count()) == ([404, 403, 403], 0)


def test_from_somebodys_wish_to_the_sheet(sign_in, sten, vera, lotsen, mine, offer):
    wish = wished_for_herself(vera, offer.course)
    page = sign_in(sten).get(reverse("competence:person_plan", args=[vera.pk])).content.decode()
    assert 'value="enrol"' in page
    sign_in(sten).post(reverse("competence:course_wish", args=[wish.pk]), {"act": "enrol"})
    assert names_of(wish_of(mine, offer, lotsen)) == ["Vera Rask"]
    page = sign_in(sten).get(reverse("competence:person_plan", args=[vera.pk])).content.decode()
    assert 'value="enrol"' not in page
    assert mine.get_absolute_url() in page


def test_nobody_enrols_herself(sign_in, vera, mine, offer):
    wish = wished_for_herself(vera, offer.course)
    assert 'value="enrol"' not in sign_in(vera).get(reverse("competence:my_plan")).content.decode()
    sign_in(vera).post(reverse("competence:course_wish", args=[wish.pk]), {"act": "enrol"})
    assert not WishedPerson.objects.exists()


def until(mine):
    return f"senast {day_and_month(mine.package.last_sign_up_on)}"


def sections(client):
    found = client.get(reverse("min_dag")).context["sections"]
    return {str(one["heading"]): [(row.title, row.note, row.url) for row in one["rows"]] for one in found}


def test_min_dag_says_to_the_chief_what_there_is_to_send_in(sign_in, ingrid, amal, vera, lotsen, mine, offer):
    wished(mine, offer, lotsen, vera, unnamed=2)
    deputy = appointed("Berit Ek", Role.IFO_CHIEF, amal, amal)
    row = (str(mine), f"3 önskade platser · {until(mine)}", mine.get_absolute_url())
    assert [sections(sign_in(one))["Anmälan att skicka in"] for one in (ingrid, deputy)] == [[row], [row]]
    submitted(mine, ingrid, sign_in(ingrid))
    assert "Anmälan att skicka in" not in sections(sign_in(ingrid))


def test_min_dag_says_to_who_leads_a_unit_whether_it_has_wished(sign_in, sten, vera, lotsen, pack, mine, offer):
    heading, supervisor = "Kurser att önska till enheten", sign_in(sten)
    row = (f"Lotsen, {pack.term}", f"har inte önskat något än · {until(mine)}", mine.get_absolute_url())
    assert sections(supervisor)[heading] == [row]
    wished(mine, offer, lotsen, vera, employed("Alma Berg", lotsen))
    assert [note for _title, note, _url in sections(supervisor)[heading]] == [f"har önskat 1 kurs · {until(mine)}"]
    closed(pack)
    assert heading not in sections(supervisor)


def test_min_dag_says_nothing_of_it_to_others(sign_in, vera, olof, karin, mine):
    headings = {"Anmälan att skicka in", "Kurser att önska till enheten"}
    assert [headings & set(sections(sign_in(one))) for one in (vera, olof, karin)] == [set(), set(), set()]
