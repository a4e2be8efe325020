"""What each change does, in a sentence."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyrbodal.swedish import date_range, percent
from workload.documents.what_if.trial import Trial
from workload.trying import (
    End,
    Frequency,
    Give,
    Interval,
    Move,
    Operation,
    Percentage,
    Table,
    holder_of,
)
from workload.weighing import Every


def sentences(trial: Trial) -> Iterator[str]:
    """In the order of the operations, each about the copy as it stood then."""
    table = trial.before
    for operation in trial.operations:
        yield _sentence(trial, operation, table)
        table = operation.on(table, trial.model)


def named(trial: Trial, line: str) -> str:
    """BIM A12; a case that is only tried is named by its activity."""
    row: Any = trial.rows.get(line)
    activity = row.activity if row else _given(trial, line).activity
    label = trial.model.by_key[activity].label
    return f"{label} {row.label}" if row and row.label else label


def _given(trial: Trial, line: str) -> Give:
    return next(one for one in trial.operations if isinstance(one, Give) and one.name == line)


def _sentence(trial: Trial, operation: Operation, table: Table) -> str:
    match operation:
        case Give(_name, to, activity, quantity):
            words = {"what": trial.model.by_key[activity].label, "to": trial.sheets[to].name, "count": quantity}
            return ngettext("%(to)s får ett nytt: %(what)s", "%(to)s får %(count)s nya: %(what)s", quantity) % words
        case Percentage():
            return _worked(trial, operation)
        case _:
            return _of_a_line(trial, operation, table)


def _of_a_line(trial: Trial, operation: Move | End | Interval | Frequency, table: Table) -> str:
    line = operation.line
    words = {"what": named(trial, line), "whose": trial.sheets[holder_of(table, line)].name}
    match operation:
        case Move(_line, to):
            return _("%(what)s flyttas från %(whose)s till %(to)s") % (words | {"to": trial.sheets[to].name})
        case End():
            return _("%(what)s hos %(whose)s avslutas") % words
        case Interval(_line, weeks):
            return _("%(what)s hos %(whose)s får %(weeks)s veckor mellan turerna") % (words | {"weeks": str(weeks)})
        case Frequency():
            return _("%(what)s hos %(whose)s: %(often)s") % (words | {"often": often(operation)})


def _worked(trial: Trial, operation: Percentage) -> str:
    figure = operation.percent
    words = {"who": trial.sheets[operation.desk].name, "percent": percent(figure, 2 if figure % 1 else 0)}
    if operation.since is None:
        return _("%(who)s arbetar %(percent)s") % words
    day = date_range(operation.since, operation.since)
    return _("%(who)s arbetar %(percent)s från och med %(day)s") % (words | {"day": day})


def often(operation: Frequency) -> str:
    """2 gånger på 3 veckor"""
    times = ngettext("en gång", "%(count)s gånger", operation.occasions) % {"count": operation.occasions}
    in_words = {
        Every.WEEK: ngettext("i veckan", "på %(count)s veckor", operation.every),
        Every.MONTH: ngettext("i månaden", "på %(count)s månader", operation.every),
    }
    return f"{times} {in_words[operation.unit] % {'count': operation.every}}"
