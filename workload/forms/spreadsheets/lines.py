"""A row of a file as a line: judged by the form of the page, so that a file can say nothing that a person cannot type."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.bringing_in.change import Cell, Change, Fault
from workload.actions.lines import MOST
from workload.forms.lines import LineForm, asked_of
from workload.models import Line, Sheet
from workload.weighing import Activity, Every, Model, Unit
from workload.workbook.cells import FIELDS, texts_of
from workload.workbook.layout import AFTER, BEFORE, IN_POINTS, UNITS, labels

EMPTY: dict[str, Any] = {"label": "", "quantity": 1, "every_unit": "", "actuals": []}
HEADINGS = {column.name: column.heading for column in (*BEFORE, *AFTER)} | {"actuals": gettext_lazy("Tid som gick åt")}


def heading_of(name: str, model: Model) -> str:
    """What a field is called, in a file and beside what was changed in it."""
    return str(IN_POINTS.get(name, HEADINGS[name]) if model.unit is Unit.POINTS else HEADINGS[name])


@dataclass
class Judged:
    """`errors` by field, `unasked` what would never count; `values` are the columns to write where there is no error."""

    line: Line
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    unasked: dict[str, str] = field(default_factory=dict)


def judged(
    sheet: Sheet, model: Model, activity: Activity, texts: Mapping[str, str], line: Line | None = None
) -> Judged:
    """What the texts make of a line, or of a new one. What the activity does not ask for keeps what it had."""
    asked = asked_of(activity)
    stays = line is not None and line.activity == activity.key
    made = copy(line) if stays and line else Line(sheet=sheet, activity=activity.key)
    before = texts_of(line, model) if stays and line else {}
    form = LineForm(_data(texts, activity), instance=made, model=model)
    found = Judged(line or made)
    found.errors = {name: str(errors[0]) for name, errors in form.errors.items()}
    found.errors |= _unit_error(texts)
    found.unasked = dict(_unasked(texts, before, asked, activity))
    kept = {} if stays else {name: EMPTY.get(name) for name in FIELDS}
    found.values = kept | ({} if form.errors else form.values()) | {"activity": activity.key}
    return found


def _data(texts: Mapping[str, str], activity: Activity) -> dict[str, str]:
    unit = _unit_of(texts.get("every_unit", "")) or ""
    data = {name: texts.get(name, "") for name in FIELDS}
    return data | {"quantity": data["quantity"] or "1", "every_unit": "" if unit == activity.every_unit else unit}


def _unit_of(word: str) -> str | None:
    """Its key; nothing for nothing, None for another word."""
    known = {str(label): every.value for every, label in UNITS.items()}
    singular = {"vecka": Every.WEEK.value, "månad": Every.MONTH.value}
    return (known | singular).get(word.casefold()) if word else ""


def _unit_error(texts: Mapping[str, str]) -> dict[str, str]:
    return {"every_unit": _("Skriv veckor eller månader.")} if _unit_of(texts.get("every_unit", "")) is None else {}


def _unasked(
    texts: Mapping[str, str], before: Mapping[str, str], asked: Iterable[str], activity: Activity
) -> Iterable[tuple[str, str]]:
    """Figures that would be taken and never count."""
    for name in set(FIELDS) - set(asked):
        if texts.get(name, "") not in ("", "0", before.get(name)):
            yield name, _("Det räknas inte för %(activity)s.") % {"activity": activity.label}


def cells_of(found: Judged, line: Line | None, model: Model) -> tuple[Cell, ...]:
    """What would be another in each cell."""
    after = copy(line) if line else Line()
    for name, value in found.values.items():
        setattr(after, name, value)
    old, new = texts_of(line, model) if line else {}, texts_of(after, model)
    names = ("activity", *FIELDS) if line else FIELDS
    return tuple(
        Cell(heading_of(name, model), old.get(name, ""), new[name]) for name in names if old.get(name, "") != new[name]
    )


def activity_named(text: str, model: Model) -> Activity | None:
    """By the name that it has in a workbook, whatever the case of its letters."""
    sought = " ".join(text.split()).casefold()
    return next((model.by_key[key] for key, label in labels(model).items() if label.casefold() == sought), None)


def name_of(line: Line, model: Model) -> str:
    said = labels(model).get(line.activity, line.activity)
    return f"{said}, {line.label}" if line.label else said


def demand_room(*, sheet: Sheet, change: Change) -> None:
    """A sheet is a page that people read."""
    lines = sheet.lines.count() + len(change.added) - len(change.removed)
    if lines > MOST and not change.faults:
        words = {"most": MOST, "lines": lines}
        text = _(
            "Bladet skulle få %(lines)s rader, och högst %(most)s ryms. Slå ihop lika ärenden med hjälp av antalet."
        )
        change.faults.append(Fault("", text % words))
