"""A step of the year's work, and a region to compare with."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.models import CycleStep, Region
from fyrbodal.forms import ModelForm, WithoutIdentityNumbers
from fyrbodal.swedish import MONTHS


def month_field(label: Any, unknown: Any) -> Any:
    choices = [("", unknown), *((number, capfirst(name)) for number, name in enumerate(MONTHS, 1))]
    return forms.TypedChoiceField(label=label, choices=choices, required=False, coerce=int, empty_value=None)


class StepForm(WithoutIdentityNumbers, ModelForm):
    month = month_field(gettext_lazy("Månad"), gettext_lazy("inte sagt"))
    last_month = month_field(gettext_lazy("Till och med månad"), gettext_lazy("samma månad"))

    class Meta:
        model = CycleStep
        fields = ["what", "month", "last_month", "who", "note"]

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        if self.cleaned_data.get("last_month") and not self.cleaned_data.get("month"):
            self.add_error("month", _("Skriv också vilken månad det börjar."))
        return cleaned


class RegionForm(WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = Region
        fields = [
            "name", "position", "inhabitants", "municipalities", "scope", "started", "cost", "trainers", "content",
            "as_of",
        ]  # fmt: skip
        widgets = {"content": forms.Textarea(attrs={"rows": 5})}
