"""What the people of a unit have and lack, by the step that their years give."""

import datetime as dt
import io

import openpyxl
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competence.areas import Area
from competence.documents.people.matrix import Matrix
from competence.models import CourseWish, Occasion, Place, UnitArea
from fyrbodal.journal.models import Entry
from tests.competence.conftest import employed
from tests.competence.learning import adopted_plan, course, taken, wished
from tests.competence.packages import offered, package
from tests.factories import UnitFactory

TODAY = dt.date(2027, 3, 15)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(dt.datetime(2027, 3, 15, 10, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def courses():
    return {
        "lvu": course("LVU", "Grund", "Forts"), "samtal": course("Samtal med barn"), "bbic": course("BBIC"),
        "trauma": course("Trauma"), "hjarnsmart": course("Hjärnsmart"),
    }  # fmt: skip


@pytest.fixture
def plan(courses):
    """Vera, who began 1 February 2024, is on the second step."""
    return adopted_plan(
        introduction=[courses["bbic"], courses["lvu"]], deepening=[courses["lvu"], courses["samtal"]],
        experienced=[courses["trauma"]], supervisors=[courses["hjarnsmart"]],
    )  # fmt: skip


def told(unit, on=TODAY):
    """Step → name → course → (state, note)."""
    return {
        group.step: {
            row.person.name: {str(cell.course): (cell.state.value, cell.note) for cell in row.cells}
            for row in group.rows
        }
        for group in Matrix(unit, on).groups
    }


def test_each_stands_at_her_step_with_its_courses(learning, plan, vera, courses):
    new = employed("Nina Ny", learning, in_profession_since_on=dt.date(2027, 1, 1))
    taken(new, courses["bbic"], dt.date(2027, 2, 3))
    taken(vera, courses["samtal"], 2025, elsewhere="Socialhögskolan")
    assert told(learning) == {
        "introduction": {"Nina Ny": {"BBIC": ("taken", "2027"), "LVU": ("missing", "")}},
        "deepening": {"Vera Rask": {"LVU": ("missing", ""), "Samtal med barn": ("taken", "2025, på annat håll")}},
    }


def test_parts_an_older_course_and_what_nobody_knows_the_year_of(learning, plan, vera, courses):
    older = course("Samtal förr", is_offered=False)
    courses["samtal"].counts.add(older)
    taken(vera, older)
    taken(vera, courses["lvu"], 2026, part="Grund")
    assert told(learning)["deepening"]["Vera Rask"] == {
        "LVU": ("partly", "kvar: Forts"),
        "Samtal med barn": ("counts_from", "genom Samtal förr, okänt år"),
    }


def test_what_is_planned_and_what_she_has_a_place_on_is_no_gap(learning, plan, vera, courses):
    taken(vera, courses["lvu"], dt.date(2027, 5, 4), status="planned")
    occasion = Occasion.objects.create(
        course=courses["samtal"], status="planned", first_on=dt.date(2027, 6, 1), last_on=dt.date(2027, 6, 2)
    )
    facts = {"person": vera, "organisation": vera.organisation, "status": "booked"}
    Place.objects.create(course=occasion.course, occasion=occasion, **facts)
    assert told(learning)["deepening"]["Vera Rask"] == {
        "LVU": ("planned", "4 maj 2027"), "Samtal med barn": ("planned", "1 juni 2027"),
    }  # fmt: skip
    Occasion.objects.update(status="cancelled")
    assert told(learning)["deepening"]["Vera Rask"]["Samtal med barn"] == ("missing", "")


def test_a_place_on_a_course_whose_day_is_not_decided_is_planned_until_the_term_is_over(learning, plan, vera, courses):
    offer = offered(package(year=2027, half="spring"), courses["samtal"])
    facts = {"organisation": vera.organisation, "status": "booked"}
    Place.objects.create(course=offer.course, offer=offer, person=vera, **facts)
    assert told(learning)["deepening"]["Vera Rask"]["Samtal med barn"] == ("planned", "")
    after = told(learning, dt.date(2027, 7, 1))
    assert after["deepening"]["Vera Rask"]["Samtal med barn"] == ("missing", "")


def test_nobody_is_due_again_unless_the_course_says_so(learning, plan, vera, courses):
    taken(vera, courses["samtal"], dt.date(2024, 3, 1))
    assert told(learning)["deepening"]["Vera Rask"]["Samtal med barn"] == ("taken", "2024")
    type(courses["samtal"]).objects.filter(pk=courses["samtal"].pk).update(retake="vartannat år")
    assert told(learning)["deepening"]["Vera Rask"]["Samtal med barn"] == (
        "due_again", "2024, läses om senast 1 mars 2026",
    )  # fmt: skip


def test_who_did_not_come_has_not_taken_it(learning, plan, vera, courses):
    taken(vera, courses["samtal"], 2026, status="missed")
    assert told(learning)["deepening"]["Vera Rask"]["Samtal med barn"] == ("missing", "")


def test_a_supervisor_stands_by_herself_however_many_years_she_has(learning, plan, sten, amal):
    employed("Sara Sund", learning, in_profession_since_on=dt.date(2010, 1, 1))
    from_unit = sten.employments.create(
        organisation=amal, unit=learning, starts_on=dt.date(2020, 1, 1), in_profession_since_on=dt.date(2005, 1, 1)
    )
    assert from_unit.unit == learning
    assert {step: list(people) for step, people in told(learning).items()} == {
        "experienced": ["Sara Sund"], "supervisors": ["Sten Dal"],
    }  # fmt: skip


def test_a_plan_without_steps_concerns_all_but_supervisors(learning, vera, sten, amal):
    UnitArea.objects.update(area=Area.SUBSTANCE_ABUSE)
    sten.employments.create(organisation=amal, unit=learning, starts_on=dt.date(2020, 1, 1))
    employed("Okänd Ek", learning)
    adopted_plan(area=Area.SUBSTANCE_ABUSE, name="Missbruk", alla=[course("MI")], supervisors=[course("Ledning")])
    assert {step: sorted(people) for step, people in told(learning).items()} == {
        "supervisors": ["Sten Dal"], "": ["Okänd Ek", "Vera Rask"],
    }  # fmt: skip


def test_scenario_g_two_years_pass_and_the_step_changes_and_what_she_has_is_kept(
    learning, plan, courses, sign_in, david
):
    new = employed("Nina Ny", learning, in_profession_since_on=dt.date(2025, 9, 1))
    taken(new, courses["bbic"], 2026)
    taken(new, courses["lvu"], 2026)
    assert told(learning, dt.date(2027, 8, 31)) == {
        "introduction": {"Nina Ny": {"BBIC": ("taken", "2026"), "LVU": ("taken", "2026")}}
    }
    assert told(learning, dt.date(2027, 9, 1)) == {
        "deepening": {"Nina Ny": {"LVU": ("taken", "2026"), "Samtal med barn": ("missing", "")}}
    }
    address = reverse("competence:person_plan", args=[new.pk])
    with time_machine.travel(dt.datetime(2027, 9, 1, 8, tzinfo=dt.UTC), tick=False):
        page = sign_in(david).get(address).content.decode()
    assert ["3–5 år i yrket" in page, "Det som hörde till tidigare steg" in page, "BBIC" in page] == [True] * 3


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2027, 2, 28), []),
        (dt.date(2027, 3, 1), ["3–5 år i yrket från 1 september 2027"]),
        (dt.date(2027, 8, 31), ["3–5 år i yrket från 1 september 2027"]),
        (dt.date(2027, 9, 1), []),
    ],
)
def test_a_change_of_step_is_told_six_months_ahead(learning, plan, day, said):
    employed("Nina Ny", learning, in_profession_since_on=dt.date(2025, 9, 1))
    assert [change for _person, change in Matrix(learning, day).changing] == said


