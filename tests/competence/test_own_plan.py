"""Somebody's own plan: what she and those who lead her read and write there, and nobody else."""

import datetime as dt
import json

import pytest
import time_machine
from django.urls import reverse

from competence.actions import own_plans
from competence.models import (
    Appraisal,
    Course,
    CourseWish,
    Eligibility,
    Introduction,
    Mentorship,
    Participation,
    Regulation,
)
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Employment
from tests.competence.around import placed
from tests.competence.catalogue import planned
from tests.competence.learning import PARTS, adopted_plan, course, everything_about, regulation, taken, wished
from tests.documents.reading import pdf_text
from tests.factories import identity_number


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(dt.datetime(2027, 3, 15, 10, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def plan(learning):
    return adopted_plan(introduction=[course("BBIC")], deepening=[course("LVU", "Grund", "Forts"), course("Samtal")])


def lvu():
    return Course.objects.get(name="LVU")


def address(name, row):
    return reverse(f"competence:{name}", args=[row.pk])


def sent(client, name, row, **values):
    return client.post(address(name, row), values)


def test_she_reads_what_her_step_asks_for_and_finds_the_films(plan, vera, sign_in):
    page = sign_in(vera).get(reverse("competence:my_plan")).content.decode()
    told = ["3–5 år i yrket", "i yrket sedan 1 februari 2024", "LVU", "saknas", reverse("competence:films")]
    assert [one for one in told if one not in page] == []


def test_nobody_who_has_left_is_told_to_wait_for_her_unit(plan, vera, sign_in):
    Employment.objects.filter(person=vera).update(ends_on=dt.date(2027, 3, 14))
    page = sign_in(vera).get(reverse("competence:my_plan")).content.decode()
    told = ["Ingen anställning är noterad i dag, så ingen plan gäller.", "Enheten har inget område än."]
    assert [one in page for one in told] == [True, False]


def test_as_many_queries_for_a_plan_that_is_full_as_for_an_empty_one(
    plan, vera, david, sign_in, django_assert_num_queries
):
    client = sign_in(david)
    client.get(address("person_plan", vera))
    with django_assert_num_queries(21):
        client.get(address("person_plan", vera))
    everything_about(vera, david)
    with django_assert_num_queries(21):
        client.get(address("person_plan", vera))


def test_she_wishes_and_her_leader_agrees_and_then_it_is_not_hers_to_take_back(plan, vera, david, sign_in):
    hers, his = sign_in(vera), sign_in(david)
    assert (
        sent(hers, "course_wish_add", vera, course=lvu().pk, note="Många ärenden").url == "/kompetens/min-plan/#onskade"
    )
    wish = CourseWish.objects.get()
    assert (wish.wished_by, wish.note, wish.agreed_at) == (vera, "Många ärenden", None)
    sent(hers, "course_wish", wish, act="agree")
    wish.refresh_from_db()
    assert wish.agreed_at is None
    sent(his, "course_wish", wish, act="agree")
    wish.refresh_from_db()
    assert wish.agreed_by == david
    sent(hers, "course_wish", wish, act="undo")
    assert CourseWish.objects.count() == 1
    sent(his, "course_wish", wish, act="undo")
    assert CourseWish.objects.count() == 0


def test_she_takes_her_own_wish_back_until_it_is_agreed(plan, vera, sign_in):
    sent(sign_in(vera), "course_wish", wished(vera, lvu()), act="undo")
    assert CourseWish.objects.count() == 0


def test_her_leader_is_told_on_min_dag_of_what_she_wishes(plan, vera, david, nils, sign_in):
    wished(vera, lvu())
    pages = [sign_in(one).get(reverse("min_dag")).content.decode() for one in (david, nils, vera)]
    assert ["Önskade kurser att komma överens om" in one for one in pages] == [True, False, False]


NOTED = [
    ({"taken_on": "3 februari 2026"}, (dt.date(2026, 2, 3), 2026)),
    ({"taken_in": "2025"}, (None, 2025)),
    ({}, (None, None)),
]


@pytest.mark.parametrize(("values", "kept"), NOTED)
def test_a_leader_notes_what_she_has_taken_on_a_day_in_a_year_or_at_some_time(plan, vera, david, sign_in, values, kept):
    wished(vera, lvu())
    answer = sent(sign_in(david), "participation_add", vera, course=lvu().pk, status="taken", **values)
    assert answer.status_code == 302
    row = Participation.objects.get()
    assert ((row.taken_on, row.taken_in), row.organisation, row.status) == (kept, vera.organisation, "taken")
    assert CourseWish.objects.count() == 0


def test_a_part_taken_elsewhere_leaves_the_wish(plan, vera, david, sign_in):
    wished(vera, lvu())
    part = lvu().parts.get(name="Grund")
    values = {"course": lvu().pk, "part": part.pk, "status": "taken", "taken_in": "2020", "elsewhere": "Högskolan"}
    assert sent(sign_in(david), "participation_add", vera, **values).status_code == 302
    row = Participation.objects.get()
    assert (row.part, row.elsewhere, CourseWish.objects.count()) == (part, "Högskolan", 1)


WRONG = {
    "Det har inte varit än. Välj planerad.": {"status": "taken", "taken_on": "1 april 2027"},
    "Det har redan varit. Välj genomförd eller uteblev.": {"status": "planned", "taken_in": "2026"},
    "Dagen ligger inte i det året.": {"status": "taken", "taken_on": "1 april 2026", "taken_in": "2025"},
    "Personen började i yrket 1 februari 2024.": {"status": "taken", "taken_on": "31 januari 2024"},
    "Skriv dagen som 2027-03-12 eller 12 mars 2027.": {"status": "taken", "taken_on": "igår"},
    "Skriv ett år mellan 1900 och 2100.": {"status": "taken", "taken_in": "20255"},
}


@pytest.mark.parametrize(("said", "values"), WRONG.items())
def test_what_cannot_be_is_said_and_nothing_is_written(plan, vera, david, sign_in, said, values):
    answer = sent(sign_in(david), "participation_add", vera, course=lvu().pk, **values)
    assert (answer.status_code, said in answer.content.decode(), Participation.objects.count()) == (422, True, 0)


def test_the_same_is_noted_once_and_a_part_belongs_to_its_course(plan, vera, david, sign_in):
    client = sign_in(david)
    taken(vera, lvu(), 2025)
    answer = sent(client, "participation_add", vera, course=lvu().pk, status="taken", taken_in="2025")
    assert (answer.status_code, "Det deltagandet är redan noterat." in answer.content.decode()) == (422, True)
    other = Course.objects.get(name="Samtal")
    answer = sent(client, "participation_add", vera, course=other.pk, part=lvu().parts.first().pk, status="taken")
    assert "Den delen hör till en annan kurs." in answer.content.decode()


def test_the_introduction_begins_with_the_parts_of_the_plan(plan, vera, david, sign_in):
    client = sign_in(david)
    sent(client, "introduction_begin", vera)
    sent(client, "introduction_begin", vera)
    rows = list(Introduction.objects.all())
    assert [one.text for one in rows] == list(PARTS)
    sent(client, "introduction", rows[0], done_on="2027-03-15")
    sent(client, "introduction", rows[1], done_on="2027-03-16")
    assert list(Introduction.objects.values_list("done_on", flat=True)) == [dt.date(2027, 3, 15), None, None]
    assert "1 av 3 klara" in sign_in(vera).get(reverse("competence:my_plan")).content.decode()
    sent(client, "introduction", rows[0])
    assert Introduction.objects.filter(done_on=None, done_by=None).count() == 3


def test_without_a_plan_there_is_no_introduction_to_begin(learning, vera, david, sign_in):
    page = sign_in(david).post(address("introduction_begin", vera), follow=True).content.decode()
    assert ("Ingen antagen plan" in page, Introduction.objects.count()) == (True, 0)


def test_the_reference_plan_gives_an_introduction_of_seven_parts(reference, learning, vera, david, sign_in):
    sent(sign_in(david), "introduction_begin", vera)
    assert Introduction.objects.filter(person=vera).count() == 7


def test_one_mentor_at_a_time_and_never_oneself(plan, vera, david, sten, sign_in):
    client = sign_in(david)
    assert sent(client, "mentor_add", vera, mentor=vera.pk, starts_on="2027-03-01").status_code == 422
    assert sent(client, "mentor_add", vera, mentor=sten.pk, starts_on="2027-03-01").status_code == 302
    answer = sent(client, "mentor_add", vera, mentor=david.pk, starts_on="2027-03-10")
    assert (answer.status_code, "Personen har redan en mentor" in answer.content.decode()) == (422, True)
    sent(client, "mentor_end", Mentorship.objects.get())
    assert Mentorship.objects.get().ends_on == dt.date(2027, 3, 15)


def test_a_talk_is_between_her_and_those_who_lead_her(plan, vera, david, sten, ingrid, karin, nils, sign_in):
    sent(sign_in(david), "talk_add", vera, held_on="2027-03-01", note="Vill leda en studiecirkel.")
    said = "Vill leda en studiecirkel."
    hers = sign_in(vera).get(reverse("competence:my_plan")).content.decode()
    his = sign_in(sten).get(address("person_plan", vera)).content.decode()
    assert (said in hers, said in his) == (True, True)
    for who in (ingrid, karin, nils):
        assert sign_in(who).get(address("person_plan", vera)).status_code == 404
    matrix = sign_in(ingrid).get(reverse("competence:matrix", args=[vera.employments.get().unit_id]))
    assert said not in matrix.content.decode()
    answer = sent(sign_in(david), "talk_add", vera, held_on="2027-03-16", note="")
    assert (answer.status_code, Appraisal.objects.count()) == (422, 1)


def test_the_journal_says_of_whom_something_was_noted_and_not_what(plan, vera, david, sign_in):
    client = sign_in(david)
    sent(client, "talk_add", vera, held_on="2027-03-01", note="Hemligt")
    sent(client, "participation_add", vera, course=lvu().pk, status="taken", taken_in="2025")
    lines = Entry.objects.filter(by_id=david.pk).order_by("pk")
    assert [(one.verb, one.thing_name, one.details) for one in lines] == [
        ("noted a talk", "Vera Rask", {}), ("noted a participation", "Vera Rask", {}),
    ]  # fmt: skip


OLD, NEW = dt.date(2017, 11, 1), dt.date(2018, 1, 10)


@pytest.fixture
def regulations(db):
    old = regulation(ends_on=dt.date(2018, 1, 9), transitional_until_on=dt.date(2022, 6, 30))
    new = regulation("HSLF-FS 2017:79", dt.date(2018, 1, 10), transitional_until_on=dt.date(2022, 6, 30))
    Regulation.objects.filter(pk=old.pk).update(replaced_by=new)
    return old, new


def judged(client, vera, **values):
    usual = {"ground": "socionom", "judged_by_whom": "Socialnämnden", "starts_on": "2017-11-01"}
    return sent(client, "eligibility_add", vera, **usual | values)


def test_scenario_h_an_eligibility_is_explained_by_the_regulation_that_held_then(
    regulations, plan, vera, david, sign_in
):
    client = sign_in(david)
    judged(client, vera, judged_on="2017-11-01", ends_on="2018-01-31")
    judged(client, vera, judged_on="2018-01-10", starts_on="2018-02-01")
    rows = Eligibility.objects.order_by("judged_on")
    assert [one.regulation for one in rows] == list(regulations)
    page = client.get(address("person_plan", vera)).content.decode()
    assert "Bedömd av Socialnämnden 1 november 2017, då SOSFS 2014:7 gällde (ersatt av HSLF-FS 2017:79)." in page
    assert "Bedömd av Socialnämnden 10 januari 2018, då HSLF-FS 2017:79 gällde." in page


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"judged_on": "2014-06-30"}, "Ingen föreskrift om behörighet gällde den dagen."),
        ({"judged_on": "2027-03-16"}, "Den dagen har inte varit än."),
        ({"judged_on": "2018-01-10", "ground": "transitional"}, "En övergångsregel har ett slut."),
        (
            {"judged_on": "2018-01-10", "ground": "transitional", "ends_on": "2022-07-01"},
            "Övergångsregeln gäller längst till och med 30 juni 2022.",
        ),
    ],
)
def test_what_no_regulation_allows_is_not_noted(regulations, plan, vera, david, sign_in, values, said):
    answer = judged(sign_in(david), vera, **values)
    assert (answer.status_code, said in answer.content.decode(), Eligibility.objects.count()) == (422, True, 0)


