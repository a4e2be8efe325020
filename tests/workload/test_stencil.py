"""Mark-up that is rendered once, and filled for each row."""

import re

import pytest

from tests.workload.conftest import employed
from tests.workload.factories import with_lines
from workload.actions.periods import add_employee
from workload.stencil import Stencil, gap

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def test_what_is_put_in_a_gap_is_text_and_nothing_else():
    stencil = Stencil(f'<a href="{gap("place")}">{gap("name")}</a>')
    assert stencil.filled({"place": '"><b>', "name": "<i>"}) == '<a href="&quot;&gt;&lt;b&gt;">&lt;i&gt;</a>'


@pytest.mark.parametrize("name", ["100 % s", "%(place)s", "%%", pytest.param(gap("place"), id="a gap")])
def test_what_looks_like_a_gap_in_a_value_is_left_as_it_is(name):
    assert Stencil(f"100 % {gap('name')} %s").filled({"name": name, "place": "x"}) == f"100 % {name} %s"


def test_a_gap_may_be_filled_in_several_places():
    assert Stencil(gap("key") * 2).filled({"key": 7}) == "77"


def test_what_is_kept_of_a_line_is_nobodys(sign_in, david, vera, lotsen, march, sheet):
    """Neither what stands in it, nor the token of whoever it was made for."""
    nora = employed("Nora Strand", lotsen)
    hers = add_employee(period=march, person=nora, by=david)
    for one, label in ((sheet, "V1700"), (hers, "N2300")):
        with_lines(one, {"activity": "normalarende", "label": label, "quantity": 1, "travel": 2})
    pages = [
        sign_in(who).get(one.get_absolute_url()).content.decode()
        for who, one in ((david, sheet), (vera, sheet), (nora, hers))
    ]
    assert [("V1700" in page, "N2300" in page) for page in pages] == [(True, False), (True, False), (False, True)]
    tokens = [set(TOKEN.findall(page)) for page in pages]
    assert len(set.union(*tokens)) == sum(map(len, tokens))
    line = hers.lines.get()
    assert pages[2].count(f'action="/arbetstyngd/rader/{line.pk}/"') == 1
    assert pages[2].count(f'formaction="/arbetstyngd/rader/{line.pk}/flytta/"') == 2
