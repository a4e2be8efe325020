"""The turns of a plan: begun, adopted, revised, discarded."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from competence.actions.demand import reckon_soon
from competence.areas import Step
from competence.documents.plans import PlanDocument, content_of
from competence.models import Line, Need, Plan, PlanStatus, Section, WrongTurn
from competence.models.plan import hold_draft
from fyrbodal import journal
from fyrbodal.drafts.models import NotOpen
from fyrbodal.sealed.models import Audience
from fyrbodal.sealed.sealing import seal

KIND = "plan"
KEPT = ("area", "name", "audience", "introduction", "starts_on", "ends_on")


@transaction.atomic
def begin(*, key: UUID, facts: Mapping[str, Any], with_steps: bool, by: Any) -> Plan:
    """A draft, with a section for each step if that is wanted. The same form sent twice, by `key`, begins one plan."""
    plan, is_new = Plan.objects.get_or_create(pk=key, defaults=dict(facts))
    if is_new:
        steps = Step if with_steps else ()
        Section.objects.bulk_create(
            Section(plan=plan, position=place, step=step, heading=_heading(step)) for place, step in enumerate(steps)
        )
        journal.record(by, "added", plan)
    return plan


def _heading(step: Step) -> str:
    label = str(step.label)
    return label[:1].upper() + label[1:]


@transaction.atomic
def propose(*, plan: Plan, on: dt.date | None, by: Any) -> None:
    """Let all who have signed in read the draft from that day; with no day, not any more. Raises NotOpen."""
    hold_draft(plan.pk)
    if Plan.objects.filter(pk=plan.pk, proposed_on__isnull=on is not None).update(proposed_on=on):
        journal.record(by, "proposed_plan" if on else "took back the proposal", plan)


@transaction.atomic
def adopt(*, plan: Plan, by_whom: str, where: str, on: dt.date, replaces: list[Plan], by: Any) -> Plan:
    """Seal the plan as everybody may read it; those that it `replaces` are superseded. Raises NotOpen and WrongTurn."""
    hold_draft(plan.pk)
    plan.refresh_from_db()
    if not Line.objects.filter(section__plan=plan).exists():
        raise WrongTurn(_("Planen har inga utbildningar än. Lägg till minst en innan den antas."))
    for earlier in _held(replaces):
        _supersede(earlier, plan, by)
    plan.status, plan.adopted_on = PlanStatus.ADOPTED, on
    plan.adopted_by_whom, plan.adopted_where = by_whom, where
    if Plan.objects.adopted().filter(area=plan.area, name=plan.name).exists():
        raise WrongTurn(_("En plan med samma namn gäller redan. Kryssa för att den ersätts, eller byt namn."))
    plan.save(update_fields=["status", "adopted_on", "adopted_by_whom", "adopted_where"])
    _seal(plan, by)
    reckon_soon()
    journal.record(by, "adopted_plan", plan, who=by_whom, where=where, on=on.isoformat())
    return plan


def _held(replaces: list[Plan]) -> list[Plan]:
    """Only those that hold still, and held until this is done."""
    found = Plan.objects.adopted().filter(pk__in=[one.pk for one in replaces])
    return list(found.select_for_update(of=("self",)).order_by("pk"))


def _supersede(earlier: Plan, plan: Plan, by: Any) -> None:
    earlier.status = PlanStatus.SUPERSEDED
    earlier.save(update_fields=["status"])
    journal.record(by, "superseded", earlier, plan=str(plan))


def _seal(plan: Plan, by: Any) -> None:
    document = PlanDocument(plan, content_of(plan))
    seal(
        kind=KIND,
        thing=plan,
        body=None,
        number=1,
        audience=Audience.PUBLIC,
        title=document.title,
        content=document.data(),
        html=document.document().html(),
        by=by,
    )


@transaction.atomic
def revise(*, plan: Plan, by: Any) -> tuple[Plan, bool]:
    """A draft with all that stands in the plan, and whether it is new: somebody may have begun already."""
    held = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if held.status == PlanStatus.DRAFT:
        raise NotOpen
    if begun := held.revisions.filter(status=PlanStatus.DRAFT).first():
        return begun, False
    draft = Plan.objects.create(revises=held, **{name: getattr(held, name) for name in KEPT})
    for section in held.sections.prefetch_related("needs", "lines"):
        _copy(section, draft)
    journal.record(by, "revised", held)
    return draft, True


def _copy(section: Section, draft: Plan) -> None:
    needs, lines = list(section.needs.all()), list(section.lines.all())
    copied = Section.objects.create(
        plan=draft, position=section.position, step=section.step, heading=section.heading, comment=section.comment
    )
    Need.objects.bulk_create(
        Need(section=copied, position=one.position, met=one.met, text=one.text, points=one.points) for one in needs
    )
    Line.objects.bulk_create(
        Line(
            section=copied,
            position=one.position,
            theme=one.theme,
            course_id=one.course_id,
            frequency=one.frequency,
            note=one.note,
        )
        for one in lines
    )


@transaction.atomic
def discard(*, plan: Plan, by: Any) -> None:
    """Take a draft away with all that stands in it. Raises NotOpen."""
    hold_draft(plan.pk)
    journal.record(by, "discarded", plan)
    plan.delete()
