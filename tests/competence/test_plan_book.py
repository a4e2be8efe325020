"""A plan as a workbook: out, changed, looked through, in. All of it or nothing, and a sentence for each fault."""

import datetime as dt
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from competence.actions import plan_parts
from competence.documents.plan_book import book_of, headings
from competence.forms.plans.returned import MEANWHILE
from competence.models import Course, Line, Plan
from fyrbodal.documents.spreadsheets import read_rows
from fyrbodal.journal.models import Entry
from tests.competence.planning import adopted, draft, with_section
from tests.competence.test_plans import told
from tests.factories import identity_number

pytestmark = pytest.mark.django_db
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KIND, TEXT, OFTEN = "utbildning", 4, 6


@pytest.fixture
def plan():
    plan = draft()
    with_section(plan, "Senare", step="deepening", lines=(("Lågaffektivt bemötande", "Vid behov"),))
    return plan


@pytest.fixture
def writer(sign_in, karin):
    return sign_in(karin)


def address(plan):
    return reverse("competence:plan_import", args=[plan.pk])


def changed(plan, change):
    """The workbook of the plan after `change` has done something to its first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(book_of(plan)))
    change(book["Planen"])
    return saved(book)


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def looked_at(client, plan, content, name="plan.xlsx"):
    return client.post(address(plan), {"file": SimpleUploadedFile(name, content, XLSX)})


def confirmed(client, plan, page):
    sent = {"key": page.context["kept"].key, "seen": page.context["change"].seen}
    return client.post(address(plan), sent, follow=True)


def faults(page):
    return [f"{one.where}: {one.text}" if one.where else one.text for one in page.context["change"].faults]


def cells(page):
    return [
        (one.number, one.name, cell.heading, cell.before, cell.after)
        for one in page.context["change"].changed
        for cell in one.cells
    ]


def put(**values):
    """Set cells: A2="x"."""

    def change(sheet):
        for place, value in values.items():
            sheet[place] = value

    return change


def test_the_workbook_has_a_row_for_each_need_and_each_line(plan):
    rows = read_rows(book_of(plan), name="plan.xlsx", headings=headings())
    assert [(row.number, row.text("Avsnitt"), row.text("Slag"), row.text(headings()[3])) for row in rows[:4]] == [
        (2, "De första två åren", "behov, möts lokalt", "En egen introduktion"),
        (3, "De första två åren", "behov, möts gemensamt", "Regelverket"),
        (4, "De första två åren", "utbildning", "Samtalsteknik"),
        (5, "De första två åren", "utbildning", "Mentorskap"),
    ]
    assert (rows[0].text("Delar"), rows[2].text("Hur ofta"), len(rows)) == ("Rutiner", "1-1½ år", 8)


def test_a_workbook_that_nobody_has_changed_changes_nothing(writer, plan):
    page = looked_at(writer, plan, book_of(plan))
    change = page.context["change"]
    assert (page.status_code, change.is_empty, change.same, change.faults, change.notes) == (200, True, 8, [], [])


def test_every_changed_cell_is_shown_before_anything_is_written(writer, plan):
    before = told(plan)
    page = looked_at(writer, plan, changed(plan, put(F4="Vartannat år", H4="Ges digitalt.")))
    assert cells(page) == [
        (4, "Samtalsteknik", "Hur ofta", "1-1½ år", "Vartannat år"),
        (4, "Samtalsteknik", "Anmärkning", "", "Ges digitalt."),
    ]
    assert told(plan) == before


def test_what_was_looked_at_is_written_all_of_it(writer, plan, karin):
    Course.objects.create(slug="n", name="Nätverksmöten", area="other")

    def change(sheet):
        put(F4="Vartannat år", E2="Rutiner\nHandböcker", C3="behov, möts lokalt", B5="Senare")(sheet)
        sheet.append([None, "Senare", "utbildning", "Nätverksmöten", None, "1 gång/år", "nätverksmöten"])
        sheet.delete_rows(9)

    page = looked_at(writer, plan, changed(plan, change))
    done = confirmed(writer, plan, page)
    assert "Nya rader: 1, ändrade: 4, borttagna: 1." in done.content.decode()
    first, later = Plan.objects.get().sections.all()
    assert first.needs.get(text="En egen introduktion").points == ["Rutiner", "Handböcker"]
    assert set(first.needs.values_list("met", flat=True)) == {"locally"}
    assert [(one.theme, one.frequency) for one in first.lines.all()] == [("Samtalsteknik", "Vartannat år")]
    assert {(one.theme, str(one.course or "")) for one in later.lines.all()} == {
        ("Lågaffektivt bemötande", ""), ("Mentorskap", ""), ("Nätverksmöten", "Nätverksmöten"),
    }  # fmt: skip
    entry = Entry.objects.get(verb="imported")
    assert entry.details == {"file": "plan.xlsx", "new": 1, "changed": 4, "removed": 1}


@pytest.mark.parametrize(
    ("cells_", "said"),
    [
        ({"D4": None}, "Rad 4, kolumnen Behov, utbildning eller tema: Fyll i det här."),
        ({"B4": "Okänt"}, "Rad 4, kolumnen Avsnitt: Avsnittet finns inte i planen. Lägg till det på sidan först."),
        ({"C4": "kurs"}, "Rad 4, kolumnen Slag: Skriv ”behov, möts lokalt” eller ”behov, möts gemensamt” eller ”utbildning”."),
        ({"C4": "behov, möts lokalt"}, "Rad 4, kolumnen Slag: Ett behov blir inte en utbildning, och tvärtom. Lägg till en ny rad i stället."),
        ({"G4": "Finns inte"}, "Rad 4, kolumnen Kurs i katalogen: Kursen finns inte i katalogen. Välj en i listan eller lämna tomt."),
        ({"E4": "En del"}, "Rad 4, kolumnen Delar: En utbildning har inga delar."),
        ({"F2": "1 gång/år"}, "Rad 2, kolumnen Hur ofta: Det hör till en utbildning, inte till ett behov."),
        ({"F4": "=1+1"}, "Rad 4, kolumnen Hur ofta: Här står en formel. Klistra in värdet i stället."),
        ({"F4": "#REF!"}, "Rad 4, kolumnen Hur ofta: Här står ett felvärde. Rätta det i filen."),
        ({"A5": 3}, "Rad 5, kolumnen Nr: Numret 3 står redan på en rad. Lämna det tomt för en ny rad."),
        ({"A5": 99}, "Rad 5, kolumnen Nr: Numret finns inte i filen som hämtades. Lämna det tomt för en ny rad."),
        ({"A5": "tre"}, "Rad 5, kolumnen Nr: ”tre” är inte ett tal. Skriv till exempel 12,5."),
        ({"F4": "x" * 121}, "Rad 4, kolumnen Hur ofta: Säkerställ att detta värde har som mest 120 tecken (den har 121)."),
    ],
)  # fmt: skip
def test_case_41_each_fault_is_one_sentence_with_its_row_and_nothing_is_written(cells_, said, writer, plan):
    before = told(plan)
    page = looked_at(writer, plan, changed(plan, put(**cells_ | {"F8": "Vid efterfrågan"})))
    assert page.status_code == 422
    assert faults(page)[0] == said
    assert (page.context["kept"], told(plan)) == (None, before)


def test_case_42_what_a_spreadsheet_made_into_a_day_is_refused(writer, plan):
    page = looked_at(writer, plan, changed(plan, put(F4=dt.date(2027, 1, 2))))
    assert faults(page) == [
        "Rad 4, kolumnen Hur ofta: Kalkylprogrammet har gjort om det som stod här. Skriv det som text."
    ]


def test_case_43_a_fault_in_the_last_of_many_rows_stops_all_of_them(writer, plan):
    def change(sheet):
        for number in range(80):
            sheet.append([None, "Senare", "utbildning", f"Tema {number}"])
        sheet.append([None, "Senare", "utbildning", "Sista", None, None, "Finns inte"])

    page = looked_at(writer, plan, changed(plan, change))
    assert faults(page) == [
        "Rad 90, kolumnen Kurs i katalogen: Kursen finns inte i katalogen. Välj en i listan eller lämna tomt."
    ]
    assert Line.objects.count() == 4


def test_a_row_that_somebody_has_changed_meanwhile_is_not_overwritten(writer, plan):
    content = changed(plan, put(F4="Vartannat år"))
    Line.objects.filter(theme="Samtalsteknik").update(note="Ändrad här")
    page = looked_at(writer, plan, content)
    assert faults(page) == [
        f"Rad 4, kolumnen Behov, utbildning eller tema: {MEANWHILE}",
    ]


def test_what_somebody_else_has_done_meanwhile_stays_and_is_told_of(writer, plan, karin):
    content = changed(plan, put(F8="1 gång/år"))
    Line.objects.filter(theme="Samtalsteknik").update(note="Ändrad här")
    plan_parts.add(row=Line(section=plan.sections.first(), theme="Kom sedan"), by=karin)
    page = looked_at(writer, plan, content)
    assert page.context["change"].notes == [
        "”Samtalsteknik” har ändrats på webbplatsen sedan filen hämtades och lämnas som den är där.",
        "”Kom sedan” har kommit till på webbplatsen sedan filen hämtades och lämnas som den är.",
    ]
    confirmed(writer, plan, page)
    assert set(Line.objects.values_list("theme", "frequency", "note")) >= {
        ("Samtalsteknik", "1-1½ år", "Ändrad här"), ("Kom sedan", "", ""), ("Lågaffektivt bemötande", "1 gång/år", ""),
    }  # fmt: skip


def test_what_was_looked_at_is_looked_at_again_when_the_plan_has_changed_since(writer, plan):
    page = looked_at(writer, plan, changed(plan, put(F4="Vartannat år")))
    Line.objects.filter(theme="Samtalsteknik").update(frequency="Vid behov")
    again = confirmed(writer, plan, page)
    assert (again.status_code, Line.objects.get(theme="Samtalsteknik").frequency) == (422, "Vid behov")


def test_a_plan_that_was_adopted_meanwhile_is_left_alone(writer, plan, karin):
    page = looked_at(writer, plan, changed(plan, put(F4="Vartannat år")))
    adopted(plan, by=karin)
    confirmed(writer, plan, page)
    assert Line.objects.get(theme="Samtalsteknik").frequency == "1-1½ år"


def without_marks(plan):
    book = openpyxl.load_workbook(io.BytesIO(book_of(plan)))
    del book["Om filen"]
    return saved(book)


def another(_plan):
    return book_of(draft("En annan"))


def merged(plan):
    return changed(plan, lambda sheet: sheet.merge_cells("B4:C4"))


def renamed_column(plan):
    return changed(plan, put(F1="Frekvens"))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (without_marks, "Filen är inte hämtad härifrån, eller så saknas bladet ”Om filen”. Hämta planen på nytt."),
        (another, "Filen hör till en annan plan. Läs in den på den planens sida."),
        (merged, "Cellerna B4:C4 är sammanfogade. Dela dem och försök igen."),
        (renamed_column, "I filen saknas kolumnerna: Hur ofta."),
        (lambda _plan: b"PK\x03\x04 trasig", "Filen"),
        (lambda _plan: b"hej", "Filen"),
        (lambda _plan: b"", "Filen är tom."),
    ],
)
def test_case_34_39_a_file_that_is_none_of_this_plan_s_is_refused_with_a_sentence(make, said, writer, plan):
    page = looked_at(writer, plan, make(plan))
    [error] = page.context["form"].errors["file"]
    assert error.startswith(said)


def test_case_35_a_workbook_that_unpacks_to_much_more_is_refused(writer, plan):
    def change(sheet):
        for row in range(2, 5002):
            sheet.cell(row, 120, "x")

    page = looked_at(writer, plan, changed(plan, change))
    assert "för stor" in page.context["form"].errors["file"][0]


def test_a_file_whose_name_looks_like_an_identity_number_is_refused(writer, plan):
    page = looked_at(writer, plan, book_of(plan), name=f"{identity_number()}.xlsx")
    assert page.context["form"].errors["file"] == [
        "Filens namn ser ut att innehålla ett personnummer. Byt namn på filen."
    ]


def test_case_49_what_would_run_in_a_spreadsheet_is_text(plan):
    Line.objects.filter(theme="Samtalsteknik").update(theme='=HYPERLINK("http://x")', note="+1", frequency="@SUM(A1)")
    sheet = openpyxl.load_workbook(io.BytesIO(book_of(plan)))["Planen"]
    found = [sheet[place] for place in ("D4", "F4", "H4")]
    assert [(cell.data_type, cell.value) for cell in found] == [
        ("s", '=HYPERLINK("http://x")'), ("s", "@SUM(A1)"), ("s", "+1"),
    ]  # fmt: skip


def test_nobody_writes_a_file_that_somebody_else_has_looked_at(writer, plan, karin, sign_in):
    page = looked_at(writer, plan, changed(plan, put(F4="Vartannat år")))
    other = draft("En annan plan")
    sent = {"key": page.context["kept"].key, "seen": page.context["change"].seen}
    answer = writer.post(address(other), sent)
    assert (answer.status_code, answer.url) == (302, address(other))
    assert Line.objects.get(section__plan=plan, theme="Samtalsteknik").frequency == "1-1½ år"


def test_a_file_that_is_brought_in_twice_adds_its_new_rows_once(writer, plan):
    Course.objects.create(slug="n", name="Nätverksmöten", area="other")

    def change(sheet):
        put(F4="Vartannat år")(sheet)
        sheet.append([None, "Senare", "utbildning", "Nätverksmöten", None, "1 gång/år", " nätverksmöten"])

    content = changed(plan, change)
    confirmed(writer, plan, looked_at(writer, plan, content))
    again = looked_at(writer, plan, content).context["change"]
    assert (again.is_empty, again.same, again.notes) == (
        True, 8, ["”Nätverksmöten” står redan i planen med samma ord och läggs inte till en gång till."],
    )  # fmt: skip


def test_a_row_whose_number_is_gone_is_taken_away_and_added_and_so_not_lost(writer, plan):
    before = told(plan)
    page = looked_at(writer, plan, changed(plan, put(A4=None)))
    change = page.context["change"]
    assert ([one.name for one in change.added], len(change.removed), change.notes) == (["Samtalsteknik"], 1, [])
    confirmed(writer, plan, page)
    assert [len(lines) for *_head, lines in told(plan)] == [len(lines) for *_head, lines in before]


@pytest.mark.parametrize(
    ("cell", "heading"), [("D4", "Behov, utbildning eller tema"), ("H4", "Anmärkning"), ("E2", "Delar")]
)
def test_a_file_cannot_bring_an_identity_number_into_a_plan(cell, heading, writer, plan):
    page = looked_at(writer, plan, changed(plan, put(**{cell: f"Gäller {identity_number()}"})))
    assert faults(page) == [f"Rad {cell[1]}, kolumnen {heading}: Det här ser ut som ett personnummer. Ta bort det."]
