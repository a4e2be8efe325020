"""Reading is strict: a fault is one sentence with its place, and no file whatever is met with an exception."""

import json
from dataclasses import replace
from decimal import ROUND_DOWN, Context, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyrbodal.casefiles import Faulty
from fyrbodal.sealed.canonical import canonical, digest
from tests.workload.cases import CASE, changed, written
from tests.workload.models import HOURS, POINTS, SHEETS
from workload.casefile import (
    answer_as_json,
    model_as_json,
    model_from,
    read_case,
    read_model,
    sheet_as_json,
    sheet_from,
)
from workload.casefile.reading import SCHEMA
from workload.weighing import Line, weigh

LINE = ("sheet", "lines", 0)
DECIMAL = 'ska vara ett tal som "37.5": punkt, inget minus, högst sex siffror på var sida om punkten.'
WHOLE = "Ska vara ett heltal utan citattecken."


def faults(content):
    with pytest.raises(Faulty) as refused:
        read_case(content)
    return [str(fault) for fault in refused.value.faults]


def test_a_case_is_read_with_exact_figures():
    with localcontext(Context(prec=1, rounding=ROUND_DOWN)):
        case = read_case(written(changed(*LINE, "amount", to="1.234567")))
    assert case.sheet.lines == (Line("samtal", 4, amount=Decimal("1.234567")),)
    assert (case.model.version, case.model.experience, case.sheet.weeks) == (2, {"ny": Decimal("0.8")}, 4)


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        (changed(*LINE, "quantity"), "/sheet/lines/0/quantity: Saknas."),
        (changed(*LINE, "quantity", to=-1), "/sheet/lines/0/quantity: Får inte vara mindre än 0."),
        (changed(*LINE, "quantity", to=10**6), "/sheet/lines/0/quantity: Får inte vara större än 999999."),
        (changed(*LINE, "quantity", to=True), f"/sheet/lines/0/quantity: {WHOLE}"),
        (changed(*LINE, "quantity", to="4"), f"/sheet/lines/0/quantity: {WHOLE}"),
        (changed(*LINE, "quantity", to=1.5), f"/sheet/lines/0/quantity: {WHOLE}"),
        (changed(*LINE, "quantity", to=None), f"/sheet/lines/0/quantity: {WHOLE}"),
        (changed(*LINE, "interval", to=0), "/sheet/lines/0/interval: Får inte vara mindre än 1."),
        (changed(*LINE, "every", to=0), "/sheet/lines/0/every: Får inte vara mindre än 1."),
        (changed(*LINE, "every_unit", to="day"), '/sheet/lines/0/every_unit: Ska vara något av "week", "month".'),
        (changed(*LINE, "every_unit", to=["week"]), '/sheet/lines/0/every_unit: Ska vara något av "week", "month".'),
        (changed(*LINE, "amount", to="1,5"), f'/sheet/lines/0/amount: "1,5" {DECIMAL}'),
        (changed(*LINE, "amount", to="-1"), f'/sheet/lines/0/amount: "-1" {DECIMAL}'),
        (changed(*LINE, "amount", to="1\n"), f'/sheet/lines/0/amount: "1\\u000a" {DECIMAL}'),
        (changed(*LINE, "amount", to="٣"), f'/sheet/lines/0/amount: "٣" {DECIMAL}'),
        (changed(*LINE, "amount", to="1e3"), f'/sheet/lines/0/amount: "1e3" {DECIMAL}'),
        (changed(*LINE, "amount", to="=1+1"), f'/sheet/lines/0/amount: "=1+1" {DECIMAL}'),
        (changed(*LINE, "amount", to="9" * 99), f'/sheet/lines/0/amount: "{"9" * 20}…" {DECIMAL}'),
        (changed(*LINE, "amount", to=1.5), "/sheet/lines/0/amount: Ska vara en text inom citattecken."),
        (changed(*LINE, "actuals", to="2"), "/sheet/lines/0/actuals: Ska vara en lista, inom [ och ]."),
        (changed(*LINE, "actuals", to=["2", "x"]), f'/sheet/lines/0/actuals/1: "x" {DECIMAL}'),
        (changed(*LINE, "a/b~c\n", to=1), "/sheet/lines/0/a~1b~0c\\u000a: Är inget som ska stå här."),
        (changed(*LINE, "activity", to="okänd"), '/sheet/lines/0/activity: Modellen har ingen aktivitet "okänd".'),
        (changed(*LINE, "activity", to="a\0"), "/sheet/lines/0/activity: Innehåller tecken som inte går att skriva."),
        (
            changed(*LINE, "activity", to="tur"),
            '/sheet/lines/0/interval: Saknas: "Tur" behöver antalet veckor mellan turerna.',
        ),
        (
            changed(*LINE, "activity", to="eget"),
            '/sheet/lines/0/amount: Saknas, och aktiviteten "Eget" har inget eget värde.',
        ),
        (changed("sheet"), "/sheet: Saknas."),
        (changed("sheet", to=[]), "/sheet: Ska vara ett objekt, inom { och }."),
        (changed("sheet", "model", to="n"), '/sheet/model: Gäller modellen "n", men här är "m".'),
        (changed("sheet", "version", to=-1), "/sheet/version: Får inte vara mindre än 1."),
        (changed("sheet", "version", to=1), "/sheet/version: Gäller version 1, men här är version 2."),
        (
            changed("sheet", "employment", "experience", to="van"),
            '/sheet/employment/experience: Modellen har ingen erfarenhet "van".',
        ),
        (
            changed("sheet", "days", to=[{"percentage": "100", "present": 1, "reduction": "0"}]),
            '/sheet/days/0/present: Ska vara något av "0", "1".',
        ),
        (changed("model", "activities", to=[]), "/model/activities: Listan är tom."),
        (changed("model", "activities", 1, "key", to="samtal"), '/model/activities/1/key: "samtal" står redan längre upp.'),
        (changed("model", "activities", 0, "travel", to="yes"), "/model/activities/0/travel: Ska vara true eller false."),
        (changed("model", "experience", "ny", to="x"), f'/model/experience/ny: "x" {DECIMAL}'),
        (changed("model", "bands", 0, "upto", to=None), "/model/bands/0/upto: Bara det sista bandet har null som gräns."),
        (
            changed("model", "bands", 1, "upto", to="110"),
            "/model/bands/1/upto: Det sista bandet ska ha null som gräns, så att det rymmer allt däröver.",
        ),
        (
            changed("model", "bands", to=[{"key": key, "upto": upto} for key, upto in (("a", "9"), ("b", "9.0"), ("c", None))]),
            "/model/bands/1/upto: Gränsen ska vara högre än i bandet före.",
        ),
        (changed("model", "version", to=0), "/model/version: Får inte vara mindre än 1."),
        ([], "hela filen: Ska vara ett objekt, inom { och }."),
        (None, "hela filen: Ska vara ett objekt, inom { och }."),
    ],
)  # fmt: skip
def test_a_fault_is_one_line_with_its_place(case, fault):
    assert faults(written(case)) == [fault]


