"""A line as it was filled in, as plain data: what a sealed copy keeps of it, and the line that is made of that again."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from workload.models import Line

Data = dict[str, Any]


def _decimals(values: Any) -> list[Decimal]:
    return list(map(Decimal, values))


MADE: Mapping[str, Callable[[Any], Any]] = {
    "activity": str,
    "label": str,
    "quantity": int,
    "occasions": int,
    "every": int,
    "every_unit": str,
    "amount": Decimal,
    "travel": Decimal,
    "interval": int,
    "actuals": _decimals,
    "starts_on": dt.date.fromisoformat,
    "ends_on": dt.date.fromisoformat,
    "last_contact_on": dt.date.fromisoformat,
}


def filled(line: Line) -> Data:
    """What is empty is left out."""
    said = {name: getattr(line, name) for name in MADE}
    return {"id": line.pk.hex} | {name: _plain(value) for name, value in said.items() if value not in (None, "", [])}


def line_from(data: Data) -> Line:
    """Not saved, and on no sheet."""
    return Line(pk=UUID(data["id"]), **{name: made(data[name]) for name, made in MADE.items() if name in data})


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, int | str) else f"{value:f}" if isinstance(value, Decimal) else value.isoformat()
