"""Everything that workload keeps about a person, for herself: rows as plain data, in the words of the screen."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from fyrbodal.journal.models import Entry
from fyrbodal.labels import label_of
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.models import Delivery
from fyrbodal.swedish import day_and_month, decimal
from workload.documents.weighing import model_of
from workload.models import Line, Measure, Sheet, Snapshot

Data = dict[str, Any]
LINE = (
    "activity", "label", "quantity", "occasions", "every", "every_unit", "amount", "travel", "interval", "starts_on",
    "ends_on", "last_contact_on",
)  # fmt: skip


def my_data(person: Person) -> Data:
    """The same number of queries however much there is."""
    return {
        "person": {"name": person.name, "email": person.email, "title": person.title},
        "employments": [_employment(one) for one in employments(person)],
        "reductions": [_reduction(one) for one in reductions(person)],
        "absences": [_absence(one) for one in absences(person)],
        "sheets": [_sheet(one) for one in sheets(person, locked="content")],
        "read_by": [_reading(one) for one in readings(person)],
        "mails": [_mail(one) for one in mails(person)],
        "taken_out_at": timezone.now().isoformat(),
    }


def employments(person: Person) -> Any:
    return person.employments.select_related("organisation", "unit").order_by("-starts_on", "pk")


def reductions(person: Person) -> Any:
    return person.reductions.select_related("unit").order_by("-starts_on", "pk")


def absences(person: Person) -> Any:
    return person.absences.select_related("unit").order_by("-starts_on", "pk")


def sheets(person: Person, *, locked: str = "") -> Any:
    """With all that hangs on them; `locked` names what of the sealed copies is fetched besides their checksums."""
    unread = [f"copy__{name}" for name in ("content", "html") if name != locked]
    told = Measure.objects.order_by("due_on", "created_at", "pk")
    return (
        Sheet.objects.with_all()
        .filter(person=person)
        .select_related(
            "outcome", "talk__manager_confirmed_by", "talk__employee_confirmed_by", "comment", "submitted_by"
        )
        .prefetch_related(
            "lines",
            Prefetch("measures", told),
            Prefetch(
                "snapshots", Snapshot.objects.select_related("copy", "locked_by").defer(*unread).order_by("number")
            ),
        )
        .newest_first()
    )


def told(sheets: Iterable[Any]) -> list[Any]:
    """The sheets with `told`, their lines in words: what is done, its mark, how many, and all else that is said."""
    shown = list(sheets)
    for sheet in shown:
        sheet.told = [_in_words(line, sheet) for line in sheet.lines.all()]
    return shown


def _in_words(line: Line, sheet: Sheet) -> Data:
    rest = [(str(Line._meta.get_field(name).verbose_name), _spelled(line, name)) for name in (*LINE[3:], "actuals")]  # type: ignore[union-attr]  # columns, all of them
    more = "; ".join(f"{name}: {value}" for name, value in rest if value)
    return {"name": _activity(line, sheet), "label": line.label, "quantity": line.quantity, "more": more}


def _activity(line: Line, sheet: Sheet) -> str:
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


def readings(person: Person) -> QuerySet[Entry]:
    """Who has read her sheets, the latest first."""
    hers = [str(key) for key in Sheet.objects.filter(person=person).values_list("pk", flat=True)]
    return Entry.objects.filter(verb="read", thing_kind=label_of(Sheet()), thing_id__in=hers).newest_first()


def mails(person: Person) -> QuerySet[Delivery]:
    """What workload has sent to her, the latest first, until the text is disposed of."""
    hers = Delivery.objects.filter(person=person, message__kind__startswith=f"{Sheet._meta.app_label}.")
    return hers.select_related("message").order_by("-message__created_at", "pk")


def _employment(one: Any) -> Data:
    return _span(one) | {
        "employer": one.organisation.name,
        "unit": one.unit.name if one.unit else None,
        "percentage": str(one.percentage),
        "experience": one.get_experience_display(),
        "in_profession_since_on": _iso(one.in_profession_since_on),
    }


def _reduction(one: Any) -> Data:
    return _span(one) | {
        "unit": one.unit.name,
        "reason": one.get_reason_display(),
        "percent": _text(one.percent),
        "hours": _text(one.hours),
    }


def _absence(one: Any) -> Data:
    return _span(one) | {"unit": one.unit.name, "percent": str(one.percent)}


def _span(one: Any) -> Data:
    return {"starts_on": _iso(one.starts_on), "ends_on": _iso(one.ends_on)}


def _sheet(sheet: Any) -> Data:
    return {
        "period": sheet.period.name,
        "starts_on": _iso(sheet.period.starts_on),
        "ends_on": _iso(sheet.period.ends_on),
        "unit": sheet.period.unit.name,
        "model": str(sheet.period.version),
        "status": sheet.get_status_display(),
        "experience": sheet.experience,
        "self_rating": sheet.self_rating,
        "flex_hours": _text(sheet.flex_hours),
        "note": sheet.note,
        "returned_because": sheet.returned_because,
        "reopened_because": sheet.reopened_because,
        "submitted_at": _iso(sheet.submitted_at),
        "submitted_by": str(sheet.submitted_by) if sheet.submitted_by else None,
        "disposed_at": _iso(sheet.disposed_at),
        "outcome": _outcome(sheet),
        "lines": [_line(line) | {"name": _activity(line, sheet)} for line in sheet.lines.all()],
        "talk": _talk(sheet),
        "comment": sheet.comment.text if hasattr(sheet, "comment") else "",
        "measures": [_measure(one) for one in sheet.measures.all()],
        "locked": [_locked(one) for one in sheet.snapshots.all()],
    }


def _outcome(sheet: Any) -> Data | None:
    if not hasattr(sheet, "outcome"):
        return None
    outcome = sheet.outcome
    return {name: _text(getattr(outcome, name)) for name in ("demand", "available", "load", "band", "percentage")}


def _line(line: Any) -> Data:
    return {name: _text(getattr(line, name)) for name in LINE} | {"actuals": [str(one) for one in line.actuals]}


def _talk(sheet: Any) -> Data | None:
    if not hasattr(sheet, "talk"):
        return None
    talk = sheet.talk
    confirmed = {side: getattr(talk, f"{side}_confirmed_at") for side in ("employee", "manager")}
    who = {f"{side}_name": str(getattr(talk, f"{side}_confirmed_by") or "") for side in confirmed}
    return {"note": talk.note} | {f"{side}_at": _iso(at) for side, at in confirmed.items()} | who


def _measure(one: Measure) -> Data:
    return {
        "text": one.text,
        "owner": one.owner,
        "due_on": _iso(one.due_on),
        "status": one.get_status_display(),
        "outcome": one.outcome,
    }


def _locked(one: Any) -> Data:
    head = {
        "number": one.number,
        "reason": one.reason,
        "locked_at": _iso(one.locked_at),
        "locked_by": one.locked_by.name,
    }
    return head | {"sha256": one.copy.sha256, "content": one.copy.data()}


def _reading(entry: Entry) -> Data:
    return {"at": _iso(entry.at), "by": entry.by_name, "sheet": entry.thing_name}


def _mail(one: Delivery) -> Data:
    said = one.message
    return {"address": one.address, "at": _iso(said.created_at), "subject": said.subject, "text": said.text}


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None


def _text(value: Any) -> Any:
    """As it is said in JSON: numbers of pieces as numbers, other figures and days as text."""
    return value if value is None or isinstance(value, int) else str(value)
