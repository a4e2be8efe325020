"""The staffing survey on the page and in Excel: the words as given, and how they are read."""

import datetime as dt
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from competence.documents.staffing import Told, headings, told_beside
from competence.models import StaffingRow, StaffingSurvey, SurveyAnswer
from competence.staffing import Column, read
from fyrbodal.documents.spreadsheets import write_xlsx
from fyrbodal.journal.models import Entry
from tests.competence.surveys import answered, asked, survey
from tests.factories import identity_number


def at(name, *args):
    return reverse(f"competence:{name}", args=args)


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def march(reference):
    return StaffingSurvey.objects.get()


def test_scenario_b_the_sixteen_rows_answer_6_3_1_and_9_of_12(march):
    told = Told(march)
    assert len(told.rows) == 16
    assert [(one.count, one.of) for one in told.summary()] == [(6, 12), (3, 12), (1, 12), (9, 12)]


def test_scenario_b_the_page_says_6_3_1_and_9_of_12_how_they_count_and_which(march, sign_in, nils):
    page = text(sign_in(nils).get(march.get_absolute_url()))
    for words in (
        "Inga vakanta tjänster 6 av 12 kommuner",
        "Ingen med mer än fem år i barn och unga 3 av 12 kommuner : Lysekil, Strömstad, Vänersborg",
        "Alla utom konsulterna med mindre än två år 1 av 12 kommuner : Strömstad",
        "Administrativ avlastning 9 av 12 kommuner",
        "En kommun med flera rader räknas en gång",
    ):
        assert words in page, words


def test_one_municipality_is_spoken_of_as_one(ingrid, amal, sign_in):
    shown = survey()
    answered(shown, amal, vacant="0")
    assert "Inga vakanta tjänster 1 av 1 kommun : Åmål" in text(sign_in(ingrid).get(shown.get_absolute_url()))


def test_each_row_keeps_its_footnotes(march):
    told = Told(march)
    notes = {str(one.row): told.footnotes[one.note - 1] for one in told.shown() if one.note}
    assert set(notes) == {
        "Bengtsfors", "Dals-Ed", "Orust", "Trollhättan 1", "Trollhättan 2", "Vänersborg", "Uddevalla 1", "Uddevalla 2",
    }  # fmt: skip
    assert ("Ensamkommande" in notes["Orust"], "2016" in notes["Bengtsfors"]) == (True, True)


def test_derived_sums_say_that_they_are_derived(march):
    sums = {one.found.column: one for one in Told(march).sums()}
    assert [sums[column].total for column in (Column.UNDER_TWO, Column.TWO_TO_FIVE, Column.OVER_FIVE, Column.VACANT)] == [
        "51,5", "60,8", "41,75", "15",
    ]  # fmt: skip
    assert {one.found.caveat.startswith("Härledd summa, inte en officiell siffra") for one in sums.values()} == {True}


@pytest.mark.parametrize(
    ("column", "words", "told"),
    [
        (Column.POSTS, "7", ""),
        (Column.POSTS, "7.3", ""),
        (Column.POSTS, "6,5 + förstärkning = 8", "8"),
        (Column.VACANT, "nej", "0"),
        (Column.VACANT, "", "ej uppgett"),
        (Column.VACANT, "?", "går inte att läsa ut"),
        (Column.RELIEF, "ja ca 50 %", "ungefär 50\N{NO-BREAK SPACE}%"),
        (Column.RELIEF, "ja", "ja, men inget tal"),
        (Column.RELIEF, "nej", ""),
    ],
)
def test_how_words_are_read_stands_beside_them_unless_they_say_it_themselves(column, words, told):
    assert told_beside(read(column, words), words, column) == told


def test_a_chief_answers_for_her_municipality_and_for_no_other(ingrid, amal, eva, sign_in):
    asked, client = survey(), sign_in(ingrid)
    answer = client.post(at("row_add", asked.pk), {"organisation": amal.pk, "posts": "6,5 + 1", "vacant": "-"})
    assert answer.url == asked.get_absolute_url()
    row = StaffingRow.objects.get()
    assert (row.organisation, row.posts, row.vacant, row.relief, row.was_asked) == (amal, "6,5 + 1", "-", "", True)
    refused = client.post(at("row_add", asked.pk), {"organisation": eva.organisation.pk, "posts": "3"})
    assert (refused.status_code, StaffingRow.objects.count()) == (422, 1)
    assert sign_in(eva).post(at("row_edit", row.pk), {"posts": "3"}).status_code == 403


