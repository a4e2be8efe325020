"""The lines of the grid as HTML. A sheet has many lines and few kinds of them: the template is rendered once for each kind
and state, with gaps, and what differs is put in the gaps. A line with what was typed is rendered on its own.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from workload.documents.sheets import Reading, Told
from workload.forms.lines import SELDOM, LineForm, trimmed
from workload.models import Line

Cell = dict[str, Any]
GAP = re.compile("\ue000([^\ue001]+)\ue001")
TOLD = ("key", "label", "weight", "explanation", "revision", "action", "move", "remove")


def gap(name: str) -> str:
    return f"\ue000{name}\ue001"


class Rows:
    """`bound` are forms with what was typed, by the key of their line; `focus` is where one is to stand."""

    def __init__(self, request: HttpRequest, reading: Reading, bound: Any, focus: str) -> None:
        self.request, self.reading, self.bound, self.focus = request, reading, bound, focus
        self.version = str(reading.sheet.period.version)
        self._forms: dict[str, LineForm] = {}
        self._rendered: dict[Any, str] = {}

    def lines(self) -> Iterator[SafeString]:
        for told in self.reading.lines:
            form = self.bound.get(told.line.pk)
            yield self._on_its_own(told, form) if form else self._filled(told)

    def _filled(self, told: Told) -> SafeString:
        form = self._form_of(told.line.activity)
        values = _told(told) | _values(told.line, form)
        html = self._with_gaps(told, form)
        return SafeString(GAP.sub(lambda found: escape(values[found[1]]), html))

    def _form_of(self, activity: str) -> LineForm:
        if activity not in self._forms:
            self._forms[activity] = LineForm(instance=Line(activity=activity), model=self.reading.model)
        return self._forms[activity]

    def _with_gaps(self, told: Told, form: LineForm) -> str:
        state = self._state(told)
        kind = (told.line.activity, told.line.every_unit, *state.values())
        if kind not in self._rendered:
            cells = [_cell(one) | {"id": gap(f"id {one.name}")} | _gap_or_choice(one, told.line) for one in _all(form)]
            part = {"revision": gap("revision"), "instance": {"saved_at": None}, "is_bound": False, "errors": None}
            row = {name: gap(name) for name in TOLD} | state | {"part": part, "form": None, "has_faults": False}
            self._rendered[kind] = self._render(row | _placed(cells) | {"activity": _name(form)})
        return self._rendered[kind]

    def _on_its_own(self, told: Told, form: LineForm) -> SafeString:
        cells = [_cell(one) | {"id": one.auto_id, "value": _shown(one.value())} for one in _all(form)]
        faults = [{"errors": list(one.errors)} for one in _all(form)]
        both = [cell | fault for cell, fault in zip(cells, faults, strict=True)]
        row = _told(told) | self._state(told) | _placed(both) | {"activity": _name(form), "form": form, "part": form}
        return self._render(row | {"revision": form.revision, "has_faults": form.has_faults})

    def _state(self, told: Told) -> dict[str, bool]:
        key = told.line.pk.hex
        places = {"focused": f"rad-{key}", "up": f"upp-{key}", "down": f"ner-{key}"}
        stands = {name: place == self.focus for name, place in places.items()}
        return {"lacks": bool(told.lacks), "inactive": told.inactive} | stands

    def _render(self, row: dict[str, Any]) -> SafeString:
        return render_to_string("workload/sheets/_line.html", {"row": row, "version": self.version}, self.request)


def _told(told: Told) -> dict[str, str]:
    key = told.line.pk
    return {
        "key": key.hex,
        "label": told.label,
        "weight": told.weight or told.lacks,
        "explanation": told.explanation or told.lacks,
        "revision": str(told.line.revision),
        "action": reverse("workload:line", args=[key]),
        "move": reverse("workload:line_move", args=[key]),
        "remove": reverse("workload:line_remove", args=[key]),
    }


def _values(line: Line, form: LineForm) -> dict[str, str]:
    """What stands in each field, and its id."""
    key, values = line.pk.hex, {}
    for name, field in form.fields.items():
        values[name] = _shown(field.prepare_value(trimmed(getattr(line, name))))
        values[f"id {name}"] = f"f{key}_{name}"
    return values


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


def _gap_or_choice(bound: Any, line: Line) -> Cell:
    """What is chosen in a list is no text to fill in."""
    chosen = hasattr(bound.field, "choices")
    return {"value": getattr(line, bound.name) if chosen else gap(bound.name)}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)
