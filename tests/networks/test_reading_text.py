"""Plain text and Markdown, in the encodings and line ends that they come in."""

import pytest

from networks.reading import Known, Reading, read_minutes
from networks.reading.results import Discussion, FollowUp, Information, Round, Text
from tests.networks.conservation import is_conserved

KNOWN = Known.from_reference()
PLAIN = """MINNESANTECKNINGAR FoU-rum IFO
2024-02-09 kl. 09.00-11.30, Zoom

Deltog
Orust: Ada Alm, Bo Bok
Lysekil: Cia Ceder
Mellerud: Dag Dal och Eva Ek
Högskolan Väst: Fia Fors

1. Välkommen
Gun hälsar välkommen och presenterar dagordningen.

2. Ekonomi - hur ser det ut hos er
Orust - budget i balans. Cirka 40 placeringar.
Lysekil - underskott på 2,5 miljoner kronor.
Förklaras av externa placeringar.
Mellerud - har fått extra medel, omkring 300 tkr.

3. Frågor att följa upp
- Lysekil skickar ut sin mall till alla
- Gun kollar upp licenserna

4. Kommande datum
Nästa träff: fredag 19 april, 09:00
Tema: ensamma barn

Vid tangenterna: Gun Gran
"""
MARKED = """# Anteckningar nätverksmöte Missbruk den 3 oktober 2023

**Närvarande:**
- Ada Alm, Strömstad
- Bo Bok, Tanum
- Cia Ceder – Lysekil
- Dag Dal (Munkedals kommun)
- Eva Ek

**Anmält förhinder:** Fia Fors, Sotenäs

**Information.**

- 27 oktober: Konferens om anhöriga. Målgrupp: chefer. <https://example.org/k>
- Den nya handboken är klar, se [handboken](https://example.org/handbok).

## Rapport från kommunerna

### Strömstad
Vi har startat en ny mottagning. Tre nya medarbetare.

Öppettiderna är utökade.

### Tanum
* Två nya tjänster
* Samverkan med regionen
    * träffas varannan vecka

### Lysekil
Inget nytt.

## Dialog om samverkan

1. Vad fungerar bra i samverkan?
   - Tydliga kontaktvägar
   - Gemensamma möten
2. Vad kan förbättras?
   - Sekretessfrågor

Nästa nätverksmöte: 5 december kl 13:00–16:00. Temat är anhörigstöd.

*Vid pennan: Hedda Holm, processledare*
"""


def read(text: str, encoding: str = "utf-8") -> Reading:
    return read_minutes("x.txt", text.encode(encoding), KNOWN)


