"""What is asked when a sheet is sent in, and when it is opened after the last day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from competence.models import EnrolmentSheet
from fyrbodal import sensitive
from fyrbodal.forms import Form, ModelForm

NUMBER_LIKE = _("Det ser ut som ett personnummer. Ta bort det.")


class SubmitForm(ModelForm):
    class Meta:
        model = EnrolmentSheet
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        labels = {"note": _("Hälsning till samordnaren")}

    def clean_note(self) -> Any:
        return _without_numbers(self.cleaned_data["note"])


class LateForm(Form):
    because = forms.CharField(
        label=_("Varför öppnas anmälan efter sista dagen?"),
        max_length=300,
        help_text=_("Skälet står på anmälan och i journalen."),
        error_messages={"required": _("Skriv ett skäl, till exempel ”chefen var sjuk”.")},
    )

    def clean_because(self) -> Any:
        return _without_numbers(self.cleaned_data["because"])


def _without_numbers(text: str) -> str:
    if sensitive.finds(text):
        raise forms.ValidationError(NUMBER_LIKE)
    return text
