import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.files.names import LONGEST, disposition, extension, shown


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../x", "x.pdf"),
        ("C:\\Mina dokument\\läge.pdf", "läge.pdf"),
        ("a\r\nX: y.pdf", "a X_ y.pdf"),
        ('protokoll"åäö.pdf', "protokoll_åäö.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("a\x00b\u200b.pdf", "a b.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("...", "fil.pdf"),
        ("", "fil.pdf"),
        ("Träff 2031.03.07", "Träff 2031.03.07.pdf"),
        ("LÄGET.PDF", "LÄGET.pdf"),
        ("a\u030angstrom.pdf", "ångstrom.pdf"),
    ],
)
def test_case_31_an_evil_name_becomes_a_plain_one(given_name, kept):
    assert shown(given_name, "pdf") == kept


def test_case_31_a_name_of_300_letters_is_cut_and_keeps_its_extension():
    assert shown("å" * 296 + ".pdf", "pdf") == "å" * 116 + ".pdf"


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Läget.pdf", "attachment; filename=\"Laget.pdf\"; filename*=UTF-8''L%C3%A4get.pdf"),
        ("日本.pdf", "attachment; filename=\"fil.pdf\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.pdf"),
        ('a";b%41.pdf', "attachment; filename=\"a_;b_41.pdf\"; filename*=UTF-8''a_%3Bb%2541.pdf"),
        ("a\uff02; x=.pdf", "attachment; filename=\"a_; x=.pdf\"; filename*=UTF-8''a%EF%BC%82%3B%20x%3D.pdf"),
        ("a\r\nX: y.pdf", "attachment; filename=\"a X_ y.pdf\"; filename*=UTF-8''a%20X_%20y.pdf"),
    ],
)
def test_case_31_and_51_the_header_carries_the_name_after_rfc_6266(name, header):
    assert disposition(name) == header


@given(st.text(max_size=400))
def test_case_31_no_name_whatever_leaves_its_place_in_the_header(name):
    kept = shown(name, "pdf")
    assert 0 < len(kept) <= LONGEST
    assert not set(kept) & set('/\\"\r\n\x00')
    assert disposition(name).isascii()
    assert disposition(name).isprintable()
    assert disposition(name).count('"') == 2


@pytest.mark.parametrize(
    ("name", "found"),
    [("läge.PDF", "pdf"), ("a.tar.gz", "gz"), ("utan", ""), ("Träff 7.3", ""), ("a.", ""), ("x.långext", "")],
)
def test_an_extension_is_some_letters_after_the_last_dot(name, found):
    assert extension(name) == found