def test_every_fault_is_told_at_once():
    case = changed(*LINE, "quantity", to=-1)
    case["model"]["bands"][0]["upto"] = None
    del case["sheet"]["employment"]
    assert faults(written(case)) == [
        "/sheet/employment: Saknas.",
        "/sheet/lines/0/quantity: Får inte vara mindre än 0.",
        "/model/bands/0/upto: Bara det sista bandet har null som gräns.",
    ]


def test_an_endless_list_of_faults_ends():
    assert faults(written(changed("sheet", "lines", to=[1] * 5000)))[999:] == [
        "/sheet/lines/999: Ska vara ett objekt, inom { och }.",
        "Här slutar listan. Det kan finnas fler fel.",
    ]


def in_place_of_four(text):
    return written(CASE).replace(b'"quantity": 4', text)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (in_place_of_four(b'"quantity": 1e999999'), "/sheet/lines/0/quantity: Får inte vara större än 999999."),
        (in_place_of_four(b'"quantity": -1e999999'), "/sheet/lines/0/quantity: Får inte vara mindre än 0."),
        (in_place_of_four(b'"quantity": 1e-999999'), f"/sheet/lines/0/quantity: {WHOLE}"),
        (in_place_of_four(b'"quantity": 1e99999999999999999999'), f"/sheet/lines/0/quantity: {WHOLE}"),
        (in_place_of_four(b'"quantity": ' + b"9" * 9000), "/sheet/lines/0/quantity: Får inte vara större än 999999."),
        (in_place_of_four(b'"quantity": NaN'), "Filen är inte JSON: NaN är inget tal där."),
        (in_place_of_four(b'"quantity": -Infinity'), "Filen är inte JSON: -Infinity är inget tal där."),
        (in_place_of_four(b'"quantity": 4, "quantity": 4'), "/sheet/lines/0/quantity: Står mer än en gång."),
        (
            in_place_of_four(b'"quantity": 4, "travel": "\\ud800"'),
            "/sheet/lines/0/travel: Innehåller tecken som inte går att skriva.",
        ),
        (in_place_of_four(b'"quantity": 4, "\\ud800": 1'), "/sheet/lines/0/\\ud800: Är inget som ska stå här."),
        (b"", "Filen är tom."),
        (b" \n", "Filen är tom."),
        (b'{"model": 1,\n }', "Filen är inte JSON: det tar stopp på rad 2, tecken 2."),
        (b'{"a": 1} {}', "Filen är inte JSON: det tar stopp på rad 1, tecken 10."),
        (b"PK\x03\x04\xff", "Filen är inte text i UTF-8."),
        ("{}".encode("utf-16"), "Filen är inte text i UTF-8."),
        (b"[" * 200_000, "Filen har för många nivåer inuti varandra."),
        (b" " * 10_000_001, "Filen är större än 10 MB."),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)
