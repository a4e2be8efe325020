"""A course in a package, when it is given, and what a lent trainer takes off."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.documents.catalogue import days_in_words
from competence.models import Course, Occasion, Offer, PackageStatus, TrainerCredit
from fyrbodal.forms import Form, ModelForm, WithoutIdentityNumbers
from fyrbodal.numbers import NumberField
from fyrbodal.organisation.models import Organisation

MOST_CROWNS = Decimal("99999999.99")


def crowns(label: Any) -> NumberField:
    return NumberField(label=label, largest=MOST_CROWNS, places=2)


class OfferForm(WithoutIdentityNumbers, ModelForm):
    """What may still be changed of it: `instance` has its package."""

    cost_fixed = crowns(gettext_lazy("Fast kostnad, kronor"))
    cost_per_participant = crowns(gettext_lazy("Kostnad per deltagare, kronor"))

    class Meta:
        model = Offer
        fields = [
            "course", "seats", "minimum", "key", "floor", "cost_fixed", "cost_per_participant", "name_by_on",
            "passes_on_until_on", "note",
        ]  # fmt: skip
        help_texts = {
            "minimum": gettext_lazy("Så många som behövs för att kursen ska bli av."),
            "floor": gettext_lazy("Så många får varje kommun som önskar, innan resten fördelas."),
            "name_by_on": gettext_lazy("Då ska platser utan namn ha fått ett."),
            "passes_on_until_on": gettext_lazy("Sedan går en plats som blir ledig inte till någon annan. Tomt: tills kursen börjar."),
        }  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        status = self.instance.package.status
        gone = [] if self.instance.course_id is None else ["course"]
        gone += ["key", "floor"] if status == PackageStatus.ALLOCATED else []
        for name in gone:
            del self.fields[name]
        if "course" in self.fields:
            course: Any = self.fields["course"]
            course.queryset, course.empty_label = self._free_courses(), _("Välj kurs")

    def _free_courses(self) -> Any:
        taken = self.instance.package.offers.values("course")
        return Course.objects.offered().filter(is_external=False).exclude(pk__in=taken).in_order()

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        seats = self.cleaned_data.get("seats", self.instance.seats)
        least = self.cleaned_data.get("minimum")
        if seats and least and least > seats:
            self.add_error("minimum", _("Det minsta antalet är större än antalet platser."))
        for name in ("name_by_on", "passes_on_until_on"):
            self._demand_in_the_term(name)
        return cleaned

    def _demand_in_the_term(self, name: str) -> None:
        day, package = self.cleaned_data.get(name), self.instance.package
        if day and day > package.term.last_on:
            self.add_error(name, _("Den dagen är terminen slut. Välj en tidigare dag."))
        elif day and day < package.last_sign_up_on:
            self.add_error(name, _("Den dagen pågår anmälan fortfarande. Välj en senare dag."))


class WhenForm(Form):
    occasions = forms.ModelMultipleChoiceField(
        Occasion.objects.none(),
        label=gettext_lazy("Tillfällen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("De som hör till paketet. Anmälan till dem går genom paketet."),
    )

    def __init__(self, *args: Any, offer: Offer, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["occasions"]
        field.queryset = to_choose_from(offer)
        field.label_from_instance = _said
        field.initial = list(offer.occasions.values_list("pk", flat=True))


def to_choose_from(offer: Offer) -> Any:
    """The course's own that nobody signs up for in another way, and that no other package has."""
    rows = Occasion.objects.filter(course=offer.course_id, sign_up=Occasion.SignUp.PACKAGE)
    open_still = rows.filter(status__in=(Occasion.Status.DRAFT, Occasion.Status.PLANNED), offer=None)
    return (open_still | rows.filter(offer=offer)).select_related("course").order_by("first_on", "pk")


def _said(occasion: Occasion) -> str:
    parts = (days_in_words(occasion) or _("dagar bestäms senare"), occasion.name, occasion.place)
    return ", ".join(filter(None, parts))


class CreditForm(WithoutIdentityNumbers, ModelForm):
    amount = crowns(gettext_lazy("Avdrag, kronor"))

    class Meta:
        model = TrainerCredit
        fields = ["organisation", "amount", "note"]
        help_texts = {"note": gettext_lazy("Till exempel två dagar i mars.")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        place: Any = self.fields["organisation"]
        taken = TrainerCredit.objects.filter(offer=self.instance.offer).values("organisation")
        place.queryset = Organisation.objects.filter(is_member=True).exclude(pk__in=taken).in_order()
        self.fields["amount"].initial = None

    def clean_amount(self) -> Any:
        amount = self.cleaned_data["amount"]
        if not amount:
            raise ValidationError(_("Skriv ett belopp som är större än noll."))
        return amount