def test_no_course_sets_eligibility_or_takes_it(regulations, plan, vera, david, sign_in):
    client = sign_in(david)
    for one in (lvu(), course("Behörighetsgivande kurs")):
        sent(client, "participation_add", vera, course=one.pk, status="taken", taken_in="2026")
    assert Eligibility.objects.count() == 0
    judged(client, vera, judged_on="2018-01-10")
    before = Eligibility.objects.values().get()
    for row in Participation.objects.all():
        sent(client, "participation_remove", row)
    assert (Participation.objects.count(), Eligibility.objects.values().get()) == (0, before)


@pytest.mark.parametrize(
    ("day", "code"), [(OLD, "SOSFS 2014:7"), (dt.date(2018, 1, 9), "SOSFS 2014:7"), (NEW, "HSLF-FS 2017:79")]
)
def test_the_page_says_which_regulation_held_on_a_day(reference, vera, sign_in, day, code):
    page = sign_in(vera).get(reverse("competence:regulations"), {"dag": day.isoformat()}).content.decode()
    assert f"gällde <b>{code}</b>." in page
    assert own_plans.regulation_on(day).code == code


def test_before_there_was_one_the_page_says_none_held(reference, vera, sign_in):
    page = sign_in(vera).get(reverse("competence:regulations"), {"dag": "2014-06-30"}).content.decode()
    assert "gällde ingen av föreskrifterna" in page
    assert sign_in(vera).get(reverse("competence:regulations"), {"dag": "igår"}).status_code == 422


