"""What is taken off somebody's time, and who waits for what."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Employment
from tests.factories import EmploymentFactory
from workload.gaps import gaps
from workload.jobs import keep_up
from workload.models import Absence, Reduction, Sheet
from workload.presence import Stretch

CAST = {"vera": 404, "nils": 404, "ingrid": 404, "eva": 404, "gunnar": 404, "olof": 404}
D = dt.date


def url(name, row):
    return reverse(f"workload:{name}", args=[row.pk])


def text_of(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def reduction(person, /, **said):
    given = {"person": str(person.pk), "reason": "union", "percent": "10", "hours": "", "starts_on": "2027-01-01"}
    return given | said


@pytest.fixture
def union(vera, lotsen):
    return Reduction.objects.create(unit=lotsen, person=vera, reason="union", percent=10, starts_on=D(2027, 1, 1))


def test_a_reduction_weighs_the_open_sheets_anew_and_not_the_locked(sign_in, david, vera, lotsen, sheet, version):
    client = sign_in(david)
    client.post(url("reduction_add", lotsen), reduction(vera))
    sheet.outcome.refresh_from_db()
    assert (Reduction.objects.get().unit, sheet.outcome.available) == (lotsen, 36)
    Sheet.objects.update(status="locked", submitted_at=dt.datetime.now(dt.UTC), submitted_by=vera)
    client.post(url("reduction_add", lotsen), reduction(vera, reason="mentor", percent="", hours="2,5"))
    sheet.outcome.refresh_from_db()
    assert (Reduction.objects.count(), sheet.outcome.available) == (2, 36)


def test_why_somebody_works_less_is_not_in_the_journal(sign_in, david, vera, lotsen, sheet):
    sign_in(david).post(url("reduction_add", lotsen), reduction(vera, reason="health"))
    entry = Entry.objects.get(verb="changed_time")
    assert (entry.thing_name, entry.details) == ("Vera Rask", {})


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"percent": "10"}, "Personen har redan den nedsättningen under en del av tiden."),
        ({"reason": "mentor", "hours": "2"}, "Skriv antingen procent eller timmar i veckan."),
        ({"reason": "mentor", "percent": ""}, "Skriv antingen procent eller timmar i veckan."),
        ({"reason": "mentor", "percent": "0"}, "Nedsättningen ska vara över 0 och högst 100 procent."),
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_written(said, why, sign_in, david, vera, lotsen, union):
    page = sign_in(david).post(url("reduction_add", lotsen), reduction(vera, **said))
    assert (page.status_code, page.context["reduction"].non_field_errors()) == (422, [why])
    assert Reduction.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "text"),
    [("percent", "101"), ("percent", "-5"), ("hours", "1000"), ("percent", "1,234"), ("ends_on", "2026-12-31"),
     ("starts_on", "snart"), ("reason", "semester"), ("person", "x")],
)  # fmt: skip
def test_a_fault_stands_beside_its_field(field, text, sign_in, david, vera, lotsen):
    page = sign_in(david).post(url("reduction_add", lotsen), reduction(vera, **{field: text}))
    assert (page.status_code, list(page.context["reduction"].errors)) == (422, [field])


@pytest.mark.parametrize(("hours", "status"), [("40", 302), ("40,01", 422), ("999", 422)])
def test_nobody_is_reduced_by_more_than_the_week(hours, status, sign_in, david, vera, lotsen, sheet):
    """Of the model that the unit measures with: 40 hours in Trollhättan's."""
    page = sign_in(david).post(url("reduction_add", lotsen), reduction(vera, percent="", hours=hours))
    assert (page.status_code, Reduction.objects.count()) == (status, int(status == 302))
    if status == 422:
        assert page.context["reduction"].errors == {"hours": ["Det är mer än hela veckan, 40 h."]}


def test_nobody_from_elsewhere_is_reduced_here(sign_in, david, nils, lotsen):
    page = sign_in(david).post(url("reduction_add", lotsen), reduction(nils))
    assert (page.status_code, Reduction.objects.count()) == (422, 0)


def test_days_away_never_overlap(sign_in, david, vera, lotsen, sheet):
    client = sign_in(david)
    said = {"person": str(vera.pk), "percent": "100", "starts_on": "2027-03-01", "ends_on": "2027-03-07"}
    client.post(url("absence_add", lotsen), said)
    sheet.outcome.refresh_from_db()
    assert sheet.outcome.available == round(Decimal(40) * 18 / 23, 6)
    page = client.post(url("absence_add", lotsen), said | {"starts_on": "2027-03-07"})
    assert page.context["absence"].non_field_errors() == ["Personen är redan frånvarande en del av den tiden."]


