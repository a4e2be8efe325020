"""One meeting in thirteen shapes: headings marked or not, attendees, answers and dashes as people write them."""

from datetime import date
from itertools import chain

import pytest

from networks.reading import Known, Reading, read_minutes
from networks.reading.results import Discussion, FollowUp, Information, Round
from networks.reading.wordfile import WordFile as Reader
from tests.networks.conservation import is_conserved
from tests.networks.specimens import ANSWERS, MEANT, PEOPLE, QUESTIONS, SHAPES, thoughts, written

KNOWN = Known.from_reference()
CONTENT = {shape.name: written(shape) for shape in SHAPES}
READINGS = {name: read_minutes("x.docx", content, KNOWN) for name, content in CONTENT.items()}
shapes = pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS.keys())


def meant(place: str) -> str | None:
    return MEANT.get(place, place)


def parts(reading: Reading, kind: type) -> list:
    return [part for part in reading.parts if isinstance(part, kind)]


@shapes
def test_all_twenty_four_attendees_come_and_three_of_them_without_organisation(reading):
    come = {person.name: person.organisation and person.organisation.match for person in reading.attendees}
    assert come == {name: meant(place) for name, place in PEOPLE}
    assert len(reading.attendees) == 24
    assert list(come.values()).count(None) == 3


@shapes
def test_names_and_places_are_kept_as_they_are_written(reading):
    uncertain = {p.organisation.text for p in reading.attendees if p.organisation and not p.organisation.certain}
    assert uncertain == {"Uddevalle", "Ämål"}


@shapes
def test_the_round_of_ten_puts_each_answer_under_its_municipality(reading):
    (only,) = parts(reading, Round)
    assert [answer.organisation.match for answer in only.answers] == [meant(place) for place, _ in ANSWERS]
    assert only.question == "Hur många BIM-ärenden har ni haft?"


def test_nineteen_of_twenty_paragraphs_of_answers_land_under_the_right_organisation():
    """Measured over all shapes and all paragraphs, continuations too."""
    landed = list(chain.from_iterable(map(_landed, READINGS.values())))
    assert len(landed) == len(SHAPES) * sum(len(said) for _, said in ANSWERS)
    assert sum(landed) >= 0.95 * len(landed)


def _landed(reading: Reading) -> list[bool]:
    bodies = {answer.organisation.match: answer.body for part in parts(reading, Round) for answer in part.answers}
    return [text[1:] in bodies.get(meant(place), "") for place, said in ANSWERS for text in said]


@shapes
def test_five_questions_are_discussed_in_thirty_eight_contributions(reading):
    found = [(part.question, list(part.contributions)) for part in parts(reading, Discussion)]
    assert found == [(question, [f"<p>{text}</p>" for text in thoughts(question)]) for question in QUESTIONS]
    assert sum(len(said) for _, said in found) == 38


@shapes
def test_the_information_has_its_day_and_its_link(reading):
    (item,) = parts(reading, Information)
    assert item.on == date(2022, 4, 27)
    assert [link.url for link in item.links] == ["https://example.org/bim"]


@shapes
def test_what_is_still_unclear_is_followed_up_by_whom_it_names(reading):
    (item,) = parts(reading, FollowUp)
    assert item.text == "STARK-materialet är fortfarande oklart, Barnhuset undersöker vidare."
    assert item.owner.match == "Barnhuset"


@shapes
def test_the_next_meeting_is_the_first_such_day_after_this_one(reading):
    following = reading.as_json()["next_meeting"]
    assert following == {
        "held_on": "2022-05-23",
        "starts": "13:00",
        "ends": "15:30",
        "topics": ["Då kommer Barnhuset och berättar om samråd."],
    }


@shapes
def test_head_and_foot_are_understood(reading):
    json = reading.as_json()
    assert json["title"] == "Minnesanteckningar från nätverksträff BIM 11/3 2022"
    assert json["network"] == {"text": "BIM", "match": "bim"}
    assert (json["held_on"], json["starts"], json["ends"], json["place"]) == ("2022-03-11", "13:00", "15:30", "Teams")
    assert json["secretary"] == {"name": "Elsa Berg", "title": "nätverksledare"}


@shapes
def test_every_uncertain_match_is_warned_of(reading):
    doubts = [text for text in reading.warnings if text.startswith("Osäkert")]
    matches = [p.organisation for p in reading.attendees if p.organisation]
    matches += [answer.organisation for part in parts(reading, Round) for answer in part.answers]
    assert len(doubts) == len([match for match in matches if not match.certain])


@pytest.mark.parametrize("name", CONTENT)
def test_every_word_stands_in_a_field_once_and_in_order(name):
    source = " ".join(block.text for block in Reader(CONTENT[name]).read())
    assert is_conserved(READINGS[name], source)
