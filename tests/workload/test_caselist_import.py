"""Somebody's own list of cases: its columns are understood, remembered, looked through and written, all or nothing."""

import datetime as dt
from decimal import Decimal
from html import unescape

import pytest
from django.core.cache import cache
from django.urls import reverse

from fyrbodal.bringing_in.kept import TOO_OLD
from fyrbodal.journal.models import Entry
from tests.workload.books import faults, fetched, hidden, lines_of, prepared, table, upload
from tests.workload.factories import opened, with_lines
from workload.caselist.guessing import guessed_columns
from workload.models import ListMapping

pytestmark = pytest.mark.django_db
CSV = "text/csv"
LIST = [
    ["Ärenden i mars", None, None, None],
    [],
    ["RESTID (h)", "Typ av insats", "Ärendenr", "Ggr per vecka"],
    [0.5, "Normalärende", "A1", 2],
    ["1,25", "Hembesök", "A2", None],
    [None, "Musslan", "G1", None],
]


@pytest.fixture
def client(sign_in, vera):
    return sign_in(vera)


@pytest.fixture
def address(sheet):
    return reverse("workload:caselist_import", args=[sheet.pk])


def chosen(client, address, content, name="lista.xlsx"):
    return client.post(address, {"file": upload(content, name)})


def answers(page, **more):
    """What the page of the mapping would send as it stands, with what is chosen besides by label."""
    form = page.context["mapping"]
    labels = {str(field.label): field.html_name for field in form}
    sent = {field.html_name: field.value() or "" for field in form}
    return sent | {labels[label]: value for label, value in more.items()} | {"key": hidden(page)["key"]}


def column(page, heading):
    return next(str(one.place) for one in page.context["mapping"].caselist.columns if one.heading == heading)


def looked_through(client, address, page, **more):
    return client.post(address, answers(page, **more))


def written(client, address, look):
    return client.post(address, answers(look) | {"seen": look.context["change"].seen})


def understood(client, address, content, name="lista.xlsx"):
    """The dry run of a list with the column of activities chosen and the one unknown word answered."""
    page = chosen(client, address, content, name)
    page = looked_through(client, address, page, Insats=column(page, "Typ av insats"))
    return looked_through(client, address, page, Hembesök="normalarende")


@pytest.mark.parametrize("heading", ["Ggr/vecka", "Gånger i veckan", "gånger / vecka", "GGR"])
def test_how_often_is_understood_however_it_is_written(heading):
    assert guessed_columns(["Typ", heading], {}) == {"activity": 0, "occasions": 1}


def test_columns_in_any_order_and_spelling_are_understood_from_below_a_title(client, address):
    page = chosen(client, address, table(*LIST))
    form = page.context["mapping"]
    guessed = {str(field.label): field.value() for field in form.columns() if field.value()}
    assert guessed == {"Märke": "2", "Gånger": "3", "Restid, h": "0"}
    assert "RESTID (h) (A): 0,5, 1,25" in unescape(page.content.decode())


def test_the_words_of_the_chosen_column_are_asked_for(client, address):
    page = chosen(client, address, table(*LIST))
    page = looked_through(client, address, page, Insats=column(page, "Typ av insats"))
    assert page.status_code == 200
    assert {str(field.label): field.value() for field in page.context["mapping"].activities()} == {
        "Normalärende": "normalarende",
        "Hembesök": "",
        "Musslan": "grupp_musslan",
    }
    unanswered = looked_through(client, address, page)
    assert unanswered.status_code == 422
    assert "Välj vilken insats det är, eller att raderna inte läses in." in unanswered.content.decode()


def test_the_list_is_shown_and_then_written_weighed_and_journalled(client, address, sheet):
    look = understood(client, address, table(*LIST))
    change = look.context["change"]
    assert [(one.number, one.name, [cell.after for cell in one.cells]) for one in change.added] == [
        (4, "Normalärende", ["A1", "1", "2", "0,5"]),
        (5, "Normalärende", ["A2", "1", "1,25"]),
        (6, "Grupp: Musslan", ["G1", "1"]),
    ]
    assert lines_of(sheet) == []
    assert written(client, address, look).url == sheet.get_absolute_url()
    assert lines_of(sheet) == [
        ("normalarende", "A1", 1, None, "0.5"),
        ("normalarende", "A2", 1, None, "1.25"),
        ("grupp_musslan", "G1", 1, None, None),
    ]
    sheet.outcome.refresh_from_db()
    assert sheet.outcome.demand == Decimal("15.25")  # 2 × 2,5 + 3,25 + 7
    assert Entry.objects.get(verb="imported").details == {"file": "lista.xlsx", "new": 3, "changed": 0, "removed": 0}


