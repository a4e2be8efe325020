"""Adding, moving and taking away the lines of a sheet."""

from typing import Any

from django.core import serializers
from django.db import transaction
from django.utils.translation import gettext as _

from workload.actions.reckoning import reckon
from workload.models import Line, Sheet, WrongTurn

MOST = 200  # lines of a sheet


@transaction.atomic
def add(*, sheet: Sheet, activity: str, by: Any) -> Line:
    """Last on the sheet. Raises NotOpen, and WrongTurn when the sheet is full."""
    sheet.hold_open()
    if sheet.lines.count() >= MOST:
        raise WrongTurn(
            _("Ett blad har högst %(most)s rader. Slå ihop lika ärenden med hjälp av antalet.") % {"most": MOST}
        )
    line = Line.objects.create(sheet=sheet, activity=activity, position=sheet.next_position(), saved_by=by)
    reckon([sheet])
    return line


@transaction.atomic
def move(*, line: Line, step: int) -> None:
    """One place up (-1) or down (1); at the end it stays where it is. Raises NotOpen."""
    line.hold_open()
    lines = list(Line.objects.filter(sheet=line.sheet_id))
    here = next(place for place, one in enumerate(lines) if one.pk == line.pk)
    there = min(max(here + step, 0), len(lines) - 1)
    lines.insert(there, lines.pop(here))
    for position, one in enumerate(lines):
        one.position = position
    Line.objects.bulk_update(lines, ["position"])


@transaction.atomic
def remove(*, line: Line) -> str:
    """What it takes to put the line back. Raises NotOpen."""
    line.hold_open()
    kept: str = serializers.serialize("json", [line])
    sheet = line.sheet
    line.delete()
    reckon([sheet])
    return kept


@transaction.atomic
def restore(*, sheet: Sheet, kept: str) -> Line | None:
    """The line as it was, where it was; None if it is there already. Raises NotOpen."""
    sheet.hold_open()
    [found] = serializers.deserialize("json", kept)
    line: Line = found.object  # type: ignore[assignment]
    if line.sheet_id != sheet.pk or Line.objects.filter(pk=line.pk).exists():
        return None
    line.save(force_insert=True)
    reckon([sheet])
    return line
