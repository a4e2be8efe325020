"""Bringing in a plan's workbook: all of it or nothing, and only what the person has seen."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from competence.actions.plan_parts import siblings_of
from competence.models import Line, Need, Plan
from competence.models.plan import hold_draft
from fyrbodal import journal
from fyrbodal.drafts.models import NotOpen, Saved


@dataclass(frozen=True)
class Cell:
    """What is new in one cell, under the heading of its column."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class Touched:
    """A row that is added or changed: `number` is where it stands in the file, `values` the columns to write."""

    number: int
    name: str
    row: Any
    values: Mapping[str, Any]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Fault:
    """`where` is a place in the file as one finds it there; empty for the file as a whole."""

    where: str
    text: str


@dataclass
class Change:
    """What a file would do to a plan. `notes` say what somebody else has done meanwhile, and is left as it is."""

    plan: Plan
    source: str
    added: list[Touched] = field(default_factory=list)
    changed: list[Touched] = field(default_factory=list)
    removed: list[Any] = field(default_factory=list)
    same: int = 0
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.removed)

    @property
    def seen(self) -> str:
        """A word for exactly this, so that nothing else is written than what was looked at."""
        added = [(one.number, one.cells) for one in self.added]
        changed = [(one.row.pk, one.cells) for one in self.changed]
        said = repr((self.plan.pk, added, changed, [row.pk for row in self.removed]))
        return hashlib.sha256(said.encode()).hexdigest()


class NotAsSeen(Exception):
    """What the file would do is something else than what was looked at; nothing was written."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change


@transaction.atomic
def bring_in(*, plan: Plan, make: Callable[[], Change], seen: str, by: Any) -> Change:
    """Write what `make` finds while nobody else can write in the plan. Raises NotOpen and NotAsSeen."""
    hold_draft(plan.pk)
    change = make()
    if change.faults or change.is_empty or change.seen != seen:
        raise NotAsSeen(change)
    _write(change, by)
    counts = {"new": len(change.added), "changed": len(change.changed), "removed": len(change.removed)}
    journal.record(by, "imported", plan, file=change.source, **counts)
    return change


def _write(change: Change, by: Any) -> None:
    for model in (Need, Line):
        model._default_manager.filter(pk__in=[one.pk for one in change.removed if isinstance(one, model)]).delete()
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