def test_a_reduction_that_moves_weighs_both_the_old_days_and_the_new(sign_in, david, sheet, union):
    client = sign_in(david)
    assert client.get(url("reduction", union)).status_code == 200
    client.post(url("reduction", union), {"reason": "union", "percent": "10", "starts_on": "2027-04-01"})
    sheet.outcome.refresh_from_db()
    assert sheet.outcome.available == 40
    client.post(url("reduction", union), {"reason": "union", "percent": "20", "starts_on": "2027-02-01"})
    sheet.outcome.refresh_from_db()
    assert sheet.outcome.available == 32
    client.post(url("reduction_remove", union))
    sheet.outcome.refresh_from_db()
    assert (sheet.outcome.available, Reduction.objects.count()) == (40, 0)


@pytest.mark.parametrize("name", ["reduction", "reduction_remove", "absence", "absence_remove"])
def test_case_14_why_somebody_works_less_is_seen_by_those_who_lead_her(name, sign_in, request, union, vera, lotsen):
    row = union if "reduction" in name else Absence.objects.create(unit=lotsen, person=vera, starts_on=D(2027, 3, 1))
    found = {who: sign_in(request.getfixturevalue(who)).post(url(name, row)).status_code for who in CAST}
    assert found == CAST | {"vera": 403}
    assert type(row).objects.count() == 1


@pytest.mark.parametrize("name", ["reduction_add", "absence_add"])
def test_only_those_who_lead_the_unit_keep_its_time(name, sign_in, request, vera, lotsen):
    sent = {"person": str(vera.pk), "reason": "union", "percent": "10", "starts_on": "2027-03-01"}
    found = {who: sign_in(request.getfixturevalue(who)).post(url(name, lotsen), sent).status_code for who in CAST}
    assert (found, Reduction.objects.count() + Absence.objects.count()) == (dict.fromkeys(CAST, 403), 0)


def test_a_gap_between_employments_is_told(sign_in, david, vera, lotsen):
    today = timezone.localdate()
    first = today - dt.timedelta(days=100)
    Employment.objects.filter(person=vera).update(starts_on=first, ends_on=first + dt.timedelta(days=9))
    again = first + dt.timedelta(days=20)
    EmploymentFactory(person=vera, organisation=lotsen.organisation, unit=lotsen, starts_on=again)
    [(_who, hers)] = sign_in(david).get(url("time", lotsen)).context["times"]
    assert [(gap.starts_on, gap.ends_on) for gap in hers.gaps_between] == [
        (first + dt.timedelta(days=10), again - dt.timedelta(days=1))
    ]


def test_gaps_are_the_days_that_nothing_covers():
    held = [Stretch(D(2027, 3, 5), D(2027, 3, 9)), Stretch(D(2027, 3, 8), D(2027, 3, 12))]
    assert list(gaps(held, D(2027, 3, 1), D(2027, 3, 15))) == [
        Stretch(D(2027, 3, 1), D(2027, 3, 4)), Stretch(D(2027, 3, 13), D(2027, 3, 15))
    ]  # fmt: skip
    assert list(gaps([Stretch(D(2027, 1, 1), None)], D(2027, 3, 1), D(2027, 3, 15))) == []
    assert list(gaps([], D(2027, 3, 1), D(2027, 3, 1))) == [Stretch(D(2027, 3, 1), D(2027, 3, 1))]


def test_min_dag_tells_what_to_fill_in_and_what_to_talk_about(sign_in, vera, david, nils, sheet):
    assert "Mätblad att fylla i" in text_of(sign_in(vera).get(reverse("min_dag")))
    assert "Mätblad att fylla i" not in text_of(sign_in(nils).get(reverse("min_dag")))
    assert "Mätblad att prata om" not in text_of(sign_in(david).get(reverse("min_dag")))
    Sheet.objects.update(status="submitted", submitted_at=dt.datetime.now(dt.UTC), submitted_by=vera)
    assert "Mätblad att fylla i" not in text_of(sign_in(vera).get(reverse("min_dag")))
    page = text_of(sign_in(david).get(reverse("min_dag")))
    assert f'href="{sheet.get_absolute_url()}">Vera Rask, mars 2027</a>' in page


def test_a_day_without_employment_is_told_on_the_sheet(sign_in, vera, sheet):
    Employment.objects.filter(person=vera).update(ends_on=D(2027, 3, 15))
    page = sign_in(vera).get(url("sheet", sheet))
    assert [(gap.starts_on, gap.ends_on) for gap in page.context["time"].gaps] == [(D(2027, 3, 16), D(2027, 3, 31))]
    assert "(11 av 23 arbetsdagar, dag för dag)" in page.context["reading"].availability


def test_a_changed_employment_is_weighed_by_the_next_morning_in_open_sheets_alone(vera, sheet):
    Employment.objects.filter(person=vera).update(percentage=50)
    keep_up(D(2027, 3, 20))
    sheet.outcome.refresh_from_db()
    assert sheet.outcome.available == 20
    Sheet.objects.update(status="locked", submitted_at=dt.datetime.now(dt.UTC), submitted_by=vera)
    Employment.objects.filter(person=vera).update(percentage=80)
    keep_up(D(2027, 3, 21))
    sheet.outcome.refresh_from_db()
    assert sheet.outcome.available == 20