def test_when_the_second_step_begins_and_what_it_is_called_is_a_setting(learning, plan, settings):
    settings.STEP_YEARS = "3 6 3–6"
    employed("Nina Ny", learning, in_profession_since_on=dt.date(2024, 9, 1))
    found = Matrix(learning, TODAY)
    assert ([group.label for group in found.groups], found.changing[0][1]) == (
        ["0–3 år i yrket"], "3–6 år i yrket från 1 september 2027",
    )  # fmt: skip


def test_who_is_not_known_to_be_in_the_profession_is_named_with_why(learning, plan, sign_in, david):
    employed("Okänd Ek", learning)
    assert [(one.name, why) for one, why in Matrix(learning, TODAY).unknown] == [
        ("Okänd Ek", "Det står inte när personen började i yrket.")
    ]
    assert "Steget är inte känt" in page_of(sign_in, david, learning)


def page_of(sign_in, who, unit, query=""):
    return sign_in(who).get(reverse("competence:matrix", args=[unit.pk]) + query).content.decode()


def test_a_pause_does_not_count_and_a_new_employment_goes_on(learning, plan, vera, amal):
    vera.employments.update(
        in_profession_since_on=dt.date(2024, 2, 1), starts_on=dt.date(2024, 2, 1), ends_on=dt.date(2025, 1, 31)
    )
    vera.employments.create(organisation=amal, unit=learning, starts_on=dt.date(2027, 2, 1))
    assert list(told(learning)) == ["introduction"]
    assert list(told(learning, dt.date(2028, 2, 2))) == ["deepening"]


