"""Registers to and from spreadsheets: a look first, then all or nothing, and a line in the journal."""

import re

import pytest

from fyrbodal.bringing_in.kept import TOO_OLD
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Appointment, Organisation, Person
from fyrbodal.organisation.roles import Role
from tests.factories import PersonFactory
from tests.registers.sheets import book, opened, values

PEOPLE = "/register/organisation/person/"
ORGANISATIONS = "/register/organisation/organisation/"
APPOINTMENTS = "/register/organisation/appointment/"
HEADINGS = ("E-postadress", "Namn", "Titel", "Organisation", "Får logga in")


def shown(client, register, file):
    return client.post(f"{register}las-in/", {"file": file})


def written(client, register, preview):
    key = re.search(r'name="key" value="(\w+)"', preview.text)[1]
    return client.post(f"{register}las-in/", {"key": key}, follow=True)


def taken_in(client, register, *rows):
    return written(client, register, shown(client, register, book(*rows)))


def taken_out(client, register, query="", ending="xlsx"):
    return client.post(f"{register}hamta/{query}", {"format": ending})


def test_a_list_of_people_is_shown_before_it_is_written(client, orust, bo):
    rows = [
        HEADINGS,
        ("ny@example.org", "Ny Person", "Socionom", "Orust", "ja"),
        (bo.email, "Bo Lönn", None, "Orust", "ja"),
    ]
    preview = shown(client, PEOPLE, book(*rows))
    assert "Nya: 1, ändras: 1, som förut: 0." in preview.text
    assert "<del>Bo Ask</del> <ins>Bo Lönn</ins>" in preview.text
    assert not Person.objects.filter(email="ny@example.org").exists()
    done = written(client, PEOPLE, preview)
    assert "Filen är inläst. Nya: 1, ändrade: 1, som förut: 0." in done.text
    new = Person.objects.get(email="ny@example.org")
    assert (new.name, new.title, new.organisation, new.has_usable_password()) == ("Ny Person", "Socionom", orust, False)
    assert Person.objects.get(pk=bo.pk).name == "Bo Lönn"


def test_every_row_that_is_taken_in_is_a_line_in_the_journal_and_so_is_the_file(client, gunnar, orust, bo):
    taken_in(
        client, PEOPLE, HEADINGS, ("ny@example.org", "Ny", None, "Orust", "ja"), (bo.email, "Bo L", None, "Orust", "ja")
    )
    lines = Entry.objects.order_by("id").values_list("by_name", "verb", "thing_name")
    assert list(lines) == [
        (gunnar.name, "added", "Ny"),
        (gunnar.name, "changed", "Bo L"),
        (gunnar.name, "imported", "organisationer och personer | person"),
    ]
    assert Entry.objects.get(verb="imported").details == {"file": "lista.xlsx", "new": 1, "changed": 1, "same": 0}


def test_a_preview_leaves_no_line_in_the_journal(client, orust):
    shown(client, PEOPLE, book(HEADINGS, ("ny@example.org", "Ny", None, "Orust", "ja")))
    assert not Entry.objects.exists()


def test_case_43_one_bad_row_of_a_thousand_and_nothing_is_written(client, orust):
    rows = [(f"p{n}@example.org", f"Person {n}", None, "Orust", "ja") for n in range(2, 102)]
    rows[88] = ("p90@example.org", "Person 90", None, "Ingenstans", "ja")
    before = Person.objects.count()
    answer = shown(client, PEOPLE, book(HEADINGS, *rows))
    assert answer.status_code == 422
    faults = re.findall(r"<li>\s*<strong>(.*?)</strong>\s*(.*?)\s*</li>", answer.text)
    assert faults == [("Rad 90, Organisation:", "”Ingenstans” finns inte i registret.")]
    assert 'name="key"' not in answer.text
    assert Person.objects.count() == before


def test_case_43_what_has_become_wrong_since_the_preview_writes_nothing(client, orust):
    preview = shown(
        client,
        PEOPLE,
        book(HEADINGS, ("a@example.org", "A", None, None, "ja"), ("b@example.org", "B", None, "Orust", "ja")),
    )
    Organisation.objects.filter(pk=orust.pk).update(name="Orusts kommun")
    answer = written(client, PEOPLE, preview)
    assert answer.status_code == 422
    assert "Rad 3, Organisation:" in answer.text
    assert not Person.objects.filter(email__in=["a@example.org", "b@example.org"]).exists()
    assert not Entry.objects.exists()