def test_a_municipality_is_asked_once_and_its_answers_are_remembered(
    client, sign_in, address, lotsen, version, david, vera
):
    written(client, address, understood(client, address, table(*LIST)))
    mapping = ListMapping.objects.get()
    assert (mapping.organisation, mapping.saved_by) == (lotsen.organisation, vera)
    april = opened(lotsen, version, (dt.date(2027, 4, 1), dt.date(2027, 4, 30)), by=david).sheets.get(person=vera)
    april.lines.all().delete()
    there = reverse("workload:caselist_import", args=[april.pk])
    turned = [[row[1], row[0], *row[2:]] if row else row for row in LIST]
    page = chosen(sign_in(david), there, table(*turned))
    assert {str(field.label): field.value() for field in page.context["mapping"] if field.value()} == {
        "Insats": "0", "Restid, h": "1", "Märke": "2", "Gånger": "3",
        "Normalärende": "normalarende", "Hembesök": "normalarende", "Musslan": "grupp_musslan",
    }  # fmt: skip


def test_what_one_municipality_answered_is_not_another_ones_answer(client, address, sotenas):
    written(client, address, understood(client, address, table(*LIST)))
    assert not ListMapping.objects.filter(organisation=sotenas).exists()


def test_a_case_that_is_on_the_sheet_is_changed_and_what_the_list_does_not_say_stays(client, address, sheet):
    with_lines(sheet, {"activity": "normalarende", "label": "A1", "quantity": 1, "amount": Decimal(3)})
    look = understood(client, address, table(*LIST))
    change = look.context["change"]
    assert [(cell.heading, cell.before, cell.after) for one in change.changed for cell in one.cells] == [
        ("Gånger", "", "2"),
        ("Restid, h", "", "0,5"),
    ]
    written(client, address, look)
    assert lines_of(sheet)[0] == ("normalarende", "A1", 1, "3", "0.5")
    again = understood(client, address, table(*LIST))
    assert (again.context["change"].is_empty, again.context["change"].same) == (True, 3)


def test_rows_of_a_kind_that_is_left_out_are_not_read(client, address, sheet):
    page = chosen(client, address, table(*LIST, ["x", "Summa", None, "många"]))
    page = looked_through(client, address, page, Insats=column(page, "Typ av insats"))
    look = looked_through(client, address, page, Hembesök="-", Summa="-")
    assert [one.number for one in look.context["change"].added] == [4, 6]


def test_a_csv_file_from_swedish_excel_is_a_list_as_well(client, address, sheet):
    content = "Insats;Märke;Restid\nNormalärende;A1;0,5\nPaus;;\n".encode("cp1252")
    page = chosen(client, address, content, "lista.csv")
    look = looked_through(client, address, page)
    assert look.context["change"].faults == []
    written(client, address, look)
    assert lines_of(sheet) == [("normalarende", "A1", 1, None, "0.5"), ("paus", "", 1, None, None)]


def test_a_figure_that_does_not_count_for_an_activity_is_told_and_left_out(client, address):
    page = chosen(client, address, table(["Insats", "Restid"], ["Paus", 2]))
    look = looked_through(client, address, page)
    assert look.context["change"].notes == ["Blad1, rad 2, kolumnen Restid (B2): Det räknas inte för Paus."]
    assert [[cell.heading for cell in one.cells] for one in look.context["change"].added] == [["Antal"]]