def parts(reading: Reading, kind: type) -> list:
    return [part for part in reading.parts if isinstance(part, kind)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_encoding_and_the_line_ends_make_no_difference(encoding, newline):
    assert read(PLAIN.replace("\n", newline), encoding).as_json() == read(PLAIN).as_json()


def test_plain_text_is_understood_line_by_line():
    reading = read(PLAIN)
    assert [(p.name, p.organisation.match) for p in reading.attendees] == [
        ("Ada Alm", "Orust"), ("Bo Bok", "Orust"), ("Cia Ceder", "Lysekil"), ("Dag Dal", "Mellerud"),
        ("Eva Ek", "Mellerud"), ("Fia Fors", "Högskolan Väst"),
    ]  # fmt: skip
    (only,) = parts(reading, Round)
    assert only.question == "2. Ekonomi - hur ser det ut hos er"
    assert [(a.organisation.match, [f.text for f in a.figures]) for a in only.answers] == [
        ("Orust", ["Cirka 40 placeringar"]), ("Lysekil", ["2,5 miljoner kronor"]), ("Mellerud", ["omkring 300 tkr"]),
    ]  # fmt: skip
    assert [(part.text, part.owner and part.owner.match) for part in parts(reading, FollowUp)] == [
        ("Lysekil skickar ut sin mall till alla", "Lysekil"),
        ("Gun kollar upp licenserna", None),
    ]
    assert reading.as_json()["next_meeting"]["topics"] == ["Tema: ensamma barn"]
    assert is_conserved(reading, PLAIN)


def test_markdown_is_understood_by_its_marks():
    reading = read(MARKED)
    assert [(p.name, p.organisation and p.organisation.match) for p in reading.attendees] == [
        ("Ada Alm", "Strömstad"), ("Bo Bok", "Tanum"), ("Cia Ceder", "Lysekil"), ("Dag Dal", "Munkedal"), ("Eva Ek", None),
    ]  # fmt: skip
    (only,) = parts(reading, Round)
    assert [(a.organisation.match, a.body) for a in only.answers] == [
        ("Strömstad", "<p>Vi har startat en ny mottagning. Tre nya medarbetare.</p><p>Öppettiderna är utökade.</p>"),
        ("Tanum", "<ul><li><p>Två nya tjänster</p></li><li><p>Samverkan med regionen</p><ul><li><p>träffas varannan vecka</p></li></ul></li></ul>"),
        ("Lysekil", "<p>Inget nytt.</p>"),
    ]  # fmt: skip
    assert [(d.question, len(d.contributions)) for d in parts(reading, Discussion)] == [
        ("Vad fungerar bra i samverkan?", 2),
        ("Vad kan förbättras?", 1),
    ]
    assert [item["on"] for item in reading.as_json()["parts"] if item["kind"] == "information"] == ["2023-10-27", None]
    assert reading.as_json()["secretary"] == {"name": "Hedda Holm", "title": "processledare"}


def test_the_absent_on_a_line_of_their_own_come_in_as_absent():
    reading = read(MARKED)
    assert [(person.name, person.organisation.match) for person in reading.absent] == [("Fia Fors", "Sotenäs")]
    assert "Lästes som frånvarande: ”Anmält förhinder: Fia Fors, Sotenäs”." in reading.warnings


@pytest.mark.parametrize(
    ("lines", "absent"),
    [
        ("Anmält förhinder: Cia Ceder (Sotenäs)\n\nEj närvarande: Dag Dal, Tanum och Eva Ek (Munkedal)", "CDE"),
        ("Frånvarande\n\nCia Ceder, Sotenäs\n\nDag Dal, Tanum", "CD"),
        ("Frånvarande: Cia Ceder (Sotenäs)\n\nBemanning\n\nVi talade om sommaren.", "C"),
        ("Ej närvarande: Tanum", ""),
        ("Förhinder: ingen", ""),
        ("Laget runt\n\nOrust: Lugnt läge.\n\nSotenäs\n\nEj närvarande\n\nTanum: Lugnt.", ""),
    ],
)
def test_a_line_tells_of_the_absent_only_where_it_names_people(lines, absent):
    text = f"Minnesanteckningar BIM 2026-03-12\n\nNärvarande: Ada Alm (Orust)\n\n{lines}\n"
    reading = read(text)
    assert ([p.name for p in reading.attendees], "".join(p.name[0] for p in reading.absent)) == (["Ada Alm"], absent)
    assert [warning for warning in reading.warnings if "kom inte med" in warning] == []


@pytest.mark.parametrize(
    "lines",
    [
        "Närvarande:\nOrust: Ada Alm\nFöreningen Linden: Bo Bok\nÅmål: Cia Ceder",
        "Närvarande:\n\nOrust\n\nAda Alm\n\nFöreningen Linden\n\nBo Bok\n\nÅmål\n\nCia Ceder",
        "Närvarande\nOrust – Ada Alm\nFöreningen Linden – Bo Bok\nÅmål – Cia Ceder",
        "Närvarande: Orust: Ada Alm. Föreningen Linden: Bo Bok. Åmål: Cia Ceder.",
        "Närvarande: Orust (Ada Alm), Föreningen Linden (Bo Bok), Åmål (Cia Ceder)",
    ],
)
def test_an_organisation_that_nobody_knows_of_is_kept_between_those_that_are_known(lines):
    reading = read(f"Minnesanteckningar BIM 2026-03-12\n\n{lines}\n\nAktuellt\n\nVi talade om läget i länet.\n")
    people = [(p.name, p.organisation.text, p.organisation.match) for p in reading.attendees]
    assert people == [
        ("Ada Alm", "Orust", "Orust"),
        ("Bo Bok", "Föreningen Linden", None),
        ("Cia Ceder", "Åmål", "Åmål"),
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Nästa träff: 12 mars 2027 kl 9-12, Folkets hus.", "Folkets hus"),
        ("Nästa träff den 12 mars 2027 kl. 9–12 i Trollhättan, Stadshuset, sal A.", "Trollhättan, Stadshuset, sal A"),
        ("Nästa träff: fredag 12 mars 2027 kl 9.00–12.00, Stadshuset i Åmål", "Stadshuset i Åmål"),
        ("Nästa träff 12 mars 2027 kl 9-12. Plats: Kommunhuset, Henån", "Kommunhuset, Henån"),
        ("Nästa träff: 12 mars 2027 kl 9-12, Bohusgatan 3, Uddevalla", "Bohusgatan 3, Uddevalla"),
    ],
)
def test_where_the_next_meeting_is_held_is_said_once(line, place):
    reading = read(f"Minnesanteckningar BIM 2026-03-12\n\nVi talade om läget.\n\n{line}\n")
    assert (reading.next_meeting.place, len(parts(reading, Text))) == (place, 1)


