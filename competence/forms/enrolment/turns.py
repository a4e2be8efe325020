"""What is asked when a sheet is sent in, and when it is opened after the last day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from competence.models import EnrolmentSheet
from fyrbodal.forms import Form, ModelForm, WithoutIdentityNumbers


class SubmitForm(WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = EnrolmentSheet
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        labels = {"note": _("Hälsning till samordnaren")}


class LateForm(WithoutIdentityNumbers, Form):
    because = forms.CharField(
        label=_("Varför öppnas anmälan efter sista dagen?"),
        max_length=300,
        help_text=_("Skälet står på anmälan och i journalen."),
        error_messages={"required": _("Skriv ett skäl, till exempel ”chefen var sjuk”.")},
    )
