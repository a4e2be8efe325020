"""A plan and the counts of participation as Excel: out, changed, looked through, in; by the keyboard alone."""

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from competence.models import Count, Line
from tests.workload.books import saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAN = "Kompetensplan Missbruk 2018/2019"


def fetched(keys, link="Hämta som Excel"):
    """The workbook behind the link."""
    with keys.page.expect_download() as coming:
        keys.follow(link)
    return openpyxl.load_workbook(io.BytesIO(coming.value.path().read_bytes()))


def kept(book, folder):
    path = folder / "ändrad.xlsx"
    path.write_bytes(saved(book))
    return path


def column(sheet, heading):
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def row_of(sheet, heading, value):
    return next(row[0].row for row in sheet.iter_rows(min_row=2) if row[column(sheet, heading) - 1].value == value)


def looked_through(keys, field, path):
    keys.attach(field, path)
    keys.press("Visa vad som ändras")
    expect(keys.page.get_by_text("Det här skulle ändras. Ingenting är skrivet än.")).to_be_visible()


def often(theme):
    return Line.objects.get(section__plan__name=PLAN, theme=theme).frequency


def test_a_plan_goes_out_is_changed_and_comes_in_again(keyboard, karin, tmp_path):
    keys = keyboard(karin)
    keys.follow("Kompetens")
    keys.follow(PLAN)
    book = fetched(keys)
    sheet = book["Planen"]
    sheet.cell(row_of(sheet, "Behov, utbildning eller tema", "ASI"), column(sheet, "Hur ofta")).value = "Vartannat år"
    keys.follow("Läs in från Excel …")
    looked_through(keys, "Planens Excelfil", kept(book, tmp_path))
    change = keys.page.get_by_role("row", name="ASI")
    expect(change.get_by_role("deletion")).to_have_text("1-1½ år")
    expect(change.get_by_role("insertion")).to_have_text("Vartannat år")
    assert often("ASI") == "1-1½ år"
    keys.press("Skriv in det i planen")
    expect(keys.page.get_by_text("Nya rader: 0, ändrade: 1, borttagna: 0.")).to_be_visible()
    assert often("ASI") == "Vartannat år"


def test_the_counts_go_out_are_added_to_and_come_in_again(keyboard, karin, tmp_path):
    keys = keyboard(karin)
    keys.follow("Kompetens")
    keys.follow("Deltagande")
    book = fetched(keys)
    sheet = book["Antal"]
    new = {"Från år": 2020, "Till år": 2020, "Kommun": "Åmål", "Deltagare": 31, "Källa": "Kommunens egen lista"}
    place = sheet.max_row + 1
    for heading, value in new.items():
        sheet.cell(place, column(sheet, heading)).value = value
    keys.follow("Läs in antal …")
    looked_through(keys, "Tabell med antal", kept(book, tmp_path))
    expect(keys.page.get_by_text("1 ny rad")).to_be_visible()
    assert not Count.objects.filter(organisation__name="Åmål").exists()
    keys.press("Skriv in antalen")
    expect(keys.page.get_by_text("Filen är inläst. Nya rader: 1, ändrade: 0, borttagna: 0.")).to_be_visible()
    assert Count.objects.get(organisation__name="Åmål").participants == 31
    expect(keys.page.get_by_role("region", name="Deltagare per kommun", exact=True)).to_contain_text("31")
