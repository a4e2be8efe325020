"""Everything that workload keeps about a person, for herself: rows as plain data, in the words of the screen."""

from typing import Any

from django.utils import timezone

from fyrbodal.journal.models import Entry
from fyrbodal.journal.words import VERBS
from fyrbodal.organisation.models import Person
from fyrbodal.outbox.models import Delivery
from workload.documents.my_data import rows
from workload.documents.my_data.journal import Journal, Told
from workload.documents.my_data.words import LINE, activity_of
from workload.models import Measure

Data = dict[str, Any]


def my_data(person: Person) -> Data:
    """The same number of queries however much there is."""
    journal = Journal(person)
    return {
        "person": {"name": person.name, "email": person.email, "title": person.title},
        "appointments": [_appointment(one) for one in rows.appointments(person)],
        "employments": [_employment(one) for one in rows.employments(person)],
        "reductions": [_reduction(one) for one in rows.reductions(person)],
        "absences": [_absence(one) for one in rows.absences(person)],
        "sheets": [_sheet(one) for one in rows.sheets(person, locked="content")],
        "measures_of_others": [_measure(one) | _where(one) for one in rows.measures(person)],
        "journal": [_told(one) for one in journal.told(journal.entries())],
        "read_by": [_reading(one) for one in rows.readings(person)],
        "mails": [_mail(one) for one in rows.mails(person)],
        "taken_out_at": timezone.now().isoformat(),
    }


def _appointment(one: Any) -> Data:
    return _span(one) | {"role": one.get_role_display(), "at": one.body.name}


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
        "lines": [_line(line) | {"name": activity_of(line, sheet)} for line in sheet.lines.all()],
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


def _where(one: Measure) -> Data:
    period = one.sheet.period
    return {"unit": period.unit.name, "period": period.name}


def _told(one: Told) -> Data:
    return {"at": one.at.isoformat(), "by": one.by, "did": one.did, "what": one.what, "details": one.details}


def _locked(one: Any) -> Data:
    head = {
        "number": one.number,
        "reason": one.reason,
        "locked_at": _iso(one.locked_at),
        "locked_by": one.locked_by.name,
    }
    return head | {"sha256": one.copy.sha256, "content": one.copy.data()}


def _reading(entry: Entry) -> Data:
    did = str(VERBS.get(entry.verb, entry.verb))
    return {"at": _iso(entry.at), "by": entry.by_name, "did": did, "sheet": entry.thing_name}


def _mail(one: Delivery) -> Data:
    said = one.message
    return {"address": one.address, "at": _iso(said.created_at), "subject": said.subject, "text": said.text}


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None


def _text(value: Any) -> Any:
    """As it is said in JSON: numbers of pieces as numbers, other figures and days as text."""
    return value if value is None or isinstance(value, int) else str(value)
