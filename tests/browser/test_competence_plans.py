"""The course administrator writes and adopts a plan, and a visitor reads it, by the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from competence.models import Line, Plan
from tests.browser.printed import accessibility_of, missing
from tests.documents.reading import pdf_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAN = "Kompetensplan Missbruk 2018/2019"


def row(keys, theme):
    """The row of a line on the page that plans are written on."""
    return keys.page.locator(f"#rad-{Line.objects.get(section__plan__name=PLAN, theme=theme).pk.hex}")


def section(keys, heading):
    return keys.page.get_by_role("region", name=heading, exact=True)


def saved(keys):
    expect(keys.page.locator("[data-state=saving], [data-state=unsaved]")).to_have_count(0)


def opened(keys):
    keys.follow("Kompetens")
    keys.follow(PLAN)
    keys.follow("Skriv i planen")
    expect(keys.page.get_by_role("heading", name=f"Skriv: {PLAN}")).to_be_visible()


def changed(keys):
    """How the words are understood is said beside them as they are saved."""
    keys.write("Frekvens", "Vartannat år", row(keys, "ASI"))
    expect(row(keys, "ASI")).to_contain_text("Återkommer efter 24 månader.")
    saved(keys)


def added_and_moved(keys):
    here = section(keys, "Bedömningsinstrument")
    keys.write("Ny utbildning eller tema", "Audit", here)
    keys.write("Hur ofta", "1 gång/år", here)
    keys.page.keyboard.press("Enter")
    expect(here.get_by_label("Ny utbildning eller tema")).to_be_focused()
    up = keys.page.get_by_role("button", name=re.compile(r"^Flytta upp\s*: Audit$"))
    keys.enter(up)
    expect(up).to_be_focused()


def removed_and_put_back(keys):
    keys.enter(keys.page.get_by_role("button", name=re.compile(r"^Ta bort\s*: MET$")))
    expect(keys.page.get_by_role("button", name="Ångra")).to_be_focused()
    keys.page.keyboard.press("Enter")
    expect(keys.page.get_by_role("button", name="Ångra")).to_have_count(0)
    expect(row(keys, "MET")).to_be_focused()


def adopted(keys):
    keys.follow("Anta …")
    keys.write("Antagen av", "IFO-cheferna")
    keys.write("Vid", "FoU-rum")
    keys.write("Antagen den", "4 september 2026")
    keys.press("Anta planen")
    expect(keys.page.get_by_text("Planen är antagen och läses av alla.")).to_be_visible()


def test_the_course_administrator_writes_and_adopts_a_plan_and_a_visitor_reads_it(keyboard, karin, work):
    keys = keyboard(karin)
    opened(keys)
    changed(keys)
    added_and_moved(keys)
    removed_and_put_back(keys)
    adopted(keys)
    plan = Plan.objects.get(name=PLAN)
    instruments = plan.sections.get(heading="Bedömningsinstrument").lines.values_list("theme", "frequency")
    assert (plan.status, list(instruments)) == (
        "adopted",
        [("ASI", "Vartannat år"), ("ADAD", "1-1½ år"), ("Audit", "1 gång/år"), ("ADDIS", "Undersöka behovet först")],
    )
    work()
    read_by_a_visitor(keyboard())


def read_by_a_visitor(visitor):
    visitor.follow("Kompetens")
    visitor.follow(PLAN)
    page = visitor.page
    expect(page.get_by_text("Antagen av IFO-cheferna vid FoU-rum den 4 september 2026.")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("^Audit"))).to_contain_text("Återkommer efter 12 månader.")
    pdf = visitor.opened_pdf("Visa som PDF")
    said = ["Antagen av IFO-cheferna vid FoU-rum den 4 september 2026", "Audit", "Undersöka behovet först"]
    assert missing(said, pdf_text(pdf)) == []
    told = accessibility_of(pdf)
    assert (told["language"], told["tagged"], told["headings"]) == ("sv", True, True)
