"""The short words that say how far a part has come."""

import pytest

from networks.actions import items
from networks.models import Item
from networks.views.notes import note
from tests.factories import planned


@pytest.fixture
def meeting(bim, anna):
    return planned(bim, anna)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "tomt"),
        ("<p>Ett</p>", "1 inlägg"),
        ("<ul><li><p>Ett</p></li><li><p>Två</p></li></ul>", "2 inlägg"),
        ("<p>Ett</p><ul><li><p>Två</p></li></ul><p>Tre</p>", "3 inlägg"),
    ],
)
def test_points_and_paragraphs_are_contributions_alike(meeting, body, said):
    assert note(items.append(meeting, Item.Kind.DISCUSSION, body=body), []) == said


def test_a_text_that_holds_only_a_link_is_not_empty(meeting):
    text = items.append(meeting, Item.Kind.TEXT, heading="Övrigt")
    assert note(text, []) == "tomt"
    text.links.create(title="Kursen", url="https://example.org/kurs")
    assert note(text, []) == ""
