"""The changes that can be tried, one form for each."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.forms import DateField, Form
from fyrbodal.numbers import NumberField, WholeField
from fyrbodal.swedish import date_range, decimal
from workload.bounds import COUNT, MANY_POINTS, WEEKS, most
from workload.documents.what_if import Trial
from workload.models import Reduction
from workload.trying import (
    End,
    Frequency,
    Give,
    Impossible,
    Interval,
    Move,
    Operation,
    Percentage,
    Time,
    new_name,
    room,
)
from workload.weighing import Calc, Every

WEEKS_LACK = gettext_lazy("Skriv hur många veckor det går mellan turerna.")
AMOUNT_LACKS = gettext_lazy("Modellen säger inte hur mycket det är. Skriv det här.")
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
        largest=MANY_POINTS,
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
        figure, largest = self.cleaned_data["varde"], most(self.trial.model.unit)
        if calc is Calc.TURN and figure is not None and not (figure % 1 == 0 and 1 <= figure <= WEEKS):
            self.add_error("varde", _("Skriv ett helt antal veckor, 1 till 520."))
            return
        if calc is not Calc.TURN and figure is not None and figure > largest:
            self.add_error("varde", _("Talet är för stort. Skriv högst %(most)s.") % {"most": decimal(largest)})
            return
        try:
            self._given().line(self.trial.model)
        except Impossible:
            self.add_error("varde", WEEKS_LACK if calc is Calc.TURN else AMOUNT_LACKS)

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


class FrequencyForm(TryForm):
    rad = forms.CharField(widget=forms.HiddenInput)
    ganger = WholeField(label=gettext_lazy("Gånger"), largest=Decimal(COUNT))
    per = WholeField(label=gettext_lazy("På så många"), smallest=Decimal(1), largest=Decimal(WEEKS))
    enhet = forms.TypedChoiceField(
        label=gettext_lazy("Veckor eller månader"), choices=[(one.value, one.value) for one in Every], coerce=Every
    )

    def operation(self) -> Operation:
        said = self.cleaned_data
        return Frequency(said["rad"], said["ganger"], said["per"], said["enhet"])


class PercentageForm(TryForm):
    """Somebody employed gets it from a day on; a row that says its own percentage, for the whole period."""

    blad = forms.ChoiceField(label=gettext_lazy("Vem"))
    procent = NumberField(label=gettext_lazy("Procent av heltid"), largest=Decimal(100), places=2)
    fran = DateField(
        label=gettext_lazy("Från och med"),
        required=False,
        help_text=gettext_lazy("En medarbetare: till exempel 12 mars 2027, tomt är periodens första dag."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["blad"].choices = self.desks()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        if not self.errors:
            for field, said in self._faults(self.trial.after[self.cleaned_data["blad"]].time):
                self.add_error(field, said)
        return super().clean()

    def _faults(self, time: Time) -> Iterator[tuple[str, str]]:
        if not time.own:
            yield from self._faults_of_employed(time, self.cleaned_data["fran"] or time.first)
        elif self.cleaned_data["fran"]:
            yield "fran", _("Raden har ingen anställning, så procenten gäller hela perioden. Lämna tomt.")

    def _faults_of_employed(self, time: Time, day: dt.date) -> Iterator[tuple[str, str]]:
        if time.taken_off:
            yield "blad", _("Den procenten prövas redan. Ta bort den ändringen först.")
        elif not time.first <= day <= time.last:
            yield "fran", _("Välj en dag i perioden, %(days)s.") % {"days": date_range(time.first, time.last)}
        elif not (contracted := time.contracted(day)):
            yield "blad", _("Det finns ingen anställning i enheten den dagen.")
        elif contracted == self.cleaned_data["procent"]:
            yield "procent", _("Så mycket är det redan i anställningen.")

    def operation(self) -> Operation:
        said = self.cleaned_data
        time = self.trial.after[said["blad"]].time
        return Percentage(said["blad"], said["procent"], None if time.own else said["fran"] or time.first)


class CarryOutForm(Form):
    """Why somebody works less, if anybody does; it stands in no address."""

    mark_optional = False

    reason = forms.ChoiceField(
        label=gettext_lazy("Skäl till att någon arbetar mindre"),
        choices=Reduction.Reason.choices,
        initial=Reduction.Reason.OTHER,
        help_text=gettext_lazy("Ses av dem som leder enheten och av medarbetaren själv."),
    )


KINDS: dict[str, Callable[..., TryForm]] = {
    "ge": GiveForm,
    "flytta": MoveForm,
    "avsluta": EndForm,
    "intervall": IntervalForm,
    "ofta": FrequencyForm,
    "procent": PercentageForm,
}
