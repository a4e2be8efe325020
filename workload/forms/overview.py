"""What an overview is narrowed to, as the address says it; anything that does not exist narrows nothing."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workload.months import month_in_words
from workload.staff import StaffKind

MONTH = re.compile(r"(20\d\d|19\d\d)-(0[1-9]|1[0-2])")


def asked_month(asked: Mapping[str, str]) -> dt.date | None:
    """manad=2027-03"""
    found = MONTH.fullmatch(asked.get("manad", ""))
    return dt.date(int(found[1]), int(found[2]), 1) if found else None


def asked_period(asked: Mapping[str, str]) -> UUID | None:
    """period=<key>"""
    try:
        return UUID(asked.get("period", ""))
    except ValueError:
        return None


def asked_for_all(asked: Mapping[str, str]) -> bool:
    """alla=1"""
    return asked.get("alla") == "1"


def options(choices: Iterable[tuple[str, Any]], chosen: str) -> SafeString:
    """Of a select; there may be many, and a template takes its time over each."""
    marked = ((value, " selected" if value == chosen else "", words) for value, words in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)


def spelled(month: dt.date) -> str:
    return f"{month:%Y-%m}"


@dataclass(frozen=True)
class ReleasedFilter:
    """`months` are those that are let out, the newest first."""

    months: Sequence[dt.date]
    month: dt.date | None
    staff_kind: str

    @classmethod
    def of(cls, asked: Mapping[str, str], months: Sequence[dt.date]) -> "ReleasedFilter":
        month = asked_month(asked)
        kind = asked.get("personal", "")
        return cls(months, month if month in months else next(iter(months), None), kind if kind in StaffKind else "")

    def selects(self) -> list[dict[str, Any]]:
        months = [(spelled(month), month_in_words(month)) for month in self.months]
        kinds = [("", _("All personal")), *StaffKind.choices]
        chosen = spelled(self.month) if self.month else ""
        return [
            {"name": "manad", "label": _("Månad"), "options": options(months, chosen)},
            {"name": "personal", "label": _("Personal"), "options": options(kinds, self.staff_kind)},
        ]

    def query(self) -> str:
        kept = {"manad": spelled(self.month) if self.month else "", "personal": self.staff_kind}
        return urlencode({name: value for name, value in kept.items() if value})


def turning(month: dt.date, today: dt.date) -> dict[str, str]:
    """The month that is shown and those a year before and after, as they are asked for; "" where there is none."""
    present, later = today.replace(day=1), month.replace(year=month.year + 1)
    return {
        "now": spelled(month),
        "words": month_in_words(month),
        "earlier": spelled(month.replace(year=month.year - 1)),
        "later": spelled(min(later, present)) if month < present else "",
    }
