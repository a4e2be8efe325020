"""The pages for everybody, read by a visitor, and the pages for what went wrong."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.test import Client

from fyrbodal.pages.models import AccessibilityStatement

PARTS = (
    "actor",
    "service",
    "conformity",
    "faults",
    "assessed_on",
    "updated_on",
    "method",
    "feedback",
    "supervision_url",
    "disproportionate",
    "exempt",
)
ADDRESSES = ["/", "/tillganglighet/", "/personuppgifter/", "/kakor/"]


@pytest.fixture
def statement(db) -> AccessibilityStatement:
    return AccessibilityStatement.objects.get()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_visitor_reads_the_pages_for_everybody(address):
    response = Client().get(address)
    assert (response.status_code, response.content.decode().count("<h1>")) == (200, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_case_25_the_pages_for_everybody_change_nothing(address):
    assert Client().post(address).status_code == 405


def test_who_has_signed_in_comes_to_what_waits_for_her(anna, sign_in):
    assert sign_in(anna).get("/").headers["Location"] == "/min-dag/"


@pytest.mark.django_db
def test_every_page_leads_to_the_accessibility_statement_before_signing_in():
    body = Client().get("/kakor/").content.decode()
    assert 'href="/tillganglighet/"' in body[body.index("<footer") :]


@pytest.mark.django_db
def test_the_statement_is_there_even_where_no_row_is_kept():
    AccessibilityStatement.objects.all().delete()
    assert Client().get("/tillganglighet/").status_code == 200


def test_the_statement_comes_with_all_eleven_parts_and_shows_each(statement):
    assert [part for part in PARTS if not getattr(statement, part)] == []
    body = Client().get("/tillganglighet/").content.decode()
    shown = [statement.faults, statement.method, statement.feedback, statement.disproportionate, statement.exempt]
    shown += [statement.actor, statement.service, statement.get_conformity_display(), statement.supervision_url]
    assert [text for text in [*shown, "22 november 2026"] if text not in body] == []


@pytest.mark.parametrize("part", [part for part in PARTS if not part.endswith(("_on", "conformity"))])
def test_the_database_refuses_a_statement_with_an_empty_part(statement, part):
    with pytest.raises(IntegrityError, match=f"{part}_filled"), transaction.atomic():
        AccessibilityStatement.objects.update(**{part: "  "})


def test_there_is_one_statement_and_no_other(statement):
    statement.pk = 2
    with pytest.raises(IntegrityError, match="accessibilitystatement_is_one"), transaction.atomic():
        statement.save(force_insert=True)


def test_case_64_the_statement_holds_no_script(statement):
    AccessibilityStatement.objects.update(
        faults="<p>Bilder<script>alert(1)</script></p>", updated_on=dt.date(2027, 1, 4)
    )
    body = Client().get("/tillganglighet/").content.decode()
    assert ("<p>Bilder</p>" in body, "alert(1)" in body, "4 januari 2027" in body) == (True, False, True)


@pytest.mark.parametrize(
    "template", ["400.html", "403.html", "403_csrf.html", "404.html", "405.html", "413.html", "500.html"]
)
def test_pages_for_what_went_wrong_need_neither_database_nor_context(template):
    body = render_to_string(template)
    assert (body.count("<h1>"), 'lang="sv"' in body, 'href="/tillganglighet/"' in body) == (1, True, True)
