"""A sheet in a workbook: LibreOffice reckons it through and comes to what the program came to."""

import datetime as dt
import io
import random
from decimal import Decimal

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import gettext

from fyrbodal.journal.models import Entry
from tests.workload.books import brought_in, changed, fetched, lines_of
from tests.workload.factories import adopted, opened, published, with_lines
from tests.workload.office import reckoned as by_office
from tests.workload.talking import confirmed, fresh, noted
from workload.actions import locking, sheets
from workload.bands import band_word
from workload.documents import workbook
from workload.documents.weighing import model_of, reckoned
from workload.models import Absence, Line, Reduction, Sheet
from workload.weighing import Calc, shown
from workload.workbook.layout import ACTIVITIES

pytestmark = pytest.mark.django_db
MAY = (dt.date(2027, 5, 1), dt.date(2027, 5, 31))
FIRST = 7
DANGEROUS = ['=HYPERLINK("http://127.0.0.1/","klicka")', "+1", "-1", "@SUM(A1)", "=1+1", "'=1"]


def weights(page, lines):
    """What stands under "I veckan", with two decimals."""
    headings = [cell.value for cell in page[6]]
    column = headings.index("I veckan") + 1
    return [two(page.cell(FIRST + place, column).value) for place in range(lines)]


def two(value):
    return shown(Decimal(str(value))) if isinstance(value, int | float) else value


def result(page):
    """Band, load, demand and available as the top of the page has them."""
    return (page["B5"].value, two(page["C5"].value), two(page["D5"].value), two(page["E5"].value))


def expected(found):
    load = found.result.load
    band = band_word(found.result.band)
    return (band, "–" if load is None else load, shown(found.result.demand), shown(found.result.available))


def agrees(found, page):
    weighed = dict(zip((line.pk for line in found.lines), found.result.weights, strict=True))
    lines = list(found.sheet.lines.all())
    wanted = [shown(weighed[line.pk]) if line.pk in weighed else "uppgift saknas" for line in lines]
    assert weights(page, len(lines)) == wanted
    assert result(page) == expected(found)


def of_office(sheet, folder):
    [found] = reckoned([sheet])
    book = by_office(workbook.of_sheet(found.sheet), folder)
    return found, book.worksheets[0]


@pytest.fixture
def everything(sheet):
    """Every way of counting of Trollhättan's model, with a line that lacks something."""
    return with_lines(
        sheet,
        {"activity": "normalarende", "label": "A1", "quantity": 5},
        {"activity": "normalarende", "quantity": 2, "travel": Decimal("0.5"), "occasions": 2, "every_unit": "month"},
        {"activity": "normalarende", "every": 3, "starts_on": dt.date(2027, 3, 13), "ends_on": dt.date(2027, 3, 24)},
        {"activity": "grupp_musslan"},
        {"activity": "bib", "interval": 6},
        {"activity": "bim", "interval": 3, "travel": Decimal(9)},
        {"activity": "handledning"},
        {"activity": "ovrigt", "amount": Decimal("3.333333")},
    )


def test_libreoffice_reckons_the_sheet_to_the_same_result(everything, tmp_path):
    found, page = of_office(everything, tmp_path)
    agrees(found, page)


def test_a_time_that_is_cut_by_absence_and_reductions_is_reckoned_alike(everything, vera, lotsen, tmp_path):
    Absence.objects.create(person=vera, unit=lotsen, starts_on=dt.date(2027, 3, 8), ends_on=dt.date(2027, 3, 12))
    Absence.objects.create(
        person=vera, unit=lotsen, starts_on=dt.date(2027, 3, 15), ends_on=dt.date(2027, 3, 15), percent=50
    )
    Reduction.objects.create(person=vera, unit=lotsen, reason="union", percent=10, starts_on=dt.date(2027, 1, 1))
    Reduction.objects.create(person=vera, unit=lotsen, reason="mentor", hours=2, starts_on=dt.date(2027, 3, 20))
    found, page = of_office(everything, tmp_path)
    assert len(found.result.sheet.days) == 23
    agrees(found, page)


def test_reductions_that_hold_all_the_time_are_reckoned_alike(everything, vera, lotsen, tmp_path):
    Reduction.objects.create(person=vera, unit=lotsen, reason="union", percent=15, starts_on=dt.date(2027, 1, 1))
    Reduction.objects.create(person=vera, unit=lotsen, reason="health", percent=5, starts_on=dt.date(2027, 1, 1))
    Reduction.objects.create(person=vera, unit=lotsen, reason="mentor", hours="2.25", starts_on=dt.date(2027, 1, 1))
    found, page = of_office(everything, tmp_path)
    assert found.result.available == Decimal("29.75")
    agrees(found, page)


