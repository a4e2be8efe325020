"""A percentage by date: rows of one employment follow each other, without gaps or overlaps."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from fyrbodal.organisation.models import Employment, Person
from tests.factories import EmploymentFactory, OrganisationFactory, PersonFactory
from tests.registers.pages import address

JANUARY, MARCH = (dt.date(2027, 1, 1), dt.date(2027, 1, 31)), (dt.date(2027, 3, 1), None)
GAP = "Det blir en lucka från måndag 1 februari 2027 till söndag 28 februari 2027. Stäng den, eller kryssa i Uppehåll."


@pytest.fixture
def employer(db):
    return OrganisationFactory(name="Tanum")


@pytest.fixture
def maja(employer):
    return PersonFactory(name="Maja Holm", email="maja@example.org", organisation=employer)


@pytest.fixture
def january(maja, employer):
    return EmploymentFactory(
        person=maja, organisation=employer, percentage=100, starts_on=JANUARY[0], ends_on=JANUARY[1]
    )


@pytest.fixture
def add(sign_in, gunnar, maja, employer):
    client = sign_in(gunnar)

    def sent(starts_on, ends_on="", row=None, **more):
        data = {"person": maja.pk, "organisation": employer.pk, "percentage": "80", "starts_on": starts_on} | more
        place = address(Employment, "change", row.pk) if row else address(Employment, "add")
        return client.post(place, data | {"ends_on": ends_on})

    return sent


def faults(answer):
    return {name: list(said) for name, said in answer.context["adminform"].form.errors.items()}


def rows(maja):
    return list(maja.employments.order_by("starts_on").values_list("starts_on", "ends_on"))


def test_a_new_percentage_follows_the_day_after(january, add, maja):
    assert add("2027-02-01").status_code == 302
    assert rows(maja) == [JANUARY, (dt.date(2027, 2, 1), None)]


def test_a_gap_is_refused_with_a_sentence_beside_the_day(january, add, maja):
    assert faults(add("2027-03-01")) == {"starts_on": [GAP]}
    assert rows(maja) == [JANUARY]


def test_who_was_away_in_between_is_said_to_have_been(january, add, maja):
    assert add("2027-03-01", away="on").status_code == 302
    assert rows(maja) == [JANUARY, MARCH]


def test_an_overlap_is_refused_with_a_sentence_beside_the_day(january, add, maja):
    said = "Anställningarna går in i varandra. Avsluta den tidigare före söndag 31 januari 2027."
    assert faults(add("2027-01-31")) == {"starts_on": [said]}


def test_the_database_refuses_an_overlap_whoever_writes_it(january, maja, employer):
    with pytest.raises(IntegrityError), transaction.atomic():
        EmploymentFactory(person=maja, organisation=employer, starts_on=JANUARY[1], ends_on=None)


def test_an_end_that_leaves_days_out_is_refused_beside_the_end(january, add, maja, employer):
    EmploymentFactory(person=maja, organisation=employer, starts_on=dt.date(2027, 2, 1), ends_on=None)
    said = (
        "Det blir en lucka från lördag 30 januari 2027 till söndag 31 januari 2027. Stäng den, eller kryssa i Uppehåll."
    )
    answer = add("2027-01-01", "2027-01-29", row=january)
    assert (faults(answer), rows(maja)[0]) == ({"ends_on": [said]}, JANUARY)


def test_a_gap_that_was_said_to_be_one_is_not_asked_about_when_something_else_changes(january, add, maja, employer):
    later = EmploymentFactory(person=maja, organisation=employer, starts_on=MARCH[0], ends_on=None)
    answer = add("2027-03-01", row=later, percentage="50")
    assert answer.status_code == 302, faults(answer)
    assert maja.employments.get(pk=later.pk).percentage == 50


def test_another_employer_is_another_employment(january, add, maja):
    assert add("2027-03-01", organisation=OrganisationFactory(name="Munkedal").pk).status_code == 302


def test_a_row_is_ended_and_the_next_begun_at_once(sign_in, gunnar, maja, employer):
    row = EmploymentFactory(person=maja, organisation=employer, starts_on=JANUARY[0], ends_on=None)
    first = {
        "id": row.pk,
        "organisation": employer.pk,
        "percentage": "100",
        "starts_on": "2027-01-01",
        "ends_on": "2027-01-31",
    }
    second = {"id": "", "organisation": employer.pk, "percentage": "50", "starts_on": "2027-02-01"}
    answer = of_person(sign_in(gunnar), maja, first, second, stored=1)
    assert (answer.status_code, rows(maja)) == (302, [JANUARY, (dt.date(2027, 2, 1), None)])


def of_person(client, maja, *rows, stored=0):
    """Her page with these rows sent in."""
    inline = {f"employments-{n}-{name}": value for n, one in enumerate(rows) for name, value in one.items()}
    counts = {"employments-TOTAL_FORMS": len(rows), "employments-INITIAL_FORMS": stored}
    held = {"appointments-TOTAL_FORMS": 0, "appointments-INITIAL_FORMS": 0}
    data = {"name": maja.name, "email": maja.email, "organisation": maja.organisation.pk, "is_active": "on"}
    return client.post(address(Person, "change", maja.pk), data | counts | held | inline)


@pytest.mark.parametrize(
    ("starts_on", "away", "told"),
    [("2027-02-01", "", []), ("2027-03-01", "", [GAP]), ("2027-03-01", "on", [])],
)
def test_on_the_page_of_the_person_all_her_rows_hold_together(sign_in, gunnar, maja, employer, starts_on, away, told):
    first = {
        "id": "",
        "organisation": employer.pk,
        "percentage": "100",
        "starts_on": "2027-01-01",
        "ends_on": "2027-01-31",
    }
    second = {"id": "", "organisation": employer.pk, "percentage": "50", "starts_on": starts_on, "away": away}
    answer = of_person(sign_in(gunnar), maja, first, second)
    found = answer.context["inline_admin_formsets"][0].formset.errors[1].get("starts_on", []) if told else []
    assert (answer.status_code, list(found), maja.employments.count()) == (200 if told else 302, told, 0 if told else 2)
