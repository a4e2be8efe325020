"""A chart says the same to the eye, to the ear and to paper, and never draws what nobody has told."""

import io
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from fyrbodal.documents import pdf
from fyrbodal.documents.charts import Bars, Line, Series, Shares, figure
from fyrbodal.documents.charts.drawing import INKS, SOFT, WIDTH, WORDS
from fyrbodal.documents.manuscript import Manuscript
from tests.documents.reading import pdf_text

SVG = "{http://www.w3.org/2000/svg}"
TOWNS = ("Orust", "Åmål", "Tanum")
KINDS = (Bars, Shares, Line)


def chart(kind=Bars, *series, labels=TOWNS, **changes):
    series = series or (Series("2025", (2, None, 4)), Series("2026", (1, 8, 0)))
    given = {"slug": "d1", "title": "Ärenden", "heading": "Kommun", "unit": "antal"}
    return kind(labels=labels, series=series, **(given | changes))


def drawn(of):
    return etree.fromstring(of.svg())


def bars_of(of):
    """The widths of the bars in the order of drawing, samples in names left out."""
    found = drawn(of).findall(f"{SVG}rect")
    return [float(rect.get("width")) for rect in found if (rect.get("width"), rect.get("height")) != ("12", "12")]


def words_of(of):
    return [element.text for element in drawn(of).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_has_a_name_a_description_and_ids_of_its_own(kind):
    svg = drawn(chart(kind, slug="egen"))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "egen-title egen-desc"
    assert (svg[0].tag, svg[0].get("id"), svg[0].text) == (f"{SVG}title", "egen-title", "Ärenden")
    assert (svg[1].tag, svg[1].get("id")) == (f"{SVG}desc", "egen-desc")
    assert svg[1].text == "Uppgifterna står i tabellen efter diagrammet."
    assert {element.get("id").split("-")[0] for element in svg.iter() if element.get("id")} == {"egen"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_has_no_styles_or_scripts_and_the_same_bytes_each_time(kind):
    assert chart(kind).svg() == chart(kind).svg()
    assert not re.search(r"style|script|on\w+=|http://(?!www\.w3\.org/2000/svg)", chart(kind).svg())


@pytest.mark.parametrize("kind", KINDS)
def test_case_64_text_in_a_chart_is_only_text(kind):
    nasty = '"><script>alert(1)</script>{{7*7}}'
    of = chart(kind, Series(nasty, (1, 2, 3)), labels=(nasty, "b", "c"), title=nasty, heading=nasty, unit=nasty)
    assert "<script" not in figure(of)
    assert drawn(of)[0].text == nasty


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_under_the_drawing_has_every_row_and_says_what_is_not_known(kind):
    table = etree.fromstring(f"<f>{figure(chart(kind))}</f>").find("figure/table")
    assert table.find("caption").text == "I siffror (antal)"
    assert [cell.text for cell in table.iter("th")] == ["Kommun", "2025", "2026", *TOWNS]
    assert [cell.text for cell in table.iter("td")] == ["2", "1", "ej uppgett", "8", "4", "0"]
    assert {cell.get("scope") for cell in table.iter("th")} == {"col", "row"}


def test_bars_start_at_zero_and_are_as_long_as_their_numbers():
    two, one, eight, four = bars_of(chart())
    assert (one / eight, two / eight, four / eight) == pytest.approx((1 / 8, 2 / 8, 4 / 8), abs=0.002)


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=3, max_size=3).filter(any))
def test_a_missing_value_has_no_bar_and_is_never_nought(values):
    of = chart(Bars, Series("2026", tuple(values)))
    assert len(bars_of(of)) == len([value for value in values if value])
    assert words_of(of).count("ej uppgett") == values.count(None)
    assert words_of(of).count("0") == values.count(0)


def test_where_nothing_is_known_of_any_series_it_is_said_once():
    of = chart(Bars, Series("2025", (1, None, None)), Series("2026", (2, None, 3)))
    assert words_of(of) == [
        "Orust",
        "2025",
        "1",
        "2026",
        "2",
        "Åmål",
        "ej uppgett",
        "Tanum",
        "2025",
        "ej uppgett",
        "2026",
        "3",
    ]


