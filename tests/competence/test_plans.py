"""A plan is begun, written, adopted, revised and superseded."""

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from competence.actions import plan_parts, plans
from competence.models import Course, Line, Need, Plan, Section, WrongTurn
from fyrbodal.drafts.models import Conflict, NotOpen, Saved
from fyrbodal.journal.models import Entry
from fyrbodal.sealed.models import Copy
from tests.competence.planning import YEARS, adopted, draft, in_force, proposed, with_section

pytestmark = pytest.mark.django_db
FACTS = {"area": "income_support", "name": "Plan för försörjningsstöd", "audience": "", **YEARS}


def told(plan):
    """Everything in it, without keys."""
    return [
        (
            section.heading,
            section.step,
            section.comment,
            [(need.met, need.text, need.points) for need in section.needs.order_by("met", "position")],
            [(line.theme, line.frequency, line.note, line.course_id) for line in section.lines.all()],
        )
        for section in plan.sections.all()
    ]


def verbs(plan):
    return list(Entry.objects.filter(thing_id=str(plan.pk)).order_by("pk").values_list("verb", flat=True))


def test_a_plan_begins_with_the_four_steps_if_one_wants_them(karin):
    plan = plans.begin(key=uuid.uuid4(), facts=FACTS, with_steps=True, by=karin)
    assert [(one.step, one.heading) for one in plan.sections.all()] == [
        ("introduction", "0–2 år i yrket"),
        ("deepening", "3–5 år i yrket"),
        ("experienced", "Mer än 5 år i yrket"),
        ("supervisors", "Första linjens arbetsledare"),
    ]
    assert plan.status == "draft"


def test_case_62_the_same_form_sent_twice_begins_one_plan(karin, sign_in):
    page = sign_in(karin).get(reverse("competence:plan_add"))
    key = page.context["form"]["key"].value()
    sent = {"key": key, "area": "ekb", "name": "Plan EKB", "starts_on": "2027-01-01", "ends_on": "2027-12-31"}
    for _again in range(2):
        assert sign_in(karin).post(reverse("competence:plan_add"), sent).status_code == 302
    assert Plan.objects.filter(name="Plan EKB").count() == 1


def test_what_is_adopted_says_by_whom_where_and_when_and_is_sealed(karin):
    plan = adopted(draft(), by=karin)
    assert (plan.status, plan.adopted_by_whom, plan.adopted_where, plan.adopted_on) == (
        "adopted", "IFO-cheferna", "FoU-rum", dt.date(2026, 9, 4),
    )  # fmt: skip
    copy = Copy.objects.of(plan).get()
    assert (copy.audience, copy.verify(), copy.data()["sections"][0]["lines"][0]["frequency"]) == (
        "public", True, "1-1½ år",
    )  # fmt: skip
    assert "Antagen av IFO-cheferna vid FoU-rum den 4 september 2026" in copy.html
    assert verbs(plan) == ["adopted_plan"]


def test_what_is_replaced_is_superseded_and_can_still_be_read(karin, client):
    old = in_force(by=karin)
    new = adopted(draft("Plan för familjearbete, andra"), by=karin, replaces=[old])
    old.refresh_from_db()
    assert (old.status, new.status, verbs(old)[-1]) == ("superseded", "adopted", "superseded")
    page = client.get(old.get_absolute_url())
    assert (page.status_code, "Planen gäller inte längre." in page.content.decode()) == (200, True)


def test_an_adopted_plan_can_no_more_be_written_in_than_discarded(karin):
    plan = in_force(by=karin)
    section = plan.sections.get()
    line = section.lines.first()
    for act in (
        lambda: plan_parts.add(row=Line(section=section, theme="Ny"), by=karin),
        lambda: plan_parts.move(row=line, step=1),
        lambda: plan_parts.remove(row=line),
        lambda: plan_parts.restore(plan=plan, kept="[]"),
        lambda: line.save_on(line.revision, {"theme": "Annat"}, by=karin),
        lambda: plans.discard(plan=plan, by=karin),
        lambda: adopted(plan, by=karin),
    ):
        with pytest.raises(NotOpen):
            act()
    assert told(Plan.objects.get(pk=plan.pk)) == told(plan)


def test_an_empty_plan_is_not_adopted(karin):
    plan = Plan.objects.create(area="other", name="Tom", **YEARS)
    with pytest.raises(WrongTurn, match="inga utbildningar"):
        adopted(plan, by=karin)
    plan.refresh_from_db()
    assert (plan.status, Copy.objects.of(plan).count()) == ("draft", 0)


def test_two_plans_of_an_area_with_the_same_name_cannot_both_hold(karin):
    in_force(by=karin)
    with pytest.raises(WrongTurn, match="samma namn"):
        adopted(draft("Plan för familjearbete"), by=karin)
    assert Plan.objects.adopted().count() == 1


def test_a_revision_is_a_draft_with_all_that_stood_in_the_plan(karin):
    plan = in_force(by=karin)
    with_section(plan, "Området", step="", lines=(("Stödsamtal", "Vid behov"),))
    Line.objects.filter(theme="Samtalsteknik").update(
        note="Ges på nätet.", course=Course.objects.create(slug="s", name="Samtalsteknik", area="other")
    )
    copied, is_new = plans.revise(plan=plan, by=karin)
    assert (copied.status, copied.revises, is_new, copied.adopted_on) == ("draft", plan, True, None)
    assert told(copied) == told(plan)
    assert plans.revise(plan=plan, by=karin) == (copied, False)
    assert verbs(plan)[-1] == "revised"


