"""A municipality's sheet in Excel: filled in by hand, looked through, all written or nothing."""

import datetime as dt
import io
import threading

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from competence.actions.enrolment import books
from competence.documents.enrolment.book import headings
from competence.documents.enrolment.sheet import ToldSheet
from competence.forms.enrolment.returned import change_of
from competence.models import UnitWish, WishedPerson
from fyrbodal.documents.http import XLSX
from fyrbodal.documents.spreadsheets import read_book, write_xlsx
from fyrbodal.journal.models import Entry
from fyrbodal.seen import NotAsSeen
from tests.competence.enrolling import at, line_of, names_of, wish_of
from tests.competence.packages import approved, closed, sheet, wished
from tests.factories import EmploymentFactory, PersonFactory, UnitFactory, identity_number

pytestmark = pytest.mark.django_db


def row(course="Motiverande samtal", unit="Lotsen", person=None, **said):
    names = ("municipality", "course", "unit", "person", "unnamed", "name_by_on", "all_or_none", "note")
    cells = {"municipality": "Åmål", "course": course, "unit": unit, "person": person} | said
    return [cells.get(name) for name in names]


def looked_at(client, mine, *rows, content=None, name="anmalan.xlsx"):
    book = content if content is not None else write_xlsx({"Anmälan": [headings(), *rows]})
    return client.post(at("enrolment_import", mine), {"file": SimpleUploadedFile(name, book, XLSX)})


def written(client, mine, *rows):
    page = looked_at(client, mine, *rows)
    said = {"key": page.context["kept"].key, "seen": page.context["change"].seen}
    return client.post(at("enrolment_import", mine), said)


def faults(page):
    assert page.status_code == 422
    return [str(one) for one in page.context["change"].faults]


def rows_out(client, mine):
    content = client.get(at("enrolment_xlsx", mine)).content
    [wishes, help_] = read_book(content, name="anmalan.xlsx")
    return [list(values) for _number, values in wishes.grid.rows], help_


def test_what_goes_out_can_be_filled_in_by_hand(sign_in, ingrid, vera, lotsen, mine, offer):
    wished(mine, offer, lotsen, vera, unnamed=2, name_by_on=dt.date(2027, 1, 8), all_or_none=True, note="Ihop.")
    rows, help_ = rows_out(sign_in(ingrid), mine)
    assert [rows[0], *rows[2:]] == [
        headings(), ["Åmål", "Motiverande samtal", "Lotsen", "Vera Rask"], ["Åmål", "Klarspråk"],
    ]  # fmt: skip
    *place, day, together, note = rows[1]
    assert place == ["Åmål", "Motiverande samtal", "Lotsen", None, 2]
    assert (day.date(), together, note) == (dt.date(2027, 1, 8), "ja", "Ihop.")
    assert help_.name == "Så fyller du i"


def test_what_comes_back_as_it_went_out_changes_nothing(sign_in, ingrid, vera, lotsen, mine, offer):
    wished(mine, offer, lotsen, vera, unnamed=2, all_or_none=True, note="Ihop.")
    chief = sign_in(ingrid)
    page = looked_at(chief, mine, content=chief.get(at("enrolment_xlsx", mine)).content)
    assert (page.context["change"].is_empty, page.context["change"].faults) == (True, [])


def test_a_chief_fills_in_the_file_and_it_is_written(sign_in, ingrid, vera, nils, lotsen, mine, offer):
    answered = written(
        sign_in(ingrid), mine, row(person="Vera Rask"), row(unnamed=2, all_or_none="ja", note="Ihop."),
        row("Klarspråk", None, person="nils@example.org"),
    )  # fmt: skip
    wish = wish_of(mine, offer, lotsen)
    assert answered.url == at("enrolment", mine)
    assert (names_of(wish), wish.unnamed, wish.all_or_none, wish.note, wish.saved_by, wish.revision) == (
        ["Vera Rask"], 2, True, "Ihop.", ingrid, 1,
    )  # fmt: skip
    assert names_of(wish_of(mine, mine.package.offers.in_order()[1])) == ["Nils Gran"]
    entry = Entry.objects.get(verb="imported")
    assert (entry.by_name, entry.details) == (
        "Ingrid Ås", {"file": "anmalan.xlsx", "new": 2, "changed": 0, "removed": 0},
    )  # fmt: skip


def test_a_person_is_moved_from_one_unit_to_another_in_one_file(sign_in, ingrid, vera, lotsen, mine, offer):
    fyren = UnitFactory(name="Fyren", organisation=lotsen.organisation)
    vera.employments.update(unit=fyren)
    wished(mine, offer, lotsen, vera, unnamed=1)
    approved(mine, offer, 2)
    written(sign_in(ingrid), mine, row(unnamed=1), row(unit="Fyren", person="Vera Rask"))
    assert line_of(mine, offer).approved == 2
    assert [names_of(wish_of(mine, offer, unit)) for unit in (lotsen, fyren)] == [[], ["Vera Rask"]]


