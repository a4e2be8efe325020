"""What is said of a sheet as a whole."""

from decimal import Decimal
from typing import Any, Self

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.drafts.forms import PartForm
from fyrbodal.numbers import NumberField
from workload.actions.reckoning import reckon
from workload.documents.weighing import Reckoned
from workload.forms.texts import CLOSED, without_identity_numbers
from workload.models import Sheet
from workload.weighing import Model

RATINGS = [
    ("", gettext_lazy("inget svar")),
    (1, gettext_lazy("1 – lugnt")),
    (2, "2"),
    (3, gettext_lazy("3 – lagom")),
    (4, "4"),
    (5, gettext_lazy("5 – alldeles för mycket")),
]
FLEX = Decimal(999)


class HeadForm(PartForm):
    """How it feels is for the one whose sheet it is to say; a row without a person has a percentage of its own."""

    label = forms.CharField(label=gettext_lazy("Beteckning"), max_length=60, required=False)
    percentage = NumberField(label=gettext_lazy("Procent av heltid"), largest=Decimal(100))
    experience = forms.ChoiceField(
        label=gettext_lazy("Erfarenhet"),
        required=False,
        help_text=gettext_lazy("Modellen lägger mindre på den som är ny. Utan val räknas hela tiden."),
    )
    self_rating = forms.TypedChoiceField(
        label=gettext_lazy("Hur det känns"), choices=RATINGS, coerce=int, empty_value=None, required=False
    )
    flex_hours = NumberField(label=gettext_lazy("Flexsaldo, h"), smallest=-FLEX, largest=FLEX, required=False, places=1)
    note = forms.CharField(
        label=gettext_lazy("Anteckning"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    class Meta:
        model = Sheet
        fields = ["label", "percentage", "experience", "self_rating", "flex_hours", "note"]

    found: Reckoned | None = None
    closed_heading = gettext_lazy("Bladet fylls inte i längre")
    closed_text = CLOSED

    def __init__(self, *args: Any, model: Model, by: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.model, self.by = model, by
        self.fields["experience"].choices = [("", _("inte valt")), *((one, one) for one in model.experience)]  # type: ignore[attr-defined]
        for name in self._not_asked():
            del self.fields[name]

    def _not_asked(self) -> set[str]:
        person = self.instance.person_id
        left = {"label", "percentage"} if person else {"self_rating", "flex_hours"}
        left |= {"self_rating"} if person != self.by.pk else set()
        return left if self.model.experience else left | {"experience"}

    def of(self, part: Any) -> Self:
        return type(self)(instance=part, model=self.model, by=self.by)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}

    def then(self, part: Any) -> None:
        [self.found] = reckon([part])

    def clean_label(self) -> str:
        return without_identity_numbers(self.cleaned_data["label"])

    def clean_note(self) -> str:
        return without_identity_numbers(self.cleaned_data["note"])
