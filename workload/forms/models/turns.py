"""What is asked before figures are confirmed, a version published, and a model taken into use."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.forms import DateField, Form
from fyrbodal.numbers import NumberField
from workload.forms.talks import NoNumbers
from workload.models import DEFAULT_LIMIT, Family
from workload.spans import a_year_after

OWNER, GROUND = 80, 300  # letters
MOST_PERCENT = Decimal(500)


class ConfirmForm(NoNumbers, Form):
    """`figures` are names; the button "all" stands for the unconfirmed ones."""

    figures = forms.MultipleChoiceField(
        label=gettext_lazy("Vikter"), widget=forms.CheckboxSelectMultiple, required=False
    )
    owner = forms.CharField(
        label=gettext_lazy("Ägare"),
        max_length=OWNER,
        help_text=gettext_lazy("Den som svarar för siffran, till exempel ”Enhetschef, Lotsen”."),
    )
    review_on = DateField(label=gettext_lazy("Ses över senast"))
    ground = forms.CharField(
        label=gettext_lazy("Vad siffran vilar på"),
        max_length=GROUND,
        required=False,
        help_text=gettext_lazy("Till exempel ”tidsmätning två veckor hösten 2026”. Gäller förslag som du bekräftar."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, names: Mapping[str, str], unconfirmed: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.unconfirmed = unconfirmed
        self.fields["figures"].choices = list(names.items())  # type: ignore[attr-defined]

    def clean_review_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["review_on"]
        if day <= timezone.localdate():
            raise ValidationError(_("Välj en dag som kommer."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "all" in self.data:
            cleaned["figures"] = self.unconfirmed
        if not cleaned.get("figures") and "figures" not in self.errors:
            self.add_error("figures", _("Kryssa i minst en vikt."))
        return cleaned


class PublishForm(NoNumbers, Form):
    change_note = forms.CharField(
        label=gettext_lazy("Vad som är nytt"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("En mening som alla ser, till exempel ”Längre tid för dokumentation”."),
    )


class AdoptForm(Form):
    family = forms.ModelChoiceField(Family.objects.none(), label=gettext_lazy("Modell"), empty_label=None)
    starts_on = DateField(label=gettext_lazy("Från och med"))
    limit = NumberField(
        label=gettext_lazy("Gräns, procent"),
        smallest=Decimal("0.01"),
        largest=MOST_PERCENT,
        help_text=gettext_lazy("Belastning över gränsen två perioder i rad kräver en åtgärd."),
    )

    def __init__(self, *args: Any, families: Any, **options: Any) -> None:
        options["initial"] = {"starts_on": timezone.localdate(), "limit": DEFAULT_LIMIT} | options.get("initial", {})
        super().__init__(*args, **options)
        self.fields["family"].queryset = families  # type: ignore[attr-defined]

    def clean_limit(self) -> Decimal:
        limit: Decimal = self.cleaned_data["limit"]
        if round(limit, 2) != limit:
            raise ValidationError(_("Skriv högst två decimaler."))
        return limit


def in_a_year() -> dt.date:
    return a_year_after(timezone.localdate())
