"""Tables from people: what they hold is read, and what they could do to us or to the next reader is not."""

import csv
import datetime as dt
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.formula import ArrayFormula

from fyrbodal.documents.spreadsheets import (
    FORMULA,
    BadCell,
    BadFile,
    collected,
    read_grid,
    read_rows,
    write_csv,
    write_xlsx,
)

HEADINGS = ["Namn", "Antal", "Datum"]
DANGEROUS = ['=HYPERLINK("http://127.0.0.1/","klicka")', "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=1+1", "'=1"]
MIDNIGHT = dt.datetime.combine(dt.date(2027, 3, 12), dt.time())


def workbook(*rows, epoch=None, prepare=None):
    """An xlsx as Excel would save it."""
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    for row in rows:
        book.active.append(row)
    if prepare:
        prepare(book.active)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def rewritten(content, changes):
    """The same archive with some members replaced or added."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, changes.pop(name, None) or source.read(name))
        for name, added in changes.items():
            archive.writestr(name, added)
    return target.getvalue()


def rows_in(content, name="lista.xlsx"):
    return read_rows(content, name=name, headings=HEADINGS)


def only_row(*values, **options):
    (row,) = rows_in(workbook(HEADINGS, list(values), **options))
    return row


def refusal(content, name="lista.xlsx"):
    with pytest.raises(BadFile) as refused:
        rows_in(content, name)
    return str(refused.value)


def complaint(read):
    with pytest.raises(BadCell) as refused:
        read()
    return str(refused.value)


TOO_LARGE = "Filen är för stor: högst 5 000 rader och 100 kolumner kan läsas in. Dela upp den i flera."
UNPACKED = "Filen är för stor när den packas upp. Kopiera raderna som behövs till en ny arbetsbok och försök igen."
FOREIGN = "Filen innehåller sådant som inte hör hemma i en arbetsbok och har inte lästs."
NO_WORKBOOK = "Filen är ingen Excelfil (.xlsx). Spara om den i Excel och försök igen."
WRONG_NAME = "Filen måste vara en Excelfil (.xlsx) eller CSV. Spara om den och försök igen."
WITH_MACROS = "Filen är inte en vanlig arbetsbok utan makron (.xlsx). Spara om den som .xlsx och försök igen."


def test_case_35_a_file_that_unfolds_is_refused_before_it_is_unpacked():
    sheet = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 1_000_000
    assert refusal(rewritten(workbook(HEADINGS), {"xl/worksheets/sheet1.xml": sheet})) == UNPACKED


def test_case_35_a_file_of_very_many_parts_is_refused():
    assert refusal(rewritten(workbook(HEADINGS), {f"xl/media/{n}.png": b"x" for n in range(200)})) == UNPACKED


def test_case_35_a_small_file_of_one_letter_a_hundred_times_over_is_refused():
    assert refusal(rewritten(workbook(HEADINGS), {"xl/blob.bin": b"0" * 3_000_000})) == UNPACKED


def test_case_35_a_sheet_of_very_many_cells_is_refused_without_being_parsed():
    cells = b"".join(b"<row><c><v>%d</v></c></row>" % number for number in range(300_000))
    assert refusal(rewritten(workbook(HEADINGS), {"xl/worksheets/sheet1.xml": b"<broken>" + cells})) == TOO_LARGE


def test_case_36_a_workbook_that_points_at_a_file_of_the_machine_is_refused():
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst>&e;</sst>'
    assert refusal(rewritten(workbook(HEADINGS), {"xl/sharedStrings.xml": entity})) == FOREIGN
    hidden = entity.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")
    assert refusal(rewritten(workbook(HEADINGS), {"xl/sharedStrings.xml": hidden})) == FOREIGN


def test_case_37_a_billion_laughs_are_not_laughed():
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE x [<!ENTITY a0 "ha">{levels}]><sst><si><t>&a9;</t></si></sst>'.encode()
    assert refusal(rewritten(workbook(HEADINGS), {"xl/sharedStrings.xml": laughs})) == FOREIGN


@pytest.mark.parametrize("place", ["A1048576", "XFD1", "XFD1048576", "A5001", "CW2"])
def test_case_38_a_cell_far_away_is_refused(place):
    def far(sheet):
        sheet[place] = "här"

    assert refusal(workbook(HEADINGS, prepare=far)) == TOO_LARGE


def test_case_38_coloured_but_empty_rows_far_down_do_no_harm():
    def far(sheet):
        sheet.cell(9_000, 3).font = openpyxl.styles.Font(bold=True)

    assert [row.text("Namn") for row in rows_in(workbook(HEADINGS, ["Orust"], prepare=far))] == ["Orust"]


def test_case_38_a_sheet_that_claims_to_be_smaller_than_it_is_loses_no_row():
    content = workbook(HEADINGS, ["Orust", 1], ["Åmål", 2])
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    lying = rewritten(content, {"xl/worksheets/sheet1.xml": sheet.replace(b'ref="A1:C3"', b'ref="A1:A1"')})
    assert lying != content
    assert [row.text("Namn") for row in rows_in(lying)] == ["Orust", "Åmål"]


def test_case_39_old_formats_macros_and_renamed_files_are_refused():
    good = workbook(HEADINGS)
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    macro = (
        zipfile.ZipFile(io.BytesIO(good))
        .read("[Content_Types].xml")
        .replace(b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", b"vnd.ms-excel.sheet.macroEnabled.main")
    )
    assert refusal(good, "lista.xls") == refusal(good, "lista.xlsm") == refusal(good, "lista") == WRONG_NAME
    assert refusal(old) == refusal(b"Namn;Antal\n") == refusal(b"") == refusal(good[: len(good) // 2]) == NO_WORKBOOK
    assert refusal(rewritten(good, {"[Content_Types].xml": macro})) == WITH_MACROS
    assert refusal(rewritten(good, {"xl/vbaProject.bin": b"x"})) == WITH_MACROS
    assert refusal(good, "lista.csv").startswith("Filen heter .csv men är en Excelfil.")
    assert refusal(old, "lista.csv").startswith("Filen heter .csv men är en Excelfil.")
    assert refusal(b"Na\0mn;Antal\n", "lista.csv") == "Filen är ingen textfil. Spara den som CSV eller .xlsx."


@pytest.mark.parametrize("broken", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_damaged_part_is_said_to_be_damaged(broken):
    content = rewritten(workbook(HEADINGS, ["Orust", 1]), {broken: b"<worksheet><sheetData><row"})
    assert refusal(content) == "Filen är skadad och kan inte läsas. Öppna den i Excel, spara om den och försök igen."


@pytest.mark.parametrize("formula", ["=[1]Blad1!A1", '=cmd|"/c calc"!A0', '=DDE("a","b","c")', "=1+1"])
def test_case_40_and_41_a_formula_is_a_fault_of_its_row_and_never_a_value(formula):
    row = only_row("Orust", formula)
    assert row.values["Antal"] is FORMULA
    fault = "Rad 2, kolumnen Antal: här står en formel. Klistra in värdet i stället."
    assert [complaint(lambda read=read: read("Antal")) for read in (row.text, row.decimal, row.whole, row.day)] == [
        fault
    ] * 4


def test_case_41_an_array_formula_and_a_fault_value_are_faults():
    def prepare(sheet):
        sheet["B2"] = ArrayFormula("B2:B2", "=SUM(1,2)")
        sheet["C2"] = "#N/A"

    row = only_row("Orust", prepare=prepare)
    assert complaint(lambda: row.whole("Antal")).endswith("här står en formel. Klistra in värdet i stället.")
    assert complaint(lambda: row.day("Datum")) == "Rad 2, kolumnen Datum: här står ett felvärde. Rätta det i filen."


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (3, "3"),
        (0.1 + 0.2, "0.3"),
        ("12,5", "12.5"),
        ("1\u00a0234,5", "1234.5"),
        (" 7\u00a0", "7"),
        ("-2", "-2"),
        ("", None),
    ],
)
def test_case_42_numbers_are_read_as_people_write_them(written, number):
    assert only_row("Orust", written).decimal("Antal") == (number and Decimal(number))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ca 5", "”ca 5” är inte ett tal. Skriv till exempel 12,5."),
        (True, "ett tal behövs här."),
        (MIDNIGHT, "ett tal behövs här."),
        (2.5, "ett helt tal behövs här."),
    ],
)
def test_case_42_what_is_no_whole_number_is_said_with_row_and_column(written, said):
    row = only_row("Orust", written)
    assert complaint(lambda: row.whole("Antal")) == f"Rad 2, kolumnen Antal: {said}"


@pytest.mark.parametrize("written", [MIDNIGHT, dt.date(2027, 3, 12), "2027-03-12", " 2027-03-12\u00a0", 46458])
def test_case_42_days_are_read_as_dates_text_and_day_numbers(written):
    assert only_row("Orust", 1, written).day("Datum") == dt.date(2027, 3, 12)


@pytest.mark.parametrize("written", [MIDNIGHT, "2027-03-12", 46458 - 1462])
def test_case_42_days_of_a_workbook_that_counts_from_1904_are_the_same(written):
    assert only_row("Orust", 1, written, epoch=CALENDAR_MAC_1904).day("Datum") == dt.date(2027, 3, 12)


@pytest.mark.parametrize("written", ["12 mars", "2027-02-30", 900_000, -5, True, 1.5])
def test_case_42_what_is_no_day_is_said(written):
    row = only_row("Orust", 1, written)
    assert complaint(lambda: row.day("Datum")).endswith("är inte ett datum. Skriv till exempel 2027-03-12.")


def test_case_42_only_the_first_of_merged_cells_has_a_value():
    def merge(sheet):
        sheet.merge_cells("A2:A3")

    first, second = rows_in(workbook(HEADINGS, ["Orust", 1], ["", 2], prepare=merge))
    assert (first.required("Namn"), second.text("Namn")) == ("Orust", None)
    assert complaint(lambda: second.required("Namn")) == "Rad 3, kolumnen Namn: något måste stå här."


def test_columns_are_as_wide_as_their_words_and_not_wider_than_one_reads():
    rows = [["Namn", "Ord", ""], ["Utredningar", "m" * 300, None]]
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx({"Blad": rows})))["Blad"]
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [13, 50, 6]


def test_case_43_the_ninehundredth_row_of_a_thousand_is_pointed_out():
    rows = rows_in(workbook(HEADINGS, *([f"Ort {n}", "tolv" if n == 900 else n] for n in range(2, 1002))))
    read, faults = collected(rows, lambda row: row.whole("Antal"))
    assert len(read) == 999
    assert [(fault.row, fault.heading) for fault in faults] == [(900, "Antal")]
    assert str(faults[0]) == "Rad 900, kolumnen Antal: ”tolv” är inte ett tal. Skriv till exempel 12,5."


def test_row_numbers_are_those_of_the_file_though_empty_rows_are_passed_over():
    rows = rows_in(workbook([], HEADINGS, [], ["Orust"], [None, ""], ["Åmål"]))
    assert [(row.number, row.text("Namn")) for row in rows] == [(4, "Orust"), (6, "Åmål")]


def test_missing_and_doubled_headings_are_named():
    assert refusal(workbook(["Namn", "Datum"])) == "I filen saknas kolumnerna: Antal."
    assert refusal(workbook([*HEADINGS, "Namn"])) == "I filen finns två kolumner med samma rubrik: Namn."
    assert refusal(workbook()) == refusal(b"", "lista.csv") == "Filen är tom."


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_is_read_with_the_letters_and_marks_of_any_program(code, mark):
    content = mark.join(HEADINGS) + "\r\n" + mark.join(["Åmål", '"1,5"', "2027-03-12"])
    (row,) = rows_in(content.encode(code), "Lista.CSV")
    assert (row.text("Namn"), row.decimal("Antal"), row.day("Datum")) == ("Åmål", Decimal("1.5"), dt.date(2027, 3, 12))


def test_csv_with_a_stray_quote_or_too_many_rows_is_refused():
    assert refusal(b'Namn;Antal\n"Orust"x;1\n', "a.csv").startswith("Filen kan inte läsas som CSV.")
    assert refusal(b"Namn;Antal;Datum\n" + b"Orust;1;\n" * 5_000, "a.csv") == TOO_LARGE


def test_case_49_dangerous_text_stays_text_in_a_workbook_and_numbers_stay_numbers():
    rows = [["Namn", "Antal"], *([text, number] for number, text in enumerate(DANGEROUS, -3))]
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx({"Lista": rows})))["Lista"]
    cells = list(sheet.iter_rows(min_row=2))
    assert [name.value for name, _ in cells] == DANGEROUS
    assert {name.data_type for name, _ in cells} == {"s"}
    assert [name.quotePrefix for name, _ in cells] == [True] * 7 + [False]
    assert [number.value for _, number in cells] == list(range(-3, 5))
    assert {number.data_type for _, number in cells} == {"n"}


def test_case_49_dangerous_text_stays_text_in_csv_and_numbers_stay_numbers():
    content = write_csv([["Namn", "Antal"], *([text, -1] for text in DANGEROUS), ["tal", Decimal("-1.5")]])
    written = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [name for name, _ in written[1:-1]] == [f"'{text}" for text in DANGEROUS]
    assert [number for _, number in written[1:]] == ["-1"] * len(DANGEROUS) + ["-1,5"]


def test_control_characters_and_strange_sheet_names_make_no_broken_file():
    content = write_xlsx({"a/b[c]:*?": [["x\0\x01y"]], "": [["z"]]})
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["abc", "Blad"]
    assert book["abc"]["A1"].value == "xy"


def test_the_headings_are_bold_and_stay_in_sight():
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx({"Lista": [["Namn"], ["Orust"]]})))["Lista"]
    assert (sheet.freeze_panes, sheet["A1"].font.bold, sheet["A2"].font.bold) == ("A2", True, False)


texts = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)
values = st.one_of(st.none(), texts, st.integers(-(10**9), 10**9), st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)))


@given(st.lists(st.tuples(texts, values, texts), min_size=1, max_size=6))
def test_what_is_written_to_a_workbook_is_read_again(rows):
    read = read_grid(write_xlsx({"Lista": rows}), name="a.xlsx").rows
    assert [tuple(day(value) for value in row) for _, row in read] == rows


def day(value):
    return value.date() if isinstance(value, dt.datetime) else value


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=6))
def test_text_that_is_written_to_csv_is_read_again(rows):
    assert [row for _, row in read_grid(write_csv(rows), name="a.csv").rows] == rows


def test_case_49_dangerous_text_comes_back_as_it_was():
    kept = [text for text in DANGEROUS if text == text.strip()]
    assert [row[0] for _, row in read_grid(write_csv([[text, "x"] for text in kept]), name="a.csv").rows] == kept
    assert [row[0] for _, row in read_grid(write_xlsx({"A": [[text] for text in kept]}), name="a.xlsx").rows] == kept
