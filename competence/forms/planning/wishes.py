"""A theme that a municipality asks for."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.documents.wishes import known_themes
from competence.models import Wish
from fyrbodal.forms import ModelForm, WithoutIdentityNumbers


class WishForm(WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = Wish
        fields = ["organisation", "wished_in", "kind", "theme", "note", "people"]
        help_texts = {
            "theme": gettext_lazy("Välj ett som finns om det är samma sak, så räknas det ihop."),
            "people": gettext_lazy("Lämna tomt om det inte går att säga."),
        }

    def __init__(self, *args: Any, places: Any, **options: Any) -> None:
        """`places` are the municipalities that one may answer for."""
        super().__init__(*args, **options)
        place: Any = self.fields["organisation"]
        place.queryset, place.required = places, True
        if len(places) == 1:
            place.initial, place.empty_label = places[0], None
        self.fields["wished_in"].initial = timezone.localdate().year
        self.fields["theme"].widget.attrs["list"] = "teman"
        self.themes = known_themes()

    def clean_theme(self) -> str:
        return " ".join(self.cleaned_data["theme"].split())

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        said = self.cleaned_data
        if {"organisation", "wished_in", "theme"} <= said.keys() and self._same().exists():
            self.add_error("theme", _("Det temat har kommunen redan önskat det året."))
        return cleaned

    def _same(self) -> Any:
        said = self.cleaned_data
        same = Wish.objects.filter(organisation=said["organisation"], wished_in=said["wished_in"])
        return same.filter(theme__iexact=said["theme"]).exclude(pk=self.instance.pk)