def test_a_leader_wishes_out_of_a_cell_and_takes_it_back(learning, plan, vera, david, courses, sign_in):
    address, value = reverse("competence:wish_for", args=[learning.pk]), f"{vera.pk}/{courses['lvu'].pk}"
    client = sign_in(david)
    answer = client.post(address, {"wish": value, "steg": "deepening"})
    key = f"{vera.pk.hex}-{courses['lvu'].pk.hex}"
    assert answer.url == f"{reverse('competence:matrix', args=[learning.pk])}?steg=deepening&fokus={key}"
    client.post(address, {"wish": value})
    [wish] = CourseWish.objects.all()
    assert (wish.person, wish.course, wish.wished_by, wish.agreed_at) == (vera, courses["lvu"], david, None)
    assert "önskad" in client.get(answer.url).content.decode()
    client.post(address, {"undo": value})
    client.post(address, {"undo": value})
    assert CourseWish.objects.count() == 0
    verbs = Entry.objects.filter(thing_id=str(vera.pk)).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["wished for a course", "took back a wish"]


def test_nobody_wishes_for_people_of_another_unit(learning, plan, nils, ingrid, vera, david, courses, sign_in):
    address = reverse("competence:wish_for", args=[learning.pk])
    assert sign_in(david).post(address, {"wish": f"{nils.pk}/{courses['lvu'].pk}"}).status_code == 404
    for who in (ingrid, vera, nils):
        assert sign_in(who).post(address, {"wish": f"{vera.pk}/{courses['lvu'].pk}"}).status_code == 403
    assert CourseWish.objects.count() == 0


@pytest.mark.parametrize("value", ["", "/", "x/y", f"{'0' * 32}/{'1' * 32}", "a" * 100])
def test_a_wish_for_nothing_is_told_and_writes_nothing(learning, plan, david, sign_in, value):
    answer = sign_in(david).post(reverse("competence:wish_for", args=[learning.pk]), {"wish": value})
    assert (answer.status_code, CourseWish.objects.count()) == (302, 0)


def test_a_chief_reads_the_table_and_has_no_buttons_in_it(learning, plan, vera, ingrid, david, courses, sign_in):
    seen, hers = page_of(sign_in, david, learning), page_of(sign_in, ingrid, learning)
    assert ["Önska: LVU, Vera Rask" in one for one in (seen, hers)] == [True, False]
    assert "Vera Rask" in hers
    assert reverse("competence:person_plan", args=[vera.pk]) not in hers


def test_the_leader_chooses_the_areas_of_the_unit(lotsen, plan, vera, david, sign_in):
    client, address = sign_in(david), reverse("competence:unit_areas", args=[lotsen.pk])
    assert "Enheten har inget område än" in page_of(sign_in, david, lotsen)
    assert client.post(address, {"areas": ["children_youth", "ekb"]}).status_code == 302
    assert client.post(address, {"areas": ["fiske"]}).status_code == 422
    assert list(UnitArea.objects.order_by("area").values_list("area", flat=True)) == ["children_youth", "ekb"]
    client.post(address, {"areas": ["ekb"]})
    assert [one.area for one in UnitArea.objects.all()] == ["ekb"]


