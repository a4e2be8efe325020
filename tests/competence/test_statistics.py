"""The page of participation, its files, and tables that come back."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competence.documents.statistics.book import headings
from competence.documents.statistics.drawn import drawn
from competence.documents.statistics.gathered import gather
from competence.documents.statistics.reported import reports
from competence.models import Count
from fyrbodal.documents.spreadsheets import write_csv, write_xlsx
from fyrbodal.journal.models import Entry
from tests.competence.catalogue import course
from tests.competence.counts import counted, took
from tests.documents.reading import pdf_text

PAGE, TABLE = "competence:statistics", "competence:counts_import"


def shown(viewer, **years):
    return {one.slug: one for one in drawn(gather(viewer, **years).known)}


def rows_of(one):
    return {row[0]: row[1] for row in one.lines[1:]}


def row(**said):
    """A row of the table, by what is said in it."""
    given = {"Från år": 2016, "Till år": 2016, "Källa": "Egen räkning"} | said
    return [given.get(heading) for heading in headings()]


def sent(client, *rows, name="antal.xlsx"):
    content = write_xlsx({"Antal": [headings(), *rows]}) if name.endswith("xlsx") else write_csv([headings(), *rows])
    return client.post(reverse(TABLE), {"file": SimpleUploadedFile(name, content)})


def written(client, answer):
    change, kept = answer.context["change"], answer.context["kept"]
    return client.post(reverse(TABLE), {"key": kept.key, "seen": change.seen})


def faults(answer):
    return [f"{one.where}: {one.text}" for one in answer.context["change"].faults]


@pytest.fixture
def office(sign_in, karin):
    return sign_in(karin)


def test_scenario_a_1399_reported_1003_itemised_and_396_between_with_caveats(reference, karin):
    found = gather(karin)
    [report] = reports(found.counts, found.chosen)
    assert (report.participants, report.itemised, report.difference, str(report.span)) == (
        1399,
        1003,
        396,
        "2014–2017",
    )
    assert [(one.name, one.participants, one.parts) for one in report.items if one.parts] == [
        ("Familjeterapi", 141, "Familjeterapi 1 96 + Familjeterapi 2 45"),
        ("Förhållningssätt vid trauma", 173, "Grund 137 + Fortsättning 36"),
        ("LVU", 136, "LVU grund 90 + LVU forts 46"),
    ]
    assert len(report.items) == 9
    for word in ("preliminär", "Handläggning och dokumentation", "ensamkommande"):
        assert word in report.total.caveat


def test_scenario_a_no_number_by_year_or_municipality_is_made_up(reference, karin):
    found = shown(karin)
    assert {slug: one.chart is None for slug, one in found.items()} == {
        "per-ar": True, "per-kommun": True, "kommun-och-ar": True, "per-kurs": False,
    }  # fmt: skip
    assert {value for one in ("per-ar", "per-kommun") for value in rows_of(found[one]).values()} == {None}
    assert sum(rows_of(found["per-kurs"]).values()) == 1003


def test_scenario_a_the_page_says_so_and_holds_no_number_that_the_source_does_not(reference, sign_in, vera):
    page = sign_in(vera).get(reverse(PAGE)).content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", page.replace("&nbsp;", " "), flags=re.DOTALL))
    for words in (
        "1 399",
        "1 003",
        "396",
        "Antal per år finns inte",
        "Antal per kommun finns inte",
        "Antal per kommun och år finns inte",
    ):
        assert words in text, words
    told = {
        int(n.replace(" ", ""))
        for n in re.findall(
            r"\b\d{1,3}(?: \d{3})+\b|\b\d{2,3}\b", text.partition("Redovisat 2014")[2].partition("Så räknas det")[0]
        )
    }
    source = {1399, 1003, 396, 76, 93, 90, 46, 136, 137, 36, 173, 96, 45, 141, 119, 121, 70, 49, 25, 74, 16}
    assert {number for number in told if number > 14} <= source | {2014, 2015, 2016, 2017}


def test_the_excluded_are_shown_by_themselves_and_an_unknown_number_stays_unknown(reference, karin):
    excluded = gather(karin).excluded
    assert sorted((str(one.course), one.participants) for one in excluded if one.participants is None)
    assert [one.participants for one in excluded if one.participants is not None] == [16]


def test_the_years_of_diagram_one_fill_the_first_chart(reference, karin):
    for year, to, number in ((2014, 2015, 300), (2016, None, 700), (2017, None, 350)):
        counted(number, year=year, to=to, is_preliminary=year == 2017)
    assert rows_of(shown(karin)["per-ar"]) == {"2014–2015": 300, "2016": 700, "2017 (preliminärt)": 350}


def test_people_known_by_name_are_counted_and_never_named(karin, vera, nils, eva, sign_in):
    of = course()
    for person in (vera, nils):
        took(person, of, 2024)
    took(vera, of, 2025, status="planned")
    took(vera, of, None)
    found = shown(karin)
    assert rows_of(found["per-ar"]) == {"2024": 2}
    assert {place: number for place, number in rows_of(found["per-kommun"]).items() if number} == {"Åmål": 2}
    assert rows_of(found["per-kommun"])[eva.organisation.name] is None
    page = sign_in(nils).get(reverse(PAGE)).content.decode()
    assert (vera.name in page, "1 noterat deltagande saknar år" in page) == (False, True)


def test_the_years_can_be_narrowed_and_nonsense_is_passed_over(karin, sign_in):
    for year in (2018, 2019, 2020):
        counted(year - 2000, year=year)
    assert rows_of(shown(karin, first=2019, last=2020)["per-ar"]) == {"2019": 19, "2020": 20}
    answer = sign_in(karin).get(reverse(PAGE), {"fran": "i fjol", "till": "99999"})
    assert (answer.status_code, str(answer.context["found"].chosen)) == (200, "2018–2020")


def test_the_page_asks_as_many_questions_for_ten_years_as_for_one(karin, vera, sign_in):
    client = sign_in(karin)
    client.get(reverse(PAGE))
    from_first = counted_queries(client)
    for year in range(2010, 2020):
        counted(5, year=year, of=course(), place=vera.organisation)
        took(vera, course(f"Kurs {year}", f"kurs-{year}"), year)
    assert counted_queries(client) == from_first


def counted_queries(client):
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse(PAGE))
    return len(asked)


def test_the_pdf_holds_the_figures_and_what_is_missing(reference, office):
    answer = office.get(reverse("competence:statistics_pdf"))
    text = re.sub(r"\s+", " ", pdf_text(answer.content))
    assert answer["Content-Type"] == "application/pdf"
    for words in ("1 399", "1 003", "396", "Antal per år finns inte", "LVU grund 90 + LVU forts 46"):
        assert words in text, words


def test_what_is_taken_out_comes_back_unchanged_as_excel_and_as_csv(reference, office):
    for ending in ("xlsx", "csv"):
        file = office.get(reverse("competence:statistics_table", args=[ending])).content
        answer = office.post(reverse(TABLE), {"file": SimpleUploadedFile(f"deltagande.{ending}", file)})
        change = answer.context["change"]
        assert (answer.status_code, change.is_empty, change.same, change.faults) == (
            200,
            True,
            Count.objects.count(),
            [],
        )


def test_the_workbook_has_a_sheet_for_each_chart(reference, office):
    book = openpyxl.load_workbook(io.BytesIO(office.get(reverse("competence:statistics_table", args=["xlsx"])).content))
    assert book.sheetnames == [
        "Antal",
        "Deltagare per år",
        "Deltagare per kommun",
        "Deltagare per kommun och år",
        "Deltagare per utbildning",
    ]


@pytest.mark.parametrize("name", ["antal.xlsx", "antal.csv"])
def test_a_table_is_looked_through_and_then_written(office, amal, name):
    of = course()
    old = counted(5, year=2016, of=of)
    answer = sent(
        office,
        row(Kurs=of.name, Deltagare=7, Förbehåll="Räknat på nytt", Källa="Rapport"),
        row(Kommun="åmål", Deltagare=40, Preliminärt="ja"),
        name=name,
    )
    change = answer.context["change"]
    assert [(one.number, one.name, [(c.heading, c.before, c.after) for c in one.cells]) for one in change.changed] == [
        (2, f"{of.name}, 2016", [("Deltagare", "5", "7"), ("Förbehåll", "", "Räknat på nytt")])
    ]
    assert [one.name for one in change.added] == ["alla utbildningar, Åmål, 2016"]
    assert Count.objects.get().participants == 5, "nothing is written yet"
    assert written(office, answer).status_code == 302
    old.refresh_from_db()
    new = Count.objects.exclude(pk=old.pk).get()
    assert (old.participants, new.participants, new.organisation, new.is_preliminary) == (7, 40, amal, True)
    entry = Entry.objects.filter(verb="imported").get()
    assert (entry.details["file"], entry.details["new"], entry.details["changed"]) == (name, 1, 1)


def test_case_bad_input_each_fault_says_its_row_and_nothing_is_written(office, amal):
    of = course()
    answer = sent(
        office,
        row(Kommun="Ankeborg", Deltagare=1),
        row(Kurs="Simkurs", Deltagare=1),
        row(Kurs=of.name, Deltagare="många"),
        row(**{"Från år": 1066}, Deltagare=1),
        row(**{"Från år": 2017}, Deltagare=1),
        row(Kurs=of.name, Deltagare=3),
        row(Kurs=of.name, Deltagare=4),
        row(Kommun="Åmål"),
        row(Kommun="Åmål", Deltagare=-4),
        row(Kommun="Åmål", Deltagare=4, Preliminärt="kanske"),
        row(Kurs=of.name, Del="Tredje", Deltagare=4),
        row(Kommun="Åmål", Deltagare=4, Källa=None),
        row(Kommun="Åmål", Deltagare=1.5),
    )
    assert answer.status_code == 422
    assert faults(answer) == [
        "Rad 2, kolumnen Kommun: Kommunen ”Ankeborg” finns inte bland medlemmarna.",
        "Rad 3, kolumnen Kurs: Kursen ”Simkurs” finns inte. Lägg till den i katalogen först.",
        "Rad 4, kolumnen Deltagare: ”många” är inte ett tal. Skriv till exempel 12,5.",
        "Rad 5, kolumnen Från år: Skriv ett år mellan 1900 och 2100.",
        "Rad 6, kolumnen Till år: Perioden slutar innan den börjar.",
        "Rad 8: Samma kurs, kommun och år står också på rad 7. Ta bort den ena.",
        "Rad 9, kolumnen Deltagare: Skriv antalet deltagare. Det som inte är känt kan bara stå utan att räknas in.",
        "Rad 10, kolumnen Deltagare: Skriv ett tal mellan 0 och 100000.",
        "Rad 11, kolumnen Preliminärt: Skriv ja eller nej.",
        "Rad 12, kolumnen Del: Kursen har ingen del som heter ”Tredje”.",
        "Rad 13, kolumnen Källa: Skriv varifrån antalet kommer.",
        "Rad 14, kolumnen Deltagare: Ett helt tal behövs här.",
    ]
    assert not Count.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("antal.xlsx", b"not a workbook"), ("antal.csv", b"a;b\n1;2\n"), ("antal.csv", b"")]
)
def test_a_file_that_is_none_is_refused_in_a_sentence(office, name, content):
    answer = office.post(reverse(TABLE), {"file": SimpleUploadedFile(name, content)})
    assert (answer.status_code, len(answer.context["form"].errors["file"])) == (422, 1)


def test_what_changed_meanwhile_is_shown_again_and_not_written(office):
    of = course()
    old = counted(5, year=2016, of=of)
    answer = sent(office, row(Kurs=of.name, Deltagare=7, Källa="Rapport"))
    Count.objects.update(participants=6)
    again = written(office, answer)
    old.refresh_from_db()
    assert (again.status_code, old.participants) == (200, 6)
    assert again.context["change"].changed[0].cells[0].before == "6"


def test_nobody_writes_a_file_that_another_has_looked_at(office, sign_in, gunnar):
    answer = sent(office, row(Deltagare=7))
    other = written(sign_in(gunnar), answer)
    assert (other.url, Count.objects.exists()) == (reverse(TABLE), False)
