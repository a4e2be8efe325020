"""Figures as they are typed in projects, and the headings they stand under."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from fyrbodal.numbers import NumberField
from projects.economy import LARGEST
from projects.models import Budgeted


def heading() -> forms.ChoiceField:
    """To be chosen for a new row."""
    choices = [("", gettext_lazy("Välj rubrik")), *Budgeted.choices]
    return forms.ChoiceField(label=gettext_lazy("Rubrik"), choices=choices)


def crowns(label: Any, *, required: bool = True) -> NumberField:
    """Swedish crowns and öre."""
    return NumberField(label=label, largest=LARGEST, places=2, required=required)


def share(label: Any) -> NumberField:
    """Percent, or nothing."""
    return NumberField(label=label, largest=Decimal(100), places=2, required=False)


def worked_hours(label: Any) -> NumberField:
    return NumberField(label=label, largest=Decimal(99_999), places=2, required=False)
