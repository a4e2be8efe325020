"""What Word hides in its files is brought out: boxes, fields, controls, tracked changes, embedded files."""

import pytest

from networks.reading import Known, Reading, read_minutes
from networks.reading.results import Round, Text
from tests.networks.conservation import is_conserved
from tests.networks.wordfiles import (
    WordFile,
    complex_field,
    control,
    deleted,
    icon,
    inserted,
    ole_package,
    run,
    simple_field,
    text_box,
)

KNOWN = Known.from_reference()


def minutes() -> WordFile:
    word = WordFile().add("Minnesanteckningar BIM 2024-03-07", bold=True)
    return word.add("Deltagare: Ada Alm (Orust), Bo Bok (Åmål)").heading("Laget runt")


def read(word: WordFile) -> Reading:
    return read_minutes("x.docx", word.content(), KNOWN)


def answers(reading: Reading) -> dict[str, str]:
    return {a.organisation.match: a.body for part in reading.parts if isinstance(part, Round) for a in part.answers}


def rest(reading: Reading) -> str:
    return "".join(part.body for part in reading.parts if isinstance(part, Text))


def test_a_text_box_is_read_once_although_word_writes_it_twice():
    word = (
        minutes()
        .add("Orust: lugnt.")
        .raw(run("Åmål: mycket att göra.") + text_box("Ring jouren först.", "Dygnet runt."))
    )
    reading = read(word)
    assert answers(reading)["Åmål"] == "<p>Åmål: mycket att göra.</p><p>Ring jouren först.</p><p>Dygnet runt.</p>"
    assert is_conserved(reading, "Laget runt Orust: lugnt. Åmål: mycket att göra. Ring jouren först. Dygnet runt.")


def test_attendees_in_a_text_box_are_attendees():
    word = (
        WordFile()
        .add("Minnesanteckningar BIM 2024-03-07")
        .raw(text_box("Deltagare:", "Ada Alm, Orust", "Bo Bok, Åmål"))
    )
    reading = read(word.add("Alla hälsades välkomna till mötet."))
    assert [(p.name, p.organisation.match) for p in reading.attendees] == [("Ada Alm", "Orust"), ("Bo Bok", "Åmål")]


def test_tracked_insertions_stand_and_deletions_fall():
    word = (
        minutes()
        .raw(run("Orust: har ") + deleted("tre ") + inserted(run("fyra ")) + run("tjänster."))
        .add("Åmål: inget.")
    )
    reading = read(word)
    assert answers(reading)["Orust"] == "<p>Orust: har fyra tjänster.</p>"
    assert is_conserved(reading, "Laget runt Orust: har fyra tjänster. Åmål: inget.")


@pytest.mark.parametrize("field", [simple_field, complex_field])
def test_the_result_of_a_field_is_text_and_its_instruction_is_not(field):
    word = (
        minutes()
        .raw(run("Orust: har ") + field(" DOCPROPERTY antal ", run("sju")) + run(" ärenden."))
        .add("Åmål: inget.")
    )
    assert answers(read(word))["Orust"] == "<p>Orust: har sju ärenden.</p>"


@pytest.mark.parametrize("field", [simple_field, complex_field])
def test_a_link_may_be_a_field(field):
    word = (
        minutes()
        .heading("Övrigt")
        .raw(field(' HYPERLINK "https://example.org/a" ', run("Den nya handboken")) + run(" är klar."))
    )
    (part,) = [part for part in read(word).parts if isinstance(part, Text) and part.links]
    assert [(link.text, link.url) for link in part.links] == [("Den nya handboken", "https://example.org/a")]
    assert part.body == '<p><a href="https://example.org/a">Den nya handboken</a> är klar.</p>'


def test_content_controls_are_read_in_and_around_paragraphs():
    word = (
        minutes()
        .block(control(f"<w:p>{run('Orust: två ärenden.')}</w:p>"))
        .raw(run("Åmål: ") + control(run("tre ärenden.")))
    )
    assert answers(read(word)) == {"Orust": "<p>Orust: två ärenden.</p>", "Åmål": "<p>Åmål: tre ärenden.</p>"}


