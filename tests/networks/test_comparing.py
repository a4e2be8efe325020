"""What differs between two editions."""

from networks.comparing import changes

HEAD = {
    "title": "Träff",
    "registration_number": "",
    "held_on": "2027-03-12",
    "starts": None,
    "ends": None,
    "place": "Teams",
}


def content(*parts, **head):
    return {"network": "BIM", **HEAD, **head, "parts": list(parts)}


def text(heading, body):
    return {"kind": "text", "heading": heading, "body": body, "links": [], "attachments": []}


def test_the_same_content_has_no_changes():
    assert changes(content(text("Övrigt", "<p>Ja.</p>")), content(text("Övrigt", "<p>Ja.</p>"))) == []


def test_what_is_changed_added_and_removed_is_said_in_order():
    old = content(text("Ett", "<p>Ja.</p>"), text("Två", "<p>Nej.</p>"))
    new = content(text("Ett", "<p>Kanske.</p>"), text("Tre", "<p>Nytt.</p>"))
    assert [(one["where"], one["how"], one["before"], one["after"]) for one in changes(old, new)] == [
        ("Ett", "changed", "Ja.", "Kanske."),
        ("Tre", "added", "", "Nytt."),
        ("Två", "removed", "Nej.", ""),
    ]


def test_two_parts_of_one_name_are_told_apart():
    old = content(text("Övrigt", "<p>Ett.</p>"), text("Övrigt", "<p>Två.</p>"))
    new = content(text("Övrigt", "<p>Ett.</p>"), text("Övrigt", "<p>Tre.</p>"))
    assert [one["where"] for one in changes(old, new)] == ["Övrigt (2)"]


def test_a_moved_meeting_is_a_change_of_its_head():
    assert [one["where"] for one in changes(content(), content(held_on="2027-03-19"))] == ["Rubrik, tid och plats"]


def test_a_network_that_has_got_another_name_since_is_no_change_of_what_was_said():
    assert changes(content(), content() | {"network": "Barnhuset"}) == []


def test_another_file_under_the_same_name_is_a_change():
    old, new = (text("Övrigt", "") | {"attachments": [{"name": "Mall.docx", "file": file}]} for file in ("1", "2"))
    assert [one["where"] for one in changes(content(old), content(new))] == ["Övrigt"]
