"""Follow-up reports: text and live tables, sealed as they stood when they were finished."""

import re

import pytest
from django.urls import reverse

from competence.documents.reports.tables import Tables
from competence.models import FollowUpReport, Plan, ReportSection
from fyrbodal.sealed.models import Copy
from tests.competence.counts import counted
from tests.competence.followed import finished, report_on
from tests.competence.planning import in_force
from tests.documents.reading import pdf_text
from tests.factories import identity_number


def at(name, *args):
    return reverse(f"competence:{name}", args=args)


def page_of(client, report):
    return re.sub(
        r"\s+", " ", client.get(report.get_absolute_url()).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    )


@pytest.fixture
def plan(karin):
    return in_force(by=karin)


@pytest.fixture
def writer(sign_in, karin):
    return sign_in(karin)


def with_table(report, table):
    ReportSection.objects.filter(pk=report.sections.first().pk).update(table=table)
    return report


def test_a_report_is_begun_with_headings_and_only_its_writer_sees_it(writer, client, plan):
    said = {"plan": str(plan.pk), "title": "Uppföljning", "first_year": "2027", "last_year": "2028"}
    answer = writer.post(at("report_add"), said)
    made = FollowUpReport.objects.get()
    assert answer.url == at("report_edit", made.pk)
    assert [one.heading for one in made.sections.all()] == [
        "Bakgrund", "Vad som har genomförts", "Effekter", "Utmaningar", "Finansiering", "Slutsatser",
    ]  # fmt: skip
    assert "Uppföljning</a>" not in client.get(at("reports")).content.decode()
    assert writer.post(at("report_add"), said | {"last_year": "2026"}).status_code == 422


def test_a_section_is_saved_on_the_revision_that_was_read(writer, karin, plan):
    section = report_on(plan, by=karin).sections.first()
    said = {"revision": "0", "heading": "Effekter", "table": "years", "text": "Fler är trygga."}
    assert writer.post(at("report_section", section.pk), said).status_code == 302
    section.refresh_from_db()
    assert (section.text, section.table, section.revision) == ("<p>Fler är trygga.</p>", "years", 1)
    late = writer.post(at("report_section", section.pk), said | {"text": "Färre."})
    section.refresh_from_db()
    assert (late.status_code, section.text) == (409, "<p>Fler är trygga.</p>")


@pytest.mark.parametrize("field", ["heading", "text"])
def test_a_report_that_everybody_will_read_holds_no_identity_number(field, writer, karin, plan):
    section, (day, last) = report_on(plan, by=karin).sections.first(), identity_number().split("-")
    number = f"<p>Om <strong>{day}</strong>-{last}</p>" if field == "text" else f"Om {day}-{last}"
    said = {"revision": "0", "heading": "Effekter", "table": "", "text": "Fler.", field: number}
    assert writer.post(at("report_section", section.pk), said).status_code == 422
    section.refresh_from_db()
    assert section.revision == 0


def test_sections_are_added_moved_and_taken_away(writer, karin, plan):
    report = report_on(plan, by=karin)
    writer.post(at("report_section_add", report.pk), {"heading": "Finansiering"})
    last = report.sections.get(heading="Finansiering")
    writer.post(at("report_section_move", last.pk), {"step": "-1"})
    assert [one.heading for one in report.sections.all()] == ["Effekter", "Finansiering", "Utmaningar"]
    writer.post(at("report_section_remove", last.pk))
    assert [one.heading for one in report.sections.all()] == ["Effekter", "Utmaningar"]


def test_the_tables_are_live_until_the_report_is_finished(writer, client, karin, plan):
    report = with_table(report_on(plan, by=karin), "years")
    assert "Antal per år finns inte" in page_of(writer, report)
    counted(77, year=2016)
    assert '<td class="n">77</td>' in page_of(writer, report)
    assert writer.post(at("report_finish", report.pk)).url == report.get_absolute_url()
    counted(88, year=2017)
    told = page_of(client, report)
    assert ('<td class="n">77</td>' in told, '<td class="n">88</td>' in told) == (True, False)
    report.refresh_from_db()
    assert (report.status, report.finished_by, report.copy.verify()) == ("finished", karin, True)


def test_a_finished_report_is_neither_written_nor_taken_away(writer, karin, plan):
    report = finished(plan, by=karin)
    section = report.sections.first()
    said = {"revision": "0", "heading": "Annat", "table": "", "text": ""}
    assert writer.post(at("report_section", section.pk), said).status_code == 409
    assert writer.post(at("report_section_add", report.pk), {"heading": "Nytt"}).status_code == 409
    assert writer.post(at("report_finish", report.pk)).status_code == 409
    assert writer.post(at("report_discard", report.pk)).status_code == 403
    assert Copy.objects.of(report).count() == 1


def test_an_empty_report_is_not_finished(writer, karin, plan):
    report = report_on(plan, by=karin, headings=())
    writer.post(at("report_finish", report.pk))
    report.refresh_from_db()
    assert (report.status, Copy.objects.of(report).count()) == ("draft", 0)


def test_the_reference_fills_every_table_with_what_the_source_says(reference, karin):
    report = report_on(Plan.objects.get(area="children_youth"), by=karin)
    tables = {kind.value: Tables(report, karin).of(kind) for kind in ReportSection.Table}
    assert {kind: len(table.rows) for kind, table in tables.items()} == {
        "plan": 29, "participation": 9, "years": 0, "municipalities": 0, "staffing": 4, "wishes": 12, "regions": 3,
        "cycle": 7,
    }  # fmt: skip
    assert [row[1] for row in tables["staffing"].rows] == ["6 av 12", "3 av 12", "1 av 12", "9 av 12"]
    assert "1 399 − 1 003 = 396" in tables["participation"].note.replace("\N{NO-BREAK SPACE}", " ")


def test_the_pdf_of_a_draft_says_that_it_is_one_and_holds_text_and_tables(reference, writer, karin):
    report = with_table(report_on(Plan.objects.get(area="children_youth"), by=karin), "staffing")
    text = pdf_text(writer.get(at("report_pdf", report.pk)).content)
    assert ("6 av 12" in text, "inte färdigställt" in text) == (True, True)


def test_a_draft_is_discarded(writer, karin, plan):
    report = report_on(plan, by=karin)
    writer.post(at("report_discard", report.pk))
    assert not FollowUpReport.objects.exists()
