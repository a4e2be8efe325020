"""The lines of the grid as plain dicts: there may be hundreds of fields on a page, and templates look those up fastest."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.urls import reverse

from workload.documents.sheets import Told
from workload.forms.lines import SELDOM, LineForm, plain
from workload.models import Line
from workload.weighing import Model

Cell = dict[str, Any]


class Rows:
    """Of a sheet; what the fields of an activity have in common is asked of one form for all its lines."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._kinds: dict[str, Kind] = {}

    def row(self, told: Told, bound: LineForm | None) -> dict[str, Any]:
        """`bound` is the line's form with what was typed."""
        line = told.line
        kind = self._kind(line.activity)
        cells = _typed_in(bound) if bound else kind.cells(line)
        return _told(told) | {
            "activity": kind.name,
            "revision": bound.revision if bound else line.revision,
            "cells": [cell for cell in cells if cell["name"] not in SELDOM],
            "seldom": [cell for cell in cells if cell["name"] in SELDOM],
            "has_faults": bool(bound and bound.has_faults),
            "form": bound,
            "part": bound or _part(line),
        }

    def _kind(self, activity: str) -> "Kind":
        if activity not in self._kinds:
            self._kinds[activity] = Kind(activity, self.model)
        return self._kinds[activity]


class Kind:
    """The lines of one activity."""

    def __init__(self, activity: str, model: Model) -> None:
        known = model.by_key.get(activity)
        self.form = LineForm(instance=Line(activity=activity), model=model)
        self.name = known.label if known else activity

    @cached_property
    def fields(self) -> list[tuple[Any, Cell]]:
        return [(bound.field, _same(bound)) for bound in [*self.form.often(), *self.form.seldom()]]

    def cells(self, line: Line) -> list[Cell]:
        return [self._cell(line, field, same) for field, same in self.fields]

    def _cell(self, line: Line, field: Any, same: Cell) -> Cell:
        value = field.prepare_value(plain(getattr(line, same["name"])))
        return same | {"id": f"f{line.pk.hex}_{same['name']}", "value": _shown(value)}


def _told(told: Told) -> dict[str, Any]:
    key = told.line.pk
    return {
        "key": key.hex,
        "label": told.label,
        "weight": told.weight or told.lacks,
        "explanation": told.explanation or told.lacks,
        "lacks": bool(told.lacks),
        "inactive": told.inactive,
        "action": reverse("workload:line", args=[key]),
        "move": reverse("workload:line_move", args=[key]),
        "remove": reverse("workload:line_remove", args=[key]),
    }


def _part(line: Line) -> dict[str, Any]:
    """What drafts/start.html asks of a form that nothing has been typed in."""
    return {"revision": line.revision, "instance": {"saved_at": line.saved_at}, "is_bound": False, "errors": None}


def _same(bound: Any) -> Cell:
    """What a field is like on every line of the activity."""
    attrs = bound.field.widget.attrs
    return {
        "name": bound.name,
        "label": str(bound.label),
        "inputmode": attrs.get("inputmode", ""),
        "placeholder": attrs.get("placeholder", ""),
        "longest": attrs.get("maxlength", ""),
        "choices": [{"value": key, "words": str(words)} for key, words in getattr(bound.field, "choices", ())],
    }


def _typed_in(form: LineForm) -> list[Cell]:
    fields: Iterable[Any] = [*form.often(), *form.seldom()]
    return [
        _same(one) | {"id": one.auto_id, "value": _shown(one.value()), "errors": list(one.errors)} for one in fields
    ]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)
