"""Every register has its pages, in Swedish, for administrators, with as many queries for thirty rows as for one."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fyrbodal.accounts.invitations import invite
from fyrbodal.journal.models import Entry
from fyrbodal.organisation.models import Appointment, Organisation, Person
from fyrbodal.organisation.roles import Role
from fyrbodal.pages.models import AccessibilityStatement
from networks.actions import editions
from networks.models import Edition, Meeting, Network
from tests.factories import (
    AppointmentFactory,
    EmploymentFactory,
    FactFactory,
    OrganisationFactory,
    PersonFactory,
    UnitFactory,
    planned,
)
from tests.registers.pages import address, all_pages, of, seen

ENGLISH = re.compile(
    r"\b(the|this|and|or|not|are|was|to be|select|selected|submit|delete|deleted|save|search|add|added|another|changes?|"
    r"changed|history|home|please|view|show|none|all|yes|no|go|row|errors?|remove|clear|choose|today|now|by|of|import|"
    r"export|finalised|published|planned|appointed|exported|imported|fields|file|minutes|sheet|meeting|invitation|reminder)\b",
    re.IGNORECASE,
)
SAME_IN_SWEDISH = {"organisation", "person", "status"}
SWEDISH_TOO = {"all", "go", "of", "now"} - {"go", "of", "now"}  # "all" is a Swedish word


@pytest.fixture
def something_everywhere(anna, bo, david, gunnar, bim):
    EmploymentFactory(person=bo)
    FactFactory(organisation=bo.organisation)
    meeting = planned(bim, anna)
    meeting.attendees.filter(person=bo).update(is_present=True)
    editions.finalise(meeting=meeting, confirmed={}, by=anna)
    invite(bo, by=gunnar)


def test_every_register_opens_for_an_administrator(something_everywhere, client):
    statuses = {page: client.get(page).status_code for page in all_pages()}
    refused = {page for page, status in statuses.items() if status == 403}
    assert set(statuses.values()) == {200, 403}
    assert all(page.endswith(("/add/", "/delete/")) for page in refused)  # of what is only looked at


def test_no_register_speaks_english(something_everywhere, client):
    found = {}
    for page in all_pages():
        words = {word.lower() for word in ENGLISH.findall(seen(client.get(page)))} - SWEDISH_TOO
        found |= {page: sorted(words)} if words else {}
    assert found == {}


def columns(register):
    """What a register shows, asks for and filters by: the names of columns, of its own rows and of others'."""
    named = [*register.list_display, *register.list_filter, *(register.fields or ())]
    return {name for name in named if isinstance(name, str) and not hasattr(register, name)}


def unnamed(register):
    for name in columns(register):
        try:
            field = get_fields_from_path(register.model, name)[-1]
        except FieldDoesNotExist:  # a method of the row, with a description of its own
            continue
        if field.verbose_name == field.name.replace("_", " ") and field.name not in SAME_IN_SWEDISH:
            yield f"{register.model.__name__}.{name}"


def test_every_column_and_filter_of_a_register_has_a_name_in_words():
    assert [name for register in admin.site._registry.values() for name in unnamed(register)] == []


def test_formatted_text_is_shown_without_its_markup(client):
    shown = client.get(address(AccessibilityStatement, "change", 1)).text
    assert re.search(r'<textarea name="exempt"[^>]* data-richtext[^>]*>\s*Filer som publicerades före', shown)


def test_what_makes_an_address_of_a_name_is_fetched_where_there_is_one(client):
    fetched = {model: "urlify" in client.get(address(model, "add")).text for model in (Network, Organisation)}
    assert fetched == {Network: True, Organisation: False}


@pytest.mark.parametrize("outsider", ["anna", "bo", "david", "eva", "frida", "olof"])
def test_no_register_opens_for_others(something_everywhere, outsider, request, sign_in):
    client = sign_in(request.getfixturevalue(outsider))
    assert {client.get(page, follow=True).status_code for page in all_pages()} == {403}


def test_a_visitor_is_asked_to_sign_in(client, sign_in):
    answer = sign_in(None).get(reverse("admin:index"), follow=True)
    assert answer.request["PATH_INFO"] == reverse("account_login")


def test_the_menu_leads_administrators_to_the_registers_and_nobody_else(gunnar, anna, sign_in):
    entry = f'href="{reverse("admin:index")}"'
    shown = {person.name: entry in sign_in(person).get(reverse("min_dag")).text for person in (gunnar, anna)}
    assert shown == {"Gunnar Tall": True, "Anna Lind": False}


@pytest.mark.parametrize("model", [Appointment, Organisation, Person, Network, Entry])
def test_thirty_rows_take_as_many_queries_as_one(model, client, gunnar, bo):
    page = address(model, "changelist")
    client.get(page)
    of_one = queries(client, page)
    for number in range(30):
        person = PersonFactory()
        AppointmentFactory(person=person, body=UnitFactory())
        Network.objects.create(name=f"Nät {number}", slug=f"nat-{number}")
        client.post(f"{address(Person, 'changelist')}{person.pk}/bjud-in/")
    client.get(page)  # says what has been sent, once
    assert queries(client, page) == of_one


def queries(client, page):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(page).status_code == 200
    return len(caught)


def test_search_and_filter_narrow_the_list(client, bo, anna, orust):
    page = address(Person, "changelist")
    assert rows(client.get(page, {"q": "bo ask"})) == ["Bo Ask"]
    assert rows(client.get(page, {"organisation__body_ptr__exact": orust.pk})) == ["Bo Ask"]
    assert rows(client.get(address(Appointment, "changelist"), {"role__exact": "network_leader"})) == ["Anna Lind"]


