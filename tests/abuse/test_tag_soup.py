"""Formatted text that is written to make the program choke: small in, huge or endless out."""

import pytest

from fyrbodal import richtext

MANY = 400
BOMBS = {
    "bold that every paragraph opens again": "<p>"
    + "".join(f"<strong id=a{n}>" for n in range(MANY))
    + "<p>ord" * MANY,
    "an address hidden from simple eyes": "".join(f'<strong id="<{n}">' for n in range(MANY)) + "<p>ord" * MANY,
    "tags that the editor does not know": "<p>" + "".join(f"<u id=a{n}>" for n in range(MANY)) + "<p>ord" * MANY,
    "a long link that is never closed": '<p><a href="https://x.example/' + "a" * 1900 + '">ord' + "<p>ord" * MANY,
    "a far too long link": '<p><a href="https://x.example/' + "a" * 90_000 + '">ord</a>' + "<p>ord" * MANY,
    "bold and italics in each other": "<p>" + "<strong><em>" * 3000 + "ord" + "</em></strong>" * 3000,
    "lists in lists": "<ul><li><p>ord</p>" * 3000,
    "only empty tags": "<p>ord</p>" + "<p><strong>" * 3000 + "</strong></p>" * 3000,
    "tags that never end": "<p>ord</p>" + "<b " * 30_000,
    "ends of what was never opened": "<p>ord</p>" + "<ul><li>" * 3000 + "</ol></em></x>" * 3000,
    "drawings in formulas in drawings": "<p>ord</p>" + "<svg><math>" * 5000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_case_46_a_text_that_a_parser_would_multiply_stays_as_long_as_it_was(bomb):
    cleaned = richtext.from_input(bomb)
    assert len(cleaned) <= len(bomb) + 60 * MANY
    assert richtext.to_plain(cleaned).count("ord") == bomb.count("ord")


def test_case_46_ampersands_in_their_hundreds_of_thousands_are_only_signs():
    assert richtext.from_input("<p>" + "&" * 300_000) == "<p>" + "&amp;" * 300_000 + "</p>"


def test_what_is_pasted_from_a_word_processor_leaves_only_its_words():
    pasted = (
        "<!--[if mso]><xml><w:View>Normal</w:View></xml><![endif]--><p class=MsoNormal><o:p>Vi <u>ses</u>.</o:p></p>"
    )
    assert richtext.from_input(pasted) == "<p>Vi ses.</p>"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>Vi <strong>ringer <b>först</b></strong> i dag", "<p>Vi <strong>ringer först</strong> i dag</p>"),
        (
            "<p>A <a title=b href='/x?a=1&amp;b=2'>b</a> &amp; <i>c</i> & d&nbsp;e",
            '<p>A <a href="/x?a=1&amp;b=2" rel="noopener">b</a> &amp; <em>c</em> &amp; d\xa0e</p>',
        ),
        ("<p>&amp;lt;b&amp;gt; &lt;b&gt; &copy;&aring;", "<p>&amp;lt;b&amp;gt; &lt;b&gt; ©å</p>"),
        ("<p>&#" + "9" * 5000 + ";", "<p>&amp;#" + "9" * 5000 + ";</p>"),
        ("<p>&#60;script&#62; &#0;&#1;&#xd800;", "<p>&lt;script&gt; \ufffd\ufffd</p>"),
        ("<p>Fem <5 sex</p>", "<p>Fem &lt;5 sex</p>"),
        ("<scr<u>ipt>alert(1)</script><p>kvar</p>", "<p>ipt&gt;alert(1)</p><p>kvar</p>"),
        ("<p>före</p><!-- <script> --><p>efter</p>", "<p>före</p><p>efter</p>"),
    ],
)
def test_case_64_what_is_wanted_stays_as_it_was(typed, kept):
    assert richtext.from_input(typed) == kept
