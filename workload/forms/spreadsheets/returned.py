"""What a workbook that came back would change, beside what stands on the sheet now."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyrbodal.bringing_in.change import Change, Fault, Gone, Touched
from workload.documents.weighing import model_of
from workload.forms.spreadsheets.lines import activity_named, cells_of, demand_room, judged, name_of
from workload.models import Line, Sheet
from workload.workbook.cells import fingerprint, texts_of
from workload.workbook.returned import Filled, Returned, read_returned


def change_of(sheet: Sheet, content: bytes, name: str) -> Change:
    """Raises BadFile for a file that is none of this sheet's."""
    model = model_of(sheet.period.version)
    version = str(sheet.period.version_id)
    returned = read_returned(content, name=name, sheet=str(sheet.pk), version=version, model=model)
    return _Comparison(sheet, returned, name).made()


class _Comparison:
    """Three of each line: as it was in the file, as it came back, as it stands."""

    def __init__(self, sheet: Sheet, returned: Returned, name: str) -> None:
        self.sheet, self.returned, self.model = sheet, returned, model_of(sheet.period.version)
        self.change = Change(name, faults=list(returned.faults))
        self.lines = {line.pk.hex: line for line in sheet.lines.select_related("saved_by")}

    def made(self) -> Change:
        for row in self.returned.rows:
            if row.key in self.returned.mark.lines:
                self._known(row)
            elif not row.key:
                self._new(row)
        self._removed()
        self._came_meanwhile()
        demand_room(sheet=self.sheet, change=self.change)
        return self.change

    def _known(self, row: Filled) -> None:
        line = self.lines.get(row.key)
        was = self.returned.mark.lines[row.key]
        if fingerprint(row.texts) == was:
            self._unchanged(line, was)
        elif line is None:
            self._fault(
                row, "activity", _("Raden har tagits bort på webbplatsen sedan filen hämtades. Hämta filen på nytt.")
            )
        else:
            self._changed(row, line, was)

    def _unchanged(self, line: Line | None, was: str) -> None:
        self.change.same += 1
        if line and fingerprint(texts_of(line, self.model)) != was:
            said = _("%(line)s ändrades på webbplatsen %(when)s och lämnas som den är där.")
            self.change.notes.append(said % {"line": name_of(line, self.model), "when": _when(line)})

    def _changed(self, row: Filled, line: Line, was: str) -> None:
        touched = self._judged(row, line)
        if touched is None:
            return
        if not touched.cells:
            self.change.same += 1
        elif fingerprint(texts_of(line, self.model)) != was:
            self._fault(row, "activity", _meanwhile(line))
        else:
            self.change.changed.append(touched)

    def _new(self, row: Filled) -> None:
        if touched := self._judged(row, None):
            self.change.added.append(touched)

    def _judged(self, row: Filled, line: Line | None) -> Touched | None:
        """None where something of it cannot be taken; the change then says what."""
        text = row.texts.get("activity", "")
        activity = activity_named(text, self.model)
        if activity is None:
            said = (
                _("”%s” finns inte i modellen. Välj en insats i listan.") % text
                if text
                else _("Skriv vilken insats det är.")
            )
            self._fault(row, "activity", said)
            return None
        found = judged(self.sheet, self.model, activity, row.texts, line)
        wrong = found.errors | found.unasked
        for name, error in wrong.items():
            self._fault(row, name, error)
        if wrong:
            return None
        name = name_of(line, self.model) if line else activity.label
        return Touched(row.number, name, found.line, found.values, cells_of(found, line, self.model))

    def _fault(self, row: Filled, name: str, text: str) -> None:
        place = self.returned.where(row.number, name if name in self.returned.places else "activity")
        if not any(fault.where == place for fault in self.change.faults):
            self.change.faults.append(Fault(place, text))

    def _removed(self) -> None:
        """Rows that the file had and has no more; what somebody else has worked on meanwhile is not taken away."""
        there = {row.key for row in self.returned.rows}
        for key, was in self.returned.mark.lines.items():
            line = self.lines.get(key)
            if key in there or line is None:
                continue
            if fingerprint(texts_of(line, self.model)) == was:
                self.change.removed.append(Gone(name_of(line, self.model), line))
            else:
                self.change.faults.append(Fault(name_of(line, self.model), _meanwhile(line)))

    def _came_meanwhile(self) -> None:
        if not self.returned.mark.sheet:
            return
        for key in self.lines.keys() - self.returned.mark.lines.keys():
            said = _("%s har kommit till på webbplatsen sedan filen hämtades och lämnas som den är.")
            self.change.notes.append(said % name_of(self.lines[key], self.model))


def _meanwhile(line: Line) -> str:
    said = _("Raden har ändrats på webbplatsen (%s) sedan filen hämtades. Hämta filen på nytt och gör om ändringen.")
    return said % _when(line)


def _when(line: Any) -> str:
    if line.saved_at is None:
        return _("av någon")
    when = date_format(timezone.localtime(line.saved_at), "j F H.i")
    return f"{when}, {line.saved_by}" if line.saved_by else str(when)
