"""The file that was fetched comes back: what it changes is shown, and then all of it is written or nothing."""

import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from fyrbodal.journal.models import Entry
from tests.workload.books import (
    FIRST,
    agreed,
    brought_in,
    changed,
    faults,
    fetched,
    lines_of,
    looked_at,
    prepared,
    saved,
    table,
)
from tests.workload.factories import opened, published, with_lines
from workload.models import Line, Sheet, SheetStatus

pytestmark = pytest.mark.django_db
HALF = Decimal("0.5")
TENTH = dt.date(2027, 3, 10)
SECOND_OF_MAY = dt.datetime.combine(dt.date(2027, 5, 2), dt.time())


@pytest.fixture
def filled(sheet):
    return with_lines(
        sheet,
        {"activity": "normalarende", "label": "A1", "quantity": 2},
        {"activity": "normalarende", "label": "A2", "travel": HALF},
        {"activity": "bib", "label": "B1", "interval": 6},
    )


@pytest.fixture
def client(sign_in, vera):
    return sign_in(vera)


def cells(answer, kind="changed"):
    touched = getattr(answer.context["change"], kind)
    return [(one.number, one.name, cell.heading, cell.before, cell.after) for one in touched for cell in one.cells]


def written(sheet):
    return {
        label: (quantity, travel)
        for _activity, label, quantity, _amount, travel in lines_of(Sheet.objects.get(pk=sheet.pk))
    }


def test_a_file_that_nobody_has_changed_changes_nothing(client, filled):
    answer = looked_at(client, filled, fetched(client, filled))
    change = answer.context["change"]
    assert (change.is_empty, change.same, change.notes, change.faults) == (True, 3, [], [])
    assert "Filen ändrar ingenting." in answer.content.decode()


def test_each_changed_cell_is_shown_before_anything_is_written(client, filled):
    content = changed(fetched(client, filled), D7=5, I8=1.25)
    answer = looked_at(client, filled, content)
    assert cells(answer) == [
        (7, "Normalärende, A1", "Antal", "2", "5"),
        (8, "Normalärende, A2", "Restid, h", "0,5", "1,25"),
    ]
    assert written(filled) == {"A1": (2, None), "A2": (1, "0.5"), "B1": (1, None)}


def test_what_has_been_seen_is_written_weighed_and_journalled(client, filled, vera):
    answer = brought_in(client, filled, changed(fetched(client, filled), D7=5, I8=1.25))
    assert answer.url == filled.get_absolute_url()
    assert written(filled) == {"A1": (5, None), "A2": (1, "1.25"), "B1": (1, None)}
    filled.outcome.refresh_from_db()
    assert filled.outcome.demand == Decimal("18.25")  # 5 × 2 + 3,25 + 30/6
    entry = Entry.objects.get(verb="imported")
    assert entry.by_id == vera.pk
    assert entry.details == {"file": "blad.xlsx", "new": 0, "changed": 2, "removed": 0}
    assert Line.objects.get(label="A1").saved_by == vera


def test_an_empty_row_takes_a_new_line_and_an_emptied_one_is_taken_away(client, filled):
    content = changed(fetched(client, filled), B9=None, C9=None, D9=None, J9=None, B10="Paus", D10=2)
    look = looked_at(client, filled, content)
    assert [one.name for one in look.context["change"].removed] == ["BIB, B1"]
    assert cells(look, "added") == [(10, "Paus", "Antal", "", "2")]
    agreed(client, look, reverse("workload:sheet_import", args=[filled.pk]))
    assert [line[:3] for line in lines_of(filled)] == [
        ("normalarende", "A1", 2), ("normalarende", "A2", 1), ("paus", "", 2),
    ]  # fmt: skip


def test_a_row_that_was_copied_as_a_whole_is_a_new_line(client, filled):
    def copy(page):
        for letter in "ABCDI":
            page[f"{letter}10"] = page[f"{letter}8"].value

    brought_in(client, filled, prepared(fetched(client, filled), copy))
    assert [line[1] for line in lines_of(filled)] == ["A1", "A2", "B1", "A2"]


def test_another_activity_in_a_row_leaves_nothing_behind_of_the_one_before(client, filled):
    content = changed(fetched(client, filled), B9="Övrigt", J9=None, E9=3)
    brought_in(client, filled, content)
    line = Line.objects.get(label="B1")
    assert (line.activity, line.amount, line.interval) == ("ovrigt", Decimal(3), None)


