"""Reductions and absences, as those who lead a unit keep them."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fyrbodal.forms import ModelForm
from fyrbodal.numbers import NumberField
from fyrbodal.swedish import typed
from workload.actions.periods import version_for
from workload.documents.weighing import model_of
from workload.forms.blaming import Blaming
from workload.models import Absence, Reduction
from workload.weighing.explaining import unit_word

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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        hours, first = cleaned.get("hours"), cleaned.get("starts_on")
        if hours and first:
            self._require_within_a_week(hours, max(first, timezone.localdate()))
        return cleaned

    def _require_within_a_week(self, hours: Decimal, day: dt.date) -> None:
        """As long as the model that the unit measures with on a day says it is."""
        version = version_for(self.instance.unit, day)
        model = model_of(version) if version else None
        if model and hours > model.full:
            words = {"full": typed(model.full), "unit": unit_word(model.unit)}
            self.add_error("hours", ValidationError(_("Det är mer än hela veckan, %(full)s %(unit)s."), params=words))


class AbsenceForm(TimeForm):
    percent = NumberField(label=_("Procent av dagen"), largest=HUNDRED, places=CENTS, initial=Decimal(100))

    class Meta:
        model = Absence
        fields = ["person", "percent", "starts_on", "ends_on"]
        widgets = {"person": forms.Select}
