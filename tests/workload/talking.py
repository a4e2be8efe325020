"""Talks as prose: talked(sheet, vera, david)."""

import datetime as dt

from tests.workload.factories import with_lines
from workload.actions import sheets, talks
from workload.documents.talk import said_of
from workload.models import Sheet

DUE = dt.date(2027, 5, 1)


def submitted(sheet, *, by, lines=10):
    """Sent in with so many normal cases of two hours."""
    with_lines(sheet, {"activity": "normalarende", "label": "A12", "quantity": lines})
    sheets.submit(sheet=sheet, by=by)
    return fresh(sheet)


def fresh(sheet):
    return Sheet.objects.with_all().select_related("outcome").get(pk=sheet.pk)


def noted(sheet, text, *, by):
    """What the page does when something is written in the note."""
    talk = talks.begun(sheet).talk
    return talk.save_on(talk.revision, {"note": text}, then=lambda part: talks.written(part.sheet_id), by=by)


def seen(sheet):
    """The checksum that the page shows now."""
    return said_of(sheet).checksum(fresh(sheet))


def confirmed(sheet, *, by):
    talks.begun(sheet)
    return talks.confirm(sheet=sheet, seen=seen(sheet), by=by)


def agreed(sheet, *, by, text="Två ärenden går över till en kollega", owner="David Ek"):
    return talks.agree(sheet=sheet, text=text, owner=owner, due_on=DUE, by=by)


def locked(sheet, employee, manager, *, lines=10, note="Vi ses igen om en månad."):
    """Sent in, talked about and confirmed by both; the snapshot."""
    sheet = submitted(sheet, by=employee, lines=lines)
    noted(sheet, note, by=manager)
    confirmed(sheet, by=employee)
    return confirmed(sheet, by=manager)
