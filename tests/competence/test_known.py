"""What came with the program: plans, courses and figures, each as the document of 2017 has it."""

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import pytest

import competence
from competence.areas import Area, Step, Target
from competence.frequency import Kind, must_be_decided, read
from fyrbodal.files.links import checked_url

KNOWN = Path(competence.__file__).parent / "known"
SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "competence-plan-2018-2019.md"
FILES = sorted(path.stem for path in KNOWN.glob("*.json"))


def known(name):
    return json.loads((KNOWN / f"{name}.json").read_text(encoding="utf-8"))


BOU, SUBSTANCE_ABUSE = known("plans")
LINES = [line for plan in (BOU, SUBSTANCE_ABUSE) for section in plan["sections"] for line in section["lines"]]
COURSES = {course["slug"]: course for course in known("courses")}
PARTICIPATION = known("participation")


def sizes(plan):
    return {section["step"] or section["heading"]: len(section["lines"]) for section in plan["sections"]}


def test_all_files_are_here():
    assert [
        *("courses", "cycle", "films", "opinions", "participation", "plans"),
        *("regions", "regulations", "staffing", "wishes"),
    ] == FILES


def test_the_plan_for_children_and_youth_has_29_lines_on_four_steps():
    assert sizes(BOU) == {"introduction": 7, "deepening": 13, "experienced": 4, "supervisors": 5}
    assert sum(sizes(BOU).values()) == 29
    assert BOU["adopted"] == {"by": "IFO-cheferna i Fyrbodal", "where": "FoU-rum", "on": "2017-09-01"}


def test_the_plan_for_substance_abuse_has_19_lines_in_six_areas_and_5_for_supervisors():
    *areas, supervisors = SUBSTANCE_ABUSE["sections"]
    assert [len(section["lines"]) for section in areas] == [3, 5, 1, 2, 2, 6]
    assert {section["step"] for section in areas} == {""}
    assert (supervisors["step"], len(supervisors["lines"])) == ("supervisors", 5)
    assert SUBSTANCE_ABUSE["adopted"] is None, "the document calls it a proposal"


def test_the_steps_have_the_needs_that_are_met_locally_and_jointly():
    met = {s["step"]: Counter(need["met"] for need in s["needs"]) for s in BOU["sections"]}
    assert met == {
        "introduction": {"locally": 3, "jointly": 4},
        "deepening": {"locally": 1, "jointly": 8},
        "experienced": {"locally": 3, "jointly": 3},
        "supervisors": {"locally": 3, "jointly": 3},
    }
    assert len(BOU["sections"][0]["needs"][0]["points"]) == 7


def test_each_frequency_is_understood_or_says_that_it_must_be_decided():
    kinds = Counter(read(line["frequency"]).kind for line in LINES)
    assert kinds == {
        Kind.INTERVAL: 33,
        Kind.PER_TERM: 1,
        Kind.ON_DEMAND: 7,
        Kind.LOCAL: 1,
        Kind.PILOT: 1,
        Kind.DATED: 6,
        Kind.DATED_THEN_ON_DEMAND: 1,
        Kind.STUDY_FIRST: 1,
        Kind.BLANK: 2,
    }
    assert sum(must_be_decided(read(line["frequency"])) for line in LINES) == 53 - 33


def test_the_words_are_those_of_the_document():
    assert len({line["frequency"] for line in LINES} - {""}) == 18, "17, and one of them in two spellings"


def test_each_line_has_its_course():
    assert {line["course"] for line in LINES} <= set(COURSES)
    bou = {line["course"] for section in BOU["sections"] for line in section["lines"]}
    assert len(bou) == 24
    assert {course["slug"] for course in COURSES.values() if course["in_plan"]} == {line["course"] for line in LINES}


def test_courses_use_the_words_of_the_program_and_refer_to_each_other():
    for course in COURSES.values():
        assert {course["area"], *course["areas"]} <= set(Area.values)
        assert set(course["steps"]) <= set(Step.values)
        assert set(course["targets"]) <= set(Target.values)
        assert set(course["counts"]) <= set(COURSES)
    assert len({course["name"] for course in COURSES.values()}) == len(COURSES)
    assert COURSES["att-arbeta-med-familjer"]["counts"] == ["familjeterapi"]


def test_a_course_is_on_the_steps_whose_plan_has_it():
    for section in BOU["sections"]:
        for line in section["lines"]:
            assert section["step"] in COURSES[line["course"]]["steps"]


def test_participation_sums_to_what_was_reported_and_what_no_row_explains():
    total, itemised = (
        PARTICIPATION["total"]["participants"],
        sum(item["participants"] for item in PARTICIPATION["items"]),
    )
    assert (total, itemised, total - itemised) == (1399, 1003, 396)
    assert (PARTICIPATION["itemised"], PARTICIPATION["difference"]) == (1003, 396)


@pytest.mark.parametrize(
    ("course", "counts", "occasions", "municipalities"),
    [
        ("introduktionskurs", [76], [3], 13),
        ("yrkeshandledning", [93], [12], 11),
        ("lvu", [90, 46], [2, 1], 13),
        ("forhallningssatt-vid-trauma", [137, 36], [None, None], 12),
        ("familjeterapi", [96, 45], [2, 2], 8),
        ("anknytning-och-omsorgssvikt", [119], [None], 13),
        ("bbic", [121], [3], 14),
        ("samtal-med-barn", [70], [1], 10),
        ("handlaggning-och-dokumentation", [74], [3], 12),
    ],
)
def test_each_heading_has_its_figures_and_what_was_not_said_is_missing(course, counts, occasions, municipalities):
    item = next(one for one in PARTICIPATION["items"] if one["course"] == course)
    assert [count["participants"] for count in item["counts"]] == counts
    assert [count["occasions"] for count in item["counts"]] == occasions
    assert (item["municipalities"], item["of_municipalities"]) == (municipalities, 14)


