"""What is said when a report changes hands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from fyrbodal.forms import Form, WithoutIdentityNumbers
from projects.models import Report, Scope, Section


class CertifyForm(Form):
    stands_for_it = forms.BooleanField(label="")

    def __init__(self, *args: Any, statement: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stands_for_it"].label = statement


class ApproveForm(WithoutIdentityNumbers, Form):
    words = forms.CharField(
        label=gettext_lazy("Till dem som skrev"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GiveBackForm(WithoutIdentityNumbers, Form):
    """A field for each section; those that are left empty are good."""

    words = forms.CharField(
        label=gettext_lazy("Till dem som skrev"), max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, report: Report, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sections = {
            f"s{one.pk.hex}": one for one in report.sections.select_related("of").order_by("of__position", "pk")
        }
        for name, section in self.sections.items():
            self.fields[name] = forms.CharField(
                label=str(section), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    @property
    def reasons(self) -> dict[Section, str]:
        return {section: text for name, section in self.sections.items() if (text := self.cleaned_data.get(name))}


class ReopenForm(WithoutIdentityNumbers, Form):
    scope = forms.ChoiceField(label=gettext_lazy("Öppnas för"), choices=Scope.choices)
    because = forms.CharField(label=gettext_lazy("Skäl"), max_length=300)