@pytest.mark.parametrize("percentage", [100, 0])
def test_a_row_without_time_or_work_says_so_in_words(march, tmp_path, percentage):
    row = Sheet.objects.create(period=march, kind="vacant", label="Vakans", percentage=percentage)
    if not percentage:
        with_lines(row, {"activity": "paus"})
    found, page = of_office(row, tmp_path)
    agrees(found, page)
    assert result(page)[0] == ("grön" if percentage else "ej beräkningsbar")


AMOUNTS = [None, None, *map(Decimal, ("1.005", "0.335", "2.5", "4.125", "0.000005", "12"))]
BY_CALC = {
    Calc.OCCASION: lambda chance: {
        "occasions": chance.choice([None, 1, 3]),
        "every": chance.choice([None, 3, 7]),
        "every_unit": chance.choice(["", "week", "month"]),
    },
    Calc.TURN: lambda chance: {"interval": chance.choice([1, 3, 6, 7])},
    Calc.ACTUAL: lambda chance: {
        "amount": None,
        "actuals": [Decimal(chance.randint(1, 400)) / 100 for _ in range(chance.choice([0, 1, 3, 40]))],
    },
}


def drawn(model, chance):
    """A line that somebody might write, or nearly; some of them lack an amount."""
    activity = chance.choice(model.activities)
    said = BY_CALC.get(activity.calc, lambda _chance: {})(chance)
    return {
        "activity": activity.key,
        "quantity": chance.choice([1, 1, 2, 7, 40]),
        "amount": chance.choice(AMOUNTS),
        "travel": chance.choice([None, Decimal("0.335"), Decimal(1)]) if activity.travel else None,
        "starts_on": chance.choice([None] * 4 + [dt.date(2027, 5, chance.randint(1, 31))]),
    } | said


@pytest.mark.parametrize("name", ["trollhattan", "bengtsfors", "goteborg"])
def test_two_hundred_lines_of_every_model_agree_to_two_decimals(lotsen, amal, david, vera, tmp_path, name):
    version = published(amal, by=david, name=name)
    adopted(lotsen, version)
    chance, model = random.Random(name), model_of(version)
    sheet = opened(lotsen, version, MAY, by=david).sheets.get(person=vera)
    if model.experience:
        Sheet.objects.filter(pk=sheet.pk).update(experience=next(iter(model.experience)))
    with_lines(sheet, *(drawn(model, chance) for _ in range(200)))
    found, page = of_office(sheet, tmp_path)
    agrees(found, page)


def test_a_whole_period_has_a_page_for_each_sheet_and_one_that_sums_up(
    sign_in, everything, march, david, vera, tmp_path
):
    row = with_lines(
        Sheet.objects.create(period=march, kind="vacant", label="Vakans: [1]", percentage=50), {"activity": "paus"}
    )
    content = sign_in(david).get(reverse("workload:period_xlsx", args=[march.pk])).content
    book = by_office(content, tmp_path)
    assert book.sheetnames == ["Sammanställning", "Vera Rask", "Vakans 1", "Modell"]
    for found, page in zip(reckoned([everything, row]), book.worksheets[1:], strict=False):
        agrees(found, page)
    summary = [[two(cell.value) for cell in line] for line in book["Sammanställning"]["A5:F6"]]
    assert summary == [
        [found.sheet.name, "fylls i", *expected(found)[2:], *expected(found)[1::-1]]
        for found in reckoned([everything, row])
    ]
    assert [(one.verb, one.details) for one in Entry.objects.filter(by_id=david.pk, verb="exported")] == [
        ("exported", {"rows": 2})
    ]
    assert Entry.objects.filter(verb="read", by_id=david.pk).count() == 1  # Vera sees that her sheet has been read


def test_each_line_says_how_it_was_reckoned_and_by_which_model(everything):
    [found] = reckoned([everything])
    page = openpyxl.load_workbook(io.BytesIO(workbook.of_sheet(found.sheet))).worksheets[0]
    headings = [cell.value for cell in page[6]]
    column = headings.index("Så räknades raden när filen hämtades") + 1
    said = [page.cell(row, column).value for row in range(FIRST, FIRST + 5)]
    assert said == [
        "5 st × 1 × 2 h = 10,00 h i veckan",
        "2 st × 2/(52/12) × (2 h + 0,5 h restid) = 2,31 h i veckan",
        "andel 0,347826 × 1/3 × 2 h = 0,23 h i veckan",
        "1 × 7 h = 7,00 h i veckan",
        "1/6 × 30 h = 5,00 h i veckan",
    ]
    assert page["B1"].value == "Mätblad: Vera Rask"
    assert "Modell trollhattan, version 1" in page["B2"].value
    assert page["B3"].value == gettext(
        "Siffran säger hur mycket tid arbetet väntas ta, inte hur bra det blir gjort. Den är ett underlag för samtalet."
    )


