"""What an overview is narrowed to, as the address says it; anything that does not exist narrows nothing."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
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
    return mark_safe("".join(_option(value, str(words), chosen) for value, words in choices))  # noqa: S308 - escaped


def _option(value: str, words: str, chosen: str) -> str:
    selected = " selected" if value == chosen else ""
    return f'<option value="{escape(value)}"{selected}>{escape(words)}</option>'


def spelled(month: dt.date) -> str:
    return f"{month:%Y-%m}"


@dataclass(frozen=True)
class ReleasedFilter:
    """`months` are those that are let out, the newest first."""

    months: Sequence[dt.date]
    month: dt.date | None
    staff_kind: str
    every_month: bool

    @classmethod
    def of(cls, asked: Mapping[str, str], months: Sequence[dt.date]) -> "ReleasedFilter":
        month = asked_month(asked)
        kind = asked.get("personal", "")
        chosen = month if month in months else next(iter(months), None)
        return cls(months, chosen, kind if kind in StaffKind else "", asked_for_all(asked))

    def selects(self) -> list[dict[str, Any]]:
        months = [(spelled(month), month_in_words(month)) for month in self.months]
        kinds = [("", _("All personal")), *StaffKind.choices]
        chosen = spelled(self.month) if self.month else ""
        return [
            {"name": "manad", "label": _("Månad"), "options": options(months, chosen)},
            {"name": "personal", "label": _("Personal"), "options": options(kinds, self.staff_kind)},
        ]

    def query(self) -> str:
        return self._spelled(every_month=self.every_month)

    def turned(self) -> str:
        """The same with all months, or without them where they are shown."""
        return self._spelled(every_month=not self.every_month)

    def _spelled(self, *, every_month: bool) -> str:
        month = spelled(self.month) if self.month else ""
        kept = {"manad": month, "personal": self.staff_kind, "alla": "1" if every_month else ""}
        return urlencode({name: value for name, value in kept.items() if value})


def turning(month: dt.date, first: dt.date, newest: dt.date) -> dict[str, str]:
    """The month that is shown and those a year before and after, as they are asked for; "" where there is none."""
    earlier, later = (month.replace(year=month.year + years) for years in (-1, 1))
    return {
        "now": spelled(month),
        "words": month_in_words(month),
        "earlier": spelled(max(earlier, first)) if first < month else "",
        "later": spelled(min(later, newest)) if month < newest else "",
    }