def test_what_somebody_else_did_meanwhile_is_told_and_left(client, filled, david):
    content = changed(fetched(client, filled), D7=5)
    line = Line.objects.get(label="A2")
    line.save_on(line.revision, {"quantity": 9}, by=david)
    with_lines(filled, {"activity": "paus"})
    look = looked_at(client, filled, content)
    [changed_there, came] = look.context["change"].notes
    assert "Normalärende, A2 ändrades på webbplatsen" in changed_there
    assert "David Ek" in changed_there
    assert came == "Paus har kommit till på webbplatsen sedan filen hämtades och lämnas som den är."
    agreed(client, look, reverse("workload:sheet_import", args=[filled.pk]))
    assert [line[1:3] for line in lines_of(filled)] == [("A1", 5), ("A2", 9), ("B1", 1), ("", 1)]


def test_a_line_that_both_have_changed_is_refused(client, filled, david):
    content = changed(fetched(client, filled), D7=5, D8=4)
    line = Line.objects.get(label="A2")
    line.save_on(line.revision, {"quantity": 9}, by=david)
    answer = looked_at(client, filled, content)
    [fault] = faults(answer)
    assert answer.status_code == 422
    assert fault.startswith("Bladet Vera Rask, cell B8: Raden har ändrats på webbplatsen")
    assert written(filled)["A1"] == (2, None)


def test_a_line_that_is_gone_and_changed_in_the_file_is_refused(client, filled):
    content = changed(fetched(client, filled), D8=4)
    Line.objects.filter(label="A2").delete()
    [fault] = faults(looked_at(client, filled, content))
    assert fault == (
        "Bladet Vera Rask, cell B8: Raden har tagits bort på webbplatsen sedan filen hämtades. Hämta filen på nytt."
    )


def test_what_changes_between_the_look_and_the_button_is_looked_at_again(client, filled, david):
    content = changed(fetched(client, filled), D7=5, D8=4)
    look = looked_at(client, filled, content)
    line = Line.objects.get(label="A1")
    line.save_on(line.revision, {"quantity": 9}, by=david)
    answer = agreed(client, look, reverse("workload:sheet_import", args=[filled.pk]))
    assert answer.status_code == 422
    assert written(filled) == {"A1": (9, None), "A2": (1, "0.5"), "B1": (1, None)}


def test_a_file_is_written_once_however_often_the_button_is_pressed(client, filled):
    address = reverse("workload:sheet_import", args=[filled.pk])
    look = looked_at(client, filled, changed(fetched(client, filled), B10="Paus"))
    agreed(client, look, address)
    again = agreed(client, look, address)
    assert again.url == address
    assert [line[0] for line in lines_of(filled)].count("paus") == 1


def test_nobody_writes_what_somebody_else_has_looked_at(client, sign_in, filled, david):
    look = looked_at(client, filled, changed(fetched(client, filled), D7=5))
    address = reverse("workload:sheet_import", args=[filled.pk])
    assert agreed(sign_in(david), look, address).url == address
    assert written(filled)["A1"] == (2, None)


def test_a_sheet_that_was_sent_in_while_one_looked_takes_no_file_and_says_so(client, filled):
    look = looked_at(client, filled, changed(fetched(client, filled), D7=5))
    Sheet.objects.filter(pk=filled.pk).update(
        status=SheetStatus.SUBMITTED, submitted_at=dt.datetime.now(dt.UTC), submitted_by=filled.person
    )
    answer = agreed(client, look, reverse("workload:sheet_import", args=[filled.pk]))
    assert answer.status_code == 409
    assert "Det har skickats in sedan du öppnade sidan. Inget har ändrats." in answer.content.decode()
    assert written(filled)["A1"] == (2, None)


def test_outsiders_meet_no_sheet(sign_in, filled, nils, ingrid, gunnar, olof, eva):
    for name in ("sheet_xlsx", "sheet_import", "caselist_import"):
        address = reverse(f"workload:{name}", args=[filled.pk])
        assert {sign_in(one).get(address).status_code for one in (nils, ingrid, gunnar, olof, eva)} == {404}


def test_another_sheet_or_another_version_is_refused(client, sign_in, filled, march, david, lotsen, amal):
    content = fetched(client, filled)
    row = Sheet.objects.create(period=march, kind="vacant", label="Vakans", percentage=100)
    assert faults(looked_at(sign_in(david), row, content)) == [
        "Filen hör till ett annat mätblad. Läs in den på det bladets sida."
    ]
    other = published(amal, by=david, name="bengtsfors")
    april = opened(lotsen, other, (dt.date(2027, 4, 1), dt.date(2027, 4, 30)), by=david)
    template = sign_in(david).get(reverse("workload:template_xlsx", args=[march.version_id])).content
    assert faults(looked_at(client, april.sheets.get(person=filled.person), template)) == [
        "Filen är gjord för en annan version av modellen än den som perioden mäts med. Hämta den på nytt."
    ]


