"""Figures that are kept as a model's JSON has them, and shown as they are typed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyrbodal.numbers import as_typed, number
from workload.limits import STANDARD_TIMES

LARGEST = Decimal("999999.999999")  # six digits on each side of the point, as the schema has it


class FigureField(forms.CharField):
    """Cleaned to the text that is shown again, so that two ways to write a figure are no difference: 2,5."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, **options)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "class": "short numbers"}

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return str(as_typed(number(text, Decimal(0), LARGEST))) if text else ""


class FiguresField(forms.CharField):
    """Several, with a plus between them: 0,5 + 0,75"""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=400, **options)
        self.widget.attrs |= {"autocomplete": "off", "class": "short numbers"}

    def clean(self, value: Any) -> str:
        parts = [part.strip() for part in super().clean(value).split("+") if part.strip()]
        if len(parts) > STANDARD_TIMES:
            raise ValidationError(_("Skriv högst %(most)s tider."), params={"most": STANDARD_TIMES})
        return " + ".join(as_typed(number(part, Decimal(0), LARGEST)) for part in parts)


class CountField(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        options |= {"max_value": 9999, "widget": forms.TextInput}
        super().__init__(**options)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "short numbers"}
        self.error_messages["invalid"] = _("Skriv ett helt tal.")


def typed(figure: str | None) -> str:
    """A figure of the JSON, as in the field."""
    return "" if figure is None else str(as_typed(Decimal(figure)))


def all_typed(found: Iterable[str]) -> str:
    return " + ".join(map(typed, found))


def stored(text: str) -> str:
    """A figure of the field, as in the JSON."""
    return text.replace(",", ".")