def test_a_footnote_follows_the_paragraph_that_it_belongs_to():
    word = minutes().footnote("Orust: två ärenden.", "Varav ett avslutat.").add("Åmål: inget.")
    reading = read(word)
    assert answers(reading)["Orust"] == "<p>Orust: två ärenden.</p><p>Varav ett avslutat.</p>"
    assert is_conserved(reading, "Laget runt Orust: två ärenden. Varav ett avslutat. Åmål: inget.")


def test_an_embedded_file_comes_out_under_its_own_name_with_the_answer():
    for content in (b"kort", b"lang " * 2000):
        word = (
            minutes().add("Orust: se mallen.").embedded(ole_package("Mall för möten.doc", content), "o1.bin", "Package")
        )
        reading = read(word.add("Åmål: inget."))
        (round_,) = [part for part in reading.parts if isinstance(part, Round)]
        assert [list(answer.attachments) for answer in round_.answers] == [["Mall för möten.doc"], []]
        assert [(file.name, file.content) for file in reading.files] == [("Mall för möten.doc", content)]


def test_an_embedded_office_file_has_the_name_under_its_icon():
    picture = icon("Ärendetider för", "grupper.xl", "sx")
    word = minutes().add("Orust: se tiderna.").embedded(b"PK\3\4 book", "Sheet.xlsx", "Excel.Sheet.12", picture)
    reading = read(word.add("Åmål: inget."))
    assert [(file.name, file.content) for file in reading.files] == [("Ärendetider för grupper.xlsx", b"PK\3\4 book")]


def test_an_embedded_file_without_a_name_gets_one_with_the_right_ending():
    word = (
        minutes().add("Orust: se filen.").embedded(b"PK\3\4", "Document.docx", "Word.Document.12").add("Åmål: inget.")
    )
    assert [file.name for file in read(word).files] == ["Bilaga 1.docx"]


def test_case_31_an_embedded_name_keeps_only_its_last_part():
    word = (
        minutes()
        .add("Orust: se filen.")
        .embedded(ole_package("..\\..\\a/../x.doc", b"x"), "o.bin", "Package")
        .add("Åmål: -")
    )
    assert [file.name for file in read(word).files] == ["x.doc"]


def test_lists_keep_their_levels_and_their_order():
    word = (
        minutes()
        .heading("Övrigt")
        .add("Vi har tre saker på gång:")
        .items(["Ett", "Två"])
        .items(["Inre"], "List Bullet 2")
        .items(["Tre"], "List Number")
    )
    assert rest(read(word)) == (
        "<p>Vi har tre saker på gång:</p><ul><li><p>Ett</p></li><li><p>Två</p></li><li><p>Inre</p></li></ul><ol><li><p>Tre</p></li></ol>"
    )


def test_a_table_that_is_no_round_keeps_its_words():
    reading = read(minutes().heading("Övrigt").table([("Vecka", "Ansvarig"), ("12", "Ada & Bo")]))
    assert rest(reading) == "<p>Vecka | Ansvarig</p><p>12 | Ada &amp; Bo</p>"
    assert is_conserved(reading, "Laget runt Övrigt Vecka Ansvarig 12 Ada Bo")


@pytest.mark.parametrize("head", [("Namn", "Kommun"), ("Närvarande", "Kommun"), ("Kommun", "Deltagare")])
def test_a_table_whose_first_row_says_that_it_lists_people_needs_no_label(head):
    word = WordFile().add("Minnesanteckningar BIM 2024-03-07").table([head, ("Ada Alm", "Orust"), ("Bo Bok", "Åmål")])
    reading = read(word.heading("Övrigt").add("Kaffet var gott."))
    assert [(p.name, p.organisation.match) for p in reading.attendees] == [("Ada Alm", "Orust"), ("Bo Bok", "Åmål")]
    assert rest(reading) == "<p>Kaffet var gott.</p>"


