"""What a plan's workbook that came back would change, beside what stands in the plan now.

Three of each row: as it was in the file, as it came back, as it stands. Each is judged by the form of the page, so that a
file can say nothing that a person cannot type.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.actions.plan_parts import MOST_ROWS
from competence.documents.plan_book import (
    ABOUT,
    FIELDS,
    HEADINGS,
    KINDS,
    LINE,
    MARKS,
    PLAN,
    fingerprint,
    headings,
    names_of,
    rows_of,
    texts_of,
)
from competence.documents.plans import sections_of
from competence.forms.plans.cells import FIELD, bad, copy_of, form_of, text_in, unasked, words_of
from competence.models import Line, Need, Plan
from fyrbodal.bringing_in.change import Cell, Change, Fault, Gone, Touched
from fyrbodal.bringing_in.kept import SentForm
from fyrbodal.documents.spreadsheets import BadCell, BadFile, Grid, Row, Tab, read_book
from fyrbodal.documents.spreadsheets import rows_of as rows_in
from fyrbodal.files import kinds
from fyrbodal.files.forms import UploadField

NOT_OURS = gettext_lazy("Filen är inte hämtad härifrån, eller så saknas bladet ”Om filen”. Hämta planen på nytt.")
ANOTHERS = gettext_lazy("Filen hör till en annan plan. Läs in den på den planens sida.")
MEANWHILE = gettext_lazy(
    "Raden har ändrats på webbplatsen sedan filen hämtades. Hämta filen på nytt och gör om ändringen."
)
GONE = gettext_lazy("Raden har tagits bort på webbplatsen sedan filen hämtades. Hämta filen på nytt.")


class BookForm(SentForm):
    file = UploadField(
        label=gettext_lazy("Planens Excelfil"),
        allowed=(kinds.XLSX,),
        help_text=gettext_lazy(
            "Den som du har hämtat här (.xlsx). Ingenting skrivs förrän du har sett vad som ändras."
        ),
    )


@dataclass(frozen=True)
class Mark:
    key: str
    was: str


def change_of(plan: Plan, content: bytes, name: str) -> Change:
    """Raises BadFile for a file that is none of this plan's."""
    tabs = {tab.name: tab for tab in read_book(content, name=name)}
    if str(ABOUT) not in tabs or str(PLAN) not in tabs:
        raise BadFile(str(NOT_OURS))
    marks = _marks(tabs[str(ABOUT)].grid, plan)
    tab = tabs[str(PLAN)]
    _demand_unmerged(tab)
    return _Comparison(plan, rows_in(tab.grid, headings()), marks, name).made()


def _demand_unmerged(tab: Tab) -> None:
    if merged := tab.merged_from(1):
        raise BadFile(_("Cellerna %s är sammanfogade. Dela dem och försök igen.") % merged)


def _marks(grid: Grid, plan: Plan) -> dict[int, Mark]:
    """By the number of a row, which row of the plan it is and what it said."""
    said = [[*values, None, None, None][:3] for _number, values in grid.rows]
    if not said or said[0][1] is None:
        raise BadFile(str(NOT_OURS))
    if said[0][1] != str(plan.pk):
        raise BadFile(str(ANOTHERS))
    start = next((place for place, row in enumerate(said) if row == list(map(str, MARKS))), None)
    if start is None:
        raise BadFile(str(NOT_OURS))
    return {int(row[0]): Mark(str(row[1]), str(row[2])) for row in said[start + 1 :] if isinstance(row[0], int | float)}


