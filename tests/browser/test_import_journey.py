"""From a Word file to minutes that everybody reads, by the keyboard alone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from fyrbodal.richtext import to_plain
from networks.models import Answer
from tests.browser.printed import accessibility_of, body_of, missing
from tests.networks.specimens import ANSWERS, QUESTIONS, SHAPES, thoughts, written

SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "minutes-bou-utforare-2022-03-07.docx"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def brought_in(keys, file):
    """The turns from the network's page to the draft."""
    keys.follow("Läs in en Word-fil")
    keys.attach("Fil med minnesanteckningar", file)
    keys.press("Läs filen")
    expect(keys.page.get_by_role("heading", name="Gå igenom det inlästa")).to_be_visible()
    keys.press("Spara som utkast")
    expect(keys.page.get_by_text("Filen är inläst som ett utkast.")).to_be_visible()


def published(keys):
    keys.follow("Färdigställ …")
    keys.press("Färdigställ")
    keys.follow("Publicera …")
    keys.press("Publicera för alla")
    expect(keys.page.get_by_role("status")).to_have_text("Anteckningarna är publicerade och läses av alla.")


def to_network(keys, name):
    keys.follow("Nätverk")
    keys.follow(name)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "minnesanteckningar.docx"
    path.write_bytes(written(SHAPES[3]))
    return path


def read_by_a_visitor(keys, network):
    """The page and the PDF, as somebody meets them who came to the start page."""
    keys.follow("Träffar")
    keys.to(keys.page.get_by_role("link", name=re.compile(f"^{network}:")))
    keys.page.keyboard.press("Enter")
    page = keys.page.locator("article.minutes")
    expect(page).to_be_visible()
    keys.wait_until_made()
    return page.inner_text(), keys.opened_pdf()


def test_a_word_file_becomes_minutes_that_a_visitor_reads(keyboard, anna, file, work):
    leader = keyboard(anna)
    to_network(leader, "BIM")
    brought_in(leader, file)
    published(leader)
    work()
    page, pdf = read_by_a_visitor(keyboard(), "BIM")
    said = [sentence for _, sentences in ANSWERS for sentence in sentences]
    expected = said + list(QUESTIONS) + [thought for question in QUESTIONS for thought in thoughts(question)]
    assert missing(expected, page) == []
    assert missing(expected, body_of(pdf)) == []
    assert accessibility_of(pdf) == {"language": "sv", "tagged": True, "headings": True, "lists": True}


@pytest.mark.skipif(not SEED.exists(), reason="the seeds lie outside the repository")
def test_the_real_minutes_of_march_2022_go_all_the_way(keyboard, cecilia, work):
    leader = keyboard(cecilia)
    to_network(leader, "BoU utförare")
    brought_in(leader, SEED)
    published(leader)
    work()
    page, pdf = read_by_a_visitor(keyboard(), "BoU utförare")
    said = [to_plain(answer.body) for answer in Answer.objects.filter(item__meeting__network__name="BoU utförare")]
    assert len(said) == 15
    assert missing(said, page) == []
    assert missing(said, body_of(pdf)) == []
