"""Who came, in shapes that other networks use, and the organisations that only such a list tells of."""

from io import BytesIO

import pytest
from docx import Document

from networks.reading import Known, Reading, read_minutes
from networks.reading.results import Discussion, FollowUp, Round
from tests.networks.conservation import is_conserved

KNOWN = Known.from_reference()
TITLE = "Minnesanteckningar BIM 2024-05-14\n\n"


def word(lines: list[str]) -> bytes:
    document, file = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def read(text: str, name: str = "x.txt") -> Reading:
    return read_minutes(name, text.encode(), KNOWN)


def come(reading: Reading) -> list[tuple]:
    return [(p.name, p.organisation and (p.organisation.match or p.organisation.text)) for p in reading.attendees]


def rounds(reading: Reading) -> list[list[tuple]]:
    found = [part.answers for part in reading.parts if isinstance(part, Round)]
    return [[(a.organisation.text, a.organisation.match, a.organisation.certain) for a in answers] for answers in found]


@pytest.mark.parametrize(
    "said",
    [
        "Närvarande:\nAda Alm\tOrust\nBo Bok\tMölndal\nCia Dal\n",
        "Med på mötet\n- Ada Alm / Orust\n‐ Bo Bok – Mölndal\n• Cia Dal\n",
        "Deltagare: Orust: Ada Alm. Utan organisation: Cia Dal.\n- Bo Bok – Mölndal\n",
    ],
)
def test_names_stand_before_their_organisation_in_columns_and_behind_dashes(said):
    reading = read(TITLE + said)
    assert sorted(come(reading)) == [("Ada Alm", "Orust"), ("Bo Bok", "Mölndal"), ("Cia Dal", None)]
    assert is_conserved(reading, TITLE + said)


def test_numbers_that_were_typed_before_names_are_accounted_for():
    lines = [
        "Minnesanteckningar BIM 2024-05-14",
        "Närvarolista",
        "1. Ada Alm, Orust",
        "2. Bo Bok / Mölndal",
        "3. Cia Dal",
    ]
    reading = read_minutes("x.docx", word(lines), KNOWN)
    assert come(reading) == [("Ada Alm", "Orust"), ("Bo Bok", "Mölndal"), ("Cia Dal", None)]
    assert is_conserved(reading, "\n".join(lines))


def test_an_unknown_cell_under_organisations_is_an_organisation():
    table = "**Deltagare**\n\n| Namn | Kommun |\n|---|---|\n| Ada Alm | Orust |\n| Bo Bok | Mölndal |\n| Cia Dal | kurator |\n"
    assert come(read("# " + TITLE + table)) == [("Ada Alm", "Orust"), ("Bo Bok", "Mölndal"), ("Cia Dal", None)]


def test_where_organisations_stand_first_an_unknown_one_does_too():
    said = "Närvarande: Orust (Ada Alm), Centrala Hisingen (Bo Bok), Fyrbodal (Cia Dal)\n"
    found = come(read(TITLE + said))
    assert found == [("Ada Alm", "Orust"), ("Bo Bok", "Centrala Hisingen"), ("Cia Dal", "Fyrbodals kommunalförbund")]


def test_a_sentence_says_from_where_each_came_and_not_who_was_away():
    said = "Närvarande var Ada Alm från Orust, Bo Bok från Munkedahl.\n\nCia Dal från Åmål hade anmält förhinder.\n"
    assert come(read(TITLE + said)) == [("Ada Alm", "Orust"), ("Bo Bok", "Munkedal")]


def test_what_stands_after_a_name_and_is_called_a_centre_is_no_person():
    said = "Närvarande\nAda Alm, Orust\nBo Bok, Familjecentrum Väst\n\nÖvrigt\nInget.\n"
    assert come(read(TITLE + said)) == [("Ada Alm", "Orust"), ("Bo Bok", "Familjecentrum Väst")]


def test_somebody_between_och_and_from_is_herself():
    said = "Närvarande: Cia Dal och Bo Bok från Orust, Ada Alm från Tanum\n"
    assert come(read(TITLE + said)) == [("Cia Dal", None), ("Bo Bok", "Orust"), ("Ada Alm", "Tanum")]
    assert is_conserved(read(TITLE + said), TITLE + said)


def test_an_answer_may_begin_with_a_number():
    reading = read(TITLE + "Läget i kommunerna\nOrust. 14 ärenden.\nTanum. 3 ärenden.\n")
    assert [[match for _, match, _ in answers] for answers in rounds(reading)] == [["Orust", "Tanum"]]


ROUND = """Deltagare: Ada Alm (Orust), Bo Bok (Mölndal)

Hur många ungdomar är placerade?
Orust: fyra
Mölndal: vet inte
"""


def test_an_organisation_that_only_the_attendees_tell_of_answers_for_itself():
    reading = read(TITLE + ROUND)
    assert rounds(reading) == [[("Orust", "Orust", True), ("Mölndal", None, False)]]
    assert [a.body for part in reading.parts if isinstance(part, Round) for a in part.answers] == [
        "<p>Orust: fyra</p>",
        "<p>Mölndal: vet inte</p>",
    ]
    assert "Organisationen ”Mölndal” i ett svar är inte känd." in reading.warnings


def test_it_only_speaks_where_it_stands_alone_or_as_a_label():
    said = ROUND.replace("Orust: fyra", "Orust: fyra\nMölndal har frågat om samarbete.")
    assert [len(answers) for answers in rounds(read(TITLE + said))] == [2]


def test_one_owns_what_is_to_be_followed_up_without_being_known():
    reading = read(
        TITLE + "Deltagare: Ada Alm (Orust), Bo Bok (Mölndal)\n\nAtt följa upp\n- Mölndal skickar sin mall\n"
    )
    owners = [part.owner for part in reading.parts if isinstance(part, FollowUp)]
    assert [(owner.text, owner.match) for owner in owners] == [("Mölndal", None)]


def test_letters_and_points_number_what_organisations_say_and_the_next_meeting():
    said = (
        "Punkt 1. Rapport från kommunerna\na) Orust\nFyra familjer.\nb) Tanum\nIngen kö.\n\n"
        "Punkt 2. Diskussion\nVad är tillit?\n- att bli trodd\n- att få tid\n\n§ 3 Nästa sammanträde\n2024-09-10 kl 13-15\n"
    )
    reading = read(TITLE + said)
    assert [[match for _, match, _ in answers] for answers in rounds(reading)] == [["Orust", "Tanum"]]
    assert [len(part.contributions) for part in reading.parts if isinstance(part, Discussion)] == [2]
    assert reading.as_json()["next_meeting"]["held_on"] == "2024-09-10"


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("/Ada Alm, samordnare", "Ada Alm", "samordnare"),
        ("Ada Alm/nätverksledare", "Ada Alm", "nätverksledare"),
        ("/Ada", "Ada", ""),
    ],
)
def test_who_signs_the_last_line_held_the_pen(line, name, title):
    signed = read(TITLE + "Deltagare: Bo Bok (Orust)\n\nÖvrigt\nIngen hade något mer.\n\n" + line)
    assert (signed.secretary.name, signed.secretary.title) == (name, title)


def test_a_name_with_a_title_in_the_middle_holds_no_pen():
    said = TITLE + "Deltagare: Bo Bok (Orust)\n\nFrågor besvaras av\nAda Alm, samordnare\n\nMötet slutade i tid.\n"
    assert read(said).secretary is None
