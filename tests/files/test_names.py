import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.documents.http import disposition
from fyrbodal.files.names import LONGEST, extension, shown


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


@given(st.text(max_size=400))
def test_case_31_any_name_becomes_one_that_a_row_and_a_header_can_hold(name):
    kept = shown(name, "pdf")
    header = disposition(kept, inline=False)
    assert 0 < len(kept) <= LONGEST
    assert not set(kept) & set('/\\"\r\n\x00')
    assert (header.isascii(), header.isprintable(), header.count('"')) == (True, True, 2)


@pytest.mark.parametrize(
    ("name", "found"),
    [("läge.PDF", "pdf"), ("a.tar.gz", "gz"), ("utan", ""), ("Träff 7.3", ""), ("a.", ""), ("x.långext", "")],
)
def test_an_extension_is_some_letters_after_the_last_dot(name, found):
    assert extension(name) == found
