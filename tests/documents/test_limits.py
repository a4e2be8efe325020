"""A document that takes too long is given up; the caller goes on."""

import subprocess
import sys

import pytest

from fyrbodal.documents.limits import ROOT, TooSlow, Unprintable, render_within
from fyrbodal.documents.manuscript import Manuscript
from fyrbodal.documents.pdf import render
from tests.documents.samples import MINUTES


def test_a_document_in_time_is_the_same_as_one_made_in_this_process():
    source = Manuscript(MINUTES, "BIM")
    assert render_within(120, source) == render(source)


def test_case_46_a_hundred_thousand_words_are_given_up_at_the_limit():
    huge = "<h1>Allt</h1>" + "<p>ord och åter ord om samma sak</p>" * 15_000
    with pytest.raises(TooSlow):
        render_within(2, Manuscript(huge, "Allt"))


def test_case_46_a_table_of_five_thousand_rows_is_given_up_at_the_limit():
    rows = "<tr><th scope=row>Orust</th><td>1</td><td>2</td></tr>" * 5_000
    with pytest.raises(TooSlow):
        render_within(2, Manuscript(f"<table>{rows}</table>", "Allt"))


def test_a_document_that_cannot_be_printed_says_why():
    with pytest.raises(Unprintable, match=r"(?s)^1: .*TooLong"):
        render_within(120, Manuscript("x" * 3_000_001, "Allt"))


def test_a_process_that_has_printed_ends_without_taking_itself_apart():
    """Threads of Pango may still be at work then, in what an ordinary end unloads."""
    program = "import atexit, runpy; atexit.register(print, 'taken apart'); runpy.run_module({!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", program.format("fyrbodal.documents.pdf"), "120"],
        input=Manuscript(MINUTES, "BIM").packed(),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert done.stdout.endswith(b"%%EOF\n")


def test_the_caller_does_not_carry_weasyprint():
    code = "import sys, fyrbodal.documents.limits; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