def test_the_page_can_be_narrowed_to_a_step(learning, plan, vera, david, sign_in):
    employed("Nina Ny", learning, in_profession_since_on=dt.date(2027, 1, 1))
    page = page_of(sign_in, david, learning, "?steg=introduction&sida=x")
    assert ("Nina Ny" in page, "Vera Rask" in page) == (True, False)


def test_the_workbook_says_the_same(learning, plan, vera, david, courses, sign_in):
    taken(vera, courses["samtal"], 2025)
    wished(vera, courses["lvu"])
    answer = sign_in(david).get(reverse("competence:matrix_xlsx", args=[learning.pk]))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["3–5 år i yrket", "Om filen"]
    assert [list(row) for row in book["3–5 år i yrket"].values] == [
        ["Namn", "Saknar", "Steget ändras", "LVU", "Samtal med barn"],
        ["Vera Rask", 1, None, "saknas: önskad", "läst: 2025"],
    ]


def test_as_many_queries_for_one_as_for_thirty(learning, plan, vera, david, courses, sign_in):
    client, address = sign_in(david), reverse("competence:matrix", args=[learning.pk])
    client.get(address)
    asked = counted(client, address)
    for number in range(30):
        one = employed(f"Nya{number} Ny", learning, in_profession_since_on=dt.date(2026, 1, 1))
        taken(one, courses["bbic"], 2026)
        wished(one, courses["lvu"])
    assert counted(client, address) == asked


def counted(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_more_people_than_a_page_holds_are_on_the_next(learning, plan, monkeypatch):
    monkeypatch.setattr("competence.documents.people.matrix.MOST", 2)
    unit = UnitFactory(name="Stor", organisation=learning.organisation)
    UnitArea.objects.create(unit=unit, area=Area.CHILDREN_YOUTH)
    for name in ("Adam A", "Bea B", "Cia C"):
        employed(name, unit, in_profession_since_on=dt.date(2026, 9, 1))
    pages = [Matrix(unit, TODAY, page=number) for number in (1, 2)]
    assert [([one.name for one in page.people], page.goes_on) for page in pages] == [
        (["Adam A", "Bea B"], True), (["Cia C"], False),
    ]  # fmt: skip


def test_a_page_of_a_step_is_filled_with_those_who_are_on_it(learning, plan, vera, monkeypatch):
    monkeypatch.setattr("competence.documents.people.matrix.MOST", 1)
    employed("Adam Ny", learning, in_profession_since_on=dt.date(2026, 9, 1))
    pages = [Matrix(learning, TODAY, page=1, step=step) for step in ("introduction", "deepening")]
    assert [([one.name for one in page.people], page.goes_on) for page in pages] == [
        (["Adam Ny"], False), (["Vera Rask"], False),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["", "vart tredje år", "Vartannat år"])
def test_a_course_that_is_taken_again_says_after_how_long(db, words):
    one = course("LVU")
    one.retake = words
    one.full_clean()


@pytest.mark.parametrize("words", ["vid behov", "snart", "1 grupp/termin"])
def test_from_what_is_no_interval_nobody_is_due_again(db, words):
    one = course("LVU")
    one.retake = words
    with pytest.raises(ValidationError, match="Skriv en tid emellan"):
        one.full_clean()


def test_the_cell_that_was_wished_in_is_in_focus_and_nothing_else(learning, plan, vera, david, courses, sign_in):
    key = f"{vera.pk.hex}-{courses['lvu'].pk.hex}"
    pages = [page_of(sign_in, david, learning, f"?fokus={one}") for one in (key, "x", f"{key}-{key}", "")]
    assert [page.count(" autofocus") for page in pages] == [1, 0, 0, 0]
    assert f'value="{vera.pk}/{courses["lvu"].pk}" autofocus' in pages[0]


def test_names_and_courses_are_words_and_no_markup(learning, plan, courses, david, sign_in):
    type(courses["lvu"]).objects.filter(pk=courses["lvu"].pk).update(name="LVU <i>& LVM</i>")
    employed("Mi <b>Ek</b>", learning, in_profession_since_on=dt.date(2024, 2, 1))
    page = page_of(sign_in, david, learning)
    assert 'aria-label="Önska: LVU &lt;i&gt;&amp; LVM&lt;/i&gt;, Mi &lt;b&gt;Ek&lt;/b&gt;"' in page
    assert ["<b>" in page, "<i>" in page] == [False, False]