def test_a_line_of_another_sheet_is_not_taken_for_one_of_this(client, filled):
    content = changed(fetched(client, filled), A7="0" * 32)
    assert "Bladet Vera Rask, cell B7: Raden hör till ett annat blad. Skriv av den i en tom rad i stället." in faults(
        looked_at(client, filled, content)
    )


def test_the_file_of_the_whole_period_comes_back_to_each_sheet(client, sign_in, filled, david, march):
    Sheet.objects.create(period=march, kind="vacant", label="Vakans", percentage=100)
    content = sign_in(david).get(reverse("workload:period_xlsx", args=[march.pk])).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Sammanställning", "Vera Rask", "Vakans", "Modell"]
    book["Vera Rask"]["D7"] = 7
    brought_in(client, filled, saved(book))
    assert written(filled)["A1"] == (7, None)


def test_the_template_is_filled_in_and_comes_in_by_the_same_way(client, filled):
    content = client.get(reverse("workload:template_xlsx", args=[filled.period.version_id])).content
    brought_in(client, filled, changed(content, B7="normalärende", C7="C9", F7=2, I7="0,5", B8="Paus"))
    assert [line[:2] for line in lines_of(filled)][3:] == [("normalarende", "C9"), ("paus", "")]


def refused(client, sheet, content, name="blad.xlsx"):
    before = lines_of(sheet)
    answer = looked_at(client, sheet, content, name)
    assert answer.status_code in (413, 422)
    assert lines_of(sheet) == before
    return faults(answer)


def at(cell):
    return f"Bladet Vera Rask, cell {cell}: "


def test_case_41_a_formula_in_the_place_of_a_number_is_told_with_its_cell(client, filled):
    content = changed(fetched(client, filled), D7="=2+3", I8="=1/0")
    assert refused(client, filled, content) == [
        at("D7") + "Här står en formel. Skriv värdet i stället.",
        at("I8") + "Här står en formel. Skriv värdet i stället.",
    ]


def test_case_40_a_link_to_another_workbook_is_never_followed(client, filled):
    content = changed(fetched(client, filled), D7="='[annan.xlsx]Blad1'!A1", C8='=DDE("cmd";"/C calc";"x")')
    assert refused(client, filled, content) == [
        at("D7") + "Här står en formel. Skriv värdet i stället.",
        at("C8") + "Här står en formel. Skriv värdet i stället.",
    ]


@pytest.mark.parametrize(
    ("cell", "value", "sentence"),
    [
        ("D7", -1, "Talet ska vara minst 0."),
        ("D7", 10**12, "Talet är för stort. Skriv högst 9\N{NO-BREAK SPACE}999."),
        ("D7", 1.5, "Skriv ett helt tal."),
        ("D7", "många", "”många” är inget tal. Skriv till exempel 2,5."),
        ("E7", 169, "Talet är för stort. Skriv högst 168."),
        ("E7", 0.1234567, "Skriv högst 6 decimaler."),
        ("E7", True, "Här står sant eller falskt. Skriv det som ska stå här."),
        ("E7", SECOND_OF_MAY, "Här står ett datum eller klockslag. Skriv ett tal, till exempel 2,5."),
        ("E7", "#DIV/0!", "Här står ett felvärde. Skriv värdet i stället."),
        ("C7", SECOND_OF_MAY, "Kalkylprogrammet har gjort om det till ett datum eller klockslag. Skriv det som text."),
        ("H7", "dagar", "Skriv veckor eller månader."),
        ("K7", "i våras", "Skriv dagen som 2027-03-12 eller 12 mars 2027."),
        ("J7", 4, "Det räknas inte för Normalärende."),
        ("B7", "Fotboll", "”Fotboll” finns inte i modellen. Välj en insats i listan."),
        ("C7", "Sven Sten", "Det ser ut som ett namn. Skriv ett märke som bara ni förstår, till exempel A12."),
    ],
)  # fmt: skip
def test_case_42_each_bad_cell_is_one_sentence_with_its_place(client, filled, cell, value, sentence):
    assert refused(client, filled, changed(fetched(client, filled), **{cell: value})) == [at(cell) + sentence]


