"""Days, figures, names and organisations as people write them."""

from datetime import date, time
from decimal import Decimal

import pytest

from networks.reading import Known
from networks.reading.blocks import Block, Span
from networks.reading.dates import days, first_day, times
from networks.reading.figures import figures
from networks.reading.leads import Form, lead_of
from networks.reading.names import is_name

KNOWN = Known.from_reference()
MEETING = date(2022, 3, 7)


def block(line: str) -> Block:
    return Block((Span(line),))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 mars 2022", date(2022, 3, 7)),
        ("den 7:e mars 2022", date(2022, 3, 7)),
        ("2022-03-07", date(2022, 3, 7)),
        ("22-03-11", date(2022, 3, 11)),
        ("20220311", date(2022, 3, 11)),
        ("220311", date(2022, 3, 11)),
        ("11/3 2022", date(2022, 3, 11)),
        ("11/3-22", date(2022, 3, 11)),
        ("11 dec 2020", date(2020, 12, 11)),
        ("11 maj", date(2022, 5, 11)),
        ("måndag den 23 maj", date(2022, 5, 23)),
        ("23/5", date(2022, 5, 23)),
        ("27-28 april", date(2022, 4, 27)),
        ("den 27 och 28 april", date(2022, 4, 27)),
        ("7 mars", date(2023, 3, 7)),
        ("2 februari", date(2023, 2, 2)),
        ("29 februari", date(2024, 2, 29)),
        ("7 Mars -23", date(2023, 3, 7)),
    ],
)
def test_a_day_without_a_year_is_the_first_such_day_after_the_meeting(text, day):
    assert first_day(f"Vi ses {text} igen", MEETING) == day


@pytest.mark.parametrize(
    "text", ["31 april 2022", "2022-13-01", "32/1", "45/2022", "kl 13-16", "1,5", "10+3", "55-60", "tel 070-12 34"]
)
def test_what_is_no_day_is_none(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("kl 13-16", time(13), time(16)),
        ("kl. 13.00–15.30", time(13), time(15, 30)),
        ("klockan 9 till 12", time(9), time(12)),
        ("09:00", time(9), None),
        ("23 maj 2022, kl 13-16.", time(13), time(16)),
        ("2022-05-23 13-16", time(13), time(16)),
        ("13.00 - 16.00", time(13), time(16)),
        ("22-03-11", None, None),
        ("inget klockslag", None, None),
    ],
)
def test_times_of_day_are_read_beside_the_day(text, starts, ends):
    assert times(text) == (starts, ends)


@pytest.mark.parametrize(
    ("text", "said", "low", "high", "approximate"),
    [
        ("Där finns 1,8 familjebehandlare.", "1,8 familjebehandlare", "1.8", "1.8", False),
        ("Det arbetar ca 55-60 personer där", "ca 55-60 personer", "55", "60", True),
        ("De är 10+3 som arbetar", "10+3", "13", "13", False),
        ("haft åtta-nio under hösten", "åtta-nio", "8", "9", False),
        ("fem-sex ärenden", "fem-sex ärenden", "5", "6", False),
        ("drygt tjugofem ärenden", "drygt tjugofem ärenden", "25", "25", True),
        ("Omkring 1 200 hushåll", "Omkring 1 200 hushåll", "1200", "1200", True),
        ("17 råd och stödärenden", "17 råd och stödärenden", "17", "17", False),
        ("från fem till sju samtal", "fem till sju samtal", "5", "7", False),
        ("ett BIM-ärende", "ett BIM-ärende", "1", "1", False),
        ("två just nu", "två", "2", "2", False),
        ("50 % är klara", "50 %", "50", "50", False),
        ("1½ tjänst", "1½ tjänst", "1.5", "1.5", False),
        ("en halv tjänst", "en halv tjänst", "0.5", "0.5", False),
        ("Två nya tjänster", "Två nya tjänster", "2", "2", False),
    ],
)
def test_a_figure_is_kept_as_it_was_said(text, said, low, high, approximate):
    (figure,) = figures(text)
    assert figure.text == said
    assert (figure.low, figure.high, figure.approximate) == (Decimal(low), Decimal(high), approximate)


