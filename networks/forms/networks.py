"""What those who lead a network decide about it."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fyrbodal.forms import DateField, Form, ModelForm
from fyrbodal.organisation.models import Appointment, Person
from fyrbodal.organisation.roles import Role
from networks.models import Network

LONGEST_ADDRESS = 254  # what the column holds
ADDRESS = re.compile(r"^(?P<name>.*?)\s*<?(?P<email>[^\s<>]+@[^\s<>]+)>?$")


class NetworkForm(ModelForm):
    informed = forms.CharField(
        label=_("Informeras om färdiga anteckningar"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("En på varje rad, till exempel: Registrator i Orust &lt;registrator@example.org&gt;"),
    )
    key_figures = forms.CharField(
        label=_("Nyckeltal som nätverket följer"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ett på varje rad, till exempel: Pågående ärenden. De blir fält i varje kommuns svar."),
    )

    class Meta:
        model = Network
        fields = ("purpose", "open_to_staff", "is_public", "name_policy")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["informed"] = "\n".join(map(str, self.instance.informed.order_by("name")))
        self.initial["key_figures"] = "\n".join(map(str, self.instance.key_figures.order_by("pk")))

    def clean_informed(self) -> dict[str, str]:
        """Names by address."""
        return dict(map(_name_and_address, _lines(self.cleaned_data["informed"])))

    def clean_key_figures(self) -> list[str]:
        names = list(dict.fromkeys(_lines(self.cleaned_data["key_figures"])))
        if long := next((name for name in names if len(name) > 80), None):
            raise ValidationError(_("”%(name)s…” är för långt. Använd högst 80 tecken."), params={"name": long[:30]})
        return names

    def lists(self) -> dict[str, Any]:
        """The two lists as they are to become."""
        return {name: self.cleaned_data[name] for name in ("informed", "key_figures")}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _name_and_address(line: str) -> tuple[str, str]:
    found = ADDRESS.match(line)
    if not found:
        raise ValidationError(_("Raden ”%(line)s” saknar e-postadress."), params={"line": line[:60]})
    validate_email(found["email"])
    if len(found["email"]) > LONGEST_ADDRESS:
        raise ValidationError(_("Adressen ”%(line)s…” är för lång."), params={"line": found["email"][:60]})
    return found["email"].lower(), (found["name"] or found["email"])[:120]


class MemberForm(Form):
    """Somebody who has an account becomes a member, leader or stand-in."""

    email = forms.EmailField(
        label=_("E-postadress"),
        help_text=_("Personen ska finnas i registret. Saknas någon hjälper administratören till."),
        widget=forms.EmailInput(attrs={"list": "kanda-personer", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Roll"),
        choices=[(one.value, one.label.capitalize()) for one in (Role.NETWORK_PARTICIPANT, Role.NETWORK_LEADER)],
    )
    deputy_for = forms.ModelChoiceField(
        Person.objects.none(), label=_("Ersättare för"), required=False, empty_label=_("Ingen, ordinarie")
    )
    starts_on = DateField(label=_("Från och med"), initial=timezone.localdate)

    def __init__(self, *args: Any, network: Network, people: models.QuerySet[Any], by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network, self.people, self.by = network, people, by
        self.fields["deputy_for"].queryset = network.leaders()  # type: ignore[attr-defined]

    def clean_email(self) -> Person:
        person: Person | None = self.people.active().filter(email__iexact=self.cleaned_data["email"]).first()  # type: ignore[attr-defined]
        if person is None:
            raise ValidationError(_("Ingen i registret har den adressen. Be administratören lägga till personen."))
        if person == self.by:
            raise ValidationError(_("Du kan inte ge dig själv ett uppdrag. Be en annan ledare eller administratören."))
        return person

    def clean(self) -> dict[str, Any]:
        """Let the constraints of the appointment speak, beside the field that they are about."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            self.appointment = Appointment(
                person=data["email"],
                role=data["role"],
                body=self.network,
                starts_on=data["starts_on"],
                deputy_for=data["deputy_for"],
            )
            try:
                self.appointment.full_clean()
            except ValidationError as refused:
                self.add_error("email", ValidationError(refused.messages))
        return data
