import datetime as dt
import uuid
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.sealed.canonical import canonical, digest

words = st.text(max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


def test_content_has_one_spelling():
    content = {
        "träff": "Å, ä och ö",
        "den": dt.date(2031, 3, 7),
        "antal": Decimal("10.50"),
        "klockan": dt.datetime(2031, 3, 7, 13, 0, tzinfo=dt.UTC),
        "id": uuid.UUID(int=1),
        "börjar": dt.time(13, 0),
    }
    assert canonical(content) == (
        '{"antal":"10.50","börjar":"13:00:00","den":"2031-03-07","id":"00000000-0000-0000-0000-000000000001",'
        '"klockan":"2031-03-07T13:00:00+00:00","träff":"Å, ä och ö"}'
    )


def test_a_large_decimal_is_written_out():
    assert canonical({"kronor": Decimal("1E+6")}) == '{"kronor":"1000000"}'


@given(st.dictionaries(words, values, max_size=5))
def test_the_order_in_which_content_was_gathered_does_not_show(content):
    assert canonical(dict(reversed(content.items()))) == canonical(content)


@given(st.dictionaries(words, values, max_size=5))
def test_canonical_content_is_one_line(content):
    assert canonical(content).splitlines(keepends=False)[0].count("\n") == canonical(content).count("\n") == 0


@pytest.mark.parametrize(("strange", "refusal"), [(object(), TypeError), (float("nan"), ValueError)])
def test_what_has_no_spelling_is_not_sealed(strange, refusal):
    with pytest.raises(refusal):
        canonical({"värde": strange})


def test_the_checksum_is_that_of_content_a_line_feed_and_html():
    # printf '{}\n<p>å</p>' | sha256sum
    assert digest("{}", "<p>å</p>") == "e3818c74491e507bfa90e4a863565c09f4ea3c267a969d47c472d9d512a50142"


def test_moving_text_between_content_and_html_changes_the_checksum():
    assert digest('{"a":1}', "b") != digest("{}", '"a":1}\nb')
