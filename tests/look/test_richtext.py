"""Formatted text: what is kept, what is taken away, and what plain text becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal import richtext

KEPT = (
    "<h3>Läget</h3><p>Vi <strong>orkar</strong> och <em>vill</em>.</p>"
    "<ul><li><p>ett</p></li></ul><ol><li><p>två</p></li></ol><h4>Sist</h4>"
)
HOSTILE = {
    '<img src=x onerror="alert(1)">': "",
    "<p>Hej<script>alert(1)</script></p>": "<p>Hej</p>",
    '<p><a href="javascript:alert(1)">länk</a></p>': '<p><a rel="noopener">länk</a></p>',
    '<p><a href="file:///etc/passwd">fil</a></p>': '<p><a rel="noopener">fil</a></p>',
    '"><svg onload=alert(1)>': '<p>"&gt;</p>',
    '<p style="background:url(//ond.example)">Hej</p>': "<p>Hej</p>",
    "<p>nu\x00ll</p>": "<p>null</p>",
    "<iframe src=//ond.example></iframe><style>p{}</style>": "",
}


def test_everything_that_the_editor_makes_is_kept():
    assert richtext.clean(KEPT) == KEPT


def test_links_to_pages_and_addresses_are_kept():
    text = '<p><a href="https://example.org/å?b=1&amp;c=2">sida</a> <a href="mailto:anna@example.org">Anna</a></p>'
    assert richtext.clean(text) == text.replace('">', '" rel="noopener">')


@pytest.mark.parametrize(("dirty", "cleaned"), HOSTILE.items())
def test_case_64_hostile_markup_is_taken_away_and_its_text_kept(dirty, cleaned):
    assert richtext.clean(dirty) == cleaned


@pytest.mark.parametrize(
    ("other", "ours"),
    [
        ("<h1>A</h1><h2>B</h2><h5>C</h5>", "<h3>A</h3><h3>B</h3><h4>C</h4>"),
        ("<p><b>fet</b> <i class=x>lutad</i></p>", "<p><strong>fet</strong> <em>lutad</em></p>"),
        ("<div>ett</div><div>två</div>", "<p>ett</p><p>två</p>"),
        ("<p>ett<br>två</p>", "<p>ett</p><p>två</p>"),
        (
            "<table><caption>Läget</caption><tr><th>Kommun<th>Ärenden</tr><tr><td>Orust</td><td><p>12</p></td></tr></table>",
            "<p>Läget</p><p>Kommun</p><p>Ärenden</p><p>Orust</p><p>12</p>",
        ),
        ("<h3>A</h3>lös <em>text</em><p>B</p>", "<h3>A</h3><p>lös <em>text</em></p><p>B</p>"),
        ("<p></p><p> </p><ul><li><p></p></li></ul><p>x</p>", "<ul></ul><p>x</p>"),
    ],
)
def test_markup_from_elsewhere_becomes_ours(other, ours):
    assert richtext.clean(other) == ours


def test_an_empty_editor_is_an_empty_text():
    assert [richtext.from_input(text) for text in ("", "  \n", "<p></p>", "<p>&nbsp;</p>")] == ["", "", "", ""]


def test_plain_lines_become_paragraphs_and_dashes_a_list():
    typed = "Vi är 3 < 5 & fler\n\n- ett\n– två\n7. Övrigt\n"
    assert richtext.from_input(typed) == (
        "<p>Vi är 3 &lt; 5 &amp; fler</p><ul><li><p>ett</p></li><li><p>två</p></li></ul><p>7. Övrigt</p>"
    )


def test_html_is_read_as_text_with_lists_and_addresses():
    text = (
        "<h3>Läget</h3><p>Se <a href='https://example.org'>planen</a> &amp; ring</p>"
        "<ol><li><p>ett</p><ul><li><p>inre</p></li></ul></li><li><p>två</p></li></ol><p>Slut</p>"
    )
    assert richtext.to_plain(text) == (
        "Läget\n\nSe planen (https://example.org) & ring\n\n1. ett\n  - inre\n2. två\n\nSlut"
    )


def test_words_are_the_words_one_reads():
    text = '<p>Tre <strong>ären</strong>den.</p><ul><li><p>Se <a href="https://x.example">här</a></p></li></ul>'
    assert richtext.words(text) == ["Tre", "ärenden.", "Se", "här"]


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    once = richtext.from_input(text)
    assert richtext.from_input(once) == once


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_plain_text_survives_being_shown_as_plain_text_again(lines):
    html = richtext.from_plain("\n".join(lines))
    assert richtext.from_plain(richtext.to_plain(html)) == html