def test_lines_that_the_json_has_no_field_for_stand_in_it_as_text_where_they_stood():
    lines = [
        "Anmält förhinder: Cia Ceder (Sotenäs)",
        "Vi talade om läget.",
        "Nästa träff: 12 mars 2027 kl 9-12, Folkets hus.",
    ]
    text = "Minnesanteckningar BIM 2026-03-12\n\nNärvarande: Ada Alm (Orust)\n\n" + "\n\n".join(
        [*lines, "Mer sades inte."]
    )
    reading = read(text)
    assert [part.body for part in parts(reading, Text)] == ["<p>Vi talade om läget.</p>", "<p>Mer sades inte.</p>"]
    told = [part["body"] for part in reading.as_json()["parts"]]
    assert told == [f"<p>{line}</p>" for line in (*lines, "Mer sades inte.")]


@pytest.mark.parametrize("more", ["Ada Alm.", "Ada Alm bokar lokal.", "lunch ingår."])
def test_what_else_stands_on_the_line_of_the_next_meeting_is_no_place(more):
    reading = read(f"Minnesanteckningar BIM 2026-03-12\n\nVi talade om läget.\n\nNästa träff: 12 mars 2027, {more}\n")
    assert (reading.next_meeting.place, more in parts(reading, Text)[-1].body) == ("", True)


def test_links_of_markdown_are_links():
    links = [(link.text, link.url) for part in parts(read(MARKED), Information) for link in part.links]
    assert links[-1] == ("handboken", "https://example.org/handbok")
    assert links[0][1] == "https://example.org/k"


def test_stars_in_plain_text_are_letters():
    reading = read("Minnesanteckningar BIM 2024-03-07\n\nVi räknade 2*3 och a_b_c samt * ensam.\n")
    assert [part.body for part in parts(reading, Text)] == ["<p>Vi räknade 2*3 och a_b_c samt * ensam.</p>"]


def test_text_that_was_broken_to_a_width_is_put_together():
    broken = (
        "Minnesanteckningar BIM 2024-03-07\n\n"
        "Orust har haft många ärenden under hösten och räknar med att få flera\n"
        "när den nya rutinen är på plats och alla har hunnit gå utbildningen i\n"
        "Åmål som pågår.\n\n"
        "Åmål har inget nytt.\n"
    )
    (only,) = parts(read(broken), Round)
    assert [answer.organisation.match for answer in only.answers] == ["Orust", "Åmål"]
    assert is_conserved(read(broken), broken)


