"""Mark-up that is rendered once, and filled for each row."""

import pytest

from workload.stencil import Stencil, gap


def test_what_is_put_in_a_gap_is_text_and_nothing_else():
    stencil = Stencil(f'<a href="{gap("place")}">{gap("name")}</a>')
    assert stencil.filled({"place": '"><b>', "name": "<i>"}) == '<a href="&quot;&gt;&lt;b&gt;">&lt;i&gt;</a>'


@pytest.mark.parametrize("name", ["100 % s", "%(place)s", "%%", gap("place")])
def test_what_looks_like_a_gap_in_a_value_is_left_as_it_is(name):
    assert Stencil(f"100 % {gap('name')} %s").filled({"name": name, "place": "x"}) == f"100 % {name} %s"


def test_a_gap_may_be_filled_in_several_places():
    assert Stencil(gap("key") * 2).filled({"key": 7}) == "77"
