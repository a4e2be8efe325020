"""Figures as they are typed: comma or point, never negative, never enormous."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyrbodal.swedish import decimal, parse_decimal, typed

PLACES = 6  # as exact as the columns are


class NumberField(forms.CharField):
    """A Decimal from 0 to `largest`; None when it is left empty and may be."""

    def __init__(
        self, *, largest: Decimal, smallest: Decimal = Decimal(0), places: int = PLACES, **options: Any
    ) -> None:
        self.largest, self.smallest, self.places = largest, smallest, places
        options.setdefault("max_length", 40)
        super().__init__(**options)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "class": "short numbers"}

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return number(text, self.smallest, self.largest, self.places) if text else None

    def prepare_value(self, value: Any) -> Any:
        return as_typed(value)


class WholeField(NumberField):
    """An int."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if found is not None and found != found.to_integral():
            raise ValidationError(_("Skriv ett helt tal."))
        return None if found is None else int(found)


def number(text: str, smallest: Decimal, largest: Decimal, places: int = PLACES) -> Decimal:
    """Raises ValidationError with a sentence for the person."""
    try:
        found = parse_decimal(text)
    except ValueError as unreadable:
        said = {"text": text[:20]}
        raise ValidationError(_("”%(text)s” är inget tal. Skriv till exempel 2,5."), params=said) from unreadable
    if found < smallest:
        raise ValidationError(_("Talet ska vara minst %(least)s."), params={"least": decimal(smallest)})
    if found > largest:
        raise ValidationError(_("Talet är för stort. Skriv högst %(most)s."), params={"most": decimal(largest)})
    if -int(found.as_tuple().exponent) > places:
        raise ValidationError(_("Skriv högst %(places)s decimaler."), params={"places": places})
    return found


def as_typed(value: Any) -> Any:
    """2,5 for Decimal("2.500000"); what was typed stays as it was."""
    return typed(value) if isinstance(value, Decimal) else value
