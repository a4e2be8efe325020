"""Several times on a line."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyrbodal.numbers import as_typed, number

BETWEEN = re.compile(r"[;\s]+|,\s+")
MOST = 200  # times that are logged on a line


class TimesField(forms.CharField):
    """Several times, with a space or a semicolon between them: 2 2,5 1,75."""

    def __init__(self, *, largest: Decimal, **options: Any) -> None:
        self.largest = largest
        super().__init__(max_length=2000, **options)

    def clean(self, value: Any) -> Any:
        parts = [part for part in BETWEEN.split(super().clean(value)) if part]
        if len(parts) > MOST:
            raise ValidationError(_("Skriv högst %(most)s tider på en rad."), params={"most": MOST})
        return [number(part, Decimal(0), self.largest) for part in parts]

    def prepare_value(self, value: Any) -> Any:
        return "; ".join(map(as_typed, value)) if isinstance(value, Iterable) and not isinstance(value, str) else value
