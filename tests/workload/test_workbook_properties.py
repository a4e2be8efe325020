"""What holds for every sheet that goes to a spreadsheet: it comes back as it was, and weighs there what it weighs here."""

import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.workload.books import FIRST, saved
from tests.workload.factories import adopted, opened, published
from tests.workload.office import converted
from tests.workload.test_workbook import agrees
from workload.actions.spreadsheets import bring_in
from workload.documents import workbook
from workload.documents.weighing import model_of, reckoned
from workload.forms.lines import LineForm, asked_of
from workload.forms.spreadsheets.returned import change_of
from workload.models import Line, Sheet, SheetKind
from workload.workbook.cells import FIELDS

pytestmark = pytest.mark.django_db
MAY = (dt.date(2027, 5, 1), dt.date(2027, 5, 31))
MODELS = ("trollhattan", "bengtsfors", "goteborg")
examples = settings(
    derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)

# What a person may type in each field of the page, or nearly; the form says what of it is a line.
SIGNS = st.sampled_from([*"abcdefåäöÅÄÖé 019=+-@'\"<>&;,.:%#|_*?/\\()[]{}!~€→"])
LABELS = st.one_of(
    st.just(""),
    st.builds(str.__add__, st.sampled_from(["=", "+", "-", "@", "'", "å", "ÄÖ ", "=1+1", "@SUM(", "00", "1e5", "ja", "SANT"]), st.text(SIGNS, max_size=20)),
    st.text(SIGNS, max_size=40),
)  # fmt: skip
WHOLE = st.integers(0, 9999).map(str)
WEEKS = st.integers(1, 520).map(str)
FIGURES = st.one_of(
    st.decimals("0", "168", places=2),
    st.decimals("0", "168", places=6),
    st.sampled_from([Decimal(text) for text in ("0.1", "0.000001", "1.005", "2.675", "167.999999")]),
)
TYPED = FIGURES.flatmap(lambda one: st.sampled_from([f"{one:f}", f"{one:f}".replace(".", ",")]))
DAYS = st.just("") | st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)).map(str)
SAID = {
    "label": LABELS,
    "quantity": WHOLE,
    "occasions": st.just("") | WHOLE,
    "every": st.just("") | WEEKS,
    "every_unit": st.sampled_from(["", "week", "month"]),
    "interval": WEEKS,
    "amount": st.just("") | TYPED,
    "travel": st.just("") | TYPED,
    "actuals": st.lists(TYPED, max_size=6).map("; ".join),
    "starts_on": DAYS,
    "ends_on": DAYS,
    "last_contact_on": DAYS,
}


@st.composite
def lines(draw, model, most=8):
    """Lines that the form of the page has accepted, as they are stored."""
    found = []
    for _number in range(draw(st.integers(1, most))):
        activity = draw(st.sampled_from(model.activities))
        line = Line(activity=activity.key)
        form = LineForm({name: draw(SAID[name]) for name in asked_of(activity)}, instance=line, model=model)
        if form.is_valid():
            found.append({"activity": activity.key} | form.values())
    assume(found)
    return found


def stored(sheet, rows):
    Line.objects.filter(sheet=sheet).delete()
    Line.objects.bulk_create(Line(sheet=sheet, position=place, **row) for place, row in enumerate(rows))
    return sheet


def said(sheet):
    """Everything that can be filled in on its lines, in their order."""
    return list(sheet.lines.order_by("position", "pk").values_list("activity", *FIELDS))


def of_new_lines(content):
    """The workbook with its rows typed in anew: no row says which line it was."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.worksheets[0]
    for row in range(FIRST, page.max_row + 1):
        if len(str(page[f"A{row}"].value or "")) == 32:
            page[f"A{row}"] = None
    return saved(book)


def brought_in(sheet, content, by):
    def make():
        return change_of(sheet, content, "blad.xlsx")

    change = make()
    assert [str(fault) for fault in change.faults] == []
    bring_in(sheet=sheet, make=make, seen=change.seen, by=by)


@pytest.fixture(params=MODELS)
def empty(request, lotsen, amal, david, vera):
    version = published(amal, by=david, name=request.param)
    adopted(lotsen, version)
    return opened(lotsen, version, MAY, by=david).sheets.get(person=vera)


@settings(examples, max_examples=12)
@given(data=st.data())
def test_what_goes_out_comes_in_as_it_was(empty, vera, data):
    """Whatever a person may have typed: letters, decimals, marks that a spreadsheet would run."""
    sheet = stored(empty, data.draw(lines(model_of(empty.period.version))))
    before, content = said(sheet), workbook.of_sheet(sheet)
    change = change_of(sheet, content, "blad.xlsx")
    assert (change.is_empty, change.faults, change.notes, change.same) == (True, [], [], len(before))
    sheet.lines.all().delete()
    brought_in(sheet, of_new_lines(content), vera)
    assert said(sheet) == before


@settings(examples, max_examples=1)
@given(data=st.data())
def test_libreoffice_reckons_every_sheet_to_two_decimals_and_loses_nothing_of_it(empty, david, tmp_path, data):
    """One workbook with a page for each of many sheets, reckoned and saved by LibreOffice."""
    period, model = empty.period, model_of(empty.period.version)
    Sheet.objects.filter(period=period, person=None).delete()
    rows = [Sheet(period=period, kind=SheetKind.VACANT, label=f"Vakans {n:02}", percentage=60 + n) for n in range(12)]
    sheets = [empty, *Sheet.objects.bulk_create(rows)]
    drawn = [data.draw(lines(model)) for _sheet in sheets]
    assume(sum(map(len, drawn)) > 2 * len(drawn))  # the first that is drawn is the simplest, and not worth a start
    for sheet, found in zip(sheets, drawn, strict=True):
        stored(sheet, found)
    content = converted(workbook.of_period(period, sheets), tmp_path)
    pages = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[1:-1]
    for found, page in zip(reckoned(sheets), pages, strict=True):
        agrees(found, page)
        change = change_of(found.sheet, content, "blad.xlsx")
        assert (change.is_empty, [str(fault) for fault in change.faults], change.notes) == (True, [], [])
