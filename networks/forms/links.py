"""A link with a title under a part or an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fyrbodal.files.forms import LinkField
from fyrbodal.forms import Form


class LinkForm(Form):
    title = forms.CharField(label=_("Länktext"), max_length=300, help_text=_("Det som läsaren ser och klickar på."))
    url = LinkField(label=_("Adress"))