def test_the_plan_is_on_paper_too(plan, vera, david, sign_in):
    taken(vera, lvu(), 2025, part="Grund")
    text = pdf_text(sign_in(david).get(address("person_plan_pdf", vera)).content)
    told = ["Kompetensplan för Vera Rask", "3–5 år i yrket", "kvar: Forts", "Samtal"]
    assert [one for one in told if one not in text] == []


def test_a_place_on_a_course_to_come_stands_with_what_she_has_taken_on_screen_and_on_paper(plan, vera, sign_in):
    placed(planned(lvu()), vera)
    page = sign_in(vera).get(reverse("competence:my_plan")).content.decode()
    here = page[page.index('id="last"') : page.index('id="introduktion"')]
    assert (here.count("<ul"), "14 april 2027" in here) == (1, True)
    text = pdf_text(sign_in(vera).get(address("person_plan_pdf", vera)).content)
    assert "LVU: plats, 14 april 2027" in text


HELD = {"held_on": "2027-03-01", "judged_by_whom": "Nämnden", "judged_on": "2027-03-01", "issued_by_whom": "Högskolan"}
TEXTS = (
    ("talk_add", "note"), ("participation_add", "elsewhere"), ("certificate_add", "name"),
    ("eligibility_add", "judged_by_whom"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "field"), TEXTS)
