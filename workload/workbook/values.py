"""What stands in a cell that a person filled in, as the text that she would have typed on the page; pure."""

import datetime as dt

from django.utils.translation import gettext as _

from fyrbodal.documents.spreadsheets import FAULT, FORMULA, Value
from workload.workbook.cells import figure

DAY_NUMBERS = range(1, 80_000)  # until the year 2119


class Unreadable(ValueError):
    """The text is a sentence for the person."""


def typed(value: Value, kind: str, epoch: dt.datetime) -> str:
    """`kind` is text, figure, whole or day. Raises Unreadable with a sentence for the person."""
    if value is None or isinstance(value, str):
        return value or ""
    _refuse_what_runs(value)
    if isinstance(value, bool):
        raise Unreadable(_("Här står sant eller falskt. Skriv det som ska stå här."))
    return _day(value, epoch) if kind == "day" else _figure(value, kind)


def _refuse_what_runs(value: Value) -> None:
    if value is FORMULA:
        raise Unreadable(_("Här står en formel. Skriv värdet i stället."))
    if value is FAULT:
        raise Unreadable(_("Här står ett felvärde. Skriv värdet i stället."))


def _day(value: Value, epoch: dt.datetime) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float) and value in DAY_NUMBERS:
        return (epoch + dt.timedelta(days=value)).date().isoformat()
    raise Unreadable(_("Det här är ingen dag. Skriv till exempel 2027-03-12."))


def _figure(value: Value, kind: str) -> str:
    if isinstance(value, int | float):
        return figure(value)
    if kind == "text":
        raise Unreadable(_("Kalkylprogrammet har gjort om det till ett datum eller klockslag. Skriv det som text."))
    raise Unreadable(_("Här står ett datum eller klockslag. Skriv ett tal, till exempel 2,5."))
