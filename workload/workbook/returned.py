"""A workbook that came back: the lines of one sheet, as they stand in it now; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from fyrbodal.bringing_in.change import Fault
from fyrbodal.documents.spreadsheets import BadFile, Tab, Value, read_book
from workload.weighing import Model, Unit
from workload.workbook.layout import BEFORE, END, MOST_COLUMNS, MOST_TIMES, TIME, Layout
from workload.workbook.marking import SHEET, TEMPLATE, Mark, read_mark
from workload.workbook.values import Unreadable, typed

SEARCHED = 30  # rows for the headings; more than anybody puts above them


@dataclass(frozen=True)
class Filled:
    """A row that says something: `key` is the line it was made from, empty for a new one; `texts` by field."""

    number: int
    key: str
    texts: dict[str, str]


@dataclass
class Returned:
    """`places` are the letters of the columns by field."""

    tab: str
    mark: Mark
    places: dict[str, str]
    rows: list[Filled] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def where(self, row: int, name: str) -> str:
        words = {"tab": self.tab, "cell": f"{self.places[name]}{row}"}
        return _("Bladet %(tab)s, cell %(cell)s") % words


def read_returned(content: bytes, *, name: str, sheet: str, version: str, model: Model) -> Returned:
    """The page of a sheet, or else of a template. Raises BadFile with what is wrong with the file as a whole."""
    tab, mark = _chosen(read_book(content, name=name, columns=MOST_COLUMNS), sheet)
    if mark.version != version:
        raise BadFile(
            _("Filen är gjord för en annan version av modellen än den som perioden mäts med. Hämta den på nytt.")
        )
    return _Reader(tab, mark, model).read()


def _chosen(tabs: Sequence[Tab], sheet: str) -> tuple[Tab, Mark]:
    marked = [(tab, mark) for tab in tabs if (mark := _mark(tab))]
    if not marked:
        raise BadFile(
            _(
                "Filen är inte hämtad härifrån, eller så har dess första, dolda kolumn tagits bort. Hämta den på nytt. "
                "En egen lista läses in med ”Läs in en ärendelista” på bladets sida."
            )
        )
    for kind, key in ((SHEET, sheet), (TEMPLATE, "")):
        for tab, mark in marked:
            if (mark.kind, mark.sheet) == (kind, key):
                return tab, mark
    raise BadFile(_("Filen hör till ett annat mätblad. Läs in den på det bladets sida."))


def _mark(tab: Tab) -> Mark | None:
    return next((read_mark(values[0]) for _row, values in tab.grid.rows[:1] if values), None)


class _Reader:
    def __init__(self, tab: Tab, mark: Mark, model: Model) -> None:
        self.tab, self.in_points = tab, model.unit is Unit.POINTS
        self.top, headings = self._headings()
        self.layout = Layout(self._times(headings), self.in_points)
        self.end = self._end()
        self.returned = Returned(tab.name, mark, self._places())
        self._demand(headings)

    def _headings(self) -> tuple[int, list[str]]:
        first = Layout(0, self.in_points).heading(BEFORE[1]).casefold()
        for number, values in self.tab.grid.rows[:SEARCHED]:
            texts = ["" if value is None else str(value) for value in values]
            if texts[1:2] and texts[1].casefold() == first:
                return number, texts
        raise self._refused(_("raden med rubriker saknas. Hämta filen på nytt."))

    def _times(self, headings: Sequence[str]) -> int:
        start = str(TIME) % ""
        return min(sum(text.startswith(start) and text[len(start) :].isdigit() for text in headings), MOST_TIMES)

    def _demand(self, headings: Sequence[str]) -> None:
        """Columns that have changed places would bring figures in where they do not belong."""
        for letter, wanted, found in zip(self.layout.letters.values(), self.layout.headings(), headings, strict=False):
            if wanted != found:
                words = {"letter": letter, "found": found, "wanted": wanted}
                raise self._refused(
                    _("kolumn %(letter)s heter ”%(found)s” men ska heta ”%(wanted)s”. Hämta filen på nytt.") % words
                )
        if merged := self.tab.merged_from(self.top):
            raise self._refused(_("cellerna %s är sammanfogade. Dela dem och försök igen.") % merged)

    def _end(self) -> int:
        for number, values in self.tab.grid.rows:
            if values[0] == END:
                return number
        raise self._refused(_("raden under tabellen saknas. Hämta filen på nytt."))

    def _refused(self, text: str) -> BadFile:
        return BadFile(_("Bladet %(tab)s: %(text)s") % {"tab": self.tab.name, "text": text})

    def _places(self) -> dict[str, str]:
        letters = self.layout.letters
        return letters | {"actuals": letters.get("time_1", letters["amount"])}

    def read(self) -> Returned:
        seen: set[str] = set()
        for number, values in self.tab.grid.rows:
            if self.top < number < self.end and (texts := self._texts(number, values)):
                self.returned.rows.append(Filled(number, self._key(number, values, seen), texts))
        return self.returned

    def _key(self, number: int, values: Sequence[Value], seen: set[str]) -> str:
        """A row that was copied as a whole brings the mark of the other along; the second of two is a new one."""
        key = str(values[0] or "")
        if key and key not in self.returned.mark.lines:
            text = _("Raden hör till ett annat blad. Skriv av den i en tom rad i stället.")
            self.returned.faults.append(Fault(self.returned.where(number, "activity"), text))
        if key in seen:
            return ""
        seen.add(key)
        return key

    def _texts(self, number: int, values: Sequence[Value]) -> dict[str, str]:
        """What is filled in, by field; the times that were logged as one text."""
        said = dict(self._said(number, values))
        logged = [said.pop(name) for name in list(said) if name.startswith("time_")]
        return said | ({"actuals": "; ".join(logged)} if logged else {})

    def _said(self, number: int, values: Sequence[Value]) -> Iterator[tuple[str, str]]:
        columns = self.layout.columns
        for column, value in zip(columns, values, strict=False):
            if column.kind == "live" or column.name == "id" or value is None:
                continue
            try:
                if text := typed(value, column.kind, self.tab.grid.epoch):
                    yield column.name, self._single(column.name, text)
            except Unreadable as wrong:
                self.returned.faults.append(Fault(self.returned.where(number, column.name), str(wrong)))
                yield column.name, ""

    def _single(self, name: str, text: str) -> str:
        if name.startswith("time_") and len(text.replace(";", " ").split()) > 1:
            raise Unreadable(_("Skriv bara en tid i varje ruta."))
        return text
