"""Whatever is written, paper shows it in our own fonts; what they lack is replaced in the open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.documents.fonts import FACES, drawable, drawn, font_file

SWEDISH = "abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜ0123456789 .,:;!?–—-”’»…½¼×÷±§%€&/()[]+=<>@#*°²³→✓☐☑•"


def test_every_declared_cut_is_a_file_of_its_package():
    assert len({font_file(face.file) for face in FACES}) == len(FACES) == 8


def test_what_swedes_write_is_drawn_as_it_is():
    assert drawn(SWEDISH) == SWEDISH
    assert set(map(ord, SWEDISH)) <= drawable()


@given(st.text())
def test_no_text_needs_another_font(text):
    assert set(map(ord, drawn(text))) <= drawable() | {ord(character) for character in "\n\t\r\u00ad\u2060"}


@given(st.text())
def test_text_that_can_be_drawn_is_left_alone(text):
    assert drawn(drawn(text)) == drawn(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("e\u2011post", "e-\u2060post"),
        ("1\u202f000", "1\u00a0000"),
        ("☒ ja □ nej", "☑ ja ☐ nej"),
        ("a\u0308", "ä"),
        ("bra 👍🏽!", "bra ◊!"),
        ("日本", "◊◊"),
        ("sam\u00adarbete", "sam\u00adarbete"),
        ("\u202egnp.exe\u202c\u2066x\u2069", "gnp.exex"),
        ("a\0b\x1bc\ud800d\ufeff", "abcd"),
        ("①  ２", "1  2"),
    ],
)
def test_case_47_odd_characters_are_shown_harmlessly(written, shown):
    assert drawn(written) == shown
