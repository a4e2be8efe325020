"""A sheet on paper, with its explanation and its talk: as data, and as the page that is printed and sealed from it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fyrbodal.documents.document import Document
from fyrbodal.swedish import date_in_words, day_and_month, decimal
from workload.bands import band_word
from workload.casefile import answer_as_json, model_as_json, sheet_as_json
from workload.documents.filled import filled
from workload.documents.sheets import Reading
from workload.documents.talk import Said
from workload.documents.weighing import Reckoned
from workload.models import Measure, Sheet, Snapshot
from workload.weighing import NO_DATA, Placement, Result, shown
from workload.weighing.explaining import unit_word

TEMPLATE = "workload/sealed/page.html"
Data = dict[str, Any]


def content_of(found: Reckoned, said: Said | None) -> Data:
    """Everything on the paper. `model` and `sheet` are a case that `evaluate_workload` gives the same `result` for."""
    model, result = found.result.model, found.result
    reading = Reading(found)
    return {
        "head": _head(found.sheet),
        "model": model_as_json(model),
        "sheet": sheet_as_json(result.sheet, model),
        "result": answer_as_json(result),
        "load": load_in_words(result),
        "availability": reading.availability,
        "lines": [_line(told, model) for told in reading.lines],
        "talk": said.data() if said else None,
    }


def _head(sheet: Sheet) -> Data:
    period = sheet.period
    return {
        "name": sheet.name,
        "kind": sheet.kind,
        "unit": period.unit.name,
        "organisation": period.unit.organisation.name,
        "period": period.name,
        "starts_on": period.starts_on.isoformat(),
        "ends_on": period.ends_on.isoformat(),
        "model": str(period.version),
        "experience": sheet.experience,
        "self_rating": sheet.self_rating,
        "flex_hours": None if sheet.flex_hours is None else str(sheet.flex_hours),
        "note": sheet.note,
    }


def _line(told: Any, model: Any) -> Data:
    """`filled` is the line as its workbook has it; `takes_time` for what lowers the available time and is no part of the demand."""
    activity = model.by_key.get(told.line.activity)
    takes = activity is not None and activity.placement is Placement.CAPACITY
    said = {"label": told.label, "weight": told.weight, "explanation": told.explanation or told.lacks}
    return said | {"filled": filled(told.line)} | ({"takes_time": True} if takes else {})


def load_in_words(result: Result) -> str:
    """42,0 av 40,0 h · 105 % · gul"""
    band = band_word(result.band)
    if result.band == NO_DATA:
        return band
    unit = unit_word(result.model.unit)
    figures = f"{decimal(result.demand, 1)} {_('av')} {decimal(result.available, 1)} {unit}"
    return f"{figures} · {band}" if result.load is None else f"{figures} · {_percent(result.load)} · {band}"


def _percent(exact: Decimal) -> str:
    """As exact as the band was chosen by, and no zeros for show."""
    load = shown(exact)
    return f"{decimal(load, 0 if load == load.to_integral() else 2)} %"


def title_of(content: Data) -> str:
    return str(_("Mätblad, %(name)s, %(period)s") % content["head"])


def filename_of(content: Data) -> str:
    return slugify(title_of(content))


def draft_of(content: Data) -> Document:
    """The sheet as it stands now, marked UTKAST on every page."""
    return _document(content, {"name": _("Utkast")}, draft=True)


def locked_of(content: Data, snapshot: Snapshot) -> Document:
    """What is sealed; `content` says the number and the reason too."""
    day = timezone.localdate(snapshot.locked_at)
    name = _("Låst %(day)s %(year)s · utgåva %(number)s") % {
        "day": day_and_month(day),
        "year": day.year,
        "number": snapshot.number,
    }
    return _document(content, {"name": name} | content["edition"], draft=False)


def _document(content: Data, edition: Data, *, draft: bool) -> Document:
    context = content | {"edition": edition, "facts": _facts(content["head"]), "talk": _told(content["talk"])}
    return Document(TEMPLATE, filename_of(content), title_of(content), context, draft=draft)


def _facts(head: Data) -> list[tuple[str, str]]:
    """Beside the figure, and never in it."""
    flex = head["flex_hours"]
    said = [
        (_("Hur det känns"), _("%s av 5") % head["self_rating"] if head["self_rating"] else ""),
        (_("Flexsaldo"), _("%s h") % flex.replace(".", ",").replace("-", "−") if flex is not None else ""),
        (_("Anteckning"), head["note"]),
    ]
    return [(name, value) for name, value in said if value]


def _told(talk: Data | None) -> Data | None:
    """The talk with days and states in words."""
    if talk is None:
        return None
    statuses = dict(Measure.Status.choices)
    earlier = [one | {"day": _day(one), "state": statuses[one["status"]]} for one in talk["followed_up"]]
    measures = [one | {"day": _day(one)} for one in talk["measures"]]
    confirmed = [one | {"when": _when(one["at"])} for one in talk["confirmed"]]
    return talk | {"followed_up": earlier, "measures": measures, "confirmed": confirmed}


def _day(measure: Data) -> str:
    day = dt.date.fromisoformat(measure["due_on"])
    return f"{day_and_month(day)} {day.year}"


def _when(text: str) -> str:
    moment = parse_datetime(text)
    if moment is None:
        raise ValueError(text)
    local = timezone.localtime(moment)
    return f"{date_in_words(local.date())} {_('kl.')} {local:%H.%M}"
