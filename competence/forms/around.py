"""What is filled in around a course."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from competence.attending import Presence
from competence.documents.around.attended import Attended
from competence.models import Evaluation, Participation, Place
from fyrbodal.forms import Form, ModelForm, WithoutIdentityNumbers
from fyrbodal.swedish import day_and_month

GRADES = [
    (5, gettext_lazy("5 – mycket bra")), (4, gettext_lazy("4 – bra")), (3, gettext_lazy("3 – varken eller")),
    (2, gettext_lazy("2 – mindre bra")), (1, gettext_lazy("1 – dålig")),
]  # fmt: skip


class AttendanceForm(Form):
    """A list to choose from for each place and each day that has begun; only what somebody has chosen anew is written, so
    that two who note at once do not undo each other.
    """

    def __init__(self, *args: Any, found: Attended, **options: Any) -> None:
        self.fields_of = {
            (place.pk, day.pk): f"{place.pk.hex}-{day.pk.hex}" for place in found.places for day in found.begun
        }
        super().__init__(*args, **options)
        for place in found.places:
            for day in found.begun:
                self.fields[self.fields_of[place.pk, day.pk]] = _presence(place, day, found)

    def rows(self, found: Attended) -> list[tuple[Place, list[tuple[Any, Any]]]]:
        """Place → for each day, with its field if it has begun."""
        names = self.fields_of
        return [
            (one, [(day, self[names[one.pk, day.pk]] if (one.pk, day.pk) in names else None) for day in found.days])
            for one in found.places
        ]

    @property
    def marks(self) -> dict[tuple[UUID, UUID], str]:
        changed = set(self.changed_data)
        return {key: self.cleaned_data[name] for key, name in self.fields_of.items() if name in changed}


def _presence(place: Place, day: Any, found: Attended) -> forms.ChoiceField:
    label = f"{place.person}, {day_and_month(day.held_on)}"
    return forms.ChoiceField(
        label=label,
        choices=[("", "–"), *Presence.choices],
        required=False,
        initial=found.marks.get((place.pk, day.pk), ""),
        show_hidden_initial=True,
        widget=forms.Select(attrs={"aria-label": label}),
    )


class SettleForm(Form):
    """Whether each of those with a place took part: as the notes say, until somebody says otherwise."""

    SAID = (
        (Participation.Status.TAKEN, gettext_lazy("deltog")),
        (Participation.Status.MISSED, gettext_lazy("uteblev")),
    )

    def __init__(self, *args: Any, found: Attended, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = found.places
        for place in found.places:
            self.fields[place.pk.hex] = self._field(place, found.was_there(place))

    def _field(self, place: Place, there: bool | None) -> forms.ChoiceField:  # noqa: FBT001 - three answers
        known = {True: Participation.Status.TAKEN, False: Participation.Status.MISSED, None: ""}
        widget = forms.Select(attrs={"aria-label": str(place.person)})
        choices = [("", gettext_lazy("Välj")), *self.SAID]
        return forms.ChoiceField(label=str(place.person), choices=choices, initial=known[there], widget=widget)

    def rows(self) -> list[tuple[Place, Any]]:
        return [(place, self[place.pk.hex]) for place in self.places]

    @property
    def said(self) -> dict[UUID, str]:
        return {place.pk: self.cleaned_data[place.pk.hex] for place in self.places}


class AnonymousForm(WithoutIdentityNumbers, ModelForm):
    """An answer without a name; the text may give nobody else's away either."""

    class Meta:
        model = Evaluation
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class EvaluationForm(AnonymousForm):
    grade = forms.TypedChoiceField(
        label=gettext_lazy("Vad tyckte du om kursen?"), choices=GRADES, coerce=int, widget=forms.RadioSelect
    )
    field_order = ("grade", "text")

    class Meta(AnonymousForm.Meta):
        fields = ["grade", "text"]
        labels = {"text": gettext_lazy("Vad var bäst, och vad saknade du?")}


class UseForm(AnonymousForm):
    use = forms.ChoiceField(
        label=gettext_lazy("Använder du det du lärde dig?"),
        choices=[(one.value, str(one.label).capitalize()) for one in Evaluation.Use],
        widget=forms.RadioSelect,
    )
    field_order = ("use", "text")

    class Meta(AnonymousForm.Meta):
        fields = ["use", "text"]
        labels = {"text": gettext_lazy("Vad hjälper dig, eller vad står i vägen?")}
