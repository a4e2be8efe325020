"""What everybody may read, as data."""

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


def test_with_names_everything_is_shown():
    assert publication(CONTENT, NamePolicy.NAMES)["parts"] == CONTENT["parts"]


def test_with_municipalities_the_list_becomes_numbers_by_organisation():
    attendance = part(publication(CONTENT, NamePolicy.MUNICIPALITIES), "attendance")
    assert (attendance["present"], attendance["absent"]) == ([], [])
    assert (attendance["count"], attendance["organisation_count"]) == (3, 1)
    assert attendance["organisations"] == [{"organisation": "Orust", "count": 2}]


def test_with_counts_not_even_the_organisations_are_named():
    assert part(publication(CONTENT, NamePolicy.COUNTS), "attendance")["organisations"] == []


def test_people_who_own_ask_and_sign_are_left_out_and_organisations_stay():
    public = publication(CONTENT, NamePolicy.MUNICIPALITIES)
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