def test_what_is_reckoned_is_locked_and_what_is_filled_in_is_open(everything):
    [found] = reckoned([everything])
    book = openpyxl.load_workbook(io.BytesIO(workbook.of_sheet(found.sheet)))
    page = book.worksheets[0]
    assert page.protection.sheet
    assert book["Modell"].protection.sheet
    formulas = [cell for line in page.iter_rows() for cell in line if cell.data_type == "f"]
    assert {cell.protection.locked for cell in formulas} == {True}
    assert {page[f"{letter}{row}"].protection.locked for letter in "BCDEFGHIJKLM" for row in (7, 20)} == {False}
    assert page.freeze_panes == "C7"
    assert page.column_dimensions["A"].hidden


@pytest.mark.parametrize("name", DANGEROUS)
def test_case_49_text_that_a_spreadsheet_would_run_stays_text(client_of, sheet, name, tmp_path):
    Line.objects.create(sheet=sheet, position=0, activity="paus", label=name, quantity=3)
    page = opened_book(fetched(client_of, sheet)).worksheets[0]
    assert (page["C7"].value, page["C7"].data_type, page["D7"].value) == (name, "s", 3)


def test_case_49_the_same_text_is_still_text_in_libreoffice(sheet, tmp_path):
    with_lines(sheet, *({"activity": "paus", "label": name} for name in DANGEROUS))
    _found, page = of_office(sheet, tmp_path)
    assert [page[f"C{FIRST + place}"].value for place in range(len(DANGEROUS))] == DANGEROUS


def test_a_unit_with_a_name_that_is_a_formula_is_no_formula(sheet, lotsen):
    lotsen.name = "=1+1"
    lotsen.save()
    [found] = reckoned([sheet])
    page = openpyxl.load_workbook(io.BytesIO(workbook.of_sheet(found.sheet))).worksheets[0]
    assert page["B2"].data_type == "s"
    assert page["B2"].value.startswith("=1+1 · Åmål")


@pytest.fixture
def client_of(sign_in, vera):
    return sign_in(vera)


def test_case_50_what_leaves_in_a_file_is_ones_own_and_is_journalled(
    sign_in, client_of, everything, march, vera, nils, ingrid, eva
):
    fetched(client_of, everything)
    [entry] = Entry.objects.filter(verb="exported")
    assert (entry.by_id, entry.details) == (vera.pk, {"rows": 1})
    address = reverse("workload:period_xlsx", args=[march.pk])
    answers = [sign_in(one).get(address).status_code for one in (vera, nils, ingrid, eva)]
    assert answers == [404, 404, 403, 404]  # the chief follows the period, and sees nobody's sheet
    assert Entry.objects.filter(verb="exported").count() == 1


def test_case_51_a_name_that_is_a_path_names_a_file_and_no_folder(sign_in, march, david):
    row = Sheet.objects.create(period=march, kind="vacant", label='../../x"\r\nX: y', percentage=50)
    answer = sign_in(david).get(reverse("workload:sheet_xlsx", args=[row.pk]))
    assert answer["Content-Disposition"].startswith('attachment; filename="Matblad .. .. x')
    assert "\n" not in answer["Content-Disposition"]
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames == ["....xX y", "Modell"]


def test_the_template_is_empty_and_reckons_what_is_filled_in(sign_in, version, vera, tmp_path):
    content = sign_in(vera).get(reverse("workload:template_xlsx", args=[version.pk])).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.worksheets[0]
    assert (book.sheetnames, page["B2"].value) == (["Mätblad", "Modell"], "Modell trollhattan, version 1")
    assert book["Modell"][f"A{ACTIVITIES}"].value == "Normalärende"
    page["B7"], page["D7"], page["B8"], page["J8"] = "Normalärende", 3, "BIM", 3
    target = io.BytesIO()
    book.save(target)
    page = by_office(target.getvalue(), tmp_path).worksheets[0]
    assert (weights(page, 2), result(page)) == (
        [Decimal("6.00"), Decimal("10.00")],
        ("grön", Decimal("40.00"), Decimal("16.00"), Decimal("40.00")),
    )