def looking_like_a_number():
    """An identity number of a day that nobody is born on yet, made when the test runs."""
    digits = "".join(["20", "99", "12", "24", "238"])
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits[2:])]
    check = -sum(product // 10 + product % 10 for product in doubled) % 10
    return f"{digits}{check}"


@pytest.mark.parametrize("shape", [str, lambda text: f"{text[:8]}-{text[8:]}", int])
def test_identity_numbers_are_refused_with_their_row_and_nothing_of_the_file_is_kept(client, address, sheet, shape):
    number = shape(looking_like_a_number())
    answer = chosen(client, address, table(*LIST, ["", "Normalärende", "A9", 1, number]))
    assert answer.status_code == 422
    [told] = faults(answer)
    assert told == (
        "Blad1, rad 7, kolumnen E (E7): Här står något som ser ut som ett personnummer. "
        "Ta bort det ur filen; ingenting av den har sparats."
    )
    assert "key" not in hidden(answer)
    assert lines_of(sheet) == []


def test_names_in_the_place_of_marks_are_refused_with_their_row(client, address):
    page = chosen(client, address, table(["Insats", "Ärende"], ["Paus", "A1"], ["Paus", "Stina Sten"]))
    [told] = faults(looked_through(client, address, page))
    assert told == (
        "Blad1, rad 3, kolumnen Ärende (B3): Det ser ut som ett namn. "
        "Skriv ett märke som bara ni förstår, till exempel A12."
    )


def test_a_column_is_recognised_by_what_stands_in_it_as_one_writes_it(client, address):
    first = dt.date(2027, 3, 12)
    page = chosen(client, address, table(["Insats", "Start", "Åktid"], ["Paus", first, 0.5], ["Paus", "13 mars", 2]))
    choices = dict(page.context["mapping"].fields["kolumn_travel"].choices)
    assert (choices["1"], choices["2"]) == ("Start (B): 2027-03-12, 13 mars", "Åktid (C): 0,5, 2")


def test_a_first_name_is_asked_about_and_not_refused(client, address, sheet):
    page = chosen(client, address, table(["Insats", "Ärende"], ["Paus", "A1"], ["Paus", "Stina"]))
    look = looked_through(client, address, page)
    [told] = look.context["change"].notes
    assert told == (
        "Blad1, rad 3, kolumnen Ärende (B3): Är det ett namn? "
        "Skriv i så fall ett märke som bara ni förstår, till exempel A12."
    )
    assert "Skriv in det på bladet" in look.content.decode()


def test_case_43_one_bad_row_of_a_thousand_writes_nothing_and_is_named(client, address, sheet):
    rows = [["Normalärende" if number % 10 == 0 else "Annans", f"A{number}", 1] for number in range(2, 1001)]
    rows[898][2] = "ofta"
    page = chosen(client, address, table(["Insats", "Märke", "Gånger"], *rows))
    look = looked_through(client, address, page, Annans="-")
    assert look.status_code == 422
    assert faults(look) == ["Blad1, rad 900, kolumnen Gånger (C900): ”ofta” är inget tal. Skriv till exempel 2,5."]
    assert "Skriv in det på bladet" not in look.content.decode()
    assert lines_of(sheet) == []


def test_case_41_formulas_are_told_with_their_row(client, address):
    page = chosen(
        client, address, table(["Insats", "Märke", "Restid"], ["Paus", "=A1", None], ["Normalärende", "A2", "=1+1"])
    )
    assert faults(looked_through(client, address, page)) == [
        "Blad1, rad 2, kolumnen Märke (B2): Här står en formel. Skriv värdet i stället.",
        "Blad1, rad 3, kolumnen Restid (C3): Här står en formel. Skriv värdet i stället.",
    ]


def test_case_42_merged_cells_below_the_headings_are_refused_and_a_merged_title_is_not(client, address):
    titled = prepared(table(*LIST), lambda page: page.merge_cells("A1:D1"))
    assert chosen(client, address, titled).status_code == 200
    merged = prepared(table(*LIST), lambda page: page.merge_cells("B4:B5"))
    assert faults(chosen(client, address, merged)) == [
        "Bladet Blad1: cellerna B4:B5 är sammanfogade. Dela dem och försök igen."
    ]


@pytest.mark.parametrize(
    ("content", "name", "start"),
    [
        (b"PK\x03\x04inget", "lista.xlsx", "Filen är skadad"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "lista.xls", "Filer som slutar på .xls tas inte emot."),
        (table(["Insats"]), "lista.xlsx", "Under rubrikerna står ingenting."),
        (table(["bara ett ord"], ["ett till"]), "lista.xlsx", "Hittar ingen rad med rubriker."),
        (table(), "lista.xlsx", "Filen är tom."),
    ],
)  # fmt: skip
def test_case_39_what_is_no_list_is_refused_in_one_sentence(client, address, content, name, start):
    [told] = faults(chosen(client, address, content, name))
    assert told.startswith(start)


def test_our_own_file_is_sent_to_the_other_page(client, address, sheet):
    assert faults(chosen(client, address, fetched(client, sheet))) == [
        "Filen är ett mätblad som är hämtat härifrån. Läs in det med ”Läs in från Excel” på bladets sida."
    ]


def test_the_same_column_cannot_mean_two_things(client, address):
    page = chosen(client, address, table(["Insats", "Märke"], ["Paus", "A1"]))
    answer = looked_through(client, address, page, Märke="0")
    assert answer.context["mapping"].errors == {
        "kolumn_activity": ["Samma kolumn är vald på två ställen."],
        "kolumn_label": ["Samma kolumn är vald på två ställen."],
    }


def test_a_column_of_all_different_words_is_hardly_the_activities(client, address):
    page = chosen(client, address, table(["Insats", "Märke"], *([f"ord{n}", f"A{n}"] for n in range(61))))
    answer = looked_through(client, address, page)
    assert answer.context["mapping"].errors["kolumn_activity"] == [
        "Kolumnen har 61 olika värden. Högst 60 insatser kan tolkas; är det rätt kolumn?"
    ]


def test_a_file_that_has_lain_too_long_is_asked_for_again(client, address):
    page = chosen(client, address, table(*LIST))
    cache.clear()
    answer = client.post(address, answers(page), follow=True)
    assert str(TOO_OLD) in answer.content.decode()
