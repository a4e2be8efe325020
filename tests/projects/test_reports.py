"""A report from its beginning to its approval: who does what, what stands in its way, and what takes a certificate away."""

import datetime as dt
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from fyrbodal.journal.models import Entry
from fyrbodal.sealed.models import Copy
from fyrbodal.turns import WrongTurn
from projects.actions import projects, reports
from projects.documents.economy import economy_of
from projects.documents.readiness import hindrances
from projects.models import BudgetRow, Certificate, EconomyRow, Goal, Grant, Project, Report, Scope, Submission
from tests.projects.reports import granted

pytestmark = pytest.mark.django_db
LEFT = {"own": Decimal(87_720), "personnel": Decimal(320_720), "education": Decimal(267_000)}


@pytest.fixture
def begun(grant, petra):
    for place, (kind, amount) in enumerate(LEFT.items()):
        BudgetRow.objects.create(grant=grant, position=place, kind=kind, amount=amount)
    return reports.begin(grant=grant, by=petra)


@pytest.fixture
def whole(begun, petra):
    """With nothing left to do: 500 000 + 87 720 = 320 720 + 267 000."""
    for section in begun.sections.filter(of__is_required=True):
        section.save_on(section.revision, {"text": "Vi möttes varje vecka under våren."}, by=petra)
    for done in begun.done.all():
        done.save_on(done.revision, {"outcome": "as_thought", "did": "Vi möttes."}, by=petra)
    for row in begun.economy.all():
        row.save_on(row.revision, {"amount": row.planned or Decimal(0)}, by=petra)
    return Report.objects.get(pk=begun.pk)


@pytest.fixture
def certified(whole, harriet):
    reports.certify(report=whole, by=harriet)
    return Report.objects.get(pk=whole.pk)


@pytest.fixture
def sent(certified, petra):
    reports.submit(report=certified, by=petra)
    return Report.objects.get(pk=certified.pk)


def again(report):
    return Report.objects.get(pk=report.pk)


def test_a_report_begins_with_the_form_the_goals_and_the_budget(begun):
    assert list(begun.sections.values_list("of__number", flat=True))[-1] == "9"
    assert list(begun.done.values_list("goal__title", flat=True)) == ["Samråd", "Enkät"]
    rows = list(begun.economy.order_by("position").values_list("kind", "planned"))
    assert rows == [
        ("own", Decimal(87_720)),
        ("other_income", None),
        ("personnel", Decimal(320_720)),
        ("administration", None),
        ("education", Decimal(267_000)),
        ("other_cost", None),
    ]


def test_two_who_begin_begin_one_report(grant, petra, mats):
    assert reports.begin(grant=grant, by=petra) == reports.begin(grant=grant, by=mats)


def test_what_is_left_to_do_leads_to_where_it_is_done(begun):
    left = {(one.where, one.sentence) for one in hindrances(begun)}
    assert ("2 Bakgrund", "Avsnittet är tomt.") in left
    assert ("Enkät", "Skriv hur det blev med målet.") in left
    assert "8 Referenser och källor" not in {where for where, _sentence in left}
    assert {one.place for one in hindrances(begun)} <= {"ekonomi"} | {
        f"del-{part.pk.hex}" for part in [*begun.sections.all(), *begun.done.all()]
    }


def test_the_sums_of_the_form_meet(whole):
    found = economy_of(whole)
    assert (found.incomes, found.costs, found.difference) == (Decimal(587_720), Decimal(587_720), Decimal(0))
    assert hindrances(whole) == []


def test_a_report_whose_sums_do_not_meet_is_not_certified(whole, harriet):
    EconomyRow.objects.filter(report=whole, kind="education").update(amount=Decimal(266_000))
    with pytest.raises(WrongTurn, match="Det skiljer"):
        reports.certify(report=whole, by=harriet)
    assert (again(whole).status, Certificate.objects.count(), Copy.objects.count()) == ("draft", 0, 0)


def test_a_deviation_from_a_goal_is_explained(whole, petra):
    done = whole.done.first()
    done.save_on(done.revision, {"outcome": "partly"}, by=petra)
    assert [one.sentence for one in hindrances(whole)] == ["Det blev inte som ni tänkte. Skriv varför."]


def test_what_is_still_the_words_of_the_form_is_found(whole, petra):
    section = whole.sections.get(of__number="2")
    section.save_on(section.revision, {"text": "Ange dnr här"}, by=petra)
    assert [one.where for one in hindrances(whole)] == ["2 Bakgrund"]


