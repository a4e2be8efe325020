"""One sheet from the first line to the chief's overview: nobody in it has a mouse, and the spreadsheet is LibreOffice."""

import datetime as dt
import io

import openpyxl
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from fyrbodal.organisation.roles import Role
from tests.browser.filling import added, saved, says, total, typed
from tests.browser.printed import missing
from tests.documents.reading import pdf_text
from tests.factories import AppointmentFactory, PersonFactory
from tests.workload import office
from tests.workload.conftest import employed
from tests.workload.factories import adopted, opened, published
from workload.models import Snapshot
from workload.months import month_before
from workload.spans import month_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def vera(lotsen, site):
    return employed("Vera Rask", lotsen)


@pytest.fixture
def ingrid(amal):
    person = PersonFactory(name="Ingrid Ås", email="ingrid@example.org", organisation=amal)
    AppointmentFactory(person=person, role=Role.IFO_CHIEF, body=amal)
    return person


@pytest.fixture
def period(lotsen, david, vera):
    """Last month, which an overview always shows; David has begun nobody's sheet."""
    version = published(lotsen.organisation, by=david)
    adopted(lotsen, version, dt.date(2020, 1, 1))
    return opened(lotsen, version, month_of(month_before(timezone.localdate())), by=david)


def filled_in(his, period):
    """Two lines: typed, saved, and weighed as one goes."""
    for name in ("Arbetstyngd", "Lotsen", period.name, "Vera Rask"):
        his.follow(name)
    cases = added(his, "normal")
    typed(his, "A12", "3", "2")
    his.write("Restid, h", "0,5", cases)
    saved(his)
    expect(cases.locator(".weight")).to_have_text(says("15,00 h i veckan"))
    expect(total(his)).to_have_text(says("15,0 av 40,0 h · 37,50 % · grön"))
    turns = added(his, "BIM")
    typed(his, "B7", "2", "3")
    saved(his)
    expect(turns.locator(".weight")).to_have_text(says("20,00 h i veckan"))
    expect(total(his)).to_have_text(says("35,0 av 40,0 h · 87,50 % · grön"))


def changed_in_libreoffice(his, folder):
    """Out, three cases become five, and back with a look before."""
    with his.page.expect_download() as coming:
        his.follow("Hämta som Excel")
    content = office.typed(coming.value.path().read_bytes(), folder, "D7", "5")
    page = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    assert (page["B5"].value, page["C5"].value, page["D5"].value) == ("röd", 112.5, 45)
    path = folder / "ändrat blad.xlsx"
    path.write_bytes(content)
    his.follow("Läs in från Excel")
    his.attach("Excelfil som du har hämtat här", path)
    his.press("Visa vad som ändras")
    expect(his.page.get_by_text("1 rad ändras · 1 är som förut")).to_be_visible()
    expect(his.page.get_by_role("row", name="7 Normalärende, A12 Antal 3 5")).to_be_visible()
    his.press("Skriv in det på bladet")
    expect(total(his)).to_have_text(says("45,0 av 40,0 h · 112,50 % · röd"))


def commented(hers, period):
    """In her own words, while the sheet is still filled in."""
    hers.follow("Arbetstyngd")
    hers.follow(period.name)
    hers.write("Din kommentar", "Jag hinner inte med mötena.")
    saved(hers)


def talked_about(his):
    his.press("Skicka in bladet")
    his.follow("Samtalet")
    expect(his.page.get_by_text("Jag hinner inte med mötena.")).to_be_visible()
    his.write("Vad ni kom fram till", "Vi går igenom fördelningen.")
    saved(his)
    his.write("Åtgärd", "Två ärenden går över till en kollega")
    his.write("Ansvarig", "David Ek")
    his.write("Klart senast", "1 maj 2030")
    his.press("Lägg till åtgärden")
    expect(his.page.get_by_role("region", name="Åtgärd 1")).to_be_focused()
    his.press("Bekräfta samtalet")
    expect(his.page.get_by_text("Du har bekräftat samtalet.")).to_be_visible()


def confirmed(hers, period, work):
    hers.follow("Arbetstyngd")
    hers.follow(period.name)
    hers.follow("Samtalet")
    expect(hers.page.get_by_text("Vi går igenom fördelningen.")).to_be_visible()
    hers.press("Bekräfta och lås bladet")
    expect(hers.page.get_by_text("Bladet är låst.")).to_be_visible()
    work()
    told = ["Vi går igenom fördelningen.", "Två ärenden går över till en kollega", "Jag hinner inte med mötena."]
    assert missing([*told, "45,0 av 40,0 h", "112,50 %", "röd"], pdf_text(hers.opened_pdf())) == []


def read_by_the_chief(keys):
    keys.follow("Arbetstyngd")
    keys.follow("Lotsen")
    expect(keys.page.get_by_role("row", name="112,50 45,00 40,00 timmar 1 1 100")).to_be_visible()


def test_a_sheet_from_its_first_line_to_the_chiefs_overview(keyboard, period, david, vera, ingrid, work, tmp_path):
    his = keyboard(david)
    filled_in(his, period)
    changed_in_libreoffice(his, tmp_path)
    hers = keyboard(vera)
    commented(hers, period)
    talked_about(his)
    confirmed(hers, period, work)
    read_by_the_chief(keyboard(ingrid))
    content = Snapshot.objects.get(sheet__person=vera).copy.data()
    assert (content["result"]["load"], content["talk"]["comment"]) == ("112.50", "Jag hinner inte med mötena.")
    assert [one["name"] for one in content["talk"]["confirmed"]] == ["Vera Rask", "David Ek"]
