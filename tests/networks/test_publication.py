"""What everybody may read, as data."""

from networks.documents.presenting import presented
from networks.policies import NamePolicy
from networks.publication import names_in_text, publication

CONTENT = {
    "title": "Träff",
    "parts": [
        {
            "kind": "attendance",
            "heading": "",
            "body": "",
            "present": [
                {"name": "Bo Ask", "organisation": "Orust"},
                {"name": "Karin Ek", "organisation": "Orust"},
                {"name": "Maj Lundin", "organisation": ""},
            ],
            "absent": [{"name": "Per Hav", "organisation": "Sotenäs"}],
        },
        {"kind": "text", "heading": "Övrigt", "body": "<p>Bo Ask frågar vidare.</p>"},
        {"kind": "information", "heading": "Kurs", "body": "", "contact": "Karin Ek"},
        {"kind": "round", "heading": "", "answers": [{"organisation": "Orust", "contact": "Bo Ask", "body": "<p>Tre.</p>"}]},
        {
            "kind": "follow_up",
            "heading": "",
            "body": "<p>Kan det spridas?</p>",
            "owner": "Karin Ek",
            "owner_organisation": "Orust",
        },
        {"kind": "follow_up", "heading": "", "body": "", "owner": "Barnhuset", "owner_organisation": "Barnhuset"},
        {"kind": "follow_up", "heading": "", "body": "", "owner": "Karins chef", "owner_organisation": ""},
        {"kind": "secretary", "heading": "", "name": "Anna Lind", "title": "nätverksledare"},
    ],
}  # fmt: skip


def part(content, kind, number=0):
    return [one for one in content["parts"] if one["kind"] == kind][number]


def test_names_with_municipality_is_everything():
    assert publication(CONTENT, NamePolicy.NAMES_WITH_MUNICIPALITY)["parts"] == CONTENT["parts"]


def test_names_alone_say_nowhere_where_somebody_works():
    public = publication(CONTENT, NamePolicy.NAMES)
    attendance = part(public, "attendance")
    assert [(one["name"], one["organisation"]) for one in attendance["present"]] == [
        ("Bo Ask", ""),
        ("Karin Ek", ""),
        ("Maj Lundin", ""),
    ]
    assert attendance["absent"] == [{"name": "Per Hav", "organisation": ""}]
    owners = [(one["owner"], one["owner_organisation"]) for one in public["parts"] if one["kind"] == "follow_up"]
    assert owners == [("Karin Ek", ""), ("Barnhuset", "Barnhuset"), ("Karins chef", "")]
    unchanged = [one for one in CONTENT["parts"] if one["kind"] not in {"attendance", "follow_up"}]
    assert [one for one in public["parts"] if one["kind"] not in {"attendance", "follow_up"}] == unchanged


def test_names_alone_are_printed_as_one_line():
    shown = presented(part(publication(CONTENT, NamePolicy.NAMES), "attendance"))
    assert (shown["names"], shown["missing_names"]) == ("Bo Ask, Karin Ek, Maj Lundin", "Per Hav")


def test_counts_are_those_of_people_and_of_organisations_and_name_neither():
    attendance = part(publication(CONTENT, NamePolicy.COUNTS), "attendance")
    assert attendance == {
        "kind": "attendance",
        "heading": "",
        "body": "",
        "present": [],
        "absent": [],
        "count": 3,
        "organisation_count": 1,
    }


def test_people_who_own_ask_and_sign_are_left_out_and_organisations_stay():
    public = publication(CONTENT, NamePolicy.COUNTS)
    assert part(public, "information")["contact"] == ""
    assert part(public, "round")["answers"][0]["contact"] == ""
    assert part(public, "follow_up")["owner"] == "Orust"
    assert part(public, "follow_up", 1)["owner"] == "Barnhuset"
    assert part(public, "follow_up", 2)["owner"] == ""
    assert (part(public, "secretary")["name"], part(public, "secretary")["title"]) == ("", "nätverksledare")


def test_text_is_never_changed_and_names_in_it_are_found():
    assert part(publication(CONTENT, NamePolicy.COUNTS), "text") == part(CONTENT, "text")
    assert names_in_text(CONTENT, NamePolicy.NAMES) == ["Bo Ask", "Karin Ek"]


def test_a_name_that_the_open_page_leaves_out_anyhow_is_no_name_in_the_text():
    assert names_in_text(CONTENT, NamePolicy.COUNTS) == ["Bo Ask"]


def test_names_in_a_remark_beside_the_list_or_the_signature_are_found():
    attendance = part(CONTENT, "attendance") | {"body": "<p>Maj Lundin kom efter kaffet.</p>"}
    signed = part(CONTENT, "secretary") | {"name": "Karin Ek", "body": "<p>Per Hav läste igenom.</p>"}
    assert names_in_text({"parts": [attendance, signed]}, NamePolicy.COUNTS) == ["Maj Lundin", "Per Hav"]
