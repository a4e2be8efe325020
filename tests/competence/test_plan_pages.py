"""The pages of a plan: the first page for everybody, reading, writing, what is sent wrongly, and outsiders."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from competence.models import Course, Line, Occasion, Plan, UnitArea
from fyrbodal.organisation.roles import Role
from tests.competence.planning import DECIDED_ON, YEARS, adopted, draft, in_force, proposed, with_section
from tests.factories import AppointmentFactory, identity_number

pytestmark = pytest.mark.django_db
ADOPTED = {"adopted_on": DECIDED_ON, "adopted_by_whom": "Cheferna"}
SCRIPT = "<script>alert(1)</script>"
NO_NUMBER = ["Det här ser ut som ett personnummer. Ta bort det."]


def at(name, row=None):
    return reverse(f"competence:{name}", args=[row.pk] if row else [])


@pytest.fixture
def plan():
    return draft()


@pytest.fixture
def writer(sign_in, karin):
    return sign_in(karin)


def line_of(plan):
    return plan.sections.get().lines.first()


def saving(row, **values):
    """What the form of a line sends."""
    said = {"theme": row.theme, "frequency": row.frequency, "course": "", "note": row.note, "revision": row.revision}
    return said | values


def by_script(client, name, row, sent):
    return client.post(at(name, row), sent, headers={"X-Requested-With": "part"})


# the first page


def concerned(client):
    return [
        (str(one.unit), one.why, [str(plan) for plan in one.plans], one.areas)
        for one in client.get(at("start")).context["concerned"]
    ]


def test_a_visitor_finds_what_is_adopted_and_no_draft(karin, plan, client):
    held = in_force(by=karin)
    page = client.get(at("start"))
    assert (page.context["adopted"], page.context["drafts"], page.context["concerned"]) == ([held], [], [])
    assert plan.name not in page.content.decode()


def test_what_is_proposed_stands_on_the_first_page_of_staff_and_beside_the_unit_it_is_for(
    learning, vera, sign_in, client
):
    offered = proposed()
    page = sign_in(vera).get(at("start"))
    assert (page.context["drafts"], page.context["concerned"][0].proposals) == ([offered], [offered])
    assert client.get(at("start")).context["drafts"] == []


def test_where_nothing_is_adopted_a_unit_and_its_people_are_led_to_the_proposal(learning, vera, david, sign_in):
    offered = proposed()
    pages = [sign_in(vera).get(at("my_plan")), sign_in(david).get(at("matrix", learning))]
    assert [page.content.decode().count(offered.get_absolute_url()) for page in pages] == [1, 1]
    assert pages[0].context["own"].courses == []


def test_an_employee_finds_the_plan_of_her_unit(learning, karin, vera, nils, sign_in):
    in_force(by=karin)
    assert concerned(sign_in(vera)) == [("Lotsen", "employed", ["Plan för familjearbete"], [])]
    assert concerned(sign_in(nils)) == [("Fyren", "employed", [], [])]


def test_a_leader_finds_the_units_that_she_leads_and_an_area_without_a_plan_is_named(learning, david, sten, sign_in):
    UnitArea.objects.create(unit=learning, area="ekb")
    said = [("Lotsen", "leads", [], ["barn och unga", "ensamkommande barn"])]
    assert concerned(sign_in(david)) == concerned(sign_in(sten)) == said


def test_a_chief_finds_the_units_of_her_municipality_once_each(learning, nils, ingrid, eva, olof, sign_in):
    AppointmentFactory(person=ingrid, role=Role.UNIT_MANAGER, body=learning)
    assert [one[:2] for one in concerned(sign_in(ingrid))] == [("Lotsen", "leads"), ("Fyren", "chief")]
    assert (concerned(sign_in(eva)), concerned(sign_in(olof))) == ([], [])


def test_the_course_administrator_finds_drafts_and_begins_a_plan(plan, writer, karin, gunnar, sign_in):
    page = writer.get(at("start"))
    assert (page.context["drafts"], page.context["may_add"]) == ([plan], True)
    waiting = writer.get(reverse("min_dag")).content.decode()
    assert (plan.get_absolute_url() in waiting, "Kompetensplaner som inte är antagna" in waiting) == (True, True)
    assert plan.name not in sign_in(gunnar).get(reverse("min_dag")).content.decode()


def test_every_door_of_the_first_page_leads_somewhere(client):
    rooms = client.get(at("start")).context["rooms"]
    addresses = [door.url for _heading, doors in rooms for door in doors]
    assert at("plans") in addresses
    assert {client.get(one).status_code for one in addresses} == {200}


# reading


def test_a_line_says_when_its_course_came_last_and_when_it_comes_again(karin, client):
    course = Course.objects.create(slug="samtalsteknik", name="Samtalsteknik", area="children_youth")
    plan = in_force(by=karin)
    Line.objects.filter(section__plan=plan, theme="Samtalsteknik").update(course=course)
    today = timezone.localdate()
    Occasion.objects.create(course=course, status="held", first_on=today, last_on=today)
    assert _next(client, plan) == "väntar"
    Occasion.objects.create(
        course=course, status="draft", first_on=today + dt.timedelta(days=9), last_on=today + dt.timedelta(days=9)
    )
    assert _next(client, plan) == "väntar"
    Occasion.objects.create(
        course=course, status="planned", first_on=today + dt.timedelta(days=9), last_on=today + dt.timedelta(days=9)
    )
    assert _next(client, plan) == "planerad"


def _next(client, plan):
    return str(client.get(plan.get_absolute_url()).context["told"].sections[0].lines[0].word)


def test_a_plan_is_read_with_as_many_questions_whatever_its_length(karin, client, django_assert_max_num_queries):
    plan = draft()
    for number in range(30):
        with_section(plan, f"Område {number}", step="", lines=[(f"Tema {one}", "1 gång/år") for one in range(30)])
    adopted(plan, by=karin)
    with django_assert_max_num_queries(12):
        assert client.get(plan.get_absolute_url()).status_code == 200


def test_a_plan_whose_years_have_passed_says_so(karin, client):
    old = in_force(by=karin, starts_on=dt.date(2018, 1, 1), ends_on=dt.date(2019, 12, 31))
    assert "Planens tid gick ut den 31 december 2019" in client.get(old.get_absolute_url()).content.decode()


def test_case_44_45_47_what_is_typed_is_text_on_page_and_paper(writer, plan, karin):
    Line.objects.filter(pk=line_of(plan).pk).update(theme=SCRIPT, note='<img src="http://127.0.0.1:9/x">')
    for address in (plan.get_absolute_url(), at("plan_edit", plan), at("adopt", plan)):
        assert SCRIPT not in writer.get(address).content.decode()
    assert writer.get(at("plan_pdf", plan)).status_code == 200


def test_case_48_the_pdf_of_a_draft_is_not_cached(writer, plan):
    answer = writer.get(at("plan_pdf", plan))
    assert (answer.status_code, answer["Cache-Control"], "utkast" in answer["Content-Disposition"]) == (
        200, "no-store", True,
    )  # fmt: skip


def test_case_51_the_name_of_a_file_comes_out_safe(writer, plan):
    Plan.objects.filter(pk=plan.pk).update(name='../Plan "åäö"\r\nX: y')
    for name in ("plan_pdf", "plan_xlsx"):
        disposition = writer.get(at(name, plan))["Content-Disposition"]
        assert ("\n" in disposition, ".." in disposition) == (False, False)


# writing


def test_a_line_is_saved_while_one_writes_and_the_page_says_how_its_words_are_understood(writer, plan):
    line = line_of(plan)
    answer = by_script(writer, "line", line, saving(line, frequency="Vartannat år"))
    assert answer.json()["fragments"] == {f"[data-understood='{line.pk.hex}']": "Återkommer efter 24 månader."}
    line.refresh_from_db()
    assert (line.frequency, line.revision) == ("Vartannat år", 1)


def test_a_course_is_tied_to_a_line_by_its_name(writer, plan):
    course = Course.objects.create(slug="s", name="Samtal med unga", area="children_youth")
    line = line_of(plan)
    assert by_script(writer, "line", line, saving(line, course="samtal med  unga")).status_code == 200
    line.refresh_from_db()
    assert line.course == course
    answer = by_script(writer, "line", line, saving(line, course="Okänd kurs"))
    assert answer.json()["errors"] == {"course": ["Kursen finns inte i katalogen. Välj en i listan eller lämna tomt."]}


def test_a_line_whose_theme_is_a_course_is_tied_to_it_at_once(writer, plan):
    course = Course.objects.create(slug="s", name="Samtal med unga", area="children_youth")
    writer.post(at("line_add", plan.sections.get()), {"theme": "Samtal med unga", "frequency": "1 gång/år"})
    assert Line.objects.get(theme="Samtal med unga").course == course


def test_the_parts_of_a_need_are_lines_of_text(writer, plan):
    need = plan.sections.get().needs.get(met="locally")
    sent = {"text": need.text, "points": " Rutiner \n\nHandböcker", "revision": 0}
    assert by_script(writer, "need", need, sent).status_code == 200
    need.refresh_from_db()
    assert need.points == ["Rutiner", "Handböcker"]
    answer = by_script(writer, "need", need, sent | {"points": "\n".join("x" * 21), "revision": 1})
    assert answer.json()["errors"] == {"points": ["Högst 20 delar ryms."]}


@pytest.mark.parametrize("name", ["theme", "note", "frequency"])
def test_a_line_of_a_plan_that_everybody_will_read_holds_no_identity_number(name, writer, plan):
    line = line_of(plan)
    answer = by_script(writer, "line", line, saving(line, **{name: f"Gäller {identity_number()}"}))
    assert answer.json()["errors"] == {name: NO_NUMBER}
    line.refresh_from_db()
    assert line.revision == 0


def test_neither_does_anything_else_that_is_written_in_a_plan(writer, plan):
    section, number = plan.sections.get(), identity_number()
    need = section.needs.get(met="locally")
    sent = {"text": need.text, "points": f"Rutiner\n{number}", "revision": 0}
    assert by_script(writer, "need", need, sent).json()["errors"] == {"points": NO_NUMBER}
    head = {"area": plan.area, "name": plan.name, "starts_on": "2027-01-01", "ends_on": "2028-12-31", "revision": 0}
    answer = by_script(writer, "plan_head", plan, head | {"introduction": f"Till {number}."})
    assert answer.json()["errors"] == {"introduction": NO_NUMBER}
    writer.post(at("line_add", section), {"theme": number, "frequency": ""})
    assert [one.theme for one in Line.objects.all() if number in one.theme] == []


def test_case_60_the_second_of_two_writers_is_shown_both_texts(writer, plan):
    line = line_of(plan)
    by_script(writer, "line", line, saving(line, theme="Först"))
    answer = writer.post(at("line", line), saving(line, theme="Sedan"))
    page = answer.content.decode()
    assert (answer.status_code, "Först" in page, "Sedan" in page) == (409, True, True)
    assert Line.objects.get(pk=line.pk).theme == "Först"


def test_what_was_typed_when_the_plan_was_adopted_meanwhile_is_not_lost(writer, plan, karin):
    line = line_of(plan)
    adopted(plan, by=karin)
    answer = writer.post(at("line", line), saving(line, theme="För sent"))
    page = answer.content.decode()
    assert (answer.status_code, "Planen är antagen" in page, "För sent" in page) == (409, True, True)
    assert Line.objects.get(pk=line.pk).theme == "Samtalsteknik"


def test_case_16_what_no_field_asks_for_is_not_written(writer, plan):
    sent = {"area": "ekb", "name": "Nytt", "audience": "", "introduction": "", "revision": 0}
    sent |= {"starts_on": "2027-01-01", "ends_on": "2028-12-31", "status": "adopted", "adopted_on": "2027-01-01"}
    assert by_script(writer, "plan_head", plan, sent).status_code == 200
    plan.refresh_from_db()
    assert (plan.name, plan.area, plan.status, plan.adopted_on) == ("Nytt", "ekb", "draft", None)


def test_the_plan_cannot_end_before_it_begins(writer, plan):
    sent = {"area": "ekb", "name": "Nytt", "revision": 0, "starts_on": "2028-01-01", "ends_on": "2027-12-31"}
    assert by_script(writer, "plan_head", plan, sent).json()["errors"] == {
        "ends_on": ["Planen slutar innan den börjar."]
    }


def test_a_step_stands_once_in_a_plan(writer, plan):
    answer = writer.post(at("section_add", plan), {"heading": "Igen", "step": "introduction"})
    assert (answer.status_code, "Planen har redan ett avsnitt för det steget." in answer.content.decode()) == (
        422,
        True,
    )
    assert plan.sections.count() == 1


def test_what_is_taken_away_is_offered_back_and_comes_back(writer, plan):
    line = line_of(plan)
    page = writer.post(at("line_remove", line), follow=True)
    assert ("”Samtalsteknik” är borttaget." in page.content.decode(), Line.objects.count()) == (True, 1)
    writer.post(at("plan_restore", plan))
    assert line_of(plan) == line
    again = writer.post(at("plan_restore", plan), follow=True)
    assert "Det finns inget att ångra." in again.content.decode()


def test_after_a_move_one_stands_on_the_same_button(writer, plan):
    line = line_of(plan)
    answer = writer.post(at("line_move", line), {"step": "1"})
    assert answer.url == f"{at('plan_edit', plan)}?fokus=ner-{line.pk.hex}"


def test_adopting_asks_by_whom_where_and_when(writer, plan, client):
    sent = {"by_whom": "IFO-cheferna", "where": "FoU-rum", "adopted_on": DECIDED_ON.isoformat()}
    page = writer.post(at("adopt", plan), sent, follow=True)
    assert "Antagen av IFO-cheferna vid FoU-rum den 4 september 2026." in page.content.decode()
    assert client.get(plan.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"by_whom": ""}, "Fyll i det här."),
        ({"adopted_on": "igår"}, "Skriv dagen som 2027-03-12 eller 12 mars 2027."),
        ({"adopted_on": "2099-01-01"}, "Den dagen har inte varit än. Anta planen när beslutet är fattat."),
    ],
)
def test_what_is_wrong_when_one_adopts_is_said_and_nothing_is_adopted(sent, said, writer, plan):
    answer = writer.post(at("adopt", plan), {"by_whom": "Cheferna", "adopted_on": "2026-09-04"} | sent)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    plan.refresh_from_db()
    assert plan.status == "draft"


def test_another_area_s_plan_cannot_be_replaced(writer, karin, plan):
    other = in_force(by=karin, area="ekb")
    sent = {"by_whom": "Cheferna", "adopted_on": "2026-09-04", "replaces": [str(other.pk)]}
    writer.post(at("adopt", plan), sent)
    other.refresh_from_db()
    assert other.status == "adopted"


def test_revising_leads_to_the_draft_the_first_time_and_the_second(writer, karin):
    held = in_force(by=karin)
    first = writer.post(at("revise", held))
    assert Plan.objects.get(revises=held).status == "draft"
    assert writer.post(at("revise", held)).url == first.url


def test_a_draft_is_shown_as_a_proposal_and_not_any_more_without_being_adopted(writer, plan, vera, sign_in):
    answers = []
    for act in ("show", "undo"):
        writer.post(at("propose", plan), {"act": act})
        answers.append(sign_in(vera).get(plan.get_absolute_url()).status_code)
    plan.refresh_from_db()
    assert (answers, plan.status, plan.proposed_on) == ([200, 404], "draft", None)


# outsiders


@pytest.mark.parametrize("name", ["plan_edit", "adopt", "plan_discard", "plan_import"])
def test_case_25_state_is_never_changed_by_looking(name, writer, plan):
    writer.get(at(name, plan))
    writer.head(at(name, plan))
    plan.refresh_from_db()
    assert (plan.status, plan.sections.count()) == ("draft", 1)


@pytest.mark.parametrize("name", ["revise", "propose", "plan_head", "section_add", "plan_restore"])
def test_case_25_what_changes_is_not_asked_for_by_get(name, writer, plan):
    assert writer.get(at(name, plan)).status_code == 405


def test_case_23_without_a_token_nothing_is_written(karin, plan):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(karin)
    line = line_of(plan)
    assert strict.post(at("line", line), saving(line, theme="Annat")).status_code == 403
    assert Line.objects.get(pk=line.pk).theme == "Samtalsteknik"


def test_case_21_a_role_that_is_taken_away_counts_at_the_next_question(writer, karin, plan):
    assert writer.get(at("plan_edit", plan)).status_code == 200
    karin.appointments.update(ends_on=dt.date(2021, 1, 1))
    assert writer.get(at("plan_edit", plan)).status_code == 404


def test_case_59_a_draft_and_a_plan_that_is_none_are_answered_alike(plan, sign_in, vera):
    client = sign_in(vera)
    there = client.get(plan.get_absolute_url())
    nowhere = client.get(reverse("competence:plan", args=["00000000-0000-0000-0000-000000000000"]))
    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)


@pytest.mark.parametrize("sent", [{}, {"revision": "x"}, {"revision": "-1"}, {"revision": "9" * 30}])
def test_a_form_without_its_revision_is_refused(sent, writer, plan):
    line = line_of(plan)
    assert writer.post(at("line", line), {"theme": "Annat"} | sent).status_code == 400


@pytest.mark.parametrize("text", ["' OR 1=1--", "%_\\", "{{7*7}}", '"><svg onload=alert(1)>', "javascript:alert(1)"])
def test_case_64_strange_texts_are_texts(text, writer, plan):
    line = line_of(plan)
    assert by_script(writer, "line", line, saving(line, theme=text, frequency=text)).status_code == 200
    line.refresh_from_db()
    assert (line.theme, line.frequency) == (text, text)
    page = writer.get(plan.get_absolute_url()).content.decode()
    assert ("<svg onload" in page, ">49<" in page) == (False, False)


def test_a_plan_is_begun_for_whole_years(writer):
    sent = {"key": "11111111-1111-1111-1111-111111111111", "area": "ekb", "name": "EKB", "with_steps": "on"}
    answer = writer.post(at("plan_add"), sent | {k: v.isoformat() for k, v in YEARS.items()}, follow=True)
    assert (answer.status_code, Plan.objects.get().sections.count()) == (200, 4)
    assert "2027–2028" in writer.get(Plan.objects.get().get_absolute_url()).content.decode()


# cost


def asked_for(client, address):
    """How many questions the database is asked once the session has begun."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_lists_cost_the_same_with_one_plan_as_with_thirty(writer, learning, karin, vera, sign_in):
    in_force(by=karin)
    employee = sign_in(vera)
    looks = [(writer, at("plans")), (writer, at("start")), (employee, at("start"))]
    one = [asked_for(*look) for look in looks]
    for number in range(29):
        draft(f"Utkast {number}")
        Plan.objects.create(name=f"Plan {number}", status="adopted", area="children_youth", **ADOPTED, **YEARS)
    assert [asked_for(*look) for look in looks] == one


def test_the_page_that_a_plan_is_written_on_costs_the_same_however_long_it_is(writer, plan):
    one = asked_for(writer, at("plan_edit", plan))
    for number in range(10):
        with_section(plan, f"Område {number}", step="", lines=[(f"Tema {one}", "1 gång/år") for one in range(5)])
    assert asked_for(writer, at("plan_edit", plan)) == one
