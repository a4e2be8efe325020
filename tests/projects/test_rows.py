"""What the database holds of programmes, projects and reports, whoever writes."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from fyrbodal.drafts.models import NotOpen
from projects.models import (
    Done,
    EconomyRow,
    Extension,
    Goal,
    Programme,
    Project,
    Report,
    ReportStatus,
    Scope,
    Section,
    TemplateSection,
    TemplateVersion,
    WrongTurn,
)
from projects.models.project import due_on
from tests.projects.reports import as_submitted, begun, granted, project

pytestmark = pytest.mark.django_db


def refused(by_rule):
    """That the database refuses what is done inside, and by which of its rules."""
    return pytest.raises(IntegrityError, match=by_rule)


def test_the_form_that_came_with_the_program_has_nine_sections_and_two_below_the_sixth(lum):
    numbers = list(lum.templates.get().sections.in_order().values_list("number", flat=True))
    assert numbers == ["1", "2", "3", "4", "5", "6", "6.1", "6.2", "7", "8", "9"]
    assert [one.level for one in lum.templates.get().sections.in_order()] == [1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1]


def test_a_published_form_is_never_rewritten(lum):
    template = lum.templates.get()
    for change in (
        lambda: TemplateVersion.objects.filter(pk=template.pk).update(statement="Annat"),
        lambda: TemplateSection.objects.filter(template=template).update(title="Annat"),
        lambda: TemplateSection.objects.create(template=template, number="10", position=40, title="Mer"),
        lambda: TemplateSection.objects.filter(template=template, number="9").delete(),
    ):
        with refused("ändras inte"), transaction.atomic():
            change()


def test_a_form_that_is_being_written_can_be_changed(lum):
    draft = TemplateVersion.objects.create(programme=lum, number=2, statement="Vi intygar det.")
    section = TemplateSection.objects.create(template=draft, number="1", position=0, title="Kort sagt", is_summary=True)
    TemplateSection.objects.filter(pk=section.pk).update(title="I korthet")
    with refused("template_one_summary"), transaction.atomic():
        TemplateSection.objects.create(template=draft, number="2", position=1, title="Igen", is_summary=True)


def test_a_report_is_due_on_the_28th_of_february_the_year_after(lum, grant, greger):
    assert lum.due_on(2023) == dt.date(2024, 2, 28)
    assert due_on(grant) == dt.date(2027, 2, 28)
    Extension.objects.create(grant=grant, until_on=dt.date(2027, 3, 31), because="Enkäten dröjer.", given_by=greger)
    Extension.objects.create(grant=grant, until_on=dt.date(2027, 3, 15), because="Den har kommit.", given_by=greger)
    assert due_on(grant) == dt.date(2027, 3, 15)


def test_a_programme_is_due_on_a_day_that_every_year_has(lum):
    with refused("programme_due_on_a_day_of_every_year"), transaction.atomic():
        Programme.objects.filter(pk=lum.pk).update(due_day=29)


def test_a_project_has_one_grant_a_year_and_follows_another(grant, broarna):
    with refused("grant_once_a_year"), transaction.atomic():
        granted(broarna)
    with refused("grant_is_something"), transaction.atomic():
        granted(broarna, 2027, amount=0)
    with refused("project_follows_another"), transaction.atomic():
        Project.objects.filter(pk=broarna.pk).update(predecessor=broarna)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"status": "submitted"}, "report_sent_is_dated"),
        ({"status": "returned"}, "report_returned_is_dated"),
        ({"approved_at": dt.datetime(2027, 3, 1, tzinfo=dt.UTC)}, "report_approved_at_and_by"),
        ({"repaid_on": dt.date(2027, 3, 1)}, "report_repaid_on_a_day"),
        ({"repayment": -1}, "report_repayment_not_negative"),
    ],
)
def test_a_report_is_nothing_that_no_day_is_known_of(report, facts, rule):
    with refused(rule), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**facts)


def test_sections_and_goals_are_those_of_the_reports_own_form_and_year(report, lum, broarna, amal):
    other = TemplateVersion.objects.create(programme=lum, number=2, statement="Vi intygar det.")
    foreign = TemplateSection.objects.create(template=other, number="1", position=0, title="Kort sagt")
    with refused("annan rapportmall"), transaction.atomic():
        Section.objects.create(report=report, of=foreign)
    next_year = granted(broarna, 2027)
    with refused("annat år"), transaction.atomic():
        Done.objects.create(report=report, goal=Goal.objects.filter(grant=next_year).first())


def test_a_row_stands_under_a_row_of_its_own_report_and_has_no_amount(report, lum, amal):
    above = EconomyRow.objects.create(report=report, position=0, kind="personnel", amount=267_000)
    below = EconomyRow.objects.create(report=report, position=1, kind="personnel", hours=140, stands_under=above)
    with refused("economy_row_under_another_has_no_amount"), transaction.atomic():
        EconomyRow.objects.filter(pk=below.pk).update(amount=1)
    with refused("samma redovisning"), transaction.atomic():
        EconomyRow.objects.create(report=report, position=2, kind="personnel", stands_under=below)
    other = begun(granted(project(lum, amal, name="Trappan")))
    with refused("samma redovisning"), transaction.atomic():
        EconomyRow.objects.create(report=other, position=0, kind="personnel", stands_under=above)


def test_what_is_sent_in_stays_as_it_was(report):
    row = EconomyRow.objects.create(report=report, position=0, kind="own", amount=1)
    as_submitted(report)
    for change in (
        lambda: report.sections.update(text="<p>Annat</p>"),
        lambda: report.done.update(did="Annat"),
        lambda: EconomyRow.objects.filter(pk=row.pk).update(amount=2),
        lambda: EconomyRow.objects.filter(pk=row.pk).delete(),
    ):
        with refused("inskickat ändras inte"), transaction.atomic():
            change()


def test_a_report_turns_in_order_and_refuses_wrong_turns(report):
    with pytest.raises(WrongTurn, match="är utkast"):
        report.turn(ReportStatus.SUBMITTED)
    turns = ("certified", "draft", "certified", "submitted", "returned", "certified", "returned", "certified")
    for status in (*turns, "submitted", "approved", "returned"):
        report.turn(status)


def write(part, by, **values):
    return part.save_on(part.revision, values, by=by)


def test_what_is_written_after_a_certificate_takes_it_away(report, petra):
    Report.objects.filter(pk=report.pk).update(status="certified")
    write(report.sections.get(of__number="2"), petra, text="<p>Mer</p>")
    report.refresh_from_db()
    assert report.status == "draft"


def test_a_certificate_of_what_came_back_goes_back_to_that(report, petra):
    Report.objects.filter(pk=report.pk).update(status="certified", returned_at=timezone.now())
    write(report.done.get(goal__title="Enkät"), petra, did="Vi frågade alla.")
    report.refresh_from_db()
    assert report.status == "returned"


def test_nothing_is_written_in_what_has_been_sent_in(report, petra):
    as_submitted(report)
    for part in (report, report.sections.get(of__number="2"), report.done.get(goal__title="Enkät")):
        with pytest.raises(NotOpen):
            part.save_on(part.revision, {}, by=petra)


def test_what_is_opened_for_its_figures_keeps_its_words_and_the_other_way_round(report, petra):
    words, figures = report.sections.get(of__number="2"), report
    Report.objects.filter(pk=report.pk).update(scope=Scope.FIGURES)
    with pytest.raises(NotOpen):
        write(words, petra, text="<p>Mer</p>")
    write(figures, petra, money_left=True)
    Report.objects.filter(pk=report.pk).update(scope=Scope.TEXT)
    write(words, petra, text="<p>Mer</p>")
    report.refresh_from_db()
    with pytest.raises(NotOpen):
        write(report, petra, money_left=False)


def seen(viewer):
    return set(Report.objects.visible_to(viewer))


def test_a_report_is_read_by_those_in_it_their_chiefs_and_reviewers_when_it_has_been_sent_in(
    report, petra, mats, rolf, stina, harriet, greger, david, eva, frida, gunnar, olof
):
    """David manages Lotsen, where the project is based; Eva is chief in another municipality."""
    inside = (petra, mats, rolf, stina, harriet, david)
    assert [seen(person) for person in inside] == [{report}] * len(inside)
    outside = (greger, eva, frida, gunnar, olof)
    assert [seen(person) for person in outside] == [set()] * len(outside)
    as_submitted(report)
    assert seen(greger) == {report}
    assert [seen(person) for person in (eva, frida, gunnar, olof)] == [set()] * 4


def test_who_reviews_grants_knows_of_every_project_that_was_given_money(report, greger, eva, olof):
    assert set(Project.objects.visible_to(greger)) == {report.project}
    assert [set(Project.objects.visible_to(person)) for person in (eva, olof)] == [set(), set()]
