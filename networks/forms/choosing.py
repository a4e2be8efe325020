"""Choosing an organisation out of a list that the page has fetched once, whatever number of forms stand on it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fyrbodal.forms import Form
from fyrbodal.organisation.models import Organisation


class OrganisationField(forms.TypedChoiceField):
    """Gives an Organisation, or None."""

    def __init__(self, known: Iterable[Organisation], **options: Any) -> None:
        self.known: Mapping[str, Organisation] = {str(one.pk): one for one in known}
        options.setdefault("label", _("Organisation"))
        super().__init__(choices=self._groups(), coerce=self.known.get, empty_value=None, required=False, **options)

    def _groups(self) -> list[Any]:
        is_town = {True: [], False: []}  # type: ignore[var-annotated]
        for key, one in self.known.items():
            is_town[one.category == Organisation.Category.MUNICIPALITY].append((key, one.name))
        return [("", _("Ingen i listan")), (_("Kommuner"), is_town[True]), (_("Andra"), is_town[False])]


class WhereFields(Form):
    """An organisation of the list or, where it is not there, its name."""

    both = _("Välj i listan eller skriv ett namn, inte båda.")

    def cleaned_where(self) -> tuple[Organisation | None, str]:
        return self.cleaned_data["organisation"], self.cleaned_data["organisation_name"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if all(self.cleaned_data.get(name) for name in ("organisation", "organisation_name")):
            raise ValidationError({"organisation_name": self.both})
        return cleaned