def test_parts_are_parts_of_their_courses():
    for item in PARTICIPATION["items"]:
        parts = [count["part"] for count in item["counts"] if count["part"]]
        assert parts == [part["name"] for part in COURSES[item["course"]]["parts"]]


def test_nothing_is_said_of_a_single_year_or_a_municipality():
    assert {(item["first_year"], item["last_year"]) for item in PARTICIPATION["items"]} == {(2014, 2017)}
    assert {one["participants"] for one in PARTICIPATION["excluded"]} == {None}
    assert len(PARTICIPATION["not_available"]) == 2


def test_wishes_are_3_priorities_and_9_proposals():
    assert Counter(wish["kind"] for wish in known("wishes")["wishes"]) == {"priority": 3, "proposal": 9}


def test_regions_have_the_figures_of_the_appendix():
    figures = {one["name"]: (one["inhabitants"], one["municipalities"]) for one in known("regions")}
    assert figures == {"Göteborg": (982_360, 13), "Jönköping": (333_923, 13), "Kalmar": (216_455, 12)}


def test_only_months_that_the_text_has_stand_in_the_cycle():
    stated = {step["month"] for step in known("cycle")["steps"] if step["month_is_stated"]}
    assert stated == {6, 9, 12}
    assert all(step["month"] is None for step in known("cycle")["steps"] if not step["month_is_stated"])


def test_films_have_addresses_of_the_web_and_none_that_leads_to_somebodys_computer():
    films = known("films")
    addresses = [url for film in films["films"] for url in (film["url"], film["study_guide_url"]) if url]
    assert len(addresses) == 10
    assert [checked_url(url) for url in addresses] == addresses
    assert [one["provider"] for one in films["left_out"]] == ["Stockholms socialtjänst"]
    assert [film["title"] for film in films["films"] if film["is_misspelt"]] == ["Metoder att arbeta med anhöriga"]
    assert "file:" not in (KNOWN / "films.json").read_text(encoding="utf-8")


def test_one_regulation_follows_on_the_other():
    old, amendment, new = known("regulations")
    assert (old["replaced_by"], amendment["amends"]) == (new["code"], old["code"])
    assert dt.date.fromisoformat(new["starts_on"]) - dt.date.fromisoformat(old["ends_on"]) == dt.timedelta(days=1)
    assert {old["transitional_until_on"], new["transitional_until_on"]} == {"2022-06-30"}


def test_opinions_are_of_known_courses_and_count_only_what_was_counted():
    themes = known("opinions")["themes"]
    assert {one["course"] for one in themes} == {item["course"] for item in PARTICIPATION["items"]}
    assert {one["tone"] for one in themes} == {"positive", "mixed", "negative"}
    counted = {(one["course"], one["tone"]): one["answers"] for one in themes if (one["answers"] or 0) > 1}
    assert counted == {("forhallningssatt-vid-trauma", "mixed"): 7}


def test_closed_questions_never_count_more_than_were_asked():
    for question in known("staffing")["questions"]:
        assert 0 <= question["yes"] <= (question["of"] or 12)


def plain(text):
    return re.sub(r"\s+", " ", text.replace("<br>", " ")).casefold()


@pytest.mark.skipif(not SEED.exists(), reason="the document itself is not in the repository")
class TestAgainstTheDocument:
    text = plain(SEED.read_text(encoding="utf-8")) if SEED.exists() else ""

    def test_each_frequency_stands_there_in_these_words(self):
        assert [line for line in LINES if plain(line["frequency"]) not in self.text] == []

    def test_each_line_and_each_course_is_named_there(self):
        without_points = re.sub(r" 7[.,]5 p\b", "", self.text)
        named = [line["theme"] for line in LINES if plain(line["theme"]) not in self.text]
        assert named == []
        assert [name for course in COURSES.values() if plain(name := course["name"]) not in without_points] == []

    def test_each_cell_of_the_staffing_survey_stands_there(self):
        cells = {words for row in known("staffing")["rows"] for words in row["words"].values()}
        assert [cell for cell in sorted(cells) if plain(cell) not in self.text] == []

    def test_each_address_stands_there_as_it_is_written(self):
        films = known("films")["films"]
        assert [film["url"] for film in films if plain(film["url"]) not in self.text] == []

    @pytest.mark.parametrize("name", FILES)
    def test_no_sentence_of_it_has_been_copied(self, name):
        """Nine words in a row are somebody's sentence, unless they are a name or a cell that is kept as it was given."""
        words = (KNOWN / f"{name}.json").read_text(encoding="utf-8")
        cells = {cell for row in known("staffing")["rows"] for cell in row["words"].values()}
        names = {line[key] for line in LINES for key in ("theme", "frequency")}
        facts = names | cells | {course["name"] for course in COURSES.values()}
        for fact in sorted((fact for fact in facts if len(fact.split()) > 4), key=len, reverse=True):
            words = words.replace(fact, "|")
        for text in re.findall(r'"((?:[^"\\]|\\.)*)"', words):
            runs = plain(text).split(" ")
            copied = [" ".join(runs[at : at + 9]) for at in range(len(runs) - 8)]
            assert [run for run in copied if run in self.text] == []
