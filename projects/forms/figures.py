"""Figures as they are typed in projects."""

from decimal import Decimal
from typing import Any

from fyrbodal.numbers import NumberField
from projects.economy import LARGEST


def crowns(label: Any, *, required: bool = True) -> NumberField:
    """Swedish crowns and öre."""
    return NumberField(label=label, largest=LARGEST, places=2, required=required)


def share(label: Any) -> NumberField:
    """Percent, or nothing."""
    return NumberField(label=label, largest=Decimal(100), places=2, required=False)


def worked_hours(label: Any) -> NumberField:
    return NumberField(label=label, largest=Decimal(99_999), places=2, required=False)
