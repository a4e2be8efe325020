"""The buttons that add and move a part."""

from django import forms
from django.core.exceptions import BadRequest

from networks.models import Item


class KindForm(forms.Form):
    kind = forms.ChoiceField(choices=Item.Kind.choices)

    def chosen(self) -> str:
        """Raises BadRequest for what no button says."""
        if not self.is_valid():
            raise BadRequest("There is no such kind of part.")
        return str(self.cleaned_data["kind"])


class StepForm(forms.Form):
    step = forms.TypedChoiceField(choices=[(-1, "-1"), (1, "1")], coerce=int)

    def chosen(self) -> int:
        """One up (-1) or down (1). Raises BadRequest for anything else."""
        if not self.is_valid():
            raise BadRequest("A part moves one step at a time.")
        return int(self.cleaned_data["step"])