def test_bars_of_percent_are_drawn_against_the_hundred():
    (half,) = bars_of(chart(Bars, Series("2026", (50, None, None)), unit="%", full=Decimal(100)))
    (whole,) = bars_of(chart(Bars, Series("2026", (100, None, None)), unit="%", full=Decimal(100)))
    assert half * 2 == pytest.approx(whole, abs=0.2)
    assert "50\u00a0%" in words_of(chart(Bars, Series("2026", (50, None, None)), unit="%"))


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=5).filter(any))
@example([13, 580])  # a part that is as wide as the sample in a name
def test_shares_fill_the_width_whatever_they_are_of(counts):
    of = chart(Shares, *(Series(f"svar {n}", (count,)) for n, count in enumerate(counts)), labels=("Alla",))
    assert sum(of.shares(0)) == pytest.approx(1)
    shown = [count for count in counts if count]
    assert sum(bars_of(of)) == pytest.approx(WIDTH - 2 * len(shown), abs=2.6 * len(shown))


def test_a_row_with_an_unknown_part_or_nobody_asked_has_no_shares():
    of = chart(Shares, Series("ja", (1, None, 0)), Series("nej", (3, 2, 0)))
    assert [of.shares(at) for at in range(3)] == [[Decimal("0.25"), Decimal("0.75")], None, None]
    assert words_of(of) == ["Orust", "ja 25\u00a0%", "nej 75\u00a0%", "Åmål", "ej uppgett", "Tanum", "ej uppgett"]


def test_a_line_is_broken_where_nothing_is_known():
    of = chart(Line, Series("Fyrbodal", (1, 2, None, 4, None, 6)), labels=tuple("abcdef"))
    assert [len(run) for run in of.runs(of.series[0].values)] == [2, 1, 1]
    assert len([path for path in drawn(of).iter(f"{SVG}path") if path.get("stroke-dasharray")]) == 1


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=12))
def test_a_line_stays_between_zero_and_the_highest_mark(values):
    of = chart(Line, Series("a", tuple(values)), labels=tuple(str(n) for n in range(len(values))))
    points = [point for run in of.runs(of.series[0].values) for point in run]
    assert all(14 <= y <= 214 for _, y in points)
    assert [y == 214 for _, y in points] == [value == 0 for value in values] or max(values) > 1000
    assert [x for x, _ in points] == sorted(x for x, _ in points)


def test_a_line_is_named_at_its_end_and_names_do_not_meet():
    of = chart(Line, Series("Fyrbodal", (1, 2, 3)), Series("Riket", (2, 2, 3)), Series("Väst", (5, None, None)))
    named = {element.text: float(element.get("y")) for element in drawn(of).iter(f"{SVG}text")}
    heights = sorted(named[name] for name in ("Fyrbodal 3", "Riket 3", "Väst 5"))
    assert all(after - before >= 16 for before, after in pairwise(heights))


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_drawn_truly_is_refused(kind):
    for wrong in ((Series("a", (1, -1, 2)),), (Series("a", (1, 2)),)):
        with pytest.raises(ValueError, match=r"zero|value"):
            chart(kind, *wrong)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_inks_stand_out_from_paper():
    assert min(contrast(ink, "#ffffff") for ink in INKS) >= 3
    assert min(contrast(ink, "#ffffff") for ink in (WORDS, SOFT)) >= 4.5


def test_every_class_of_a_drawing_has_its_colour_on_the_web():
    sheet = (Path(pdf.STATIC) / "css" / "charts.css").read_text()
    used = {name for kind in KINDS for name in re.findall(r'class="([^"]+)"', chart(kind).svg())}
    assert {word for name in used for word in name.split()} <= set(re.findall(r"\.chart \.([\w-]+)", sheet))


def test_on_paper_a_chart_is_a_figure_with_its_title_as_alternative_and_its_words_as_text():
    html = "".join(figure(chart(kind, slug=kind.__name__)) for kind in KINDS)
    content = pdf.render(Manuscript(html, "Diagram"))
    with pikepdf.open(io.BytesIO(content)) as document:
        dictionaries = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
    assert [str(item.Alt) for item in dictionaries if item.get("/S") == "/Figure"] == ["Ärenden"] * 3
    assert pdf_text(content).count("Åmål") == 6
    assert "ej uppgett" in pdf_text(content)
