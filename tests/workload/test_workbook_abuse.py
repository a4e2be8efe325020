"""Workbooks that are made to harm, sent to both pages that take files: refused in a sentence, and nothing is written."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.workload.books import faults, hidden, lines_of, prepared, rewritten, table, upload
from tests.workload.factories import with_lines

pytestmark = pytest.mark.django_db
UNPACKED = "Filen är för stor när den packas upp. Kopiera raderna som behövs till en ny arbetsbok och försök igen."
TOO_LARGE = "Filen är för stor: högst 5 000 rader och 100 kolumner kan läsas in. Dela upp den i flera."
FOREIGN = "Filen innehåller sådant som inte hör hemma i en arbetsbok och har inte lästs."
ROWS = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 1_000_000
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst>&e;</sst>'
LEVELS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LEVELS}]><sst><si><t>&a9;</t></si></sst>'.encode()
PAGES = pytest.mark.parametrize("page", ["sheet_import", "caselist_import"])


@pytest.fixture
def filled(sheet):
    return with_lines(sheet, {"activity": "normalarende", "label": "A1", "quantity": 2})


@pytest.fixture
def refused(sign_in, filled, vera):
    """What is said of a file; the sheet is as it was, and nothing waits to be agreed to."""

    def sent(page, content, name="lista.xlsx"):
        before = lines_of(filled)
        answer = sign_in(vera).post(reverse(f"workload:{page}", args=[filled.pk]), {"file": upload(content, name)})
        assert answer.status_code == 422
        assert (lines_of(filled), hidden(answer)) == (before, {})
        return faults(answer)

    return sent


@PAGES
def test_case_35_a_file_that_unfolds_is_refused(refused, page):
    assert refused(page, rewritten(table(["Insats"], ["Paus"]), sheet1=ROWS)) == [UNPACKED]


@PAGES
def test_case_36_a_file_that_points_into_the_machine_is_refused(refused, page):
    assert refused(page, rewritten(table(["Insats"], ["Paus"]), styles=ENTITY)) == [FOREIGN]


@PAGES
def test_case_37_a_billion_laughs_are_not_laughed(refused, page):
    assert refused(page, rewritten(table(["Insats"], ["Paus"]), styles=LAUGHS)) == [FOREIGN]


@PAGES
@pytest.mark.parametrize("place", ["A1048576", "XFD1"])
def test_case_38_a_cell_far_away_is_refused(refused, page, place):
    def far(sheet):
        sheet[place] = "här"

    assert refused(page, prepared(table(["Insats"], ["Paus"]), far)) == [TOO_LARGE]


@PAGES
@pytest.mark.parametrize("name", ["lista.xls", "lista.xlsm", "lista.ods"])
def test_case_39_other_formats_are_not_taken(refused, page, name):
    ending = name.rpartition(".")[2]
    assert refused(page, table(["Insats"], ["Paus"]), name) == [
        f"Filer som slutar på .{ending} tas inte emot. Spara filen som .xlsx i Excel och försök igen."
    ]


def test_case_40_a_cell_that_asks_another_program_is_not_asked(refused, filled, sign_in, vera):
    client, address = sign_in(vera), reverse("workload:caselist_import", args=[filled.pk])
    content = table(["Insats", "Märke"], ["Paus", '=DDE("cmd";"/C calc";"x")'])
    page = client.post(address, {"file": upload(content, "lista.xlsx")})
    form = page.context["mapping"]
    sent = {field.html_name: field.value() or "" for field in form} | hidden(page)
    assert faults(client.post(address, sent)) == [
        "Blad1, rad 2, kolumnen Märke (B2): Här står en formel. Skriv värdet i stället."
    ]


def test_a_key_that_is_none_of_ours_reads_nothing_out_of_the_cache(sign_in, filled, vera):
    cache.set("file:x", {"name": "x", "content": b"x"})
    for page in ("sheet_import", "caselist_import"):
        address = reverse(f"workload:{page}", args=[filled.pk])
        answer = sign_in(vera).post(address, {"key": "../x:\r\n", "seen": "x"})
        assert (answer.status_code, answer.url) == (302, address)
