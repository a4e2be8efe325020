"""The sheets of a period as rows of a table, each filled into the row of its kind."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from workload.loads import load_in_html
from workload.models import Sheet, SheetKind, SheetStatus
from workload.stencil import Stencil, address, gap

GAPS = ("name", "load", "why", "place", "action", "kinds", "inactive")


class Kind(NamedTuple):
    status: str
    kind: str  # of a row without a person that has a name of its own
    is_asking: bool


def rows(sheets: Iterable[Sheet], unit: str) -> SafeString:
    """Of sheets with their `inactive` cases counted, and with `prompts` where something is to be done."""
    return mark_safe("".join(_row(sheet, unit) for sheet in sheets))  # noqa: S308 - of what is filled in


def _row(sheet: Any, unit: str) -> SafeString:
    outcome, prompts = getattr(sheet, "outcome", None), getattr(sheet, "prompts", None)
    values = {"key": sheet.pk, "name": sheet.name, "inactive": sheet.inactive}
    values |= {"load": load_in_html(outcome, unit), "kinds": outcome.kinds} if outcome else {"load": "", "kinds": ""}
    if prompts:
        values |= {"why": prompts.why, "place": prompts.place, "action": prompts.action}
    kind = sheet.kind if sheet.person_id is None and sheet.label else ""
    return _stencil(Kind(sheet.status, kind, bool(prompts))).filled(values)


@lru_cache
def _stencil(kind: Kind) -> Stencil:
    sheet: dict[str, Any] = {name: gap(name) for name in GAPS} | kind._asdict() | {"address": address("workload:sheet")}
    sheet |= {"status_in_words": SheetStatus(kind.status).label}
    sheet |= {"kind": SheetKind(kind.kind).label} if kind.kind else {}
    return Stencil(render_to_string("workload/periods/_sheet.html", {"sheet": sheet}))
