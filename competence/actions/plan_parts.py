"""Adding, moving, taking away and putting back what stands in a plan: sections, needs and lines."""

from typing import Any

from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from competence.models import Line, Need, Plan, Section, WrongTurn

MOST_SECTIONS = 30
MOST_ROWS = 100  # needs of a kind, or lines, in a section
Row = Section | Need | Line


@transaction.atomic
def add(*, row: Row, by: Any) -> Row:
    """Keep a new row, last among its siblings. Raises NotOpen and WrongTurn."""
    row.hold_open()
    siblings = siblings_of(row)
    if siblings.count() >= (MOST_SECTIONS if isinstance(row, Section) else MOST_ROWS):
        raise WrongTurn(_("Här är det fullt. Slå ihop några rader först."))
    last = siblings.aggregate(last=Max("position"))["last"]
    row.position = 0 if last is None else last + 1
    row.saved_by = by
    row.save(force_insert=True)
    return row


def siblings_of(row: Row) -> QuerySet[Any]:
    """The rows that it stands in order with, itself included."""
    if isinstance(row, Section):
        return Section.objects.filter(plan=row.plan_id)
    if isinstance(row, Need):
        return Need.objects.filter(section=row.section_id, met=row.met)
    return Line.objects.filter(section=row.section_id)


@transaction.atomic
def move(*, row: Row, step: int) -> None:
    """One place up (-1) or down (1); at the end it stays where it is. Raises NotOpen."""
    row.hold_open()
    rows = list(siblings_of(row))
    here = next(place for place, one in enumerate(rows) if one.pk == row.pk)
    there = min(max(here + step, 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    for position, one in enumerate(rows):
        one.position = position
    type(row)._default_manager.bulk_update(rows, ["position"])


@transaction.atomic
def remove(*, row: Row) -> str:
    """What it takes to put the row back, with all below it. Raises NotOpen."""
    row.hold_open()
    below = [*row.needs.all(), *row.lines.all()] if isinstance(row, Section) else []
    kept: str = serializers.serialize("json", [row, *below])
    row.delete()
    return kept


@transaction.atomic
def restore(*, plan: Plan, kept: str) -> Row | None:
    """The row as it was, where it was; None if it or its place is there no more. Raises NotOpen and WrongTurn."""
    plan.hold_open()
    first, *below = [one.object for one in serializers.deserialize("json", kept)]
    if not _belongs(first, plan) or type(first)._default_manager.filter(pk=first.pk).exists():
        return None
    try:
        with transaction.atomic():
            for row in (first, *below):
                row.save(force_insert=True)
    except IntegrityError as taken:
        raise WrongTurn(_("Det går inte att ångra, för planen har fått ett annat avsnitt för samma steg.")) from taken
    return first  # type: ignore[return-value]


def _belongs(row: Any, plan: Plan) -> bool:
    if isinstance(row, Section):
        return row.plan_id == plan.pk
    return plan.sections.filter(pk=row.section_id).exists()
