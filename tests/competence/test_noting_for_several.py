"""What several people of a unit took together is noted once for all of them, or for none."""

import datetime as dt

import pytest
from django.urls import reverse

from competence.models import CourseWish, Participation
from tests.competence.conftest import employed
from tests.competence.learning import course, taken, wished

pytestmark = pytest.mark.django_db


@pytest.fixture
def siv(lotsen):
    return employed("Siv Lund", lotsen)


@pytest.fixture
def university(db):
    return course("Högskolekursen", is_external=True)


def sent(client, unit, people, **values):
    facts = {"people": [one.pk for one in people], "status": "taken", "elsewhere": "Högskolan"} | values
    return client.post(reverse("competence:participations_add", args=[unit.pk]), facts)


def test_each_of_them_has_taken_it_and_wishes_for_it_no_more(lotsen, vera, siv, david, university, sign_in):
    wished(vera, university)
    answer = sent(sign_in(david), lotsen, [vera, siv], course=university.pk, taken_on="3 februari 2026")
    assert answer.url == reverse("competence:matrix", args=[lotsen.pk])
    rows = Participation.objects.order_by("person__name").values_list(
        "person__name", "taken_on", "organisation", "elsewhere"
    )
    day, home = dt.date(2026, 2, 3), lotsen.organisation_id
    assert list(rows) == [("Siv Lund", day, home, "Högskolan"), ("Vera Rask", day, home, "Högskolan")]
    assert not CourseWish.objects.exists()


def test_what_is_wrong_for_one_is_said_with_her_name_and_nothing_is_noted(
    lotsen, vera, siv, david, university, sign_in
):
    taken(vera, university, dt.date(2026, 2, 3))
    answer = sent(sign_in(david), lotsen, [vera, siv], course=university.pk, taken_on="3 februari 2026")
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["Vera Rask: Det deltagandet är redan noterat."]
    assert Participation.objects.count() == 1


def test_somebody_of_another_unit_cannot_be_chosen(lotsen, vera, nils, david, university, sign_in):
    answer = sent(sign_in(david), lotsen, [vera, nils], course=university.pk, taken_in="2025")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["people"])
    assert not Participation.objects.exists()


def test_outsiders_note_for_nobody(lotsen, vera, ingrid, karin, olof, university, sign_in):
    clients = [sign_in(one) for one in (vera, ingrid, karin, olof)]
    assert [sent(one, lotsen, [vera], course=university.pk).status_code for one in clients] == [403] * 4
    assert not Participation.objects.exists()
