"""A file leaves under its own name, as a file, and is kept by nobody on the way."""

import doctest
from urllib.parse import unquote

import pytest

from fyrbodal.documents import http
from fyrbodal.documents.http import file_response, pdf_response, safe_filename


def test_the_examples_in_the_module_are_true():
    assert doctest.testmod(http).failed == 0


def test_case_48_a_pdf_is_not_kept_by_caches_unless_it_is_public():
    response = pdf_response(b"%PDF-", "BIM 12 mars 2027.pdf")
    assert response.content == b"%PDF-"
    assert dict(response.headers) == {
        "Content-Type": "application/pdf",
        "Content-Disposition": "attachment; filename=\"BIM 12 mars 2027.pdf\"; filename*=UTF-8''BIM%2012%20mars%202027.pdf",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    assert pdf_response(b"", "a.pdf", cache="public, max-age=60")["Cache-Control"] == "public, max-age=60"
    assert pdf_response(b"", "a.pdf", inline=True)["Content-Disposition"].startswith('inline; filename="a.pdf"')


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('protokoll"åäö.pdf', "protokoll åäö.pdf"),
        ("../../etc/passwd", "etc passwd"),
        ("a\r\nX-Other: y.pdf", "aX-Other y.pdf"),
        ("fakt\u202efdp.exe", "faktfdp.exe"),
        ("\0\x07.pdf", "pdf"),
        (".htaccess", "htaccess"),
        ("", "fil"),
        ("///", "fil"),
        ("a;b%0d.pdf", "a b%0d.pdf"),
        ("Mall 100%.xlsx", "Mall 100%.xlsx"),
        ("x" * 300 + ".pdf", "x" * 114 + ".pdf"),
    ],
)
def test_case_51_a_name_from_a_user_is_made_safe(given, kept):
    assert safe_filename(given) == kept
    header = file_response(b"", given, content_type="text/plain")["Content-Disposition"]
    assert unquote(header.split("filename*=UTF-8''")[1]) == kept
    assert header.isascii()
    assert header.count('"') == 2