def test_what_the_file_does_not_speak_of_is_left(sign_in, ingrid, vera, lotsen, mine, offer):
    wished(mine, offer, lotsen, vera, unnamed=1)
    written(sign_in(ingrid), mine, row(), row("Klarspråk", unnamed=1))
    assert (names_of(wish_of(mine, offer, lotsen)), UnitWish.objects.count()) == (["Vera Rask"], 2)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(unnamed=1, municipality="Atlantis")], "Rad 2, kolumnen Kommun: ”Atlantis” är inte Åmål, som anmälan gäller."),
        ([row(unnamed=1, municipality="Orust")], "Rad 2, kolumnen Kommun: ”Orust” är inte Åmål, som anmälan gäller."),
        ([row("Trolleri", unnamed=1)], "Rad 2, kolumnen Kurs: Kursen ”Trolleri” finns inte i paketet."),
        ([row(None, unnamed=1)], "Rad 2, kolumnen Kurs: Skriv vilken kurs raden gäller."),
        ([row(unit="Borgen", unnamed=1)], "Rad 2, kolumnen Enhet: Enheten ”Borgen” finns inte i Åmål."),
        ([row(person="Olof Utanför")], "Rad 2, kolumnen Person: Ingen ”Olof Utanför” är anställd i Lotsen i dag."),
        (
            [row(person="Vera Rask"), row(unit=None, person="vera@example.org")],
            "Rad 3, kolumnen Person: Samma person står redan på kursen, på rad 2.",
        ),
        (
            [row(person="Vera Rask"), row(person="Vera Rask")],
            "Rad 3, kolumnen Person: Samma person står redan på kursen, på rad 2.",
        ),
        ([row(unnamed="två")], "Rad 2, kolumnen Utan namn: ”två” är inte ett tal. Skriv till exempel 12,5."),
        ([row(unnamed=-1)], "Rad 2, kolumnen Utan namn: Kontrollera att detta värde är större än eller lika med 0."),
        ([row(person="Vera Rask"), row(unnamed=4)], "Rad 3, kolumnen Utan namn: Kursen har 4 platser i allt, och ni önskar 5."),
        ([row(unnamed=1), row(unnamed=2)], "Rad 3, kolumnen Utan namn: Det står något annat på rad 2, för samma kurs och enhet."),
        ([row(unnamed=1, name_by_on="snart")], "Rad 2, kolumnen Namn senast: ”snart” är inte ett datum. Skriv till exempel 2027-03-12."),
        ([row(unnamed=1, all_or_none="kanske")], "Rad 2, kolumnen Alla eller ingen: Skriv ja eller nej."),
    ],
)  # fmt: skip
def test_a_fault_says_its_row_and_nothing_is_written(rows, said, sign_in, ingrid, vera, lotsen, mine):
    assert faults(looked_at(sign_in(ingrid), mine, *rows)) == [said]
    assert not UnitWish.objects.exists()


def test_a_date_outside_the_term_is_refused(sign_in, ingrid, lotsen, pack, mine):
    late = pack.term.last_on + dt.timedelta(days=1)
    [said] = faults(looked_at(sign_in(ingrid), mine, row(unnamed=1, name_by_on=late)))
    assert said.startswith(f"Rad 2, kolumnen Namn senast: Dagen ligger utanför {pack.term}")


def test_one_fault_among_many_rows_writes_nothing_of_them(sign_in, ingrid, vera, lotsen, mine):
    looked_at(sign_in(ingrid), mine, row(person="Vera Rask"), row("Klarspråk", person="Ingen Alls"))
    assert not WishedPerson.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"), [(b"Hej", "anmalan.xlsx"), (b"", "anmalan.xlsx"), (b"%PDF-1.7", "anmalan.pdf")]
)
def test_a_file_that_is_none_is_refused_in_plain_words(content, name, sign_in, ingrid, mine):
    page = looked_at(sign_in(ingrid), mine, content=content, name=name)
    assert (page.status_code, bool(page.context["form"].errors["file"])) == (422, True)


def test_case_41_a_formula_is_no_number(sign_in, ingrid, lotsen, mine):
    book = openpyxl.Workbook()
    for one in (headings(), row(unnamed="=1+1")):
        book.active.append(one)
    target = io.BytesIO()
    book.save(target)
    [said] = faults(looked_at(sign_in(ingrid), mine, content=target.getvalue()))
    assert said == "Rad 2, kolumnen Utan namn: Här står en formel. Klistra in värdet i stället."