def test_a_certificate_seals_what_the_report_says_with_the_chiefs_name_and_words(certified, harriet):
    certificate = certified.certificates.get()
    assert (certificate.name, certificate.title, certificate.number) == ("Harriet Näs", "enhetschef", 1)
    assert certificate.statement == certified.template.statement
    assert certificate.copy.verify()
    data = certificate.copy.data()
    assert (data["certificate"]["name"], data["report"]["granted"]) == ("Harriet Näs", "500000.00")
    assert [one["number"] for one in data["sections"]][:3] == ["1", "2", "3"]
    assert "Vi möttes varje vecka under våren." in certificate.copy.html


def test_a_word_that_is_changed_afterwards_withdraws_the_certificate_and_the_copy_stays(certified, mats):
    section = certified.sections.get(of__number="3")
    section.save_on(section.revision, {"text": "Vi ville mer."}, by=mats)
    certificate = certified.certificates.get()
    assert (again(certified).status, certificate.withdrawn_because) == ("draft", "Något skrevs om efter intyget.")
    assert "Vi ville mer." not in certificate.copy.html


def test_a_row_that_is_added_or_taken_away_withdraws_it_too(certified, harriet):
    row = EconomyRow(report=certified, kind="other_cost", text="lokal")
    reports.add_row(row=row)
    assert again(certified).status == "draft"
    reports.remove_row(row=row)
    reports.certify(report=again(certified), by=harriet)
    assert [one.withdrawn_at is None for one in certified.certificates.order_by("number")] == [False, True]


def test_a_report_that_is_sent_twice_is_sent_once(certified, petra, mats):
    first = reports.submit(report=certified, by=petra)
    assert reports.submit(report=certified, by=mats) == first
    assert Submission.objects.count() == 1


def test_a_report_is_not_sent_in_without_a_certificate(whole, petra):
    with pytest.raises(WrongTurn):
        reports.submit(report=whole, by=petra)


def test_what_comes_back_says_where_and_is_certified_anew(sent, greger, petra, harriet):
    section = sent.sections.get(of__number="7")
    reports.give_back(report=sent, words="Nästan klart.", reasons={section: "Vad föreslår ni?"}, by=greger)
    found = again(sent)
    assert (found.status, found.certificates.get().withdrawn_because) == (
        "returned",
        "Redovisningen kom tillbaka för ändring.",
    )
    assert list(section.reasons.values_list("text", flat=True)) == ["Vad föreslår ni?"]
    section.refresh_from_db()
    section.save_on(section.revision, {"text": "Vi föreslår ett uppdrag."}, by=petra)
    assert again(sent).status == "returned"
    reports.certify(report=again(sent), by=harriet)
    reports.submit(report=again(sent), by=petra)
    reports.approve(report=again(sent), words="", by=greger)
    assert (again(sent).status, again(sent).approved_by) == ("approved", greger)
    answers = list(sent.submissions.order_by("sent_at").values_list("answer", flat=True))
    assert answers == ["returned", "approved"]


def test_an_approved_report_is_opened_for_its_figures_alone(sent, greger, petra, harriet):
    reports.approve(report=sent, words="", by=greger)
    reports.reopen(report=again(sent), scope=Scope.FIGURES, because="Fel belopp.", by=greger)
    found = again(sent)
    assert (found.status, found.scope, found.approved_by) == ("returned", "figures", None)
    row = found.economy.get(kind="other_cost")
    row.save_on(row.revision, {"amount": Decimal(1)}, by=petra)
    row.save_on(row.revision, {"amount": Decimal(0)}, by=petra)
    reports.certify(report=again(sent), by=harriet)
    reports.submit(report=again(sent), by=petra)
    reports.approve(report=again(sent), words="", by=greger)
    assert (again(sent).scope, sent.certificates.count()) == ("everything", 2)


def test_what_was_granted_stands_when_the_report_has_been_sent_in(sent, greger):
    grant = Grant.objects.get(pk=sent.grant_id)
    grant.amount = Decimal(1)
    with pytest.raises(WrongTurn):
        projects.keep_grant(grant=grant, by=greger)
    with pytest.raises(WrongTurn):
        projects.put(row=Goal(grant=grant, title="Nytt"), by=greger)


def test_a_goal_that_the_report_answers_is_not_taken_away(begun, greger):
    with pytest.raises(WrongTurn, match="står kvar"):
        projects.take_away(row=Goal.objects.get(title="Enkät"), by=greger)