def test_without_a_day_a_network_or_attendees_each_is_warned_of():
    warnings = read("Anteckningar\n\nVi talade om ditt och datt hela dagen.\n").warnings
    assert warnings == (
        "Inget känt nätverk hittades: välj nätverk.",
        "Ingen dag för mötet hittades: fyll i den.",
        "Inga deltagare hittades: lägg till dem i utkastet.",
    )


def test_the_files_name_helps_where_the_text_is_silent():
    reading = read_minutes("bou-utforare-2022-03-07.txt", b"Anteckningar\n\nVi talade om ditt och datt.\n", KNOWN)
    assert (reading.network.match, str(reading.held_on)) == ("bou-utforare", "2022-03-07")
    assert len(reading.warnings) == 3


def test_one_paragraph_that_begins_with_a_municipality_makes_no_round():
    reading = read(
        "Minnesanteckningar BIM 2024-03-07\n\nVi såg en film.\n\nUddevalla bjöd på kaffe.\n\nSedan for alla hem.\n"
    )
    assert parts(reading, Round) == []
    assert [part.body for part in parts(reading, Text)] == [
        "<p>Vi såg en film.</p><p>Uddevalla bjöd på kaffe.</p><p>Sedan for alla hem.</p>"
    ]


def test_a_question_that_is_answered_by_the_network_is_a_discussion():
    text = "Minnesanteckningar BIM 2024-03-07\n\nVad behöver barnet?\n\nNätverksdeltagarna diskuterar att barnet behöver tid.\n\nFlera lyfter skolan.\n"
    (only,) = parts(read(text), Discussion)
    assert (only.question, only.contributions) == (
        "Vad behöver barnet?",
        ("<p>Nätverksdeltagarna diskuterar att barnet behöver tid.</p>", "<p>Flera lyfter skolan.</p>"),
    )


def one_round(*lines):
    head = "Minnesanteckningar BIM 2027-03-12\n\nDeltagare: Ada Alm (Orust).\n\nLäget i kommunerna\n\n"
    return read(head + "\n\n".join(lines))


@pytest.mark.parametrize(
    ("line", "home"),
    [
        ("Munkedal, Tanum och Strömstad samarbetar om jouren.", "Orust"),
        ("I Munkedal och i Tanum är det lugnt.", "Orust"),
        ("Övriga: ja.", "Orust"),
        ("Uddevalla och Tanum: nej. Övriga: ja.", "Uddevalla"),
    ],
)
def test_what_is_about_several_does_not_land_under_one_in_silence(line, home):
    reading = one_round("Orust: lugnt.", line, "Åmål: tre ärenden.")
    said = [warning for warning in reading.warnings if "gäller flera" in warning]
    if line.startswith("I "):
        home = "Munkedal"
    assert said == [f"”{line}” gäller flera men står under {home}: lägg det hos dem som det gäller."]
    assert "Osäkert" not in " ".join(reading.warnings)


def test_a_neighbour_that_is_mentioned_in_passing_is_nothing_to_look_at():
    reading = one_round("Orust: lugnt.", "Vi arbetar med Tanum och Munkedal.", "Åmål: tre ärenden.")
    assert [warning for warning in reading.warnings if "gäller flera" in warning] == []


def test_the_name_of_a_file_holds_no_key_figure():
    reading = one_round("Orust: Vi har 12 ärenden, se Plan 100% v2.docx i mappen.", "Åmål: lugnt.")
    assert [figure.text for figure in reading.parts[0].answers[0].figures] == ["12 ärenden"]


def test_what_is_said_of_following_up_in_a_dash_stays_among_what_was_said():
    text = (
        "Minnesanteckningar BIM 2024-03-07\n\nHur arbetar ni med planen?\n- Den skrivs med familjen\n"
        "- Planen följs upp vid varje möte.\n- Skolan är med\n\nDet är fortfarande oklart om Barnhuset får sprida materialet.\n"
    )
    reading = read(text)
    (only,) = parts(reading, Discussion)
    assert list(only.contributions) == [
        "<p>Den skrivs med familjen</p>",
        "<p>Planen följs upp vid varje möte.</p>",
        "<p>Skolan är med</p>",
    ]
    assert [one.owner.match for one in parts(reading, FollowUp)] == ["Barnhuset"]
    assert is_conserved(reading, text)


