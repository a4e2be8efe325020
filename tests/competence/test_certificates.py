"""Certificates on somebody's own plan: what they say, when they are due again, and who fetches the file."""

import datetime as dt
import json

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from competence.actions import certificates
from competence.actions.disposal import dispose, overdue
from competence.documents.people.certificates import held_by
from competence.models import Certificate
from fyrbodal.files.models import Upload
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Organisation
from tests.competence.learning import certificate
from tests.documents.reading import pdf_text
from tests.files.samples import pdf

TODAY = dt.date(2027, 3, 15)
SAID = {"name": "ASI", "issued_by_whom": "Regionen", "issued_on": "2026-05-06", "valid_until_on": "2028-05-06"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(dt.datetime(2027, 3, 15, 10, tzinfo=dt.UTC), tick=False):
        yield


def address(name, row):
    return reverse(f"competence:{name}", args=[row.pk])


def on_the_disk(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


@pytest.mark.parametrize("writer", ["vera", "david"])
def test_she_and_her_leader_note_a_certificate_with_its_file(writer, vera, david, sign_in, request):
    by = request.getfixturevalue(writer)
    file = SimpleUploadedFile("intyg.pdf", pdf())
    assert sign_in(by).post(address("certificate_add", vera), SAID | {"file": file}).url.endswith("#intyg")
    row = Certificate.objects.get()
    assert (row.person, row.noted_by, row.issued_on, row.upload.name) == (vera, by, dt.date(2026, 5, 6), "intyg.pdf")
    assert Entry.objects.get(verb="noted a certificate").details == {}


def test_the_file_is_fetched_by_those_who_read_the_plan_and_by_nobody_else(vera, david, nils, karin, sign_in):
    row = certificate(vera)
    answers = [sign_in(one).get(row.get_absolute_url()) for one in (vera, david, nils, karin, None)]
    assert [one.status_code for one in answers] == [200, 200, 404, 404, 302]
    assert [b"".join(one.streaming_content)[:4] for one in answers[:2]] == [b"%PDF", b"%PDF"]
    assert "attachment" in answers[0]["Content-Disposition"]


def test_who_no_longer_leads_her_unit_no_longer_fetches_it(vera, david, sign_in):
    row = certificate(vera)
    vera.employments.update(ends_on=dt.date(2027, 3, 14))
    assert sign_in(david).get(row.get_absolute_url()).status_code == 404


def test_a_certificate_without_a_file_has_none_to_fetch(vera, sign_in):
    row = certificate(vera, file=False)
    assert sign_in(vera).get(row.get_absolute_url()).status_code == 404
    page = sign_in(vera).get(reverse("competence:my_plan")).content.decode()
    assert f'href="{row.get_absolute_url()}"' not in page


WRONG = [
    ({"name": ""}, "Fyll i det här."),
    ({"issued_on": "2027-03-16"}, "Den dagen har inte varit än."),
    ({"valid_until_on": "2026-05-05"}, "Intyget slutar gälla innan det utfärdades."),
]


@pytest.mark.parametrize(("sent", "said"), WRONG)
def test_what_is_wrong_is_said_and_nothing_is_noted(sent, said, vera, sign_in):
    page = sign_in(vera).post(address("certificate_add", vera), SAID | sent)
    errors = [str(error) for errors in page.context["form"].errors.values() for error in errors]
    assert (page.status_code, Certificate.objects.count(), errors) == (422, 0, [said])


def test_the_same_certificate_is_noted_once(vera, sign_in):
    client = sign_in(vera)
    assert [client.post(address("certificate_add", vera), SAID).status_code for _again in range(2)] == [302, 422]


def test_case_28_a_file_that_is_something_else_is_refused_and_nothing_is_noted(vera, sign_in, settings):
    file = SimpleUploadedFile("intyg.pdf", b"<!doctype html><script>alert(1)</script>")
    answer = sign_in(vera).post(address("certificate_add", vera), SAID | {"file": file})
    assert (answer.status_code, Certificate.objects.count(), on_the_disk(settings)) == (422, 0, [])


STANDS = [
    (None, "gäller", "tills vidare"),
    (dt.date(2027, 9, 16), "gäller", "till och med 16 september 2027"),
    (dt.date(2027, 9, 15), "förnyas snart", "till och med 15 september 2027"),
    (TODAY, "förnyas snart", "till och med 15 mars 2027"),
    (dt.date(2027, 3, 14), "har gått ut", "till och med 14 mars 2027"),
]


@pytest.mark.parametrize(("until", "word", "said"), STANDS)
def test_a_certificate_says_whether_it_is_due_again(until, word, said, vera, sign_in):
    certificate(vera, valid_until_on=until, file=False)
    [held] = held_by(vera, TODAY)
    assert (held.word, held.until) == (word, said)
    page = sign_in(vera).get(reverse("competence:my_plan")).content.decode()
    assert (word in page, said in page) == (True, True)


def test_min_dag_says_to_her_alone_what_she_has_to_renew(vera, david, sign_in):
    certificate(vera, valid_until_on=dt.date(2027, 5, 1), name="ASI", file=False)
    certificate(vera, valid_until_on=dt.date(2029, 5, 1), name="MI", file=False)
    pages = [sign_in(one).get(reverse("min_dag")).content.decode() for one in (vera, david)]
    assert [("Intyg att förnya" in page, ">ASI<" in page, ">MI<" in page) for page in pages] == [
        (True, True, False), (False, False, False),
    ]  # fmt: skip


def test_what_a_newer_one_renewed_is_due_no_more(vera):
    certificate(vera, dt.date(2020, 1, 1), dt.date(2023, 1, 1), name="ASI", file=False)
    certificate(vera, dt.date(2023, 1, 1), name="asi", file=False)
    assert [(one.row.name, one.word) for one in held_by(vera, TODAY)] == [("asi", "gäller"), ("ASI", "förnyat")]


def test_it_stands_on_her_paper_and_in_what_she_takes_out(vera, sign_in):
    row, client = certificate(vera, valid_until_on=dt.date(2027, 5, 6)), sign_in(vera)
    assert "ASI: Regionen 6 maj 2025" in pdf_text(client.get(address("person_plan_pdf", vera)).content)
    [kept] = json.loads(client.get(reverse("competence:my_data_file")).content)["certificates"]
    assert (kept["name"], kept["valid_until_on"], kept["noted_by"]) == ("ASI", "2027-05-06", "Vera Rask")
    assert kept["file"] == {"name": "intyg.pdf", "sha256": row.upload.sha256, "address": row.get_absolute_url()}
    assert row.get_absolute_url() in client.get(reverse("competence:my_data")).content.decode()


def test_what_is_taken_away_takes_its_file_along(vera, david, sign_in, settings, django_capture_on_commit_callbacks):
    row, client = certificate(vera), sign_in(david)
    assert client.get(address("certificate_remove", row)).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("certificate_remove", row))
    assert (Certificate.objects.count(), Upload.objects.count(), on_the_disk(settings)) == (0, 0, [])
    assert Entry.objects.get(verb="removed a certificate").by_id == david.pk


def test_two_years_after_she_left_it_goes_with_its_file(vera, settings, django_capture_on_commit_callbacks):
    certificate(vera)
    Organisation.objects.filter(pk=vera.organisation_id).update(is_member=True)
    vera.employments.update(ends_on=dt.date(2027, 3, 1))
    with django_capture_on_commit_callbacks(execute=True):
        dispose(overdue(dt.date(2029, 3, 2)))
    assert (Certificate.objects.count(), Upload.objects.count(), on_the_disk(settings)) == (0, 0, [])


def test_nobody_notes_one_on_a_plan_that_she_does_not_read(vera, nils, karin, sign_in):
    codes = [sign_in(one).post(address("certificate_add", vera), SAID).status_code for one in (nils, karin, None)]
    assert (codes, Certificate.objects.count()) == ([404, 404, 302], 0)


def test_a_file_too_many_is_said_at_its_field_and_nothing_is_noted(vera, sign_in, settings):
    settings.UPLOADS_PER_MINUTE = 0
    answer = sign_in(vera).post(
        address("certificate_add", vera), SAID | {"file": SimpleUploadedFile("intyg.pdf", pdf())}
    )
    assert (answer.status_code, Certificate.objects.count(), list(answer.context["form"].errors)) == (429, 0, ["file"])


def test_the_action_alone_keeps_the_row_without_a_file(vera):
    row = certificates.note(
        row=Certificate(person=vera, name="MI", issued_by_whom="Högskolan", issued_on=TODAY), file=None, by=vera
    )
    assert (row.upload, row.noted_by) == (None, vera)
