"""What the columns and the words of somebody's own list mean, and what the list would then change."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.bringing_in.change import Change, Fault, Touched
from fyrbodal.forms import Form
from workload.caselist import SKIP, Caselist, guessed_activity, guessed_columns
from workload.caselist.guessing import WORDS, plain
from workload.documents.weighing import model_of
from workload.forms.spreadsheets.lines import Judged, cells_of, demand_room, heading_of, judged, name_of
from workload.marks import may_be_a_name
from workload.models import Line, ListMapping, Sheet
from workload.weighing import Model
from workload.workbook.cells import texts_of
from workload.workbook.layout import AFTER, BEFORE, times_for, unused
from workload.workbook.values import Unreadable

MOST_KINDS = 60
COLUMN, KIND = "kolumn_", "slag_"
TYPES = {column.name: column.kind for column in (*BEFORE, *AFTER)} | {"actuals": "text"}


class MappingForm(Form):
    """A field for each thing a line can say, and one for each word in the column of activities.

    `chosen` is what was sent before those words were known.
    """

    mark_optional = False

    def __init__(
        self, *args: Any, caselist: Caselist, model: Model, remembered: ListMapping, family: Any, chosen: Any = None
    ) -> None:
        super().__init__(*args)
        self.caselist, self.model, self.chosen = caselist, model, chosen or {}
        self.words = remembered.activities_of(family)
        self._add_columns(guessed_columns(caselist.headings, remembered.columns))
        self.kinds = self._kinds()
        self._add_kinds()

    def _add_columns(self, guessed: Mapping[str, int]) -> None:
        choices = [(str(column.place), self._column(column)) for column in self.caselist.columns]
        for name in self._asked():
            self.fields[COLUMN + name] = forms.ChoiceField(
                label=capfirst(heading_of(name, self.model)),
                choices=[("", _("finns inte i listan")), *choices],
                required=name == "activity",
                initial=self.chosen.get(COLUMN + name, str(guessed[name]) if name in guessed else ""),
            )

    def _asked(self) -> Iterator[str]:
        """What the model can use; logged times only where something is logged."""
        left = unused(self.model) | (set() if times_for(self.model, 0) else {"actuals"})
        return (name for name in WORDS if name not in left)

    def _column(self, column: Any) -> str:
        return f"{column.name}: {', '.join(column.samples)}" if column.samples else str(column.name)

    def _kinds(self) -> dict[str, str]:
        """Of the column that is chosen now."""
        chosen = self[COLUMN + "activity"].value()
        places = {str(column.place): column.place for column in self.caselist.columns}
        return self.caselist.kinds_in(places[chosen]) if chosen in places else {}

    def _add_kinds(self) -> None:
        choices = [
            ("", _("Välj")),
            *((one.key, one.label) for one in self.model.activities),
            (SKIP, _("läses inte in")),
        ]
        for word, text in list(self.kinds.items())[:MOST_KINDS]:
            self.fields[_field_of(word)] = forms.ChoiceField(
                label=text[:120],
                choices=choices,
                initial=guessed_activity(word, self.model, self.words),
                error_messages={
                    "required": gettext_lazy("Välj vilken insats det är, eller att raderna inte läses in.")
                },
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if len(self.kinds) > MOST_KINDS:
            words = {"count": len(self.kinds), "most": MOST_KINDS}
            said = (
                _("Kolumnen har %(count)s olika värden. Högst %(most)s insatser kan tolkas; är det rätt kolumn?")
                % words
            )
            self.add_error(COLUMN + "activity", said)
        chosen = [place for name, place in cleaned.items() if name.startswith(COLUMN) and place]
        for name in [name for name, place in cleaned.items() if name.startswith(COLUMN) and chosen.count(place) > 1]:
            self.add_error(name, _("Samma kolumn är vald på två ställen."))
        return cleaned

    @property
    def is_asked(self) -> bool:
        """Whether the words of the chosen column have been on the page that was sent."""
        return all(_field_of(word) in self.data for word in list(self.kinds)[:MOST_KINDS])

    def columns(self) -> Iterator[Any]:
        return (self[name] for name in self.fields if name.startswith(COLUMN))

    def activities(self) -> Iterator[Any]:
        return (self[name] for name in self.fields if name.startswith(KIND))

    @property
    def places(self) -> dict[str, int]:
        """The column of each field."""
        chosen = {name: self.cleaned_data.get(COLUMN + name, "") for name in WORDS}
        return {name: int(place) for name, place in chosen.items() if place}

    @property
    def keys(self) -> dict[str, str]:
        """The activity of each word, or SKIP."""
        return {word: self.cleaned_data[_field_of(word)] for word in self.kinds}

    @property
    def headings(self) -> dict[str, str]:
        """To be remembered: the field of each heading."""
        named = {plain(self.caselist.columns[place].heading): name for name, place in self.places.items()}
        return {heading: name for heading, name in named.items() if heading}


def _field_of(word: str) -> str:
    """By the word and not its place, so that an answer stays with what was asked."""
    return KIND + hashlib.sha256(word.encode()).hexdigest()[:12]


def change_of(sheet: Sheet, form: MappingForm, name: str) -> Change:
    return _Gathering(sheet, form, name).made()


class _Gathering:
    """Row by row. A case that has a mark and stands on the sheet already is changed; others are new."""

    def __init__(self, sheet: Sheet, form: MappingForm, name: str) -> None:
        self.form, self.caselist, self.model = form, form.caselist, model_of(sheet.period.version)
        self.places, self.keys = form.places, form.keys
        self.sheet, self.change = sheet, Change(name)
        self.marked = self._marked(sheet)
        self.seen: dict[tuple[str, str], int] = {}

    def _marked(self, sheet: Sheet) -> dict[tuple[str, str], Line]:
        lines = [line for line in sheet.lines.all() if line.label]
        keys = [_key(line.activity, line.label) for line in lines]
        return {key: line for key, line in zip(keys, lines, strict=True) if keys.count(key) == 1}

    def made(self) -> Change:
        for number, values in self.caselist.rows:
            self._read(number, values)
        demand_room(sheet=self.sheet, change=self.change)
        return self.change

    def _read(self, number: int, values: Any) -> None:
        texts, faults = self._texts(number, values)
        if not texts and not faults:
            return
        key = self.keys.get(plain(texts.get("activity", "")) or texts.get("activity", ""))
        if key == SKIP:
            return
        if key is None and not faults:
            faults.append(self._fault(number, "activity", _("Här saknas vilken insats det är.")))
        self.change.faults += faults
        if key and not faults:
            self._take(number, key, texts)

    def _texts(self, number: int, values: Any) -> tuple[dict[str, str], list[Fault]]:
        texts: dict[str, str] = {}
        faults: list[Fault] = []
        for name, place in self.places.items():
            try:
                if text := self.caselist.text(values, place, TYPES[name]):
                    texts[name] = text
            except Unreadable as wrong:
                faults.append(self._fault(number, name, str(wrong)))
        return texts, faults

    def _take(self, number: int, key: str, texts: dict[str, str]) -> None:
        line = self._known(number, key, texts)
        activity = self.model.by_key[key]
        found = judged(self.sheet, self.model, activity, self._with_what_is(line, texts), line)
        for name, error in found.errors.items():
            self.change.faults.append(self._fault(number, name, error))
        if found.errors:
            return
        self.change.notes += [str(self._fault(number, name, said)) for name, said in _doubts(found, texts)]
        cells = cells_of(found, line, self.model)
        name = name_of(line, self.model) if line else activity.label
        touched = Touched(number, name, found.line, found.values, cells)
        if line and not cells:
            self.change.same += 1
        else:
            (self.change.changed if line else self.change.added).append(touched)

    def _known(self, number: int, key: str, texts: Mapping[str, str]) -> Line | None:
        """The line of the case; a case that stands twice in the list is a new line the second time."""
        case = _key(key, texts.get("label", ""))
        first = self.seen.setdefault(case, number)
        return self.marked.get(case) if first == number else None

    def _with_what_is(self, line: Line | None, texts: Mapping[str, str]) -> Mapping[str, str]:
        """What the list has no column for stays as it is on the sheet."""
        if line is None:
            return texts
        return {**texts_of(line, self.model), **{name: texts.get(name, "") for name in self.places}}

    def _fault(self, number: int, name: str, text: str) -> Fault:
        place = self.places.get(name, self.places["activity"])
        return Fault(self.caselist.where(number, place), text)


def _doubts(found: Judged, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from found.unasked.items()
    if may_be_a_name(texts.get("label", "")):
        yield "label", _("Är det ett namn? Skriv i så fall ett märke som bara ni förstår, till exempel A12.")


def _key(activity: str, label: str) -> tuple[str, str]:
    return activity, " ".join(label.split()).casefold()
