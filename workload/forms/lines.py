"""The lines of a sheet, each with the fields that its activity asks for."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Self

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.drafts.forms import PartForm
from fyrbodal.forms import DateField, Form
from fyrbodal.numbers import NumberField, WholeField, as_typed
from workload import bounds, marks
from workload.actions.reckoning import reckon
from workload.documents.weighing import Reckoned
from workload.forms.numbers import TimesField
from workload.forms.texts import CLOSED
from workload.models import Line
from workload.weighing import Activity, Calc, Model, Unit

COUNT, WEEKS = Decimal(bounds.COUNT), Decimal(bounds.WEEKS)
ASKED = {
    Calc.OCCASION: ("quantity", "occasions", "every", "every_unit", "amount"),
    Calc.FIXED: ("quantity", "amount"),
    Calc.TURN: ("quantity", "interval", "amount"),
    Calc.ACTUAL: ("quantity", "actuals"),
    Calc.POINTS: ("quantity", "amount"),
}
ALWAYS = ("label", "starts_on", "ends_on", "last_contact_on")
SELDOM = ("starts_on", "ends_on", "last_contact_on")


class Times(list[Decimal]):
    """Times as one reads them: 2; 2,5."""

    def __str__(self) -> str:
        return "; ".join(map(as_typed, self))


class LineForm(PartForm):
    """`found` is what the sheet weighs after a save."""

    label = forms.CharField(label=gettext_lazy("Märke"), max_length=40, required=False)
    quantity = WholeField(label=gettext_lazy("Antal"), largest=COUNT)
    occasions = WholeField(label=gettext_lazy("Gånger"), largest=COUNT, required=False)
    every = WholeField(label=gettext_lazy("på så många"), smallest=Decimal(1), largest=WEEKS, required=False)
    every_unit = forms.ChoiceField(label=gettext_lazy("veckor eller månader"), required=False)
    amount = NumberField(label=gettext_lazy("Tid"), largest=bounds.WEEK_OF_HOURS, required=False)
    interval = WholeField(
        label=gettext_lazy("Veckor mellan turerna"), smallest=Decimal(1), largest=WEEKS, required=False
    )
    actuals = TimesField(
        label=gettext_lazy("Tid som gick åt, varje gång"), largest=bounds.WEEK_OF_HOURS, required=False
    )
    travel = NumberField(label=gettext_lazy("Restid"), largest=bounds.WEEK_OF_HOURS, required=False)
    starts_on = DateField(label=gettext_lazy("Från och med"), required=False)
    ends_on = DateField(label=gettext_lazy("Till och med"), required=False)
    last_contact_on = DateField(label=gettext_lazy("Senaste kontakt"), required=False)

    class Meta:
        model = Line
        fields = [
            "label", "quantity", "occasions", "every", "every_unit", "amount", "interval", "actuals", "travel",
            "starts_on", "ends_on", "last_contact_on",
        ]  # fmt: skip

    found: Reckoned | None = None
    closed_heading = gettext_lazy("Bladet fylls inte i längre")
    closed_text = CLOSED

    def __init__(self, *args: Any, model: Model, **options: Any) -> None:
        super().__init__(*args, **options)
        self.model = model
        self.activity = model.by_key.get(self.instance.activity)
        self.initial = {name: trimmed(value) for name, value in self.initial.items()}
        self._keep(asked_of(self.activity))
        if self.activity:
            self._dress(self.activity)

    def _keep(self, names: tuple[str, ...]) -> None:
        for name in set(self.fields) - set(names):
            del self.fields[name]

    def _dress(self, activity: Activity) -> None:
        """What is left empty is what the model says, and that stands in the field."""
        if "amount" in self.fields:
            self._dress_amount(activity)
        if "occasions" in self.fields:
            self._hint("occasions", activity.occasions)
            self._hint("every", activity.every)
            self.fields["every_unit"].choices = _units(activity)  # type: ignore[attr-defined]
        if "travel" in self.fields:
            self.fields["travel"].label = _("Restid, h") if self._in_hours else _("Restid, poäng")

    def _dress_amount(self, activity: Activity) -> None:
        amount: Any = self.fields["amount"]
        amount.label = _amount_label(activity.calc) if self._in_hours else _("Poäng")
        amount.largest = bounds.most(self.model.unit)
        self._hint("amount", activity.amount)

    @property
    def _in_hours(self) -> bool:
        return self.model.unit is Unit.HOURS

    def _hint(self, name: str, value: Any) -> None:
        if value is not None:
            self.fields[name].widget.attrs["placeholder"] = as_typed(trimmed(value))

    def of(self, part: Any) -> Self:
        return type(self)(instance=part, model=self.model)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}

    def then(self, part: Any) -> None:
        [self.found] = reckon([part.sheet])

    def meet(self, stored: Any) -> None:
        super().meet(stored)
        self.differences = tuple(
            replace(one, theirs=one.theirs.replace(".", ","), yours=one.yours.replace(".", ","))
            if _is_figure(one.theirs or one.yours)
            else one
            for one in self.differences
        )

    def clean_label(self) -> str:
        label: str = self.cleaned_data["label"]
        if wrong := marks.fault(label):
            raise ValidationError(wrong)
        return label

    def clean_actuals(self) -> Times:
        return Times(map(trimmed, self.cleaned_data["actuals"]))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Raden slutar innan den börjar."))
        self.cleaned_data = {name: trimmed(value) for name, value in cleaned.items()}
        return self.cleaned_data

    def often(self) -> Iterator[Any]:
        """The fields of the grid."""
        return (self[name] for name in asked_of(self.activity) if name not in SELDOM)

    def seldom(self) -> Iterator[Any]:
        return (self[name] for name in SELDOM)

    @property
    def has_faults(self) -> bool:
        """Among the fields that are folded in."""
        return any(field.errors for field in self.seldom())


def asked_of(activity: Activity | None) -> tuple[str, ...]:
    """What a line of the activity may say, in the order of the grid."""
    if activity is None:
        return ("label", "quantity", *SELDOM)
    travel = ("travel",) if activity.travel else ()
    return ("label", *ASKED[activity.calc], *travel, *SELDOM)


def _units(activity: Activity) -> list[tuple[str, str]]:
    kinds = {"week": _("veckor"), "month": _("månader")}
    return [
        ("", kinds[activity.every_unit.value]),
        *((key, word) for key, word in kinds.items() if key != activity.every_unit.value),
    ]


def _amount_label(calc: Calc) -> str:
    return {Calc.FIXED: _("Timmar i veckan"), Calc.TURN: _("Timmar per tur")}.get(calc, _("Timmar per gång"))


def trimmed(value: Any) -> Any:
    """Without the zeros that the column adds, so that the same figure reads the same."""
    if isinstance(value, list):
        return Times(map(trimmed, value))
    if not isinstance(value, Decimal):
        return value
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


def _is_figure(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


class AddForm(Form):
    """An activity by its name or the beginning of it, as long as only one begins so."""

    activity = forms.CharField(
        label=gettext_lazy("Lägg till en rad: skriv insatsen"),
        max_length=120,
        error_messages={"required": gettext_lazy("Skriv vilken insats det är.")},
    )

    def __init__(self, *args: Any, model: Model, **options: Any) -> None:
        super().__init__(*args, **options)
        self.model = model
        self.fields["activity"].widget.attrs |= {"list": "insatser", "autocomplete": "off"}

    def clean_activity(self) -> str:
        found = _named(self.cleaned_data["activity"], self.model)
        if len(found) > 1:
            names = ", ".join(one.label for one in found[:5])
            raise ValidationError(_("Flera insatser passar: %(names)s. Skriv lite mer."), params={"names": names})
        if not found:
            raise ValidationError(_("Den insatsen finns inte i modellen. Välj en i listan."))
        return found[0].key


def _named(text: str, model: Model) -> list[Activity]:
    """Exactly so, else those that begin so, else those that have it in them."""
    sought = " ".join(text.split()).casefold()
    labels = [(activity, activity.label.casefold()) for activity in model.activities]
    exact = [activity for activity, label in labels if sought in (label, activity.key)]
    begin = [activity for activity, label in labels if label.startswith(sought)]
    return exact[:1] or begin or [activity for activity, label in labels if sought in label]


class StepForm(forms.Form):
    step = forms.TypedChoiceField(choices=[(-1, "-1"), (1, "1")], coerce=int)

    def chosen(self) -> int:
        """One up (-1) or down (1). Raises BadRequest for anything else."""
        if not self.is_valid():
            raise BadRequest("A line moves one step at a time.")
        return int(self.cleaned_data["step"])