def test_a_municipality_on_a_line_of_its_own_after_the_longest_line_of_all_still_speaks_for_itself():
    text = (
        "Minnesanteckningar BIM 2024-03-07\n\nLaget runt\nLYSEKIL\nTvå är utbildade.\nDe träffas varje vecka.\nSTRÖMSTAD\n"
        "Har startat en grupp över gränsen tillsammans med grannstaden.\nMELLERUD\nInget nytt.\n"
    )
    (only,) = parts(read(text), Round)
    assert [answer.organisation.match for answer in only.answers] == ["Lysekil", "Strömstad", "Mellerud"]


def test_a_bold_label_begins_a_line_although_the_one_before_it_is_long():
    text = (
        "# Minnesanteckningar BIM 2024-03-07\n\n"
        "**Deltagare:** Ada Alm (Orust), Bo Bok (Lysekil), Cia Ceder (Mellerud), Dag Dal (Fyrbodal)\n"
        "**Ej närvarande:** Munkedal, Sotenäs\n\nVi talade om ditt och datt.\n"
    )
    reading = read(text)
    assert [person.name for person in reading.attendees] == ["Ada Alm", "Bo Bok", "Cia Ceder", "Dag Dal"]
    assert "<p><strong>Ej närvarande:</strong> Munkedal, Sotenäs</p>" in parts(reading, Text)[0].body


def test_organisations_with_a_dash_before_their_people_are_read_out_of_one_paragraph():
    text = (
        "Minnesanteckningar BIM 2024-03-07\n\n"
        "Närvarande: Orust - Ada Alm, Bo Bok. Lysekil - Cia Ceder. Tjörn - Dag Dal.\n\nVi talade om ditt och datt.\n"
    )
    people = [(person.name, person.organisation.match) for person in read(text).attendees]
    assert people == [("Ada Alm", "Orust"), ("Bo Bok", "Orust"), ("Cia Ceder", "Lysekil"), ("Dag Dal", "Tjörn")]


def test_what_else_is_said_of_the_next_meeting_is_text_and_no_news():
    text = (
        "Minnesanteckningar BIM 2024-03-07\n\nVi talade.\n\nNästa träff\n12 juni 2024 kl 9-12 på Barnhuset med lunch.\n"
    )
    reading = read(text)
    assert reading.next_meeting.held_on.isoformat() == "2024-06-12"
    assert (parts(reading, Information), parts(reading, Text)[-1].body.count("med lunch")) == ([], 1)


def test_a_weekday_in_its_definite_form_is_no_more_than_a_day():
    text = (
        "Minnesanteckningar BIM 2024-03-07\n\nVi talade.\n\nNästa möte\nOnsdagen den 12 juni 2024 kl 9-12 via Teams.\n"
    )
    reading = read(text)
    assert reading.next_meeting.held_on.isoformat() == "2024-06-12"
    assert [part.body for part in parts(reading, Text)] == ["<p>Vi talade.</p>"]


def test_an_organisation_after_the_last_attendee_heads_what_follows_and_is_not_lost():
    reading = read_minutes("x.txt", b"Deltagare: Ada Alm, Bo Bok\n\nOrust\n", KNOWN)
    assert ([one.name for one in reading.attendees], reading.warnings[-1]) == (
        ["Ada Alm", "Bo Bok"],
        "Blev egna fält och står inte kvar i texten: ”Deltagare:”.",
    )


def test_an_organisation_that_nobody_is_listed_under_is_told_of():
    reading = read_minutes("x.txt", b"Deltagare:\nOrust\nAda Alm\nTanum\nLysekil\nBo Bok\n", KNOWN)
    assert [(one.name, one.organisation.match) for one in reading.attendees] == [
        ("Ada Alm", "Orust"),
        ("Bo Bok", "Lysekil"),
    ]
    assert "Står inte kvar i deltagarlistan: ”Tanum”." in reading.warnings