class _Comparison:
    def __init__(self, plan: Plan, rows: list[Row], marks: dict[int, Mark], source: str) -> None:
        self.plan, self.rows, self.marks = plan, rows, marks
        self.change = Change(source)
        self.sections = sections_of(plan)
        self.names = names_of(self.sections)
        self.by_name = {name.casefold(): one for one in self.sections if (name := self.names[one.pk])}
        self.stored = {row.pk.hex: row for row in rows_of(self.sections)}
        self.came = {key: row for key, row in self.stored.items() if key not in {one.key for one in marks.values()}}
        self.by_words = {words_of(texts_of(row, self.names)): key for key, row in self.came.items()}
        self.met: set[int] = set()

    def made(self) -> Change:
        for row in self.rows:
            try:
                self._take(row)
            except BadCell as found:
                self._fault(row, found.heading, found.text)
        self._removed()
        self._came_meanwhile()
        self._demand_room()
        return self.change

    def _take(self, row: Row) -> None:
        texts = {name: text_in(row, str(HEADINGS[name])) for name in FIELDS}
        number = row.whole(str(HEADINGS["number"]))
        if number is None:
            self._numberless(row, texts)
            return
        if number not in self.marks:
            raise bad(row, "number", _("numret finns inte i filen som hämtades. Lämna det tomt för en ny rad."))
        if number in self.met:
            raise bad(row, "number", _("numret %s står redan på en rad. Lämna det tomt för en ny rad.") % number)
        self.met.add(number)
        self._known(row, texts, self.marks[number])

    def _numberless(self, row: Row, texts: dict[str, str]) -> None:
        """What is new, unless it has come already: a file that is brought in twice adds its new rows once."""
        came = self.by_words.get(words_of(texts))
        if came:
            self.came.pop(came, None)
            said = _("”%s” står redan i planen med samma ord och läggs inte till en gång till.")
            self.change.notes.append(said % texts["text"])
        elif any(texts.values()):
            self._new(row, texts)

    def _known(self, row: Row, texts: dict[str, str], mark: Mark) -> None:
        stored = self.stored.get(mark.key)
        now = texts_of(stored, self.names) if stored else None
        if fingerprint(texts) == mark.was:
            self.change.same += 1
            if now and fingerprint(now) != mark.was:
                said = _("”%s” har ändrats på webbplatsen sedan filen hämtades och lämnas som den är där.")
                self.change.notes.append(said % now["text"])
        elif stored is None or now is None:
            raise bad(row, "text", str(GONE))
        elif now == texts:
            self.change.same += 1
        elif fingerprint(now) != mark.was:
            raise bad(row, "text", str(MEANWHILE))
        else:
            self._changed(row, texts, stored, now)

    def _changed(self, row: Row, texts: dict[str, str], stored: Any, now: dict[str, str]) -> None:
        kind = self._kind(row, texts)
        if (kind == LINE) != isinstance(stored, Line):
            raise bad(row, "kind", _("ett behov blir inte en utbildning, och tvärtom. Lägg till en ny rad i stället."))
        values = self._judged(row, texts, kind, stored)
        if values is not None:
            cells = tuple(
                Cell(str(HEADINGS[name]), now[name], texts[name]) for name in FIELDS if now[name] != texts[name]
            )
            self.change.changed.append(Touched(row.number, now["text"], stored, values, cells))

    def _new(self, row: Row, texts: dict[str, str]) -> None:
        kind = self._kind(row, texts)
        values = self._judged(row, texts, kind, Line() if kind == LINE else Need())
        if values is not None:
            cells = tuple(Cell(str(HEADINGS[name]), "", texts[name]) for name in FIELDS if texts[name])
            made = Line(section=values["section"]) if kind == LINE else Need(section=values["section"], met=kind)
            self.change.added.append(Touched(row.number, texts["text"], made, values, cells))

    def _kind(self, row: Row, texts: dict[str, str]) -> str:
        said = {str(label).casefold(): kind for kind, label in KINDS.items()}
        found = said.get(texts["kind"].casefold())
        if found is None:
            raise bad(row, "kind", _("skriv %s.") % _(" eller ").join(f"”{label}”" for label in KINDS.values()))
        return found

    def _judged(self, row: Row, texts: dict[str, str], kind: str, instance: Any) -> dict[str, Any] | None:
        """The columns to write; None where something cannot be taken, and the change then says what."""
        section = self.by_name.get(texts["section"].casefold())
        if section is None:
            raise bad(row, "section", _("avsnittet finns inte i planen. Lägg till det på sidan först."))
        wrong = dict(unasked(texts, kind))
        form = form_of(texts, kind, copy_of(instance))
        wrong |= {FIELD.get(name, name): str(errors[0]) for name, errors in form.errors.items()}
        for name, text in wrong.items():
            self._fault(row, str(HEADINGS.get(name, HEADINGS["text"])), text)
        if wrong:
            return None
        values: dict[str, Any] = form.values()
        return values | {"section": section} | ({} if kind == LINE else {"met": kind})

    def _fault(self, row: Row, heading: str, text: str) -> None:
        where = _("Rad %(row)s, kolumnen %(heading)s") % {"row": row.number, "heading": heading}
        self.change.faults.append(Fault(where, text[:1].upper() + text[1:]))

    def _removed(self) -> None:
        """Rows that the file had and has no more; what somebody has worked on meanwhile is not taken away."""
        gone = {self.marks[number].key: number for number in self.marks.keys() - self.met}
        for key, stored in self.stored.items():
            if key not in gone:
                continue
            if fingerprint(texts_of(stored, self.names)) == self.marks[gone[key]].was:
                self.change.removed.append(Gone(str(stored), stored))
            else:
                self.change.faults.append(Fault(_("Nr %s, som är borttagen") % gone[key], str(MEANWHILE)))

    def _came_meanwhile(self) -> None:
        for row in self.came.values():
            said = _("”%s” har kommit till på webbplatsen sedan filen hämtades och lämnas som den är.")
            self.change.notes.append(said % row)

    def _demand_room(self) -> None:
        for section in self.sections:
            more = sum(one.values["section"] == section for one in (*self.change.added, *self.change.changed))
            if len(section.lines.all()) + len(section.needs.all()) + more > 2 * MOST_ROWS:
                text = _("Avsnittet %(section)s skulle bli för långt. Högst %(most)s rader ryms.")
                words = {"section": self.names[section.pk], "most": MOST_ROWS}
                self.change.faults.append(Fault("", text % words))
