"""Reductions and absences, as those who lead a unit keep them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyrbodal.forms import ModelForm
from workload.forms.blaming import Blaming
from workload.forms.numbers import NumberField
from workload.models import Absence, Reduction

HUNDRED = Decimal(100)
MUCH = Decimal("999.99")
CENTS = 2


class TimeForm(Blaming, ModelForm):
    """Whose time it is is chosen once, among the `people` of the unit."""

    def __init__(self, *args: Any, people: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if people is None:
            del self.fields["person"]
        else:
            self.fields["person"].queryset = people


class ReductionForm(TimeForm):
    percent = NumberField(label=_("Procent"), largest=HUNDRED, places=CENTS, required=False)
    hours = NumberField(
        label=_("Timmar (poäng) i veckan"),
        largest=MUCH,
        places=CENTS,
        required=False,
        help_text=_("Skriv antingen procent eller timmar."),
    )

    class Meta:
        model = Reduction
        fields = ["person", "reason", "percent", "hours", "starts_on", "ends_on"]


class AbsenceForm(TimeForm):
    percent = NumberField(label=_("Procent av dagen"), largest=HUNDRED, places=CENTS, initial=Decimal(100))

    class Meta:
        model = Absence
        fields = ["person", "percent", "starts_on", "ends_on"]
        widgets = {"person": forms.Select}