def test_an_adopted_revision_takes_the_place_of_what_it_revises(karin, sign_in):
    plan = in_force(by=karin)
    copied, _new = plans.revise(plan=plan, by=karin)
    page = sign_in(karin).get(reverse("competence:adopt", args=[copied.pk]))
    assert page.context["form"]["replaces"].value() == [plan.pk]
    adopted(copied, by=karin, replaces=[plan])
    plan.refresh_from_db()
    assert (plan.status, copied.status) == ("superseded", "adopted")


def test_a_proposal_is_journalled_once_however_often_it_is_shown(karin):
    plan = draft()
    for on in (dt.date(2026, 9, 1), dt.date(2026, 9, 2), None, None):
        plans.propose(plan=plan, on=on, by=karin)
    assert verbs(plan) == ["proposed_plan", "took back the proposal"]


def test_what_is_adopted_is_no_proposal_any_more_and_cannot_be_made_one(karin):
    plan = proposed()
    adopted(plan, by=karin)
    plan.refresh_from_db()
    assert (plan.is_proposal, list(Plan.objects.proposed())) == (False, [])
    with pytest.raises(NotOpen):
        plans.propose(plan=plan, on=None, by=karin)


def test_a_draft_is_discarded_with_all_that_stands_in_it(karin):
    plan = draft()
    plans.discard(plan=plan, by=karin)
    assert (Plan.objects.count(), Section.objects.count(), Need.objects.count(), Line.objects.count()) == (0, 0, 0, 0)


@pytest.mark.parametrize(("step", "expected"), [(1, ["b", "a", "c"]), (-1, ["a", "b", "c"])])
def test_rows_change_places_one_step_at_a_time(step, expected, karin):
    section = with_section(Plan.objects.create(area="other", name="Tre", **YEARS), lines=())
    section.lines.all().delete()
    rows = [plan_parts.add(row=Line(section=section, theme=theme), by=karin) for theme in "abc"]
    plan_parts.move(row=rows[0], step=step)
    assert [one.theme for one in section.lines.all()] == expected


def test_a_need_moves_among_those_that_are_met_alike(karin):
    section = draft().sections.get()
    second = plan_parts.add(row=Need(section=section, met="jointly", text="Bemötande"), by=karin)
    plan_parts.move(row=second, step=-1)
    assert [one.text for one in section.needs.filter(met="jointly")] == ["Bemötande", "Regelverket"]
    assert section.needs.get(met="locally").position == 0


@pytest.mark.parametrize("thing", ["section", "need", "line"])
def test_what_was_taken_away_can_be_put_back_as_it_was_where_it_was(thing):
    plan = draft()
    with_section(plan, "Sedan", step="deepening")
    section = plan.sections.first()
    row = {"section": section, "need": section.needs.first(), "line": section.lines.first()}[thing]
    before = told(plan)
    kept = plan_parts.remove(row=row)
    assert told(plan) != before
    plan_parts.restore(plan=plan, kept=kept)
    assert told(plan) == before
    assert plan_parts.restore(plan=plan, kept=kept) is None


def test_what_was_taken_out_of_another_plan_is_not_put_back_in_this_one():
    one, other = draft(), draft("En annan plan")
    kept = plan_parts.remove(row=one.sections.first())
    assert plan_parts.restore(plan=other, kept=kept) is None
    assert (one.sections.count(), other.sections.count()) == (0, 1)


def test_a_step_that_another_section_has_taken_meanwhile_is_said_in_plain_words(karin):
    plan = draft()
    kept = plan_parts.remove(row=plan.sections.get())
    plan_parts.add(row=Section(plan=plan, heading="Nya", step="introduction"), by=karin)
    with pytest.raises(WrongTurn, match="samma steg"):
        plan_parts.restore(plan=plan, kept=kept)
    assert [one.heading for one in plan.sections.all()] == ["Nya"]


def test_case_60_two_who_write_in_the_same_line_both_see_both(karin):
    line = draft().sections.get().lines.first()
    assert isinstance(line.save_on(0, {"theme": "Min"}, by=karin), Saved)
    assert isinstance(Line.objects.get(pk=line.pk).save_on(0, {"theme": "Din"}, by=karin), Conflict)
    assert Line.objects.get(pk=line.pk).theme == "Min"


@pytest.mark.django_db(transaction=True)
def test_case_61_a_plan_that_many_adopt_at_once_is_adopted_once(karin):
    plan = draft()

    def turn(_number):
        try:
            plans.adopt(
                plan=Plan.objects.get(pk=plan.pk), by_whom="Cheferna", where="", on=dt.date(2026, 9, 4), replaces=[],
                by=karin,
            )  # fmt: skip
        except NotOpen:
            return "late"
        finally:
            connection.close()
        return "adopted"

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(turn, range(6))) == ["adopted", *["late"] * 5]
    assert Copy.objects.of(plan).count() == 1
