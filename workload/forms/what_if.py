"""The changes that can be tried, one form for each."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.forms import Form
from workload.addressing import COUNT, FIGURE
from workload.documents.what_if import Trial
from workload.forms.numbers import NumberField, WholeField
from workload.trying import WEEKS, End, Give, Impossible, Interval, Move, Operation, Percentage, new_name, room
from workload.weighing import Calc

NOBODY = gettext_lazy("Ingen har plats för det. Välj själv vem som ska få det.")


class TryForm(Form):
    """Knows the copy that it changes; `operation` is what is to be tried, once the form is valid."""

    mark_optional = False

    def __init__(self, *args: Any, trial: Trial, **options: Any) -> None:
        super().__init__(*args, **options)
        self.trial = trial

    def operation(self) -> Operation:
        raise NotImplementedError

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.errors:
            try:
                self.operation().on(self.trial.after, self.trial.model)
            except Impossible:
                self.add_error(None, _("Det går inte som perioden ser ut nu."))
        return cleaned

    def desks(self) -> list[tuple[str, str]]:
        return [(key, sheet.name) for key, sheet in self.trial.sheets.items()]


class GiveForm(TryForm):
    insats = forms.ChoiceField(label=gettext_lazy("Insats"))
    antal = WholeField(label=gettext_lazy("Antal"), smallest=Decimal(1), largest=Decimal(COUNT), initial=1)
    varde = NumberField(
        label=gettext_lazy("Tid, poäng eller veckor mellan turerna"),
        largest=FIGURE,
        required=False,
        help_text=gettext_lazy("Behövs bara där modellen inte säger det."),
    )
    till = forms.ChoiceField(label=gettext_lazy("Till"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        activities: Any = self.fields["insats"]
        activities.choices = [(one.key, one.label) for one in self.trial.model.activities]
        takers: Any = self.fields["till"]
        takers.choices = [("", _("den som har mest plats")), *self.desks()]

    def clean(self) -> dict[str, Any] | None:
        cleaned = self.cleaned_data
        activity = self.trial.model.by_key.get(cleaned.get("insats", ""))
        if activity and not self.errors:
            self._check_figure(activity.calc)
        if activity and not self.errors and not cleaned["till"]:
            self._suggest()
        return super().clean()

    def _check_figure(self, calc: Calc) -> None:
        said = self.cleaned_data
        weeks = said["varde"]
        if calc is Calc.TURN and weeks is not None and not (weeks % 1 == 0 and 1 <= weeks <= WEEKS):
            self.add_error("varde", _("Skriv ett helt antal veckor, 1 till 520."))
            return
        try:
            self._given().line(self.trial.model)
        except Impossible:
            self.add_error("varde", _("Modellen säger inte hur mycket det är. Skriv det här."))

    def _suggest(self) -> None:
        trial = self.trial
        line = self._given().line(trial.model)
        weight = trial.model.by_key[line.activity].weekly(line, trial.period.weeks)
        fit = room(trial.standings, weight, line.activity, trial.takers)
        if fit:
            self.cleaned_data["till"] = fit[0][0]
        else:
            self.add_error("till", str(NOBODY))

    def _given(self) -> Give:
        said = self.cleaned_data
        return Give(new_name(self.trial.operations), said["till"], said["insats"], said["antal"], said["varde"])

    def operation(self) -> Operation:
        return self._given()


class MoveForm(TryForm):
    rad = forms.CharField(widget=forms.HiddenInput)
    till = forms.ChoiceField(label=gettext_lazy("Flytta till"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["till"].choices = self.desks()  # type: ignore[attr-defined]

    def operation(self) -> Operation:
        return Move(self.cleaned_data["rad"], self.cleaned_data["till"])


class EndForm(TryForm):
    rad = forms.CharField(widget=forms.HiddenInput)

    def operation(self) -> Operation:
        return End(self.cleaned_data["rad"])


class IntervalForm(TryForm):
    rad = forms.CharField(widget=forms.HiddenInput)
    veckor = WholeField(label=gettext_lazy("Veckor mellan turerna"), smallest=Decimal(1), largest=Decimal(WEEKS))

    def operation(self) -> Operation:
        return Interval(self.cleaned_data["rad"], self.cleaned_data["veckor"])


class PercentageForm(TryForm):
    blad = forms.ChoiceField(label=gettext_lazy("Vem"))
    procent = NumberField(label=gettext_lazy("Procent av heltid"), largest=Decimal(100), places=2)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["blad"].choices = self.desks()  # type: ignore[attr-defined]

    def operation(self) -> Operation:
        return Percentage(self.cleaned_data["blad"], self.cleaned_data["procent"])


KINDS: dict[str, Callable[..., TryForm]] = {
    "ge": GiveForm,
    "flytta": MoveForm,
    "avsluta": EndForm,
    "intervall": IntervalForm,
    "procent": PercentageForm,
}
