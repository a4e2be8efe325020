"""What an organisation says in a round: words, yes or no, figures as they were said."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.drafts.forms import PartForm
from networks.figures import read
from networks.forms.choosing import OrganisationField, WhereFields
from networks.forms.items import NO_CASES
from networks.models import Answer, FigureValue, Item, KeyFigure

BLANK_ROWS = 2
MOST_ROWS = 30
TEXT, PERIOD, LABEL = 80, 40, 120  # the columns' lengths


class AnswerForm(PartForm):
    """The button that was pressed says the state; typing alone leaves it as it is."""

    class Meta:
        model = Answer
        fields = ["reply", "body", "contact", "unit"]
        help_texts = {"body": NO_CASES}
        widgets = {"reply": forms.RadioSelect}
        labels = {"contact": gettext_lazy("Vem man kan kontakta")}

    def __init__(self, *args: Any, key_figures: Sequence[KeyFigure], **options: Any) -> None:
        super().__init__(*args, **options)
        self.key_figures = key_figures
        self._choose_the_question()
        self.rows = list(self._key_rows()) + list(self._free_rows())

    def of(self, part: Any) -> "AnswerForm":
        return AnswerForm(instance=part, key_figures=self.key_figures)

    def _choose_the_question(self) -> None:
        self.fields["body"].label = _("Det %(who)s berättar") % {"who": self.instance.where}
        if self.instance.item.answer_form == Item.AnswerForm.YES_NO_PARTLY:
            self.fields["reply"].choices = Answer.Reply.choices  # type: ignore[attr-defined]
        else:
            del self.fields["reply"]

    def values(self) -> dict[str, Any]:
        shown = {name: value for name, value in self.cleaned_data.items() if name in (self._meta.fields or ())}
        return shown | self._pressed()

    def same(self, stored: Any) -> bool:
        return super().same(stored) and all(getattr(stored, name) == value for name, value in self._pressed().items())

    def _pressed(self) -> dict[str, str]:
        state = self.data.get("state")
        return {"state": state} if state in Answer.State.values else {}

    def clean_unit(self) -> str:
        unit: str = self.cleaned_data["unit"].strip()
        others = self.instance.item.answers.exclude(pk=self.instance.pk)
        where = {"organisation": self.instance.organisation_id, "organisation_name": self.instance.organisation_name}
        if unit != self.instance.unit and others.filter(unit=unit, **where).exists():
            self.add_error("unit", _("Den enheten finns redan i rundan."))
        return unit

    def _key_rows(self) -> Iterator[dict[str, Any]]:
        said = {one.key_figure_id: one for one in self.instance.figures.all() if one.key_figure_id}
        for figure in self.key_figures:
            one = said.get(figure.pk)
            name = f"k{figure.pk}"
            self._add(f"{name}_text", _label(figure), one.text if one else "", TEXT)
            self._add(f"{name}_period", _("Avser"), one.period if one else "", PERIOD)
            yield {"name": name, "key_figure": figure}

    def _free_rows(self) -> Iterator[dict[str, Any]]:
        said = sorted(
            (one for one in self.instance.figures.all() if not one.key_figure_id), key=lambda one: one.position
        )
        for number in range(self._row_count(len(said))):
            one = said[number] if number < len(said) else FigureValue()
            name = f"fri{number}"
            self._add(f"{name}_label", _("Vad"), one.label, LABEL)
            self._add(f"{name}_text", _("Tal"), one.text, TEXT)
            self._add(f"{name}_period", _("Avser"), one.period, PERIOD)
            yield {"name": name, "key_figure": None}

    def _row_count(self, said: int) -> int:
        sent = sum(f"fri{number}_text" in self.data for number in range(MOST_ROWS))
        return max(said + BLANK_ROWS, sent)

    def _add(self, name: str, label: str, initial: str, longest: int) -> None:
        self.fields[name] = forms.CharField(label=label, initial=initial, required=False, max_length=longest)

    def then(self, part: Answer) -> None:
        own = tuple(f"{row['name']}_" for row in self.rows)
        if not any(name.startswith(own) for name in self.changed_data):
            return
        part.figures.all().delete()
        FigureValue.objects.bulk_create(self._figures(part))

    def _figures(self, part: Answer) -> Iterator[FigureValue]:
        for place, row in enumerate(self.rows):
            figure = row["key_figure"]
            said = {key: self.cleaned_data.get(f"{row['name']}_{key}", "") for key in ("label", "text", "period")}
            if said["text"] or said["label"]:
                said["label"] = figure.name if figure else said["label"]
                yield FigureValue(answer=part, key_figure=figure, position=place, **said, **_read(said["text"]))

    def key_rows(self) -> list[tuple[Any, Any, KeyFigure]]:
        return [
            (self[f"{row['name']}_text"], self[f"{row['name']}_period"], row["key_figure"])
            for row in self.rows
            if row["key_figure"]
        ]

    def free_rows(self) -> list[list[Any]]:
        own = [row["name"] for row in self.rows if not row["key_figure"]]
        return [[self[f"{name}_{key}"] for key in ("label", "text", "period")] for name in own]

    @property
    def has_free_figures(self) -> bool:
        return any(row[1].value() or row[0].value() for row in self.free_rows())


def _label(figure: KeyFigure) -> str:
    return f"{figure.name}, {figure.unit}" if figure.unit and figure.unit not in figure.name else figure.name


def _read(text: str) -> dict[str, Any]:
    reading = read(text)
    return reading._asdict() if reading else {}


class AskForm(WhereFields):
    """One more in the round: an organisation of the list or another one, or one more unit."""

    organisation_name = forms.CharField(label=gettext_lazy("Annan organisation"), max_length=120, required=False)
    unit = forms.CharField(label=gettext_lazy("Enhet"), max_length=120, required=False)
    field_order = ["organisation", "organisation_name", "unit"]
    mark_optional = False

    def __init__(self, *args: Any, known: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"] = OrganisationField(known)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not any(self.cleaned_where()):
            self.add_error("organisation", _("Välj en organisation i listan, eller skriv vad den heter."))
        return cleaned
