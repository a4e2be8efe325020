"""The plans of 2018/2019 as they came with the program: every line with its words, on the page, on paper and in Excel."""

import json
from pathlib import Path

import pytest
from django.urls import reverse

import competence
from competence.documents.plan_book import headings
from competence.models import Count, Course, Line, Opinion, Plan, StaffingRow
from fyrbodal.documents.spreadsheets import read_rows
from fyrbodal.loading import load
from tests.browser.printed import accessibility_of, missing, times
from tests.documents.reading import pdf_text

KNOWN = json.loads((Path(competence.__file__).parent / "known" / "plans.json").read_text(encoding="utf-8"))
BOU, SUBSTANCE = KNOWN
pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def bou():
    return Plan.objects.get(area="children_youth")


@pytest.fixture
def substance():
    return Plan.objects.get(area="substance_abuse")


def lines_of(known):
    return [line for section in known["sections"] for line in section["lines"]]


def stored(plan):
    rows = Line.objects.filter(section__plan=plan).order_by("section__position", "position")
    return [(row.theme, row.frequency) for row in rows]


def test_the_plan_for_children_and_youth_has_29_lines_in_four_steps(bou):
    assert [(one.step, one.lines.count()) for one in bou.sections.all()] == [
        ("introduction", 7), ("deepening", 13), ("experienced", 4), ("supervisors", 5),
    ]  # fmt: skip
    assert stored(bou) == [(line["theme"], line["frequency"]) for line in lines_of(BOU)]


def test_the_plan_for_substance_abuse_has_19_lines_in_six_areas_and_5_for_supervisors(substance):
    assert [(one.step, one.lines.count()) for one in substance.sections.all()] == [
        ("", 3), ("", 5), ("", 1), ("", 2), ("", 2), ("", 6), ("supervisors", 5),
    ]  # fmt: skip
    assert stored(substance) == [(line["theme"], line["frequency"]) for line in lines_of(SUBSTANCE)]


def test_one_was_adopted_by_the_chiefs_and_the_other_is_a_proposal(bou, substance):
    said = [(one.status, one.adopted_on and one.adopted_on.isoformat(), one.adopted_where) for one in (bou, substance)]
    assert said == [("adopted", "2017-09-01", "FoU-rum"), ("draft", None, "")]


def told(page):
    """Theme, words and state of each line that the page shows."""
    sections = page.context["told"].sections
    return [(one.line.theme, one.line.frequency, one.word) for section in sections for one in section.lines]


def test_every_line_stands_on_the_page_with_the_plans_own_words(bou, client):
    page = client.get(bou.get_absolute_url())
    assert [line[:2] for line in told(page)] == stored(bou)
    body = page.content.decode()
    assert [words for _theme, words in stored(bou) if words not in body] == []


def test_nothing_of_it_is_late_since_nobody_has_noted_when_it_was_given(bou, client):
    words = {str(word) for _theme, _frequency, word in told(client.get(bou.get_absolute_url()))}
    assert words == {"måste bestämmas", "kommunen bestämmer"}


@pytest.mark.parametrize("reader", ["karin", "nils", "olof"])
def test_the_proposal_is_read_by_all_who_have_signed_in_and_by_no_visitor(reader, substance, request, sign_in, client):
    page = sign_in(request.getfixturevalue(reader)).get(substance.get_absolute_url())
    assert [line[:2] for line in told(page)] == stored(substance)
    assert "Det här är ett förslag" in page.content.decode()
    assert client.get(substance.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(("known", "number"), [(BOU, 29), (SUBSTANCE, 24)], ids=["bou", "substance"])
def test_every_line_stands_on_paper(known, number, karin, sign_in):
    plan = Plan.objects.get(area=known["area"])
    pdf = sign_in(karin).get(reverse("competence:plan_pdf", args=[plan.pk])).content
    text = pdf_text(pdf)
    themes = [theme for theme, _words in stored(plan)]
    assert len(themes) == number
    assert missing([f"{theme}" for theme in themes], text) == []
    assert missing([words for _theme, words in stored(plan) if words], text) == []
    assert accessibility_of(pdf) == {"language": "sv", "tagged": True, "headings": True, "lists": known is BOU}


def test_what_is_proposed_is_marked_as_a_draft_on_paper_and_what_was_adopted_is_not(bou, substance, karin, sign_in):
    client = sign_in(karin)
    texts = [pdf_text(client.get(reverse("competence:plan_pdf", args=[one.pk])).content) for one in (bou, substance)]
    assert [times(["UTKAST"], text)["UTKAST"] > 0 for text in texts] == [False, True]
    assert missing(["Förslag"], texts[1]) == []
    assert missing(["Antagen av IFO-cheferna i Fyrbodal vid FoU-rum den 1 september 2017"], texts[0]) == []


@pytest.mark.parametrize(("area", "number"), [("children_youth", 29), ("substance_abuse", 24)])
def test_every_line_stands_in_the_spreadsheet(area, number, karin, sign_in):
    plan = Plan.objects.get(area=area)
    content = sign_in(karin).get(reverse("competence:plan_xlsx", args=[plan.pk])).content
    rows = read_rows(content, name="plan.xlsx", headings=headings())
    taught = [row for row in rows if row.text("Slag") == "utbildning"]
    assert len(taught) == number
    assert [(row.text("Behov, utbildning eller tema"), row.text("Hur ofta") or "") for row in taught] == stored(plan)


def test_4_7_1_the_second_step_keeps_the_plans_name_though_the_goals_say_two_to_five(bou):
    assert "3–5 år" in bou.sections.get(step="deepening").heading


def test_4_7_4_trauma_is_in_the_plan_though_no_longer_in_the_package(bou):
    line = Line.objects.get(section__plan=bou, theme="Förhållningssätt vid trauma")
    assert (line.section.step, line.frequency, "Ingår inte längre" in line.note) == ("experienced", "1-1½ år", True)


def test_a_course_can_be_in_the_catalogue_and_in_no_plan():
    alone = set(Course.objects.filter(lines=None).values_list("slug", flat=True))
    assert {"introduktionskurs", "supported-employment"} <= alone


def test_a_course_knows_what_it_came_in_place_of():
    families = Course.objects.get(slug="att-arbeta-med-familjer")
    assert list(families.counts.values_list("slug", flat=True)) == ["familjeterapi"]


def test_the_figures_add_up_as_the_source_says_and_leave_a_difference():
    total = Count.objects.get(kind="total").participants
    itemised = [one.participants for one in Count.objects.filter(kind="item", is_excluded=False)]
    assert (total, sum(itemised), total - sum(itemised)) == (1399, 1003, 396)


def test_what_is_not_known_is_empty_and_never_nought():
    assert set(Count.objects.filter(is_excluded=True).values_list("course__slug", "participants")) == {
        ("tmo", None), ("lupic", None), ("anknytning-och-omsorgssvikt", 16),
    }  # fmt: skip
    assert not Count.objects.filter(participants=0).exists()
    assert not Opinion.objects.filter(answers=0).exists()
    assert StaffingRow.objects.count() == 16


def test_reading_in_again_changes_nothing_that_somebody_has_changed(bou):
    Line.objects.filter(section__plan=bou, theme="Klarspråk").delete()
    Plan.objects.filter(area="substance_abuse").delete()
    Course.objects.filter(slug="klarsprak").update(name="Begripligt språk")
    load("reference")
    assert (Line.objects.filter(section__plan=bou).count(), Plan.objects.count()) == (28, 1)
    assert Course.objects.get(slug="klarsprak").name == "Begripligt språk"
