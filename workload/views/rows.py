"""The lines of the grid as HTML. A model has few kinds of lines: each is rendered once, with gaps, and filled for every line.

A line with what was typed is rendered on its own.
"""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from workload.documents.sheets import Reading, Told
from workload.forms.lines import SELDOM, LineForm, trimmed
from workload.models import Line
from workload.stencil import Stencil, address, gap
from workload.weighing import Model

TEMPLATE = "workload/sheets/_line.html"
ADDRESSES = {"action": "workload:line", "move": "workload:line_move", "remove": "workload:line_remove"}
Cell = dict[str, Any]


class State(NamedTuple):
    lacks: bool
    inactive: bool
    focused: bool
    up: bool
    down: bool


class Kind(NamedTuple):
    """What lines have in common that look the same but for what stands in them."""

    activity: str
    every_unit: str | None
    state: State


class Rows:
    """`bound` are forms with what was typed, by the key of their line; `focus` is where one is to stand."""

    def __init__(self, request: HttpRequest, reading: Reading, bound: Any, focus: str) -> None:
        self.request, self.reading, self.bound, self.focus = request, reading, bound, focus
        self.same = {"version": str(reading.sheet.period.version), "csrf": get_token(request)}
        self.stencils = _stencils(reading.model)

    def lines(self) -> Iterator[SafeString]:
        for told in self.reading.lines:
            form = self.bound.get(told.line.pk)
            yield self._on_its_own(told, form) if form else self._filled(told)

    def _filled(self, told: Told) -> SafeString:
        line = told.line
        stencil = self.stencils.of(Kind(line.activity, line.every_unit, self._state(told)))
        return stencil.filled(self.same | _told(told) | self.stencils.values(line))

    def _on_its_own(self, told: Told, form: LineForm) -> SafeString:
        cells = [_cell(one) | {"id": one.auto_id, "value": _shown(one.value())} for one in _all(form)]
        faults = [{"errors": list(one.errors)} for one in _all(form)]
        both = [cell | fault for cell, fault in zip(cells, faults, strict=True)]
        addresses = {verb: reverse(view, args=[told.line.pk]) for verb, view in ADDRESSES.items()}
        row = _told(told) | addresses | self._state(told)._asdict() | _placed(both)
        row |= {"activity": _name(form), "revision": form.revision, "has_faults": form.has_faults}
        return render_to_string(TEMPLATE, self.same | {"row": row | {"form": form, "part": form}}, self.request)

    def _state(self, told: Told) -> State:
        key = told.line.pk.hex
        stands = (f"{place}-{key}" == self.focus for place in ("rad", "upp", "ner"))
        return State(bool(told.lacks), told.inactive, *stands)


@lru_cache(maxsize=64)
def _stencils(model: Model) -> "Stencils":
    return Stencils(model)


class Stencils:
    """Of the lines of one model. They say nothing of anybody: what is somebody's is put in the gaps."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._forms: dict[str, LineForm] = {}
        self._made: dict[Kind, Stencil] = {}

    def of(self, kind: Kind) -> Stencil:
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        return self._made[kind]

    def values(self, line: Line) -> dict[str, str]:
        """What stands in each field."""
        fields = self._form(line.activity).fields
        return {name: _shown(field.prepare_value(trimmed(getattr(line, name)))) for name, field in fields.items()}

    def _form(self, activity: str) -> LineForm:
        if activity not in self._forms:
            self._forms[activity] = LineForm(instance=Line(activity=activity), model=self.model)
        return self._forms[activity]

    def _make(self, kind: Kind) -> Stencil:
        form = self._form(kind.activity)
        cells = [_cell(one) | {"id": f"f{gap('hex')}_{one.name}"} | _gap_or_choice(one, kind) for one in _all(form)]
        row: dict[str, Any] = {name: gap(name) for name in ("hex", "label", "weight", "explanation", "revision")}
        part = {"revision": gap("revision"), "instance": {"saved_at": None}, "is_bound": False, "errors": None}
        row |= {verb: address(view) for verb, view in ADDRESSES.items()} | kind.state._asdict() | _placed(cells)
        row |= {"activity": _name(form), "part": part, "form": None, "has_faults": False}
        context = {"row": row, "version": gap("version"), "csrf_token": gap("csrf")}
        return Stencil(render_to_string(TEMPLATE, context))


def _told(told: Told) -> dict[str, Any]:
    line = told.line
    return {
        "key": line.pk,
        "hex": line.pk.hex,
        "label": told.label,
        "weight": told.weight or told.lacks,
        "explanation": told.explanation or told.lacks,
        "revision": line.revision,
    }


def _name(form: LineForm) -> str:
    return form.activity.label if form.activity else str(form.instance.activity)


def _all(form: LineForm) -> list[Any]:
    return [*form.often(), *form.seldom()]


def _placed(cells: list[Cell]) -> dict[str, list[Cell]]:
    often = [cell for cell in cells if cell["name"] not in SELDOM]
    return {"cells": often, "seldom": [cell for cell in cells if cell["name"] in SELDOM]}


def _cell(bound: Any) -> Cell:
    """As dicts, which templates look up fastest."""
    attrs = bound.field.widget.attrs
    return {
        "name": bound.name,
        "label": str(bound.label),
        "inputmode": attrs.get("inputmode", ""),
        "placeholder": attrs.get("placeholder", ""),
        "longest": attrs.get("maxlength", ""),
        "choices": [{"value": key, "words": str(words)} for key, words in getattr(bound.field, "choices", ())],
    }


def _gap_or_choice(bound: Any, kind: Kind) -> Cell:
    """What is chosen in a list is no text to fill in; there is one such field."""
    return {"value": kind.every_unit if hasattr(bound.field, "choices") else gap(bound.name)}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)
