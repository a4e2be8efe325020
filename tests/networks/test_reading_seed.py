"""The real minutes of March 2022 come in whole; what is expected is taken from the seed's own text."""

import re
from pathlib import Path

import pytest

from networks.reading import Known, Reading, read_minutes
from networks.reading.results import Discussion, FollowUp, Information, Part, Round, Text
from tests.networks.conservation import is_conserved

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
STEM = "minutes-bou-utforare-2022-03-07"
pytestmark = pytest.mark.skipif(not (SEEDS / f"{STEM}.docx").exists(), reason="the seeds lie outside the repository")


@pytest.fixture(scope="module", params=["md", "docx"])
def reading(request: pytest.FixtureRequest) -> Reading:
    name = f"{STEM}.{request.param}"
    return read_minutes(name, (SEEDS / name).read_bytes(), Known.from_reference())


@pytest.fixture(scope="module")
def seed() -> str:
    return (SEEDS / f"{STEM}.md").read_text(encoding="utf-8")


def rounds(reading: Reading) -> list[Round]:
    return [part for part in reading.parts if isinstance(part, Round)]


def test_the_head_is_understood(reading):
    head = reading.as_json()
    assert head["network"] == {"text": "BoU utförare", "match": "bou-utforare"}
    assert (head["held_on"], head["starts"], head["ends"], head["place"]) == ("2022-03-07", None, None, "Teams")


def test_every_attendee_comes_with_an_organisation_as_the_source_has_them(reading, seed):
    line = next(line for line in seed.splitlines() if line.startswith("**Deltagare"))
    names = [
        " ".join(n.split()).removeprefix("och ") for n in re.findall(r"(?:\*\* |, |\) |\boch )([^,()]+?) \(", line)
    ]
    assert [person.name for person in reading.attendees] == names
    assert len(names) == 11
    assert {person.organisation.match for person in reading.attendees} == {
        "Trollhättan", "Dals-Ed", "Bengtsfors", "Orust", "Åmål", "Sotenäs", "Fyrbodals kommunalförbund",
    }  # fmt: skip


def test_there_are_two_rounds_of_six_municipalities_and_one_of_two(reading):
    spoken = [[answer.organisation.match for answer in part.answers] for part in rounds(reading)]
    assert spoken == [
        ["Orust", "Bengtsfors", "Dals-Ed", "Åmål", "Åmål", "Sotenäs", "Trollhättan"],
        ["Dals-Ed", "Bengtsfors", "Trollhättan", "Åmål", "Orust", "Sotenäs"],
        ["Trollhättan", "Bengtsfors"],
    ]
    assert all(part.question for part in rounds(reading))


def test_a_second_unit_has_an_answer_of_its_own(reading):
    units = [answer.unit for answer in rounds(reading)[0].answers]
    assert units == [None, None, None, None, "Ung Vux", None, None]


def test_a_misspelt_municipality_is_matched_and_marked(reading):
    uncertain = [a.organisation.match for part in rounds(reading) for a in part.answers if not a.organisation.certain]
    assert uncertain == ["Bengtsfors"]
    assert len([text for text in reading.warnings if text.startswith("Osäkert")]) == 1


def test_attachments_stand_under_the_answer_that_they_belong_to(reading):
    attached = [[answer.organisation.match, *answer.attachments] for part in rounds(reading) for answer in part.answers]
    assert [entry for entry in attached if len(entry) > 1] == [
        ["Trollhättan", "Umgängesstöd via Resursforum rutin.doc", "Checklista inför uppstart av umgänge"],
        ["Trollhättan", "Ärendestocktider.docx", "Exempel Ärendestock i Excel.xlsx"],
        ["Bengtsfors", "ÄRENDETYNGD mätning.docx", "Mall 100%.xlsx"],
    ]


def test_the_three_education_links_come_with_their_text(reading, seed):
    addresses = re.findall(r"<(https?://[^>]+)>", seed)
    links = [link for part in reading.parts if isinstance(part, Text) for link in part.links]
    assert [link.url for link in links] == addresses
    assert [link.text for link in links] == re.findall(r"([^\n<]+?)\s*<https?://", seed)
    assert len(links) == 3


def test_the_next_meeting_has_its_topic_and_the_follow_up_its_owner(reading):
    following = reading.as_json()["next_meeting"]
    assert (following["held_on"], following["starts"], following["ends"]) == ("2022-05-23", "13:00", "16:00")
    assert [topic.split()[:3] for topic in following["topics"]] == [["Vi", "pratar", "om"]]
    owners = [part.owner.match for part in reading.parts if isinstance(part, FollowUp)]
    assert owners == ["Trollhättan"]


def test_the_secretary_has_name_and_title(reading, seed):
    name, title = (line.strip() for line in seed.split("Vid pennan")[1].strip().splitlines())
    assert (reading.secretary.name, reading.secretary.title) == (name, title)


def test_figures_are_kept_as_they_were_said(reading):
    said = [f for part in rounds(reading) for answer in part.answers for f in answer.figures]
    numbers = {f.text: (str(f.low), str(f.high), f.approximate) for f in said}
    assert numbers["1,8 familjebehandlare"] == ("1.8", "1.8", False)
    assert numbers["ca 55-60 personer"] == ("55", "60", True)
    assert numbers["10+3"] == ("13", "13", False)
    assert not [text for text in numbers if re.search(r"20\d\d|\bår\b|månad", text)]


def test_every_word_stands_once_and_in_order(reading, seed):
    assert is_conserved(reading, re.sub(r"[*#<>]", "", seed))


def test_the_kinds_follow_the_source(reading):
    kinds: list[type[Part]] = [type(part) for part in reading.parts]
    assert kinds == [Text, Round, Round, Round, FollowUp, Text]
    assert not [part for part in reading.parts if isinstance(part, Information | Discussion)]


def test_both_forms_of_the_file_come_out_alike(seed):
    def level(name: str) -> str:
        json = read_minutes(name, (SEEDS / name).read_bytes(), Known.from_reference()).as_json()
        return str(json).replace("“", '"').replace("”", '"').replace("\\'", "'")

    assert level(f"{STEM}.md") == level(f"{STEM}.docx")
