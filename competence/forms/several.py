"""One course that several people of a unit have taken together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from competence.forms.people import ParticipationForm
from competence.models import Participation
from fyrbodal.forms import Form
from fyrbodal.organisation.models import Employment, Person, Unit

ASKED = tuple(ParticipationForm.base_fields)


class SeveralForm(Form):
    """Asks what the form of one person asks, and judges it for each of them; a row for every one or for none."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Vilka"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "columns"}),
        error_messages={"required": gettext_lazy("Kryssa i minst en.")},
    )

    def __init__(self, *args: Any, unit: Unit, **options: Any) -> None:
        super().__init__(*args, **options)
        people: Any = self.fields["people"]
        people.queryset = Person.objects.filter(
            pk__in=Employment.objects.on().filter(unit=unit).values("person")
        ).in_order()
        self.fields |= ParticipationForm(person=Person()).fields
        self.rows: list[Participation] = []

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        if self.errors:
            return cleaned
        each = [ParticipationForm(self.data, person=one) for one in self.cleaned_data["people"]]
        for one in each:
            self._take(one)
        self.rows = [one.instance for one in each]
        return cleaned

    def _take(self, one: ParticipationForm) -> None:
        """What is wrong for one is said with her name."""
        for name, wrong in one.errors.items():
            for said in wrong:
                self.add_error(name if name in ASKED else None, f"{one.person}: {said}")
