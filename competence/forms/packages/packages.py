"""A package and its turns."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.models import TermPackage
from competence.terms import Term
from fyrbodal.forms import DateField, Form, ModelForm, WithoutIdentityNumbers
from fyrbodal.sealed.minutes import to_choose_from
from fyrbodal.sealed.models import Copy


class PackageForm(WithoutIdentityNumbers, ModelForm):
    """A package that the municipalities do not have yet."""

    class Meta:
        model = TermPackage
        fields = ["year", "half", "last_sign_up_on", "words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"words": gettext_lazy("Står på paketets sida och i mejlet till kommunerna.")}

    def clean_year(self) -> int:
        """Before the days of its terms are asked for: not every number is a year."""
        year: int = self.cleaned_data["year"]
        TermPackage._meta.get_field("year").run_validators(year)
        return year

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        said = self.cleaned_data
        if {"year", "half", "last_sign_up_on"} <= said.keys():
            self._demand_in_time(Term(said["year"], said["half"]), said["last_sign_up_on"])
        return cleaned

    def _demand_in_time(self, term: Term, day: dt.date) -> None:
        if day > term.last_on:
            self.add_error("last_sign_up_on", _("Den dagen är terminen slut. Välj en tidigare dag."))
        elif day < term.before().first_on:
            self.add_error("last_sign_up_on", _("Dagen ligger mer än ett halvår före terminen. Stämmer året?"))


class WordsForm(WithoutIdentityNumbers, ModelForm):
    """What can be changed when the municipalities have it."""

    class Meta:
        model = TermPackage
        fields = ["words"]
        widgets = PackageForm.Meta.widgets
        help_texts = {"words": gettext_lazy("Står på paketets sida. Mejlet har redan gått.")}


class DecideForm(WithoutIdentityNumbers, Form):
    on = DateField(label=gettext_lazy("Beslutat den"))
    where = forms.CharField(
        label=gettext_lazy("Vid"), max_length=120, help_text=gettext_lazy("Till exempel FoU-rum IFO.")
    )
    minutes = forms.ModelChoiceField(
        Copy.objects.none(),
        label=gettext_lazy("Mötets anteckningar"),
        required=False,
        empty_label=gettext_lazy("Inga, eller inte publicerade än"),
        help_text=gettext_lazy("De senaste som är öppna för alla."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["minutes"]
        field.queryset = to_choose_from()
        field.label_from_instance = lambda copy: _("%(title)s, utgåva %(number)s") % {
            "title": copy.title, "number": copy.number,
        }  # fmt: skip
        self.initial.setdefault("on", timezone.localdate())

    def clean_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise ValidationError(_("Den dagen har inte varit än. Notera beslutet när det är fattat."))
        return day


class ReopenForm(WithoutIdentityNumbers, Form):
    until = DateField(label=gettext_lazy("Ny sista anmälningsdag"))
    because = forms.CharField(
        label=gettext_lazy("Varför"),
        max_length=300,
        help_text=gettext_lazy("Står i mejlet till dem som inte har svarat."),
    )