def test_a_file_that_is_no_json_or_hides_something_is_refused(content, fault):
    assert faults(content) == [fault]


def test_a_whole_number_may_be_written_as_json_allows():
    assert read_case(in_place_of_four(b'"quantity": 4.0e0')).sheet.lines[0].quantity == 4


def test_the_largest_and_the_smallest_that_can_be_written_are_weighed():
    large, small = "999999.999999", "0.000001"
    case = changed("model", "full", to=small)
    case["model"]["activities"][0] |= {"travel": True, "per_occasion": [large] * 9, "per_week": [large] * 9}
    line = {"activity": "samtal", "quantity": 999_999, "occasions": 999_999, "every": 1, "every_unit": "week"}
    case["sheet"]["lines"] = [line | {"share": large, "amount": large, "travel": large}] * 99
    case["sheet"]["employment"] = {"percentage": small, "experience": "ny", "reductions_percent": ["99.999999"]}
    result = read_case(written(case)).weighed()
    each = Fraction(large) * (999_999 * 11 + 9)  # the amount, nine standard times and the travel; and nine a week
    demand = 99 * Fraction(large) * 999_999 * each
    available = Fraction(small) ** 2 / 100 * Fraction("0.8") * Fraction("0.00000001")
    assert (Fraction(result.demand), Fraction(result.available)) == (demand, available)
    assert abs(Fraction(result.load) - 100 * demand / available) <= Fraction("0.005")
    assert answer_as_json(result)["available"] == "0.00"


def test_a_file_saved_by_notepad_is_read():
    assert read_case(b"\xef\xbb\xbf" + written(CASE)) == read_case(written(CASE))


def test_whatever_else_stands_beside_model_and_sheet_is_left_alone():
    assert read_case(written(CASE | {"expect": {"load": None}, "about": [1, 2]})) == read_case(written(CASE))


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["m", "samtal", "week", "1.5"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


def places(value, place=()):
    yield place
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*place, key))


@given(st.sampled_from([place for place in places(CASE) if place]), ANYTHING)
def test_anything_anywhere_is_read_or_refused_with_lines(place, value):
    content = json.dumps(changed(*place, to=value)).encode()
    try:
        said = [answer_as_json(read_case(content).weighed())["band"]]
    except Faulty as error:
        said = [str(fault) for fault in error.faults]
    assert said
    assert all(line.isprintable() for line in said)


@given(st.binary(max_size=60) | ANYTHING.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_refused_with_lines(content):
    assert faults(content)


@given(SHEETS)
def test_what_is_written_is_read_again_as_it_was(sheet):
    case = read_case(written({"model": model_as_json(HOURS), "sheet": sheet_as_json(sheet, HOURS)}))
    assert (case.model, case.sheet) == (HOURS, sheet)


def sealed(model, sheet):
    """What a locked sheet seals of its figures, as one text."""
    answer = answer_as_json(weigh(model, sheet))
    return canonical({"model": model_as_json(model), "sheet": sheet_as_json(sheet, model), "result": answer})


@given(SHEETS)
def test_whoever_reckons_a_sealed_sheet_again_comes_to_the_same_checksum(sheet):
    text = sealed(HOURS, sheet)
    data = json.loads(text)
    again = sealed(model_from(data["model"]), sheet_from(data["sheet"]))
    assert (again, digest(again, "")) == (text, digest(text, ""))


@given(SHEETS, st.sampled_from(["0.01", "1", "40"]))
def test_any_other_figure_gives_another_checksum(sheet, more):
    employment = replace(sheet.employment, percentage=sheet.employment.percentage + Decimal(more))
    other = replace(sheet, employment=employment)
    dearer = replace(HOURS, full=HOURS.full + Decimal(more))
    checksums = {digest(sealed(model, one), "") for model in (HOURS, dearer) for one in (sheet, other)}
    assert len(checksums) == 4


def test_a_model_is_read_without_any_sheet():
    assert read_model(written({"model": model_as_json(POINTS)})) == POINTS
    with pytest.raises(Faulty) as refused:
        read_model(written({"model": model_as_json(POINTS) | {"full": "mycket"}}))
    assert str(refused.value) == f'/model/full: "mycket" {DECIMAL}'


SHARED = Path(__file__).resolve().parents[3] / "shared" / "workload" / "schema.json"


@pytest.mark.skipif(not SHARED.exists(), reason="the design lies outside the repository")
def test_our_schema_is_the_design_s_but_for_ends_to_whole_numbers():
    def without_end(schema):
        if isinstance(schema, dict):
            is_ended = schema.get("type") == "integer"
            return {key: without_end(value) for key, value in schema.items() if not (is_ended and key == "maximum")}
        return schema

    design = json.loads(SHARED.read_text(encoding="utf-8"))
    design["properties"]["sheet"]["properties"]["version"]["minimum"] = 1  # as the model's own version has
    assert without_end(SCHEMA) == design
