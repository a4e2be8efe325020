"""A line as the texts of its cells, and what tells whether somebody has changed it; pure."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from fyrbodal.swedish import typed
from workload.weighing import Every, Model
from workload.workbook.layout import UNITS, labels

FIELDS = (
    "label", "quantity", "amount", "occasions", "every", "every_unit", "travel", "interval", "actuals",
    "starts_on", "ends_on", "last_contact_on",
)  # fmt: skip
Texts = Mapping[str, str]


def figure(value: Decimal | float) -> str:
    """2,5 however many zeros it was written with; a float as the 15 digits that a spreadsheet keeps."""
    exact = value if isinstance(value, Decimal) else Decimal(f"{value:.15g}")
    return typed(exact)


def spelled(value: Any) -> str:
    """As it is typed: 2,5, 2027-03-12, 2; 2,5."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    if isinstance(value, int | float | Decimal):
        return figure(value)
    return "; ".join(map(spelled, value)) if isinstance(value, list | tuple) else str(value)


def texts_of(line: Any, model: Model) -> Texts:
    """Of a row of the database: `activity` is the label, a unit that the model says anyway is left out."""
    said = {name: spelled(getattr(line, name)) for name in FIELDS}
    return {"activity": labels(model).get(line.activity, line.activity), **said, "every_unit": _unit(line, model)}


def _unit(line: Any, model: Model) -> str:
    activity = model.by_key.get(line.activity)
    if not line.every_unit or (activity and line.every_unit == activity.every_unit):
        return ""
    return str(UNITS[Every(line.every_unit)])


def fingerprint(texts: Texts) -> str:
    filled = {name: text for name, text in texts.items() if text}
    return hashlib.sha256(json.dumps(filled, sort_keys=True).encode()).hexdigest()[:16]
