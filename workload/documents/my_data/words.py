"""What stands on a sheet in words, for its page."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from fyrbodal.swedish import day_and_month, decimal
from workload.documents.weighing import model_of
from workload.models import Line, Sheet

LINE = (
    "activity", "label", "quantity", "occasions", "every", "every_unit", "amount", "travel", "interval", "starts_on",
    "ends_on", "last_contact_on",
)  # fmt: skip


def told(sheets: Iterable[Any]) -> list[Any]:
    """The sheets with `told`, their lines in words: what is done, its mark, how many, and all else that is said."""
    shown = list(sheets)
    for sheet in shown:
        sheet.told = [_in_words(line, sheet) for line in sheet.lines.all()]
    return shown


def _in_words(line: Line, sheet: Sheet) -> dict[str, Any]:
    rest = [(str(Line._meta.get_field(name).verbose_name), _spelled(line, name)) for name in (*LINE[3:], "actuals")]  # type: ignore[union-attr]  # columns, all of them
    more = "; ".join(f"{name}: {value}" for name, value in rest if value)
    return {"name": activity_of(line, sheet), "label": line.label, "quantity": line.quantity, "more": more}


def activity_of(line: Line, sheet: Sheet) -> str:
    known = model_of(sheet.period.version).by_key.get(line.activity)
    return known.label if known else line.activity


def _spelled(line: Line, name: str) -> str:
    value = getattr(line, name)
    if name == "every_unit":
        return line.get_every_unit_display()
    if isinstance(value, dt.date):
        return f"{day_and_month(value)} {value.year}"
    if isinstance(value, list):
        return " ".join(decimal(one.normalize()) for one in value)
    return decimal(value.normalize()) if isinstance(value, Decimal) else str(value or "")