def test_two_figures_with_a_plus_between_them_are_two():
    found = [(f.text, int(f.low)) for f in figures("två genomförda + sex förfrågningar under 2022")]
    assert found == [("två genomförda", 2), ("sex förfrågningar", 6)]


@pytest.mark.parametrize(
    "text",
    [
        "Under 2021 hände mycket", "den 7 mars 2022", "kl 13-16", "barn 0–12 år", "25 år och uppåt", "1:e socialsekreterare",
        "alla 8 månaders besök", "vid 8-månaders hembesök", "en familjecentral", "BUP 4ggr/år", "var 6:e vecka", "steg 1",
        "3. Ny lagstiftning", "en 40 timmars vecka", "De två är klara", "årskurs 7", "HT 21", "tel 0522-123 45", "23/5",
    ],
)  # fmt: skip
def test_a_number_that_counts_nothing_is_no_figure(text):
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "match", "certain"),
    [
        ("Orust", "Orust", True),
        ("orust kommun", "Orust", True),
        ("Dals Ed", "Dals-Ed", True),
        ("Fyrbodal", "Fyrbodals kommunalförbund", True),
        ("Barnhuset", "Barnhuset", True),
        ("IFO, Orust", "Orust", True),
        ("Åmåls", "Åmål", False),
        ("På Orust", "Orust", False),
        ("Uddevalle", "Uddevalla", False),
        ("Färgelandas", "Färgelanda", False),
        ("Ämål", "Åmål", False),
        ("Bengtstors", "Bengtsfors", False),
        ("Trollhätan", "Trollhättan", False),
        ("Lila Edet", "Lilla Edet", False),
        ("Räddningstjänsten", None, False),
        ("med", None, False),
        ("Björn", None, False),
        ("Tanken", None, False),
    ],
)
def test_an_organisation_is_matched_by_likeness(text, match, certain):
    found = KNOWN.organisation(text)
    assert (found.text, found.match, found.certain) == (text, match, certain)


@pytest.mark.parametrize(
    ("line", "match", "form", "unit"),
    [
        ("Orust", "Orust", Form.ALONE, None),
        ("Orust:", "Orust", Form.ALONE, None),
        ("Åmål: två ärenden", "Åmål", Form.LABEL, None),
        ("Åmål – två ärenden", "Åmål", Form.LABEL, None),
        ("Åmål, Ung Vux: två ärenden", "Åmål", Form.LABEL, "Ung Vux"),
        ("Åmål (Lotsen)", "Åmål", Form.ALONE, "Lotsen"),
        ("I Dals Ed finns två", "Dals-Ed", Form.SENTENCE, None),
        ("Även Bengtstors har få", "Bengtsfors", Form.SENTENCE, None),
        ("I Färgelandas öppenvård", "Färgelanda", Form.SENTENCE, None),
    ],
)
def test_a_paragraph_opens_with_its_organisation(line, match, form, unit):
    lead = lead_of(block(line), KNOWN)
    assert (lead.match.match, lead.form, lead.unit) == (match, form, unit)


@pytest.mark.parametrize(
    "line",
    [
        "Tanken är god", "Första mötet", "Med stöd av Teams", "Vi var i Orust", "Björn talade", "Ett ärende", "Edvin berättade",
        "Målet är nått", "Socialstyrelsen har gett ut en handbok", "Fyrbodal bjuder in till en dag", "Orustbon var nöjd",
    ],
)  # fmt: skip
def test_ordinary_words_open_no_answer(line):
    assert lead_of(block(line), KNOWN) is None


@pytest.mark.parametrize(
    "text", ["Ada Alm", "Eva- Grete Ek", "Disa von Dahl", "Eva-Lena Ek Ström", "Örjan Öst", "Ada O’Hara", "A. Alm"]
)
def test_names_of_many_makes_are_names(text):
    assert is_name(text, KNOWN)


@pytest.mark.parametrize(
    "text", ["Orust", "Lilla Edet", "enhetschef", "Samtliga kommuner", "Ada", "Välkomna alla", "Kl 13-16", "hej då"]
)
def test_what_is_no_name_is_none(text):
    assert not is_name(text, KNOWN)
