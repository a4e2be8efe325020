"""Opening a period, and the rows of the unit that no employee has."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyrbodal.forms import DateField, Form, ModelForm
from fyrbodal.numbers import NumberField
from workload.forms.blaming import Blaming
from workload.forms.texts import without_identity_numbers
from workload.models import Sheet, SheetKind


class PeriodForm(Blaming, Form):
    starts_on = DateField(label=_("Från och med"))
    ends_on = DateField(label=_("Till och med"))


class RowForm(Blaming, ModelForm):
    kind = forms.ChoiceField(label=_("Rad"), choices=[one for one in SheetKind.choices if one[0] != SheetKind.EMPLOYEE])
    percentage = NumberField(
        label=_("Procent av heltid"),
        largest=Decimal(100),
        initial=0,
        help_text=_("Så mycket tid raden har. En vakant tjänst och ärenden som ingen har: 0."),
    )

    class Meta:
        model = Sheet
        fields = ["kind", "label", "percentage"]
        labels = {"label": _("Beteckning")}
        help_texts = {"label": _("Till exempel Konsult 1 eller Tjänst 4.")}

    def clean_label(self) -> str:
        return without_identity_numbers(self.cleaned_data["label"])


class BackForm(Form):
    because = forms.CharField(
        label=_("Ett ord på vägen"),
        max_length=300,
        help_text=_("Står överst på bladet, till exempel ”Lägg till BIM-turerna i vecka 11”."),
        error_messages={"required": _("Skriv varför bladet kommer tillbaka.")},
    )

    def clean_because(self) -> Any:
        return without_identity_numbers(self.cleaned_data["because"])
