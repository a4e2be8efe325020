"""A copy of a period on which changes are tried: who has what before, and after."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from workload.documents.sheets import sheets_of
from workload.documents.weighing import Reckoned, model_of, reckoned
from workload.models import Period, Sheet, SheetKind, SheetStatus
from workload.presence import Off
from workload.trying import (
    Desk,
    End,
    Frequency,
    Impossible,
    Interval,
    Move,
    Operation,
    Standing,
    Table,
    Time,
    holder_of,
    standings,
    together,
)
from workload.weighing import Model, Result

TAKERS = (SheetKind.EMPLOYEE, SheetKind.CONSULTANT)  # a vacant post takes no cases


@dataclass(frozen=True)
class Change:
    """A concerned sheet, before and after."""

    sheet: Sheet
    before: Result
    after: Result


@dataclass(frozen=True)
class TakenOff:
    """A reduction to come, of the one whose sheet it is."""

    sheet: Sheet
    off: Off


class Trial:
    """`operations` that the copy does not know are left out, and counted in `lost`."""

    def __init__(self, period: Period, operations: Iterable[Operation]) -> None:
        self.period = period
        self.model: Model = model_of(period.version)
        found = reckoned(sheets_of(period))
        self.sheets = {one.sheet.pk.hex: one.sheet for one in found}
        self.rows = {line.pk.hex: line for one in found for line in one.lines}
        self.before: Table = {one.sheet.pk.hex: _desk(one) for one in found}
        self.operations: list[Operation] = []
        self.lost = 0
        self.after: Table = self.before
        self._touched: set[str] = set()
        for operation in operations:
            self._try(operation)

    def _try(self, operation: Operation) -> None:
        try:
            after = operation.on(self.after, self.model)
        except Impossible:
            self.lost += 1
            return
        self._touched |= {key for key, desk in after.items() if desk is not self.after[key]}
        self.after = after
        self.operations.append(operation)

    @property
    def concerned(self) -> list[str]:
        """The sheets that some operation touches, in the order of the page."""
        return [key for key in self.sheets if key in self._touched]

    @property
    def changes(self) -> Iterator[Change]:
        for key in self.concerned:
            before, after = (table[key].weighed(self.model) for table in (self.before, self.after))
            yield Change(self.sheets[key], before, after)

    @property
    def takers(self) -> list[str]:
        """Who is suggested: those whose sheets are still filled in; all where none is, for then nothing is carried out."""
        found = [key for key, sheet in self.sheets.items() if sheet.kind in TAKERS]
        return [key for key in found if self.sheets[key].is_draft] or found

    @property
    def standings(self) -> dict[str, Standing]:
        """As things stand after what is picked."""
        return standings(self.after, self.model)

    @property
    def whole(self) -> list[Standing]:
        """The unit's, before and after."""
        return [together(standings(table, self.model).values(), self.model) for table in (self.before, self.after)]

    def shown(self, operations: Sequence[Operation]) -> set[str]:
        """The sheets whose lines the sentences tell of."""
        lines = [one.line for one in operations if isinstance(one, Move | End | Interval | Frequency)]
        return {holder_of(self.before, line) for line in lines if line in self.rows}

    @property
    def hindrances(self) -> list[str]:
        """Why it cannot be carried out as it is."""
        closed = [self.sheets[key] for key in self.concerned if not self.sheets[key].is_draft]
        found = list(map(_closed, closed))
        if any(self.sheets[key].disposed_at for key in self.concerned):
            found.append(_("Bladen är gallrade och fylls inte i längre."))
        return [*found, *(self._more_than_employed(one) for one in self.taken_off if one.off.percent < 0)]

    def _more_than_employed(self, one: "TakenOff") -> str:
        said = _("%(name)s arbetar mindre i anställningen. Mer än den säger läggs in där, av administratören.")
        return said % {"name": one.sheet.name}

    @property
    def taken_off(self) -> list["TakenOff"]:
        """What a changed percentage of somebody employed is carried out as."""
        found = [(self.sheets[key], self.after[key].time.taken_off) for key in self.concerned]
        return [TakenOff(sheet, off) for sheet, off in found if off]

    @property
    def seal(self) -> str:
        """Changes when anything has changed of what the concerned sheets are weighed from."""
        said = {key: _as_said(self.sheets[key], self.before[key]) for key in self.concerned}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _desk(found: Reckoned) -> Desk:
    bare, period = found.result.sheet, found.sheet.period
    lines = {row.pk.hex: line for row, line in zip(found.lines, bare.lines, strict=True)}
    own = found.sheet.person_id is None
    time = Time(found.presence, period.starts_on, period.ends_on, bare.employment.experience, own)
    return Desk(type(bare)(bare.employment, (), bare.weeks, bare.days), lines, time)


def _closed(sheet: Sheet) -> str:
    if sheet.status == SheetStatus.LOCKED:
        return _("Bladet för %(name)s är låst. Öppna det igen först.") % {"name": sheet.name}
    return _("Bladet för %(name)s är inskickat. Skicka tillbaka det först.") % {"name": sheet.name}


def _as_said(sheet: Sheet, desk: Desk) -> list[str]:
    return [sheet.status, str(sheet.revision), repr(desk)]
