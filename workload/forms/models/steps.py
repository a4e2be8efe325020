"""What the buttons of the editor do with a definition: take away, move and add; pure."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.text import slugify

from workload.limits import KEY

Json = dict[str, Any]
KINDS = ("activities", "bands", "experience")


class Step(NamedTuple):
    """`what` is add, remove, up or down; `key` is the row's, or what a new one is called."""

    what: str
    kind: str
    key: str = ""


def taken(step: Step, definition: Json, figure: str | None = None) -> Json:
    """A new definition; `figure` is the new row's. What cannot be done changes nothing."""
    return TURNS[step.what](step, definition, figure)


def _remove(step: Step, definition: Json, _figure: str | None) -> Json:
    if step.kind == "experience":
        left = {level: factor for level, factor in definition.get("experience", {}).items() if level != step.key}
        return definition | {"experience": left}
    rows = definition[step.kind]
    left_rows = [row for row in rows if row["key"] != step.key or (step.kind == "bands" and row["upto"] is None)]
    return definition | {step.kind: left_rows or rows}  # a model without activities is none


def _move(by: int) -> Callable[[Step, Json, str | None], Json]:
    def moved(step: Step, definition: Json, _figure: str | None) -> Json:
        rows = list(definition["activities"])
        here = next((place for place, row in enumerate(rows) if row["key"] == step.key), None)
        if here is None or not 0 <= here + by < len(rows):
            return definition
        rows.insert(here + by, rows.pop(here))
        return definition | {"activities": rows}

    return moved


def _add(step: Step, definition: Json, figure: str | None) -> Json:
    if step.kind == "experience":
        return definition | {"experience": definition.get("experience", {}) | {step.key: figure or "1"}}
    if step.kind == "bands":
        rows = [*definition["bands"], {"key": step.key, "upto": figure}]
        return definition | {"bands": sorted(rows, key=_end)}
    return definition | {"activities": [*definition["activities"], new_activity(definition, step.key)]}


def _end(band: Json) -> tuple[bool, Decimal]:
    return band["upto"] is None, Decimal(band["upto"] or 0)


def new_activity(definition: Json, label: str) -> Json:
    """Counted as most activities of the model's unit are."""
    calc = "points" if definition["unit"] == "points" else "occasion"
    return {"key": free_key(definition, label), "label": label, "calc": calc}


def free_key(definition: Json, label: str) -> str:
    """Out of the label, with a number after it if it is taken; lines of sheets go by it, so it never changes."""
    stem = slugify(label).replace("-", "_")[: KEY - 4] or "insats"
    taken_keys = {row["key"] for row in definition["activities"]}
    names = [stem, *(f"{stem}_{number}" for number in range(2, len(taken_keys) + 3))]
    return next(name for name in names if name not in taken_keys)


TURNS: dict[str, Callable[[Step, Json, str | None], Json]] = {
    "add": _add,
    "remove": _remove,
    "up": _move(-1),
    "down": _move(1),
}