def test_nothing_that_is_noted_of_her_holds_an_identity_number(name, field, regulations, plan, vera, david, sign_in):
    said = HELD | {"issued_on": "2027-03-01", "starts_on": "2027-03-01", "ground": "socionom"}
    said |= {"course": lvu().pk, "status": "taken", field: f"Om {identity_number()}"}
    answer = sign_in(david).post(address(name, vera), said)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field] == ["Det här ser ut som ett personnummer. Ta bort det."]


def test_she_is_told_what_was_wrong_with_a_wish(plan, vera, sign_in):
    client = sign_in(vera)
    for said in ({"course": "", "note": ""}, {"course": lvu().pk, "note": f"Om {identity_number()}"}):
        sent(client, "course_wish_add", vera, **said)
    told = [str(one) for one in client.get(reverse("competence:my_plan")).context["messages"]]
    assert told == ["Välj en kurs i listan.", "Det här ser ut som ett personnummer. Ta bort det."]
    assert not CourseWish.objects.exists()


def test_she_takes_out_all_that_is_kept_about_her_and_nothing_of_others(plan, vera, david, nils, olof, sign_in):
    everything_about(vera, david)
    taken(nils, lvu(), 2020)
    data = json.loads(sign_in(vera).get(reverse("competence:my_data_file")).content)
    assert {name: len(rows) for name, rows in data.items() if isinstance(rows, list)} == {
        "participations": 1, "places": 0, "wished_places": 0, "wishes": 1, "introduction": 1, "mentorships": 1, "talks": 1,
        "eligibility": 1, "certificates": 1, "teaches": 0, "mails": 0,
    }  # fmt: skip
    assert data["talks"][0]["note"] == "Vill lära sig mer om samtal."
    page = sign_in(vera).get(reverse("competence:my_data")).content.decode()
    told = ["Hembesök", "Nätverksmöten", "Organisationen", "Mia Mentor", "Vill lära sig mer om samtal.", "24 månader"]
    assert [one for one in told if one not in page] == []
    for one in (david, nils, olof):
        assert "Vera Rask" not in sign_in(one).get(reverse("competence:my_data_file")).content.decode()


def test_who_leads_the_unit_notes_her_own_courses_and_neither_agrees_with_nor_judges_herself(
    regulations, plan, david, sign_in
):
    david.employments.create(
        organisation=david.organisation, unit=david.appointments.get().body.unit, starts_on=dt.date(2020, 1, 1)
    )
    client, wish = sign_in(david), wished(david, lvu())
    sent(client, "course_wish", wish, act="agree")
    wish.refresh_from_db()
    assert (wish.agreed_at, judged(client, david, judged_on="2018-01-10").status_code) == (None, 403)
    assert sent(client, "participation_add", david, course=lvu().pk, status="taken", taken_in="2026").status_code == 302
    assert (Eligibility.objects.count(), Participation.objects.get().person) == (0, david)
