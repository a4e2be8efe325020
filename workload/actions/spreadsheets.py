"""Bringing in what stands in a file: all of it or nothing, and only what the person has seen."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from fyrbodal import journal
from fyrbodal.drafts.models import NotOpen, Saved
from workload.actions.reckoning import reckon
from workload.models import Line, ListMapping, Sheet
from workload.workbook.values import Fault

MOST_WORDS = 500  # that are remembered for a model


@dataclass(frozen=True)
class Cell:
    """What is new in one cell, under the heading of its column."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class Touched:
    """A line that is added or changed: `row` is where it stands in the file, `values` the columns to write."""

    row: int
    name: str
    line: Line
    values: Mapping[str, Any]
    cells: tuple[Cell, ...]


@dataclass
class Plan:
    """What a file would do to a sheet. `notes` say what somebody else has done meanwhile, and is left as it is."""

    sheet: Sheet
    source: str
    added: list[Touched] = field(default_factory=list)
    changed: list[Touched] = field(default_factory=list)
    removed: list[Line] = field(default_factory=list)
    removed_names: list[str] = field(default_factory=list)
    same: int = 0
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.removed)

    @property
    def seen(self) -> str:
        """A word for exactly this, so that nothing else is written than what was looked at."""
        touched = [(one.row, one.line.pk if one in self.changed else None, one.cells) for one in self._touched()]
        said = repr((self.sheet.pk, touched, [line.pk for line in self.removed]))
        return hashlib.sha256(said.encode()).hexdigest()

    def _touched(self) -> list[Touched]:
        return [*self.added, *self.changed]


@dataclass(frozen=True)
class Understood:
    """Fields by plain heading, and the key of an activity by plain word."""

    columns: Mapping[str, str]
    activities: Mapping[str, str]


class NotAsSeen(Exception):
    """What the file would do is something else than what was looked at; nothing was written."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


@transaction.atomic
def bring_in(
    *, sheet: Sheet, make: Callable[[], Plan], seen: str, understood: Understood | None = None, by: Any
) -> Plan:
    """Write what `make` finds while nobody else can write on the sheet. Raises NotOpen and NotAsSeen."""
    sheet.hold_open()
    plan = make()
    if plan.faults or plan.is_empty or plan.seen != seen:
        raise NotAsSeen(plan)
    _write(plan, by)
    if understood:
        _remember(sheet, understood, by)
    reckon([sheet])
    counts = {"new": len(plan.added), "changed": len(plan.changed), "removed": len(plan.removed)}
    journal.record(by, "imported", sheet, file=plan.source, **counts)
    return plan


def _remember(sheet: Sheet, understood: Understood, by: Any) -> None:
    """For the next list of the same municipality; what was not in this one stays as it was remembered."""
    organisation = sheet.period.unit.organisation_id
    ListMapping.objects.bulk_create([ListMapping(organisation_id=organisation)], ignore_conflicts=True)
    mapping = ListMapping.objects.select_for_update().get(organisation=organisation)
    family = str(sheet.period.version.family_id)
    mapping.columns = mapping.columns | dict(understood.columns)
    known = mapping.activities_of(family) | dict(understood.activities)
    mapping.activities = mapping.activities | {family: dict(list(known.items())[-MOST_WORDS:])}
    mapping.saved_at, mapping.saved_by = timezone.now(), by
    mapping.save()


def _write(plan: Plan, by: Any) -> None:
    Line.objects.filter(pk__in=[line.pk for line in plan.removed]).delete()
    for one in plan.changed:
        # The sheet is held, so that the revision that the plan was made on is the one that is there.
        if not isinstance(one.line.save_on(one.line.revision, one.values, by=by), Saved):
            raise NotOpen
    first = plan.sheet.next_position()
    Line.objects.bulk_create(
        Line(sheet=plan.sheet, position=place, saved_by=by, **one.values) for place, one in enumerate(plan.added, first)
    )


def exported(*, thing: Any, sheets: int, by: Any) -> None:
    """Note that figures have left the program in a file."""
    journal.record(by, "exported", thing, rows=sheets)