def test_case_42_decimals_with_comma_or_point_and_days_as_text_are_understood(client, filled):
    content = changed(
        fetched(client, filled), E7="2,5", E8="2.25", D9="\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}000 ",
        K7="2027-03-10", K8="10 mars 2027", L8="12/3 2027",
    )  # fmt: skip
    brought_in(client, filled, content)
    first, second, third = filled.lines.order_by("position")
    assert (first.amount, second.amount, third.quantity) == (Decimal("2.5"), Decimal("2.25"), 1000)
    assert (first.starts_on, second.starts_on) == (dt.date(2027, 3, 10), dt.date(2027, 3, 10))
    assert second.ends_on == dt.date(2027, 3, 12)


@pytest.mark.parametrize("number_format", ["yyyy-mm-dd", "General"])
def test_case_42_days_of_the_calendar_of_1904_are_the_same_days(client, filled, number_format):
    book = openpyxl.load_workbook(io.BytesIO(fetched(client, filled)))
    book.epoch = CALENDAR_MAC_1904
    cell = book.worksheets[0]["K7"]
    cell.value = (
        dt.datetime.combine(TENTH, dt.time()) if number_format != "General" else (TENTH - dt.date(1904, 1, 1)).days
    )
    cell.number_format = number_format
    brought_in(client, filled, saved(book))
    assert Line.objects.get(label="A1").starts_on == dt.date(2027, 3, 10)


def test_case_42_merged_cells_among_the_lines_are_refused(client, filled):
    content = prepared(fetched(client, filled), lambda page: page.merge_cells("D7:D8"))
    assert refused(client, filled, content) == [
        "Bladet Vera Rask: cellerna D7:D8 är sammanfogade. Dela dem och försök igen."
    ]


def test_case_38_a_cell_far_away_is_refused(client, filled):
    for place in ("A5001", "XFD1"):
        assert refused(client, filled, changed(fetched(client, filled), **{place: "här"})) == [
            "Filen är för stor: högst 5 000 rader och 100 kolumner kan läsas in. Dela upp den i flera."
        ]


def test_case_39_a_renamed_file_is_refused(client, filled):
    [told] = refused(client, filled, b"Insats;Antal\n", "blad.xlsx")
    assert told.startswith("Filen heter .xlsx men innehåller något annat.")
    assert refused(client, filled, fetched(client, filled), "blad.csv") == [
        "Filer som slutar på .csv tas inte emot. Spara filen som .xlsx i Excel och försök igen."
    ]


def test_a_file_that_is_not_ours_or_has_lost_its_marks_is_refused(client, filled):
    foreign = (
        "Filen är inte hämtad härifrån, eller så har dess första, dolda kolumn tagits bort. Hämta den på nytt. "
        "En egen lista läses in med ”Läs in en ärendelista” på bladets sida."
    )
    assert refused(client, filled, table(["Insats", "Antal"], ["Paus", 1])) == [foreign]
    without = prepared(fetched(client, filled), lambda page: page.delete_cols(1))
    assert refused(client, filled, without) == [foreign]
    assert refused(client, filled, changed(fetched(client, filled), A1='{"fyrbodal": "blad"}')) == [foreign]


def test_columns_that_have_changed_places_are_refused(client, filled):
    content = changed(fetched(client, filled), D6="Tid, h", E6="Antal")
    assert refused(client, filled, content) == [
        "Bladet Vera Rask: kolumn D heter ”Tid, h” men ska heta ”Antal”. Hämta filen på nytt."
    ]
    assert refused(client, filled, changed(fetched(client, filled), A25=None)) == [
        "Bladet Vera Rask: raden under tabellen saknas. Hämta filen på nytt."
    ]


def test_case_43_one_bad_row_among_many_writes_nothing(client, sheet):
    with_lines(sheet, *({"activity": "normalarende", "label": f"A{n}"} for n in range(150)))
    content = changed(fetched(client, sheet), **{f"D{FIRST + n}": 2 for n in range(150)} | {"D140": "två"})
    assert refused(client, sheet, content) == [at("D140") + "”två” är inget tal. Skriv till exempel 2,5."]
    assert {line[2] for line in lines_of(sheet)} == {1}


def test_a_sheet_takes_no_more_lines_than_a_person_can_read(client, sheet):
    with_lines(sheet, *({"activity": "paus"} for _ in range(190)))
    content = changed(fetched(client, sheet), **{f"B{FIRST + 190 + n}": "Paus" for n in range(11)})
    assert refused(client, sheet, content) == [
        "Bladet skulle få 201 rader, och högst 200 ryms. Slå ihop lika ärenden med hjälp av antalet."
    ]
