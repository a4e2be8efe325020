"""A new survey, and a municipality's answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.models import StaffingRow, StaffingSurvey
from competence.staffing import Column
from fyrbodal.forms import ModelForm, WithoutIdentityNumbers


class SurveyForm(WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = StaffingSurvey
        fields = ["asked_in", "half", "about", "asked_how", "invited", "closed_on"]
        help_texts = {
            "about": gettext_lazy("Till exempel Personalsituation inom barn och unga, myndighetsutövning."),
            "closed_on": gettext_lazy("Från den dagen svarar kommunerna inte mer. Utan dag pågår den halvåret ut."),
        }


class RowForm(WithoutIdentityNumbers, ModelForm):
    """The words are kept as they are written, so anything may stand in a box."""

    class Meta:
        model = StaffingRow
        fields = ["organisation", "label", *(column.value for column in Column), "footnote"]
        labels = {column.value: str(column.label).capitalize() for column in Column}
        help_texts = {
            "label": gettext_lazy("Om kommunen svarar för flera enheter var för sig, till exempel 1 och 2."),
            "posts": gettext_lazy("Skriv som det är: 8, 6,5 + förstärkning, eller - om det inte är känt."),
            "relief": gettext_lazy("Till exempel nej, eller ja 50 %."),
            "footnote": gettext_lazy("Om något är räknat på ett annat sätt."),
        }
        widgets = {"footnote": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, places: Any = None, **options: Any) -> None:
        """`places` are the municipalities that one may answer for; an answer that is there keeps its own."""
        super().__init__(*args, **options)
        if places is None:
            del self.fields["organisation"]
            return
        field: Any = self.fields["organisation"]
        field.queryset = places
        if len(places) == 1:
            field.initial, field.empty_label = places[0], None

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        if not any(self.cleaned_data.get(column.value) for column in Column) and not self.errors:
            self.add_error("posts", _("Fyll i minst en uppgift."))
        self._demand_one_row()
        return cleaned

    def _demand_one_row(self) -> None:
        """The survey is no field of the form, so Django does not look for another row of the same."""
        place = self.cleaned_data.get("organisation") or self.instance.organisation_id
        others = StaffingRow.objects.filter(survey=self.instance.survey_id, label=self.cleaned_data.get("label", ""))
        if place and others.filter(organisation=place).exclude(pk=self.instance.pk).exists():
            self.add_error(
                "label", _("Kommunen har redan en rad för den enheten. Ändra i den, eller skriv en annan enhet.")
            )