def test_a_row_is_changed_and_taken_away(sten, amal, sign_in):
    asked = survey()
    row, client = answered(asked, amal, posts="7"), sign_in(sten)
    client.post(at("row_edit", row.pk), {"posts": "8", "relief": "ja 20 %"})
    row.refresh_from_db()
    assert (row.posts, row.relief) == ("8", "ja 20 %")
    client.post(at("row_remove", row.pk))
    assert not StaffingRow.objects.exists()


def test_the_same_unit_answers_once_and_an_empty_answer_is_none(ingrid, amal, sign_in):
    asked, client = survey(), sign_in(ingrid)
    answered(asked, amal, posts="7", label="1")
    again = client.post(at("row_add", asked.pk), {"organisation": amal.pk, "label": "1", "posts": "7"})
    empty = client.post(at("row_add", asked.pk), {"organisation": amal.pk, "label": "2"})
    assert (again.status_code, list(again.context["form"].errors), empty.status_code) == (422, ["label"], 422)
    assert StaffingRow.objects.count() == 1


def test_what_is_over_is_changed_by_the_course_administrator_alone(ingrid, karin, amal, sign_in):
    asked = survey(closed_on=timezone.localdate())
    row = answered(asked, amal, posts="7")
    sign_in(ingrid).post(at("row_edit", row.pk), {"posts": "8"})
    row.refresh_from_db()
    assert row.posts == "7"
    sign_in(karin).post(at("row_edit", row.pk), {"posts": "8"})
    row.refresh_from_db()
    assert row.posts == "8"


def test_the_course_administrator_opens_a_half_year(karin, sign_in):
    said = {"asked_in": "2027", "half": "autumn", "about": "Personalsituation", "invited": "14"}
    answer = sign_in(karin).post(at("survey_add"), said)
    made = StaffingSurvey.objects.get()
    assert (answer.url, str(made)) == (made.get_absolute_url(), "Personalsituation, hösten 2027")
    assert sign_in(karin).post(at("survey_add"), said).status_code == 422


def test_neither_what_is_asked_nor_who_teaches_holds_an_identity_number(karin, vera, sign_in):
    client, said = sign_in(karin), f"Om {identity_number()}"
    survey_add = client.post(at("survey_add"), {"asked_in": "2027", "half": "autumn", "about": said, "invited": "14"})
    question_add = client.post(at("question_add", survey(2016).pk), {"question": said, "count": "6", "of": "12"})
    specialist_add = client.post(at("specialist_add"), {"person": vera.pk, "subjects": said, "agreed_on": "2024-03-01"})
    refused = ["Det här ser ut som ett personnummer. Ta bort det."]
    assert [dict(one.context["form"].errors) for one in (survey_add, question_add, specialist_add)] == [
        {"about": refused}, {"question": refused}, {"subjects": refused},
    ]  # fmt: skip


def test_a_closed_question_is_asked_put_right_and_taken_away(karin, sign_in):
    spring, client = survey(2016), sign_in(karin)
    said = {"question": "Har ni mentorer?", "count": "6", "of": "12", "note": ""}
    assert client.post(at("question_add", spring.pk), said).url == f"{spring.get_absolute_url()}#fragor"
    row = SurveyAnswer.objects.get()
    client.post(at("question_edit", row.pk), said | {"count": "7"})
    assert "7 av 12" in text(client.get(spring.get_absolute_url()))
    assert client.get(at("question_remove", row.pk)).status_code == 200
    client.post(at("question_remove", row.pk))
    assert (SurveyAnswer.objects.count(), Entry.objects.filter(verb="changed").count()) == (0, 1)


def test_a_new_question_stands_last_and_an_unknown_count_is_not_nought(karin, sign_in):
    spring = survey()
    asked(spring, count=3, of=12)
    sign_in(karin).post(at("question_add", spring.pk), {"question": "Har ni planer?", "count": "", "of": "12"})
    assert list(spring.answers.values_list("question", "count")) == [("Har ni mentorer?", 3), ("Har ni planer?", None)]


