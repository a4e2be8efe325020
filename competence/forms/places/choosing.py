"""Choosing who is to go, and when; adding a place; more or fewer of them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.actions import places
from competence.documents.candidates import candidates
from competence.documents.holders import said
from competence.models import Occasion, Offer, Place, WrongTurn
from competence.models.course import MOST_SEATS
from fyrbodal.forms import Form, LongSelect, WithoutIdentityNumbers
from fyrbodal.organisation.models import Organisation, Person


class PersonForm(Form):
    person = forms.ChoiceField(label=gettext_lazy("Vem ska gå?"), widget=LongSelect)

    def __init__(self, *args: Any, place: Place, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["person"]
        field.choices = [("", _("Välj någon i %(where)s") % {"where": place.organisation}), *candidates(place)]

    def clean_person(self) -> Person:
        person: Person = Person.objects.get(pk=self.cleaned_data["person"])
        return person


def because() -> Any:
    return forms.CharField(
        label=gettext_lazy("Varför"), max_length=200, help_text=gettext_lazy("Skälet står kvar i händelseloggen.")
    )


class AddForm(WithoutIdentityNumbers, Form):
    """A place that the office gives; the name may come later."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Kommun"), empty_label=gettext_lazy("välj kommun")
    )
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Vem"),
        required=False,
        widget=LongSelect,
        empty_label=gettext_lazy("namnet kommer senare"),
    )
    because = because()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        members = Organisation.objects.filter(is_member=True).in_order()
        where: Any = self.fields["organisation"]
        where.queryset = members
        who: Any = self.fields["person"]
        who.queryset = (
            Person.objects.active().filter(organisation__in=members).select_related("organisation").in_order()
        )
        who.label_from_instance = _where_known


class AddAtForm(WithoutIdentityNumbers, Form):
    """Somebody who gets a place at an occasion from the office; where she works is known."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Vem"),
        widget=LongSelect,
        empty_label=gettext_lazy("välj vem"),
    )
    because = because()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        who: Any = self.fields["person"]
        who.queryset = Person.objects.active().select_related("organisation").in_order()
        who.label_from_instance = _where_known


def _where_known(person: Person) -> str:
    return f"{person}, {person.organisation}" if person.organisation else str(person)


class SeatForm(Form):
    """Who goes when: some of those with a place, at an occasion of the course in the package."""

    places = forms.ModelMultipleChoiceField(
        Place.objects.none(), label=gettext_lazy("Vilka"), widget=forms.CheckboxSelectMultiple
    )
    occasion = forms.ModelChoiceField(
        Occasion.objects.none(), label=gettext_lazy("Tillfälle"), empty_label=gettext_lazy("välj tillfälle")
    )

    def __init__(self, *args: Any, offer: Offer, occasions: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        which: Any = self.fields["places"]
        taken = Place.objects.filter(offer=offer).taken().select_related("person", "organisation", "occasion")
        which.queryset = taken.order_by("organisation__name", "person__name", "pk")
        which.label_from_instance = _listed
        when: Any = self.fields["occasion"]
        when.queryset = occasions
        when.label_from_instance = said


def _listed(place: Place) -> str:
    who = f"{place.person or _('namn kommer')}, {place.organisation}"
    day = place.occasion and place.occasion.first_on
    return f"{who} · {place.occasion} {day:%Y-%m-%d}" if day else who


class SeatsForm(Form):
    seats = forms.IntegerField(
        label=gettext_lazy("Antal platser"), validators=[MinValueValidator(1)], max_value=MOST_SEATS
    )

    def __init__(self, *args: Any, offer: Offer, **options: Any) -> None:
        super().__init__(*args, initial={"seats": offer.seats}, **options)
        self.offer = offer

    def clean_seats(self) -> int:
        seats: int = self.cleaned_data["seats"]
        if seats == self.offer.seats:
            raise ValidationError(_("Det är så många platser redan."))
        try:
            places.demand_seats(self.offer, seats)
        except WrongTurn as wrong:
            raise ValidationError(str(wrong)) from wrong
        return seats