def test_appointments_are_found_by_whether_they_hold(client, bo):
    AppointmentFactory(person=bo, starts_on="2020-01-01", ends_on="2020-12-31", role=Role.FIRST_LINE_SUPERVISOR)
    AppointmentFactory(person=bo, starts_on="2090-01-01", role=Role.UNIT_MANAGER)
    page = address(Appointment, "changelist")
    found = {
        when: len(rows(client.get(page, {"galler": when, "q": "Bo Ask"}))) for when in ("nu", "senare", "avslutat")
    }
    assert found == {"nu": 1, "senare": 1, "avslutat": 1}


def rows(answer):
    return [str(getattr(one, "person", one)) for one in answer.context["cl"].result_list]


def test_the_journal_and_what_is_sealed_are_only_looked_at(something_everywhere, client):
    for model in (Entry, Meeting, Edition):
        row = model.objects.first()
        register = admin.site._registry[model]
        assert client.get(address(model, "change", row.pk)).status_code == 200
        answers = [client.post(page, {}) for page in of(model, register)[1:]]
        assert {answer.status_code for answer in answers} == {403}
    assert Entry.objects.filter(verb="finalised").count() == 1


def test_the_register_of_meetings_tells_nothing_of_what_is_being_written(client, bim, anna):
    meeting = planned(bim, anna, topics="En känslig fråga", title="Hemlig rubrik")
    texts = [client.get(page).text for page in (address(Meeting, "changelist"), address(Meeting, "change", meeting.pk))]
    assert [("känslig" in text, "Hemlig" in text) for text in texts] == [(False, False), (False, False)]


def test_the_history_of_a_row_is_its_lines_in_the_journal(client, bo, gunnar):
    client.post(f"{address(Person, 'changelist')}{bo.pk}/bjud-in/")
    answer = client.get(address(Person, "history", bo.pk), follow=True)
    assert [(str(line.by_name), line.verb) for line in answer.context["cl"].result_list] == [(gunnar.name, "invited")]
    assert client.get(address(Person, "history", "00000000-0000-4000-8000-000000000000")).status_code == 404


def test_accounts_and_groups_of_the_libraries_are_no_registers():
    assert sorted(model._meta.label for model in admin.site._registry if "auth." in model._meta.label) == []
    assert "account.EmailAddress" not in [model._meta.label for model in admin.site._registry]


def test_the_journal_says_in_swedish_what_was_done(client, bo, orust):
    data = form_data(client, address(Person, "change", bo.pk)) | {"title": "Socionom"}
    client.post(address(Person, "change", bo.pk), data)
    line = Entry.objects.get(thing_id=bo.pk)
    assert (line.verb, line.details) == ("changed", {"fields": ["Titel"]})
    text = seen(client.get(address(Entry, "changelist")))
    assert re.search(r"Gunnar Tall\s+ändrade\s+Person\s+Bo Ask\s+fält: Titel", text)


def form_data(client, page):
    """What a browser sends when the form is left as it is."""
    context = client.get(page).context
    forms = [context["adminform"].form, *(form for one in context["inline_admin_formsets"] for form in one.formset)]
    forms += [one.formset.management_form for one in context["inline_admin_formsets"]]
    values = {field.html_name: field.value() for form in forms for field in form if field.value() is not None}
    return {name: "" if value is False else value for name, value in values.items()}


def test_a_unit_that_is_added_inside_its_organisation_is_a_line_of_its_own(client, orust):
    page = address(Organisation, "change", orust.pk)
    data = form_data(client, page) | {"units-TOTAL_FORMS": "1", "units-0-name": "Barn och unga"}
    assert client.post(page, data).status_code == 302
    assert [(line.verb, line.thing_name) for line in Entry.objects.all()] == [("added", "Barn och unga")]
    unit = orust.units.get()
    data = form_data(client, page) | {"units-0-DELETE": "on"}
    client.post(page, data)
    assert not orust.units.exists()
    assert Entry.objects.filter(verb="deleted").values_list("thing_id", flat=True).get() == str(unit.pk)


def test_a_new_organisation_has_its_place_in_the_journal(client):
    client.post(
        address(Organisation, "add"), {"name": "Ny", "category": "other"} | empty("units", "facts", "appointments")
    )
    assert Entry.objects.get().thing_id == str(Organisation.objects.get(name="Ny").pk)


def empty(*prefixes):
    return {f"{prefix}-{name}_FORMS": "0" for prefix in prefixes for name in ("TOTAL", "INITIAL")}


def test_a_network_gets_its_address_from_its_name_and_its_lists_inside_it(client, bo):
    data = {"name": "FoU-rum", "slug": "fou-rum", "area": "ifo", "name_policy": "counts"}
    lists = empty("appointments", "informed", "key_figures") | {"informed-TOTAL_FORMS": "1"}
    people = {"informed-0-name": "Arkivet", "informed-0-email": "arkiv@example.org"}
    assert client.post(address(Network, "add"), data | lists | people).status_code == 302
    assert [str(one) for one in Network.objects.get(slug="fou-rum").informed.all()] == ["Arkivet <arkiv@example.org>"]
    assert sorted(line.thing_name for line in Entry.objects.all()) == ["Arkivet <arkiv@example.org>", "FoU-rum"]


def test_two_organisations_of_the_same_code_are_refused_in_words(client, orust):
    OrganisationFactory(name="Åmål", code="1492")
    data = {"name": "Nya", "category": "municipality", "code": "1421"} | empty("units", "facts", "appointments")
    assert (
        "Det finns redan en organisation med den kommunkoden." in client.post(address(Organisation, "add"), data).text
    )