def test_two_activities_of_the_same_name_are_told_apart(lotsen, amal, david, vera, tmp_path):
    version = published(amal, by=david)
    definition = {**version.definition, "activities": [dict(one) for one in version.definition["activities"]]}
    definition["activities"][6]["label"] = "NORMALÄRENDE"
    twin = type(version).objects.create(
        family=version.family, number=2, definition=definition | {"version": 2}, status="retired",
        published_at=version.published_at, published_by=david, retired_at=version.published_at, retired_by=david,
    )  # fmt: skip
    sheet = with_lines(
        opened(lotsen, twin, MAY, by=david).sheets.get(person=vera), {"activity": "normalarende"}, {"activity": "paus"}
    )
    found, page = of_office(sheet, tmp_path)
    assert [page["B7"].value, page["B8"].value] == ["Normalärende", "NORMALÄRENDE (paus)"]
    agrees(found, page)


@pytest.fixture
def locked_with_everything(everything, vera, lotsen, david):
    """With a day of absence, so that the time is reckoned day by day."""
    Absence.objects.create(person=vera, unit=lotsen, starts_on=dt.date(2027, 3, 8), ends_on=dt.date(2027, 3, 9))
    everything.lines.filter(activity="grupp_musslan").update(label="=Märke å")
    everything.lines.filter(activity="handledning").update(amount=1)
    sheets.submit(sheet=everything, by=vera)
    noted(fresh(everything), "Vi ses.", by=david)
    confirmed(fresh(everything), by=vera)
    confirmed(fresh(everything), by=david)
    return fresh(everything)


def test_a_locked_sheet_leaves_as_it_was_locked_whatever_has_changed_since(
    client_of, locked_with_everything, vera, lotsen, version, tmp_path
):
    sheet = locked_with_everything
    sealed = sheet.snapshots.get().copy.data()
    before = opened_book(fetched(client_of, sheet))
    vera.employments.update(percentage=50)
    Absence.objects.all().delete()
    Reduction.objects.create(person=vera, unit=lotsen, reason="union", percent=90, starts_on=dt.date(2027, 1, 1))
    Sheet.objects.filter(pk=sheet.pk).update(experience="ny")
    type(vera).objects.filter(pk=vera.pk).update(name="Vera Nygift")
    type(lotsen).objects.filter(pk=lotsen.pk).update(name="Fyren")
    [now] = reckoned([sheet])
    assert shown(now.result.available) != Decimal(sealed["result"]["available"])
    content = fetched(client_of, sheet)
    assert cells_of(opened_book(content)) == cells_of(before)
    page = by_office(content, tmp_path).worksheets[0]
    told = sealed["result"]
    assert result(page) == (band_word(told["band"]), *(Decimal(told[name]) for name in ("load", "demand", "available")))
    assert weights(page, len(told["lines"])) == [Decimal(line["weekly"]) for line in told["lines"]]
    assert (page["B1"].value, "Lotsen · Åmål · mars 2027" in page["B2"].value) == ("Mätblad: Vera Rask", True)
    assert "låst, utgåva 1" in page["B2"].value


def opened_book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def cells_of(book):
    return [[[cell.value for cell in row] for row in page.iter_rows()] for page in book.worksheets]


def test_in_the_file_of_a_period_a_locked_sheet_is_as_it_was_locked(
    sign_in, locked_with_everything, march, vera, david, tmp_path
):
    told = locked_with_everything.snapshots.get().copy.data()["result"]
    vera.employments.update(percentage=50)
    book = by_office(sign_in(david).get(reverse("workload:period_xlsx", args=[march.pk])).content, tmp_path)
    [row] = [[two(cell.value) for cell in line] for line in book["Sammanställning"]["A5:E5"]]
    assert row == ["Vera Rask", "låst", *(Decimal(told[name]) for name in ("demand", "available", "load"))]


def test_a_sheet_that_is_opened_again_leaves_as_it_is_now_and_comes_back(
    client_of, locked_with_everything, vera, david
):
    sheet = locked_with_everything
    kept = fetched(client_of, sheet)
    locking.reopen(sheet=sheet, reason="Fel antal", by=david)
    vera.employments.update(percentage=50)
    assert cells_of(opened_book(fetched(client_of, sheet))) != cells_of(opened_book(kept))
    brought_in(client_of, sheet, changed(kept, D7=9))
    assert next(line[2] for line in lines_of(sheet)) == 9


def test_a_sheet_whose_lines_are_disposed_of_has_no_file(client_of, locked_with_everything, march):
    call_command("dispose_workload", "--day", "2029-04-01", "--do")
    answer = client_of.get(reverse("workload:sheet_xlsx", args=[locked_with_everything.pk]))
    assert (answer.status_code, answer["Location"]) == (302, locked_with_everything.get_absolute_url())
    assert Entry.objects.filter(verb="exported").count() == 0