def test_an_identity_number_in_a_file_is_refused(sign_in, ingrid, lotsen, mine):
    [said] = faults(looked_at(sign_in(ingrid), mine, row(unnamed=1, note=identity_number())))
    assert said == "Rad 2, kolumnen Anmärkning: Det här ser ut som ett personnummer. Ta bort det."


def test_namesakes_are_told_apart_by_their_addresses(sign_in, ingrid, vera, lotsen, mine, offer):
    other = PersonFactory(name="Vera Rask", email="vera.den.andra@example.org", organisation=lotsen.organisation)
    EmploymentFactory(person=other, organisation=lotsen.organisation, unit=lotsen)
    chief = sign_in(ingrid)
    assert faults(looked_at(chief, mine, row(person="Vera Rask"))) == [
        "Rad 2, kolumnen Person: Flera heter så. Skriv e-postadressen."
    ]
    written(chief, mine, row(person=other.email), row(person=vera.email))
    rows, _help = rows_out(chief, mine)
    assert [one[3] for one in rows if len(one) > 3 and one[3]] == ["Person", other.email, vera.email]


def test_a_supervisor_gets_and_writes_her_own_units_alone(sign_in, sten, nils, vera, lotsen, mine, offer):
    fyren = nils.employments.get().unit
    wished(mine, offer, fyren, nils)
    supervisor = sign_in(sten)
    rows, _help = rows_out(supervisor, mine)
    assert {one[2] for one in rows[1:]} == {"Lotsen"}
    refused = looked_at(
        supervisor, mine, row(unit="Fyren", unnamed=1), row(unit=None, unnamed=1), row(person="Nils Gran")
    )
    assert faults(refused) == [
        "Rad 2, kolumnen Enhet: Du leder inte enheten.",
        "Rad 3, kolumnen Enhet: Skriv vilken enhet raden gäller.",
        "Rad 4, kolumnen Person: Ingen ”Nils Gran” är anställd i Lotsen i dag.",
    ]
    written(supervisor, mine, row(person="Vera Rask"))
    assert names_of(wish_of(mine, offer, lotsen)) == ["Vera Rask"]


def test_what_was_changed_while_one_looked_is_looked_at_again(sign_in, ingrid, vera, lotsen, mine, offer):
    chief = sign_in(ingrid)
    page = looked_at(chief, mine, row(unnamed=2))
    wished(mine, offer, lotsen, vera)
    said = {"key": page.context["kept"].key, "seen": page.context["change"].seen}
    again = chief.post(at("enrolment_import", mine), said)
    assert "Något har ändrats medan du tittade." in again.content.decode()
    assert wish_of(mine, offer, lotsen).unnamed == 0


def test_scenario_f_a_file_after_the_last_day_says_who_can_open(sign_in, ingrid, karin, lotsen, pack, mine):
    chief = sign_in(ingrid)
    page = looked_at(chief, mine, row(unnamed=2))
    closed(pack)
    said = {"key": page.context["kept"].key, "seen": page.context["change"].seen}
    answered = chief.post(at("enrolment_import", mine), said)
    assert (answered.status_code, "karin@example.org" in answered.content.decode()) == (409, True)
    assert not UnitWish.objects.exists()


@pytest.mark.parametrize("who", ["eva", "vera", "olof"])
def test_outsiders_get_and_bring_in_nothing(who, request, sign_in, lotsen, mine):
    client = sign_in(request.getfixturevalue(who))
    assert client.get(at("enrolment_xlsx", mine)).status_code == 404
    assert looked_at(client, mine, row(unnamed=1)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_case_61_whom_another_municipality_names_meanwhile_is_a_fault_and_no_error(
    ingrid, vera, mine, pack, offer, sotenas
):
    """She works in both; the other sheet is written between the look and the writing, and is not held."""
    EmploymentFactory(person=vera, organisation=sotenas)
    content = write_xlsx({"Anmälan": [headings(), row(person="Vera Rask")]})
    meanwhile = [lambda: wished(sheet(pack, sotenas), offer, None, vera)]

    def make():
        change = change_of(ToldSheet(mine, ingrid, timezone.now()), content, "anmalan.xlsx")
        for name in meanwhile[:]:
            meanwhile.remove(name)
            elsewhere(name)
        return change

    seen = change_of(ToldSheet(mine, ingrid, timezone.now()), content, "anmalan.xlsx").seen
    with pytest.raises(NotAsSeen) as refused:
        books.bring_in(sheet=mine, make=make, seen=seen, by=ingrid)
    assert (len(refused.value.now.faults), list(WishedPerson.objects.values_list("wish__sheet__organisation"))) == (
        1, [(sotenas.pk,)],
    )  # fmt: skip


def elsewhere(act):
    """Done and committed by another connection before this one goes on."""

    def acting():
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=acting)
    thread.start()
    thread.join()
