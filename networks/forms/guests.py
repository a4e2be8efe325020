"""Somebody who was there without standing on the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.forms.choosing import OrganisationField, WhereFields


class GuestForm(WhereFields):
    name = forms.CharField(
        label=_("Namn"), max_length=120, widget=forms.TextInput(attrs={"list": "namn", "autocomplete": "off"})
    )
    organisation_name = forms.CharField(label=_("Annan organisation"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-postadress"), required=False, help_text=_("Dit skickas de färdiga anteckningarna.")
    )
    field_order = ["name", "organisation", "organisation_name", "email"]

    def __init__(self, *args: Any, known: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"] = OrganisationField(known)
        self.order_fields(self.field_order)
