"""Bringing in a plan's workbook: all of it or nothing, and only what the person has seen."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from competence.actions.plan_parts import siblings_of
from competence.models import Line, Need, Plan
from competence.models.plan import hold_draft
from fyrbodal import journal
from fyrbodal.bringing_in.change import Change, Touched, as_seen
from fyrbodal.drafts.models import NotOpen, Saved


@transaction.atomic
def bring_in(*, plan: Plan, make: Callable[[], Change], seen: str, by: Any) -> Change:
    """Write what `make` finds while nobody else can write in the plan. Raises NotOpen and NotAsSeen."""
    hold_draft(plan.pk)
    change = as_seen(make, seen)
    _write(change, by)
    journal.record(by, "imported", plan, file=change.source, **change.counts)
    return change


def _write(change: Change, by: Any) -> None:
    gone = [one.row for one in change.removed]
    for model in (Need, Line):
        model._default_manager.filter(pk__in=[row.pk for row in gone if isinstance(row, model)]).delete()
    for one in change.changed:
        # The plan is held, so that the revision that was compared is the one that is there.
        if not isinstance(one.row.save_on(one.row.revision, one.values, by=by), Saved):
            raise NotOpen
    for one in change.added:
        _add(one, by)


def _add(touched: Touched, by: Any) -> None:
    row = touched.row
    for name, value in touched.values.items():
        setattr(row, name, value)
    last = siblings_of(row).order_by("-position").values_list("position", flat=True).first()
    row.position, row.saved_by = 0 if last is None else last + 1, by
    row.save(force_insert=True)
