"""Carrying out what was tried on a copy: all of it in one transaction, on sheets that are still filled in."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.organisation.models import Unit
from workload.actions import times
from workload.actions.lines import MOST
from workload.actions.reckoning import reckon
from workload.documents.what_if import TakenOff, Trial
from workload.models import Line, Period, Reduction, Sheet, WrongTurn
from workload.trying import End, Frequency, Give, Interval, Move, Operation, Percentage


@transaction.atomic
def apply(*, period: Period, operations: Sequence[Operation], seal: str, reason: str, by: Any) -> int:
    """How many changes; `seal` is that of the trial that was read. Raises WrongTurn when anything has changed since.

    What somebody is to work less is kept as a reduction, for that `reason`: her employment is not for them to change.
    """
    # First the unit and then its sheets, as when a reduction is kept: the other way round is a deadlock.
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=period.unit_id)
    list(Sheet.objects.filter(period=period).select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    trial = Trial(period, operations)
    if trial.lost or not trial.operations or trial.seal != seal:
        raise WrongTurn(_("Något har ändrats sedan du läste sidan. Inget är genomfört; se efter hur det är nu."))
    if trial.hindrances:
        raise WrongTurn(" ".join(trial.hindrances))
    _Writing(trial, by).write()
    for one in trial.taken_off:
        _take_off(one, reason, by)
    concerned = [trial.sheets[key] for key in trial.concerned]
    reckon(concerned)
    journal.record(by, "applied", period, rows=len(trial.operations))
    return len(trial.operations)


def _take_off(one: TakenOff, reason: str, by: Any) -> None:
    off, sheet = one.off, one.sheet
    whose = {"unit_id": sheet.period.unit_id, "person": sheet.person}
    row = Reduction(**whose, reason=reason, percent=off.percent, starts_on=off.starts_on)
    try:
        times.keep(row=row, by=by)
    except ValidationError as refused:
        raise WrongTurn(" ".join(refused.messages)) from refused


class _Writing:
    """`given` are the lines that came new, by the names that they have on the copy."""

    def __init__(self, trial: Trial, by: Any) -> None:
        self.trial, self.by = trial, by
        self.given: dict[str, Any] = {}

    def write(self) -> None:
        for operation in self.trial.operations:
            self._one(operation)
        for key in self.trial.concerned:
            if self.trial.sheets[key].lines.count() > MOST:
                raise WrongTurn(_("Ett blad har högst %(most)s rader.") % {"most": MOST})

    def _one(self, operation: Operation) -> None:
        match operation:
            case Give(name, to):
                self.given[name] = self._give(operation, self.trial.sheets[to]).pk
            case Move(line, to):
                sheet = self.trial.sheets[to]
                self._line(line).update(sheet=sheet, position=sheet.next_position(), **self._saved)
            case End(line):
                self._line(line).delete()
            case Interval() | Frequency():
                self._line(operation.line).update(**_often(operation), **self._saved)
            case Percentage(desk, percent):
                rows = Sheet.objects.filter(pk=self.trial.sheets[desk].pk, person=None)
                rows.update(percentage=percent, **self._saved)

    @property
    def _saved(self) -> dict[str, Any]:
        """Whoever has the row open in another window is told that it has changed."""
        return {"revision": F("revision") + 1, "saved_by": self.by}

    def _line(self, key: str) -> Any:
        return Line.objects.filter(pk=self.given.get(key, key))

    def _give(self, given: Give, sheet: Sheet) -> Line:
        line = given.line(self.trial.model)
        values = {"quantity": line.quantity, "amount": line.amount, "interval": line.interval}
        return Line.objects.create(
            sheet=sheet, position=sheet.next_position(), activity=line.activity, **values, saved_by=self.by
        )


def _often(operation: Interval | Frequency) -> dict[str, Any]:
    if isinstance(operation, Interval):
        return {"interval": operation.weeks}
    return {"occasions": operation.occasions, "every": operation.every, "every_unit": operation.unit.value}
