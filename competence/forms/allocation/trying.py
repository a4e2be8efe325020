"""Another key or floor for a course, to see what would come of it; nothing is written."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from competence.documents.allocation.trial import By
from competence.models import Offer
from competence.models.course import MOST_SEATS
from fyrbodal.forms import Form


class TryForm(Form):
    """`kurs` says of which course; the form of another course shows what that one has."""

    mark_optional = False

    nyckel = forms.ChoiceField(label=gettext_lazy("Fördelas efter"), choices=Offer.Key.choices)
    golv = forms.IntegerField(
        label=gettext_lazy("Platser var först"),
        min_value=0,
        max_value=MOST_SEATS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"}),
    )

    def __init__(self, asked: Any, offer: Offer) -> None:
        self.offer = offer
        data = asked if asked.get("kurs") == offer.pk.hex else None
        super().__init__(data, auto_id=f"k{offer.pk.hex}_%s", initial={"nyckel": offer.key, "golv": offer.floor})

    @property
    def by(self) -> By | None:
        """What is tried instead of what the course has."""
        return By(self.cleaned_data["nyckel"], self.cleaned_data["golv"]) if self.is_valid() else None
