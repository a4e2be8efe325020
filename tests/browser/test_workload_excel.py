"""What is wrong in a spreadsheet is named, and a list of one's own comes in, by the keyboard alone."""

import datetime as dt
import io

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.workload.books import saved, table
from tests.workload.conftest import employed
from tests.workload.factories import opened, published, with_lines
from workload.models import Line

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MARCH = (dt.date(2027, 3, 1), dt.date(2027, 3, 31))


@pytest.fixture
def vera(lotsen, site):
    return employed("Vera Rask", lotsen)


@pytest.fixture
def sheet(lotsen, david, vera):
    version = published(lotsen.organisation, by=david)
    return opened(lotsen, version, MARCH, by=david).sheets.get(person=vera)


@pytest.fixture
def filled(sheet):
    return with_lines(
        sheet,
        {"activity": "normalarende", "label": "A1", "quantity": 2},
        {"activity": "bib", "label": "B1", "interval": 6},
    )


def on_the_sheet(keys, site, sheet):
    expect(keys.page.get_by_role("link", name="Arbetstyngd")).to_be_visible()
    keys.open(f"{site}{sheet.get_absolute_url()}")


def fetched(keys):
    """The workbook behind the link."""
    with keys.page.expect_download() as coming:
        keys.follow("Hämta som Excel")
    return openpyxl.load_workbook(io.BytesIO(coming.value.path().read_bytes()))


def kept(book, folder, name="blad.xlsx"):
    path = folder / name
    path.write_bytes(saved(book))
    return path


def test_a_wrong_cell_is_named_and_the_file_can_be_chosen_again(keyboard, site, filled, vera, tmp_path):
    keys = keyboard(vera)
    on_the_sheet(keys, site, filled)
    book = fetched(keys)
    book.worksheets[0]["D7"] = "=2+3"
    keys.follow("Läs in från Excel")
    keys.attach("Excelfil som du har hämtat här", kept(book, tmp_path))
    keys.press("Visa vad som ändras")
    expect(keys.page.locator("[data-errors]")).to_contain_text(
        "Bladet Vera Rask, cell D7: Här står en formel. Skriv värdet i stället."
    )
    book.worksheets[0]["D7"] = 5
    keys.attach("Excelfil som du har hämtat här", kept(book, tmp_path, "rättad.xlsx"))
    keys.press("Visa vad som ändras")
    keys.press("Skriv in det på bladet")
    expect(keys.page.get_by_text("Filen är inläst.")).to_be_visible()
    assert Line.objects.get(label="A1").quantity == 5


def test_a_list_of_ones_own_is_understood_and_brought_in(keyboard, site, sheet, vera, tmp_path):
    path = tmp_path / "ärenden.xlsx"
    path.write_bytes(table(["Restid", "Insats", "Ärende"], [0.5, "Normalärende", "A1"], [None, "Rast", "X"]))
    keys = keyboard(vera)
    on_the_sheet(keys, site, sheet)
    keys.follow("Läs in en ärendelista")
    keys.attach("Ärendelista", path)
    keys.press("Läs filen")
    expect(keys.page.get_by_text("Säg vad listans kolumner betyder.")).to_be_visible()
    keys.pick("Rast", "Paus")
    keys.press("Visa vad som ändras")
    expect(keys.page.get_by_text("2 nya rader")).to_be_visible()
    keys.press("Skriv in det på bladet")
    expect(keys.page.get_by_text("Filen är inläst.")).to_be_visible()
    assert sorted(sheet.lines.values_list("activity", "label")) == [("normalarende", "A1"), ("paus", "X")]