def test_rows_keep_their_numbers_when_some_are_empty(client):
    answer = shown(client, PEOPLE, book(HEADINGS, (None,), (None,), ("a@example.org", "A", None, "Ingenstans", "ja")))
    assert "Rad 4, Organisation:" in answer.text


def test_case_41_a_formula_refuses_the_file_and_says_where(client):
    answer = shown(client, PEOPLE, book(HEADINGS, ("a@example.org", "=1+1", None, None, "ja")))
    assert "Rad 2, kolumnen Namn: här står en formel. Klistra in värdet i stället." in answer.text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-02-31", "”2027-02-31” är inte ett datum. Skriv till exempel 2027-03-12."),
        ("i våras", "”i våras” är inte ett datum. Skriv till exempel 2027-03-12."),
    ],
)
def test_case_42_a_day_that_is_none_is_said_with_row_and_column(client, bo, bim, day, said):
    headings = ("E-postadress", "Roll", "Var", "Från och med")
    answer = shown(client, APPOINTMENTS, book(headings, (bo.email, "nätverksledare", "BIM", day)))
    assert "Rad 2, Från och med:" in answer.text
    assert said in answer.text


def test_case_42_days_as_days_numbers_and_text_are_read_alike(client, bo, cecilia, frida, bim):
    headings = ("E-postadress", "Roll", "Var", "Från och med")
    rows = [
        (bo.email, "Nätverksledare", "BIM", 46_458),
        (cecilia.email, "nätverksledare", "bim", "2027-03-12"),
        (frida.email, "nätverksledare", "\N{NO-BREAK SPACE}BIM ", "2027-03-12"),
    ]
    taken_in(client, APPOINTMENTS, headings, *rows)
    begun = Appointment.objects.filter(body=bim, role=Role.NETWORK_LEADER, person__in=[bo, cecilia, frida])
    assert {f"{one.starts_on}" for one in begun} == {"2027-03-12"}
    assert begun.count() == 3


def test_a_file_with_other_columns_is_refused_with_the_right_ones(client):
    answer = shown(client, PEOPLE, book(("Epost", "Namn"), ("a@example.org", "A")))
    assert "I filen saknas kolumnerna: E-postadress." in answer.text
    answer = shown(client, PEOPLE, book(("E-postadress", "Namn", "Lösenord"), ("a@example.org", "A", "hemligt")))
    assert "Känner inte igen kolumnerna: Lösenord." in answer.text


def test_the_same_person_twice_in_a_file_is_a_fault(client):
    rows = [("a@example.org", "A", None, None, "ja"), ("A@example.org", "B", None, None, "ja")]
    assert "En tidigare rad i filen handlar om samma sak." in shown(client, PEOPLE, book(HEADINGS, *rows)).text


def test_a_file_without_rows_and_one_that_is_no_table_are_refused(client):
    assert "Filen har inga rader under rubrikerna." in shown(client, PEOPLE, book(HEADINGS)).text
    pretender = book(HEADINGS)
    pretender.file.seek(0)
    pretender.file.write(b"<html>")
    assert shown(client, PEOPLE, pretender).status_code == 422


def test_what_is_taken_out_can_be_taken_in_and_changes_nothing(client, bo, anna, david, eva):
    for register in (PEOPLE, ORGANISATIONS, APPOINTMENTS):
        rows = values(taken_out(client, register))
        preview = shown(client, register, book(*rows))
        assert f"Nya: 0, ändras: 0, som förut: {len(rows) - 1}." in preview.text


def test_an_organisation_is_known_by_its_code_when_its_name_changes(client, orust):
    taken_in(client, ORGANISATIONS, ("Namn", "Kommunkod"), ("Orusts kommun", 1421))
    assert Organisation.objects.get(pk=orust.pk).name == "Orusts kommun"


