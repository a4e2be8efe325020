"""What stands on the pages of a workbook: a sheet as it is now, and one that is locked as its sealed copy says."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal.swedish import date_in_words
from workload.casefile import model_from, sheet_from
from workload.documents.filled import line_from
from workload.documents.weighing import Reckoned, reckoned
from workload.models import Line, Sheet, SheetStatus, Snapshot
from workload.weighing import Model, explanations
from workload.weighing import Sheet as Case
from workload.workbook.cells import fingerprint, texts_of
from workload.workbook.marking import SHEET, Mark


class Days(NamedTuple):
    """Of a period; what is logged in it is spread over so many `weeks`."""

    starts_on: dt.date
    ends_on: dt.date
    weeks: int


@dataclass(frozen=True)
class Content:
    """What stands on a page; `told` are the explanations by the key of their line."""

    title: str
    facts: str
    mark: Mark
    model: Model
    case: Case
    lines: Sequence[Line]
    told: Mapping[Any, str]
    is_open: bool = False  # the time can be filled in, as in a template
    name: str = ""
    status: str = ""
    version: str = ""
    days: Days | None = None


def contents_of(sheets: Sequence[Sheet]) -> list[Content]:
    """In the same order. Four queries at most beside those that weigh, however many they are."""
    sealed = _last_snapshots(sheets)
    now = {one.sheet.pk: _as_it_is(one) for one in reckoned(one for one in sheets if one.pk not in sealed)}
    return [now[one.pk] if one.pk in now else _as_locked(one, sealed[one.pk]) for one in sheets]


def _last_snapshots(sheets: Iterable[Sheet]) -> dict[UUID, Snapshot]:
    locked = [one.pk for one in sheets if one.status == SheetStatus.LOCKED]
    rows = Snapshot.objects.filter(sheet__in=locked).select_related("copy").defer("copy__html")
    return {one.sheet_id: one for one in rows.order_by("number")}


def _as_it_is(found: Reckoned) -> Content:
    sheet, period = found.sheet, found.sheet.period
    told = zip((line.pk for line in found.lines), explanations(found.result), strict=True)
    facts = (period.unit.name, period.unit.organisation.name, period.name, str(period.version))
    return _content(
        sheet,
        facts=facts,
        model=found.result.model,
        case=found.result.sheet,
        lines=list(sheet.lines.all()),
        told=dict(told),
        days=Days(period.starts_on, period.ends_on, period.weeks),
    )


def _as_locked(sheet: Sheet, snapshot: Snapshot) -> Content:
    """Everything is read from the copy: names, employments and absences may be others by now."""
    data = snapshot.copy.data()
    head, case = data["head"], sheet_from(data["sheet"])
    lines = [line_from(one["filled"]) for one in data["lines"]]
    edition = _("låst, utgåva %s") % snapshot.number
    return _content(
        sheet,
        name=head["name"],
        facts=(head["unit"], head["organisation"], head["period"], head["model"], edition),
        model=model_from(data["model"]),
        case=case,
        lines=lines,
        told={line.pk: one["explanation"] for line, one in zip(lines, data["lines"], strict=True)},
        days=Days(_day(head["starts_on"]), _day(head["ends_on"]), case.weeks),
    )


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _content(sheet: Sheet, *, facts: Sequence[str], name: str = "", **more: Any) -> Content:
    prints = {line.pk.hex: fingerprint(texts_of(line, more["model"])) for line in more["lines"]}
    fetched = _("hämtat %s") % date_in_words(timezone.localdate())
    name = name or sheet.name
    return Content(
        title=_("Mätblad: %s") % name,
        facts=" · ".join([*facts, fetched]),
        mark=Mark(SHEET, str(sheet.period.version_id), str(sheet.pk), prints),
        name=name,
        status=str(sheet.get_status_display()),
        version=facts[3],
        **more,
    )
