"""A copy of a period on which changes are tried: who has what before, and after."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyrbodal.swedish import percent
from workload.documents.sheets import sheets_of
from workload.documents.weighing import Reckoned, model_of, reckoned
from workload.models import Period, Sheet, SheetKind
from workload.trying import (
    Desk,
    End,
    Give,
    Impossible,
    Interval,
    Move,
    Operation,
    Percentage,
    Standing,
    Table,
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
        return [key for key, sheet in self.sheets.items() if sheet.kind in TAKERS]

    @property
    def standings(self) -> dict[str, Standing]:
        """As things stand after what is picked."""
        return standings(self.after, self.model)

    @property
    def whole(self) -> list[Standing]:
        """The unit's, before and after."""
        return [together(standings(table, self.model).values(), self.model) for table in (self.before, self.after)]

    def named(self, line: str) -> str:
        """BIM A12; a case that is only tried is named by its activity."""
        row: Any = self.rows.get(line)
        activity = row.activity if row else self._given(line).activity
        label = self.model.by_key[activity].label
        return f"{label} {row.label}" if row and row.label else label

    def _given(self, line: str) -> Give:
        return next(one for one in self.operations if isinstance(one, Give) and one.name == line)

    def sentences(self) -> Iterator[str]:
        """What each operation does."""
        table = self.before
        for operation in self.operations:
            yield self._sentence(operation, table)
            table = operation.on(table, self.model)

    def _sentence(self, operation: Operation, table: Table) -> str:
        match operation:
            case Give(_name, to, activity, quantity):
                words = {"what": self.model.by_key[activity].label, "to": self.sheets[to].name, "count": quantity}
                return ngettext("%(to)s får ett nytt: %(what)s", "%(to)s får %(count)s nya: %(what)s", quantity) % words
            case Move(line, to):
                words = {"what": self.named(line), "whose": self._holder(table, line), "to": self.sheets[to].name}
                return _("%(what)s flyttas från %(whose)s till %(to)s") % words
            case End(line):
                return _("%(what)s hos %(whose)s avslutas") % self._of(table, line)
            case Interval(line, weeks):
                return _("%(what)s hos %(whose)s får %(weeks)s veckor mellan turerna") % (
                    self._of(table, line) | {"weeks": str(weeks)}
                )
            case Percentage(desk, figure):
                words = {"who": self.sheets[desk].name, "percent": percent(figure, 2 if figure % 1 else 0)}
                return _("%(who)s arbetar %(percent)s") % words

    def _of(self, table: Table, line: str) -> dict[str, str]:
        return {"what": self.named(line), "whose": self._holder(table, line)}

    def _holder(self, table: Table, line: str) -> str:
        return self.sheets[holder_of(table, line)].name

    def shown(self, operations: Sequence[Operation]) -> set[str]:
        """The sheets whose lines the sentences tell of."""
        lines = [one.line for one in operations if isinstance(one, Move | End | Interval)]
        return {holder_of(self.before, line) for line in lines if line in self.rows}

    @property
    def hindrances(self) -> list[str]:
        """Why it cannot be carried out as it is."""
        closed = [self.sheets[key].name for key in self.concerned if not self.sheets[key].is_draft]
        found = [_("Bladet för %(name)s är inskickat. Skicka tillbaka det först.") % {"name": name} for name in closed]
        if any(self.sheets[key].disposed_at for key in self.concerned):
            found.append(_("Bladen är gallrade och fylls inte i längre."))
        of_people = [one for one in self.operations if isinstance(one, Percentage) and self.sheets[one.desk].person_id]
        if of_people:
            found.append(
                _("En medarbetares procent ändras i anställningen, av administratören. Ta bort den ändringen.")
            )
        return found

    @property
    def seal(self) -> str:
        """Changes when anything has changed of what the concerned sheets are weighed from."""
        said = {key: _as_said(self.sheets[key], self.before[key]) for key in self.concerned}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _desk(found: Reckoned) -> Desk:
    bare = found.result.sheet
    lines = {row.pk.hex: line for row, line in zip(found.lines, bare.lines, strict=True)}
    return Desk(type(bare)(bare.employment, (), bare.weeks, bare.days), lines)


def _as_said(sheet: Sheet, desk: Desk) -> list[str]:
    return [sheet.status, str(sheet.revision), repr(desk)]
