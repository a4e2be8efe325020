"""A project, what it is granted, its goals and budget, and who is in it."""

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyrbodal.forms import Form, LongSelect, ModelForm, WithoutIdentityNumbers
from fyrbodal.numbers import WholeField
from fyrbodal.organisation.models import Organisation, Person, Unit
from fyrbodal.organisation.roles import HELD_AT, Kind, Role
from projects.actions.projects import MOST_GOALS
from projects.forms.figures import crowns, heading
from projects.models import BudgetRow, Extension, Goal, Grant, Programme, Project
from projects.models.programme import FIRST_YEAR, LAST_YEAR

FACTS = ["name", "programme", "organisation", "based_at", "about", "searched", "predecessor"]
LONGEST_GOAL = 160
ROLES = [role for role in Role if role in HELD_AT[Kind.PROJECT]]


class ProjectForm(WithoutIdentityNumbers, ModelForm):
    """`key` makes the same form, sent twice, register one project. `leader` is asked for when it is new."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = Project
        fields = FACTS
        widgets = {
            "organisation": LongSelect,
            "based_at": LongSelect,
            "about": forms.Textarea(attrs={"rows": 3}),
            "searched": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"name": gettext_lazy("Som det heter i ansökan.")}

    def __init__(self, *args: Any, viewer: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields
        chosen["programme"].queryset = Programme.objects.visible_to(viewer).order_by("name", "pk")
        chosen["programme"].empty_label = _("Välj program")
        chosen["organisation"].queryset = Organisation.objects.in_order()
        chosen["organisation"].empty_label = _("Välj organisation")
        chosen["based_at"].queryset = Unit.objects.in_order()
        chosen["based_at"].empty_label = _("Ingen enhet")
        others = Project.objects.visible_to(viewer).exclude(pk=self.instance.pk).filter(successor=None)
        mine = Project.objects.filter(pk=self.instance.predecessor_id)
        chosen["predecessor"].queryset = (others | mine).in_order()
        chosen["predecessor"].empty_label = _("Inget tidigare projekt")


class GrantForm(WithoutIdentityNumbers, ModelForm):
    year = WholeField(label=gettext_lazy("År"), smallest=Decimal(FIRST_YEAR), largest=Decimal(LAST_YEAR))
    amount = crowns(gettext_lazy("Beviljat belopp, kronor"))

    class Meta:
        model = Grant
        fields = ["year", "amount", "registration_number", "decided_on", "reasons"]
        widgets = {"reasons": forms.Textarea(attrs={"rows": 3})}

    def clean_amount(self) -> Decimal:
        amount: Decimal = self.cleaned_data["amount"]
        if not amount:
            raise ValidationError(_("Beloppet ska vara större än noll."))
        return amount

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if self.instance.project.grants.filter(year=year).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Projektet har redan ett bidrag för %s.") % year)
        return year


class NewGrantForm(GrantForm):
    goals = forms.CharField(
        label=gettext_lazy("Mål i ansökan"),
        required=False,
        max_length=LONGEST_GOAL * MOST_GOALS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Ett mål på varje rad. Vad ni tänkte om vart och ett skriver du sedan."),
    )

    def clean_goals(self) -> list[str]:
        goals = [goal for line in self.cleaned_data["goals"].splitlines() if (goal := " ".join(line.split()))]
        if len(goals) > MOST_GOALS:
            raise ValidationError(_("Högst %s mål ryms.") % MOST_GOALS)
        if any(len(goal) > LONGEST_GOAL for goal in goals):
            raise ValidationError(_("Ett mål får ha högst %s tecken.") % LONGEST_GOAL)
        return goals


class GoalForm(WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = Goal
        fields = ["title", "thought"]
        widgets = {"thought": forms.Textarea(attrs={"rows": 6})}


class BudgetForm(WithoutIdentityNumbers, ModelForm):
    kind = heading()
    amount = crowns(gettext_lazy("Belopp, kronor"))

    class Meta:
        model = BudgetRow
        fields = ["kind", "text", "amount"]


class ExtensionForm(WithoutIdentityNumbers, ModelForm):
    class Meta:
        model = Extension
        fields = ["until_on", "because"]

    def clean_until_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["until_on"]
        if day < timezone.localdate():
            raise ValidationError(_("Den dagen har redan varit."))
        return day


class AppointForm(Form):
    email = forms.EmailField(
        label=gettext_lazy("E-postadress"), help_text=gettext_lazy("Personen ska kunna logga in här.")
    )
    role = forms.ChoiceField(label=gettext_lazy("Uppdrag i projektet"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = [(role.value, _called(role)) for role in ROLES]  # type: ignore[attr-defined]

    def clean_email(self) -> Person:
        found: Person | None = Person.objects.active().filter(email=self.cleaned_data["email"].lower()).first()
        if found is None:
            raise ValidationError(_("Ingen med den adressen finns här. Be administratören lägga upp personen först."))
        return found

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


CALLED = {
    Role.PROJECT_LEADER: gettext_lazy("projektledare, skriver och ansvarar"),
    Role.CO_WRITER: gettext_lazy("medskribent i arbetsgruppen, skriver"),
    Role.REFERENCE_GROUP: gettext_lazy("referensgruppen, läser och kommenterar"),
    Role.STEERING_GROUP: gettext_lazy("styrgruppen, läser"),
    Role.RESPONSIBLE_CHIEF: gettext_lazy("ansvarig chef, intygar"),
}


def _called(role: Role) -> Any:
    return CALLED[role]