def test_a_heading_of_attendance_leads_to_the_list():
    word = WordFile().add("Minnesanteckningar BIM 2024-03-07").heading("Närvaro").table([("Ada Alm", "Orust")])
    assert [p.name for p in read(word.heading("Övrigt").add("Kaffet var gott.")).attendees] == ["Ada Alm"]


def test_who_did_not_come_is_no_attendee_and_is_said_aloud():
    rows = [
        ("Namn", "Kommun", "Närvarande"),
        ("Ada Alm", "Orust", "ja"),
        ("Bo Bok", "Åmål", "nej"),
        ("Siv Sol", "Tanum", "frånvarande"),
    ]
    reading = read(WordFile().add("Minnesanteckningar BIM 2024-03-07").table(rows).add("Kaffet var gott."))
    assert [p.name for p in reading.attendees] == ["Ada Alm"]
    absent = [(person.name, person.organisation.match) for person in reading.absent]
    assert absent == [("Bo Bok", "Åmål"), ("Siv Sol", "Tanum")]
    assert reading.warnings == (
        "Står inte kvar i deltagarlistan: ”Namn | Kommun | Närvarande”, ”ja”.",
        "Lästes som frånvarande: ”Bo Bok | Åmål | nej”, ”Siv Sol | Tanum | frånvarande”.",
    )


def test_an_organisation_that_nobody_knows_of_is_kept_in_a_table_too():
    rows = [["Namn", "Kommun"], ["Ada Alm", "Orust"], ["Bo Bok", "Linden ideell förening"]]
    reading = read(WordFile().add("Minnesanteckningar BIM 2024-03-07").table(rows).add("Kaffet var gott."))
    assert [person.organisation.text for person in reading.attendees] == ["Orust", "Linden ideell förening"]


def test_where_the_next_meeting_is_held_is_a_field_and_not_said_once_more_in_the_text():
    line = "Nästa träff: torsdag 18 april kl 9-12 på Kommunhuset, Vänersborg. Tema: samtycke."
    reading = read(minutes().add("Orust: lugnt.").add(line))
    assert reading.next_meeting.topics == ("Tema: samtycke.",)
    assert reading.next_meeting.place == "Kommunhuset, Vänersborg"
    assert reading.parts[-1].body == "<p>Orust: lugnt.</p>"


def test_bold_italic_and_dangerous_text_stay_text():
    reading = read(minutes().heading("Övrigt").add("Det är *viktigt* att <script>alert(1)</script> inte körs."))
    assert (
        rest(reading) == "<p>Det är <strong>viktigt</strong> att &lt;script&gt;alert(1)&lt;/script&gt; inte körs.</p>"
    )


def test_a_link_that_runs_code_loses_its_address_and_not_its_words():
    reading = read(minutes().heading("Övrigt").link("javascript:alert(1)", "Tryck här nu", "Se: "))
    assert rest(reading) == "<p>Se: Tryck här nu</p>"


def test_unseen_characters_and_hard_spaces_become_ordinary():
    reading = read(minutes().add("Orust:\u00a0har två\u00ad\u200b a\u0308renden.").add("Åmål:\u00a0inget."))
    assert answers(reading)["Orust"] == "<p>Orust: har två ärenden.</p>"


def test_a_table_in_a_table_is_read():
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('tre ärenden')}</w:p></w:tc></w:tr></w:tbl>"
    cells = f"<w:tc><w:p>{run('Orust')}</w:p></w:tc><w:tc>{inner}<w:p/></w:tc>"
    other = f"<w:tc><w:p>{run('Åmål')}</w:p></w:tc><w:tc><w:p>{run('inget')}</w:p></w:tc>"
    reading = read(minutes().block(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{other}</w:tr></w:tbl>"))
    assert answers(reading) == {"Orust": "<p>tre ärenden</p>", "Åmål": "<p>inget</p>"}