QUESTIONS = [
    ({"question": "Har ni mentorer?", "count": "1", "of": "12"}, "Den frågan finns redan."),
    ({"question": "Har ni planer?", "count": "13", "of": "12"}, "Fler kan inte ha svarat så än som fick frågan."),
    ({"question": "Har ni planer?", "count": "ganska många"}, "Fyll i ett heltal."),
]


@pytest.mark.parametrize(("said", "wrong"), QUESTIONS)
def test_what_is_wrong_with_a_question_is_said_and_nothing_is_written(said, wrong, karin, sign_in):
    spring = survey()
    asked(spring)
    page = sign_in(karin).post(at("question_add", spring.pk), said)
    assert (page.status_code, SurveyAnswer.objects.count()) == (422, 1)
    assert [str(error) for errors in page.context["form"].errors.values() for error in errors] == [wrong]


def sent(client, asked, *rows):
    content = write_xlsx({"Svar": [list(headings().values()), *rows]})
    return client.post(at("survey_import", asked.pk), {"file": SimpleUploadedFile("svar.xlsx", content)})


def row(place, **said):
    given = {"organisation": place, "was_asked": "ja"} | said
    return [given.get(name) for name in headings()]


def test_the_workbook_comes_back_unchanged(march, karin, sign_in):
    client = sign_in(karin)
    content = client.get(at("survey_xlsx", march.pk)).content
    answer = client.post(at("survey_import", march.pk), {"file": SimpleUploadedFile("svar.xlsx", content)})
    change = answer.context["change"]
    assert (change.faults, change.is_empty, change.same) == ([], True, 16)


def test_answers_are_looked_through_and_then_written(karin, amal, sign_in):
    asked, client = survey(), sign_in(karin)
    old = answered(asked, amal, posts="7")
    answer = sent(client, asked, row("Åmål", posts="8", vacant="ca 2"), row("Åmål", label="EKB", posts=2.5))
    change = answer.context["change"]
    assert [(c.heading, c.before, c.after) for one in change.changed for c in one.cells] == [
        (headings()["posts"], "7", "8"), (headings()["vacant"], "", "ca 2"),
    ]  # fmt: skip
    assert [one.name for one in change.added] == ["Åmål EKB"]
    client.post(at("survey_import", asked.pk), {"key": answer.context["kept"].key, "seen": change.seen})
    old.refresh_from_db()
    assert (old.posts, old.vacant, StaffingRow.objects.get(label="EKB").posts) == ("8", "ca 2", "2,5")
    assert Entry.objects.filter(verb="imported").get().details["new"] == 1


def test_case_bad_input_each_fault_of_the_answers_says_its_row_and_nothing_is_written(karin, amal, sign_in):
    asked = survey()
    answer = sent(
        sign_in(karin), asked, row("Ankeborg", posts="1"), row(None, posts="1"), row("Åmål", posts="1"),
        row("åmål", posts="2"), row("Åmål", label="x", posts="y" * 121), row("Åmål", label="z", was_asked="kanske"),
    )  # fmt: skip
    assert answer.status_code == 422
    assert [f"{one.where}: {one.text}" for one in answer.context["change"].faults] == [
        "Rad 2, kolumnen Kommun: Kommunen ”Ankeborg” finns inte bland medlemmarna.",
        "Rad 3, kolumnen Kommun: Något måste stå här.",
        "Rad 5: Samma kommun och enhet står också på rad 4. Ta bort den ena.",
        f"Rad 6, kolumnen {headings()['posts']}: Högst 120 tecken ryms.",
        "Rad 7, kolumnen Svarade själv: Skriv ja eller nej.",
    ]
    assert not StaffingRow.objects.exists()


@time_machine.travel("2026-12-31 12:00")
def test_a_survey_closes_on_its_day_or_when_its_half_year_is_over(ingrid, sign_in):
    asked, written = survey(2026, "autumn"), survey(2026, "spring", closed_on=dt.date(2027, 1, 1))
    asks = [at("row_add", one.pk) for one in (asked, written)]
    assert [sign_in(ingrid).get(one).status_code for one in asks] == [200, 200]
    with time_machine.travel("2027-01-01 12:00"):
        assert [sign_in(ingrid).get(one).status_code for one in asks] == [302, 302]