def test_an_appointment_is_ended_by_a_file(client, bo, bim):
    (held,) = Appointment.objects.filter(person=bo)
    headings = ("E-postadress", "Roll", "Var", "Från och med", "Till och med")
    taken_in(client, APPOINTMENTS, headings, (bo.email, "nätverksdeltagare", "BIM", str(held.starts_on), "2027-03-12"))
    held.refresh_from_db()
    assert str(held.ends_on) == "2027-03-12"


def test_case_22_a_file_gives_nobody_a_role_of_their_own(client, gunnar, bim):
    headings = ("E-postadress", "Roll", "Var", "Från och med")
    answer = shown(client, APPOINTMENTS, book(headings, (gunnar.email, "nätverksledare", "BIM", "2027-03-12")))
    assert "Det här får du inte ändra själv. Be en annan administratör." in answer.text
    assert not gunnar.appointments.filter(body=bim).exists()


def test_case_49_names_that_look_like_formulas_leave_as_text(client):
    names = ['=HYPERLINK("http://evil.example")', "+1", "-1", "@SUM(A1)"]
    for number, name in enumerate(names):
        PersonFactory(name=name, email=f"f{number}@example.org")
    cells = {row[1].value: row[1].data_type for row in opened(taken_out(client, PEOPLE, "?q=f"))}
    assert {name: cells[name] for name in names} == dict.fromkeys(names, "s")
    lines = taken_out(client, PEOPLE, "?q=f", "csv").content.decode("utf-8-sig")
    assert all(f"'{name.split(chr(34))[0]}" in lines.replace('"', "") for name in names)


def test_case_50_what_is_taken_out_is_what_was_filtered_and_stands_in_the_journal(client, gunnar, bo, anna):
    rows = values(taken_out(client, PEOPLE, "?q=bo@example.org"))
    assert rows == [HEADINGS, ("bo@example.org", "Bo Ask", None, "Orust", "ja")]
    (line,) = Entry.objects.filter(verb="exported")
    assert (line.by_name, line.details) == (gunnar.name, {"filter": {"q": ["bo@example.org"]}, "rows": 1})


def test_case_50_looking_at_the_page_takes_nothing_out(client):
    assert client.get(f"{PEOPLE}hamta/").status_code == 200
    assert not Entry.objects.exists()


@pytest.mark.parametrize("outsider", ["anna", "bo", "eva", "olof"])
@pytest.mark.parametrize("way", ["las-in/", "hamta/"])
def test_case_50_others_take_nothing_out_and_nothing_in(outsider, way, request, sign_in):
    client = sign_in(request.getfixturevalue(outsider))
    answer = client.post(f"{PEOPLE}{way}", {"format": "xlsx"}, follow=True)
    assert answer.status_code == 403
    assert not Entry.objects.exists()


def test_case_51_the_file_is_named_after_the_register_and_the_day(client, time_machine):
    time_machine.move_to("2027-03-12 10:00+01:00")
    client.force_login(Person.objects.get(email="gunnar@example.org"))
    assert "filename*=UTF-8''Personer-2027-03-12.xlsx" in taken_out(client, PEOPLE)["Content-Disposition"]


def test_somebody_elses_preview_cannot_be_written(client, gunnar, orust, sign_in):
    preview = shown(client, PEOPLE, book(HEADINGS, ("ny@example.org", "Ny", None, "Orust", "ja")))
    other = PersonFactory(name="Greta Tall", email="greta@example.org")
    Appointment.objects.create(person=other, role=Role.ADMINISTRATOR, body=gunnar.organisation)
    assert str(TOO_OLD) in written(sign_in(other), PEOPLE, preview).text
    assert not Person.objects.filter(email="ny@example.org").exists()


def test_case_62_a_preview_is_written_once_and_who_presses_twice_is_told_that_it_may_be_in(client, orust):
    preview = shown(client, PEOPLE, book(HEADINGS, ("ny@example.org", "Ny", None, "Orust", "ja")))
    written(client, PEOPLE, preview)
    assert "Filen är redan inläst, eller har legat för länge." in written(client, PEOPLE, preview).text
    assert Entry.objects.filter(verb="imported").count() == 1


def test_a_filter_that_does_not_exist_is_a_bad_request(client):
    assert client.get(f"{PEOPLE}hamta/?order_by=password").status_code == 400