def test_the_same_form_sent_twice_registers_one_project(lum, amal, greger):
    made = [Project(name="Trappan", programme=lum, organisation=amal) for _each in range(2)]
    key = uuid4()
    assert {projects.add(project=one, key=key, by=greger) for one in made} == {Project.objects.get(name="Trappan")}


def test_the_years_before_stand_beside_a_row(whole, broarna, petra):
    later = granted(broarna, 2027)
    BudgetRow.objects.create(grant=later, position=0, kind="own", amount=90_000)
    report = reports.begin(grant=later, by=petra)
    own = next(row for row in economy_of(report).rows if row.kind == "own")
    assert economy_of(report).of_row(own).earlier == ((2026, Decimal(87_720)),)


def test_each_turn_is_a_line_in_the_journal(sent, greger):
    reports.approve(report=sent, words="", by=greger)
    lines = Entry.objects.filter(thing_id=str(sent.pk)).order_by("pk")
    assert list(lines.values_list("verb", flat=True)) == ["began", "certified", "submitted", "approved"]


def test_harriet_certifies_on_the_page_and_reads_what_she_stands_for(whole, harriet, sign_in):
    client, address = sign_in(harriet), reverse("projects:certify", args=[whole.pk])
    assert whole.template.statement in client.get(address).content.decode()
    assert client.post(address).status_code == 422
    assert again(whole).status == "draft"
    assert client.post(address, {"stands_for_it": "on"}).status_code == 302
    assert again(whole).status == "certified"


def test_what_petra_types_wrongly_stays_and_is_said_at_its_field(begun, petra, sign_in):
    row = begun.economy.get(kind="own")
    sent = {"revision": "0", "kind": "own", "text": "arbetstid", "amount": "mycket"}
    page = sign_in(petra).post(reverse("projects:row", args=[row.pk]), sent)
    assert page.status_code == 422
    assert "”mycket” är inget tal." in page.content.decode()
    assert EconomyRow.objects.get(pk=row.pk).text == ""


def test_an_identity_number_is_refused_in_a_section(begun, petra, sign_in):
    section = begun.sections.get(of__number="2")
    number = "".join(("19900101", "-", "0017"))
    page = sign_in(petra).post(reverse("projects:section", args=[section.pk]), {"revision": "0", "text": number})
    assert page.status_code == 422


def test_the_last_day_of_a_report_is_moved_by_who_reviews_it(grant, greger, sign_in, time_machine):
    time_machine.move_to(dt.datetime(2027, 2, 1, 12, tzinfo=dt.UTC))
    client, address = sign_in(greger), reverse("projects:extend", args=[grant.pk])
    assert client.post(address, {"until_on": "2027-01-01", "because": "Enkäten dröjer."}).status_code == 422
    assert client.post(address, {"until_on": "2027-03-31", "because": "Enkäten dröjer."}).status_code == 302
    assert "31 mars 2027" in client.get(reverse("projects:grant", args=[grant.pk])).content.decode()


def test_who_mends_a_report_reads_what_is_to_be_changed_beside_the_section(sent, greger, petra, sign_in):
    section = sent.sections.get(of__number="7")
    reports.give_back(report=sent, words="Nästan klart.", reasons={section: "Vad föreslår ni?"}, by=greger)
    page = sign_in(petra).get(reverse("projects:report_edit", args=[sent.pk])).content.decode()
    beside = page[page.index(f'id="del-{section.pk.hex}"') :]
    assert "Vad föreslår ni?" in beside[: beside.index("</section>")]


@pytest.mark.parametrize(("scope", "takes"), [("figures", (True, False)), ("text", (False, True))])
def test_nobody_types_in_vain_in_what_is_not_open(sent, greger, petra, sign_in, scope, takes):
    reports.approve(report=sent, words="", by=greger)
    reports.reopen(report=again(sent), scope=Scope(scope), because="Fel.", by=greger)
    page = sign_in(petra).get(reverse("projects:report_edit", args=[sent.pk])).content.decode()
    row, section = sent.economy.first(), sent.sections.first()
    places = (reverse("projects:row", args=[row.pk]), reverse("projects:section", args=[section.pk]))
    assert tuple(f'action="{place}"' in page for place in places) == takes


def test_harriet_is_not_asked_to_certify_what_is_not_done(begun, harriet, sign_in):
    page = sign_in(harriet).get(reverse("projects:certify", args=[begun.pk])).content.decode()
    assert "stands_for_it" not in page
