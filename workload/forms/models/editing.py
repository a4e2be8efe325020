"""A draft as one form, that saves on its revision: the figures of every row, and the step that a button takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.drafts.forms import PartForm
from workload.bands import band_key, band_word
from workload.forms.models.fields import FigureField, stored, typed
from workload.forms.models.rows import (
    Fields,
    Json,
    activity_fields,
    activity_from,
    band_fields,
    handle,
    level_fields,
)
from workload.forms.models.steps import KINDS, TURNS, Step, taken
from workload.limits import ACTIVITIES, BAND, BANDS, KEY, LABEL, LEVELS
from workload.models import Version


@dataclass(frozen=True)
class Row:
    """`fields` are bound fields by their short name; `is_last` of a list that can be moved in."""

    key: str
    handle: str
    heading: str
    fields: dict[str, Any]
    is_first: bool = False
    is_last: bool = False

    @property
    def up(self) -> str:
        return f"up-{self.handle}"

    @property
    def down(self) -> str:
        return f"down-{self.handle}"

    @property
    def has_more(self) -> bool:
        """Whether what is folded away says something, or is wrong."""
        folded = ("per_occasion", "per_week", "occasions", "every", "placement", "every_unit")
        usual = ("", "1", "demand", "week")
        return any(str(self.fields[name].value()) not in usual or self.fields[name].errors for name in folded)


class DraftForm(PartForm):
    closed_heading = gettext_lazy("Utkastet är redan publicerat")
    closed_text = gettext_lazy(
        "Inget sparades, för en publicerad modell ändras inte. Gör ett nytt utkast från modellens sida."
    )

    class Meta:
        model = Version
        fields = ["change_note"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.definition: Json = self.instance.definition
        self.fields["full"] = FigureField(label=_("Full vecka vid 100 procent"), initial=typed(self.definition["full"]))
        self.shown = dict(self._rows())
        for name, fields in self.shown.items():
            self.fields.update({f"{name}_{field}": made for field, made in fields.items()})
        self.fields.update(_new_rows())

    def _rows(self) -> Iterator[tuple[str, Fields]]:
        """By handle. A row that somebody added after the page was read has no fields here, and stays as it is."""
        for kind, key, fields in _all_rows(self.definition):
            name = handle(kind, key)
            sent = not self.is_bound or any(f"{name}_{field}" in self.data for field in fields)
            if sent and (self.step is None or self.step[:3] != ("remove", kind, key)):
                yield name, fields

    @cached_property
    def step(self) -> Step | None:
        """What the button that was pressed asks for; what no button says asks for nothing."""
        what, kind, name = [*self.data.get("do", "").split(":"), "", ""][:3] if self.is_bound else ("", "", "")
        if what not in TURNS or kind not in KINDS:
            return None
        if what == "add":
            return Step(what, kind)
        found = next((key for key in _keys(self.definition, kind) if handle(kind, key) == name), None)
        return None if found is None else Step(what, kind, found)

    def begin_at(self, name: str) -> None:
        """The field of a new row, after a step that leaves nothing else to stand at."""
        if name in _new_rows():
            self.fields[name].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.step and self.step.what == "add" and not self.errors:
            self._check_the_new(self.step.kind)
        return cleaned

    def _check_the_new(self, kind: str) -> None:
        name, figure = f"new_{kind}", f"new_{kind}_figure"
        said = self.cleaned_data[name].strip()
        if not said:
            self.add_error(name, _("Skriv vad den ska heta."))
        elif kind != "activities" and _new_key(kind, said) in _keys(self.definition, kind):
            self.add_error(name, _("Det finns redan en med det namnet."))
        elif len(_keys(self.definition, kind)) >= MOST[kind]:
            self.add_error(name, _("Det får vara högst %(most)s.") % {"most": MOST[kind]})
        elif kind != "activities" and not self.cleaned_data[figure]:
            self.add_error(figure, _("Fyll i det här."))

    def values(self) -> dict[str, Any]:
        return {"change_note": self.cleaned_data["change_note"], "definition": self.defined()}

    def defined(self) -> Json:
        """The model as the fields say, and as the step leaves it."""
        said = self.definition | {"full": stored(self.cleaned_data["full"])}
        said["bands"] = [self._band(band) for band in said["bands"]]
        said["activities"] = [self._activity(row) for row in said["activities"]]
        said["experience"] = {level: self._factor(level, one) for level, one in said.get("experience", {}).items()}
        return self._stepped(said)

    def _stepped(self, said: Json) -> Json:
        if self.step is None:
            return said
        if self.step.what != "add":
            return taken(self.step, said)
        kind = self.step.kind
        figure = stored(self.cleaned_data.get(f"new_{kind}_figure", ""))
        key = _new_key(kind, self.cleaned_data[f"new_{kind}"])
        return taken(self.step._replace(key=key), said, figure)

    def _cleaned(self, kind: str, key: str) -> dict[str, Any]:
        name = handle(kind, key)
        return {field: self.cleaned_data[f"{name}_{field}"] for field in self.shown.get(name, ())}

    def _band(self, band: Json) -> Json:
        cleaned = self._cleaned("bands", band["key"])
        return band | {"upto": stored(cleaned["upto"])} if cleaned else band

    def _activity(self, row: Json) -> Json:
        cleaned = self._cleaned("activities", row["key"])
        return activity_from(row["key"], cleaned) if cleaned else row

    def _factor(self, level: str, factor: str) -> str:
        cleaned = self._cleaned("experience", level)
        return stored(cleaned["factor"]) if cleaned else factor

    def activities(self) -> list[Row]:
        rows = [row for row in self.definition["activities"] if handle("activities", row["key"]) in self.shown]
        last = len(rows) - 1
        return [
            self._row("activities", row["key"], row["label"], is_first=place == 0, is_last=place == last)
            for place, row in enumerate(rows)
        ]

    def bands(self) -> list[Row]:
        rows = self.definition["bands"]
        return [self._row("bands", band["key"], band_word(band["key"]), is_last=band["upto"] is None) for band in rows]

    def levels(self) -> list[Row]:
        said = self.definition.get("experience", {})
        by_factor = sorted(said, key=lambda level: (float(said[level]), level))
        return [self._row("experience", level, level) for level in by_factor]

    def _row(self, kind: str, key: str, heading: str, **ends: bool) -> Row:
        name = handle(kind, key)
        bound = {field: self[f"{name}_{field}"] for field in self.shown.get(name, ())}
        return Row(key, name, heading, bound, **ends)


MOST: Mapping[str, int] = {"activities": ACTIVITIES, "bands": BANDS, "experience": LEVELS}


def _all_rows(definition: Json) -> Iterator[tuple[str, str, Fields]]:
    for band in definition["bands"]:
        yield "bands", band["key"], band_fields(band)
    for level, factor in definition.get("experience", {}).items():
        yield "experience", level, level_fields(level, factor)
    for row in definition["activities"]:
        yield "activities", row["key"], activity_fields(row)


def _keys(definition: Json, kind: str) -> list[str]:
    rows = definition.get(kind, {})
    return list(rows) if kind == "experience" else [row["key"] for row in rows]


def _new_key(kind: str, said: str) -> str:
    return band_key(said) if kind == "bands" else said.strip()


def _new_rows() -> Fields:
    return {
        "new_bands": forms.CharField(label=_("Nytt band"), required=False, max_length=BAND),
        "new_bands_figure": FigureField(label=_("Till och med, procent"), required=False),
        "new_experience": forms.CharField(label=_("Ny nivå"), required=False, max_length=KEY),
        "new_experience_figure": FigureField(label=_("Del av full vecka"), required=False),
        "new_activities": forms.CharField(label=_("Ny insats"), required=False, max_length=LABEL),
    }
