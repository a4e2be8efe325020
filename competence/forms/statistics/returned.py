"""What a table of counts would change, beside what is known now."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.actions.counts import KEY
from competence.documents.statistics.book import HEADINGS, YES, headings, values_of
from competence.models import Count, Course, CoursePart
from fyrbodal import sensitive
from fyrbodal.bringing_in.change import Cell, Change, Fault, Touched
from fyrbodal.bringing_in.kept import SentForm
from fyrbodal.documents.spreadsheets import BadCell, Row, read_rows
from fyrbodal.fields import EARLIEST, LATEST
from fyrbodal.files import kinds
from fyrbodal.files.forms import UploadField
from fyrbodal.organisation.models import Organisation

MOST = {"participants": 100_000, "occasions": 1_000, "municipalities": 100}
NO = gettext_lazy("nej")
Values = dict[str, Any]


class CountsForm(SentForm):
    file = UploadField(
        label=gettext_lazy("Tabell med antal"),
        allowed=(kinds.XLSX, kinds.CSV),
        help_text=gettext_lazy("Excel (.xlsx) eller CSV. Ingenting skrivs förrän du har sett vad som ändras."),
    )


def change_of(content: bytes, name: str) -> Change:
    """Raises BadFile for a file that is none."""
    return _Comparison(read_rows(content, name=name, headings=headings()), name).made()


class _Comparison:
    def __init__(self, rows: list[Row], source: str) -> None:
        self.rows, self.change = rows, Change(source)
        self.courses = {one.name.casefold(): one for one in Course.objects.all()}
        self.places = {one.name.casefold(): one for one in Organisation.objects.filter(is_member=True)}
        self.parts = {(one.course_id, one.name.casefold()): one for one in CoursePart.objects.all()}
        stored = Count.objects.select_related("course", "part", "organisation").order_by("pk")
        self.stored = {tuple(getattr(one, name) for name in KEY): one for one in stored}
        self.met: dict[tuple[Any, ...], int] = {}

    def made(self) -> Change:
        for row in self.rows:
            if any(value is not None for value in row.values.values()):
                self._take(row)
        return self.change

    def _take(self, row: Row) -> None:
        values = self._read(row)
        if values is None or not self._is_possible(row, values):
            return
        place = tuple(values[name] for name in KEY)
        if place in self.met:
            said = _("Samma kurs, kommun och år står också på rad %s. Ta bort den ena.") % self.met[place]
            self.change.faults.append(Fault(_("Rad %s") % row.number, said))
            return
        self.met[place] = row.number
        self._compare(row.number, self.stored.get(place), values)

    def _compare(self, number: int, stored: Count | None, values: Values) -> None:
        before = _in_words(stored) if stored else dict.fromkeys(HEADINGS, "")
        after = _in_words(Count(**values))
        cells = tuple(
            Cell(str(HEADINGS[name]), before[name], after[name]) for name in HEADINGS if before[name] != after[name]
        )
        if not cells:
            self.change.same += 1
            return
        touched = Touched(number, _name(after), stored, values, cells)
        (self.change.changed if stored else self.change.added).append(touched)

    def _read(self, row: Row) -> Values | None:
        """None where some cell cannot be taken; the change then says which."""
        found: Values = {}
        for name, read in self._readers().items():
            try:
                found[name] = read(row, str(HEADINGS[name]))
            except BadCell as bad:
                self._fault(row, bad.heading, bad.text)
        if found.keys() != HEADINGS.keys():
            return None
        return found | {
            "kind": Count.Kind.ITEM if found["course"] else Count.Kind.TOTAL,
            "part": self._part(row, found),
        }

    def _readers(self) -> dict[str, Callable[[Row, str], Any]]:
        return {
            "first_year": _year,
            "last_year": _year,
            "organisation": lambda row, heading: _known(
                row, heading, self.places, _("Kommunen ”%s” finns inte bland medlemmarna.")
            ),
            "course": lambda row, heading: _known(
                row, heading, self.courses, _("Kursen ”%s” finns inte. Lägg till den i katalogen först.")
            ),
            "part": _text,
            **dict.fromkeys(MOST, _number),
            "is_preliminary": _yes_or_no,
            "is_excluded": _yes_or_no,
            "caveat": _text,
            "source": _text,
        }

    def _part(self, row: Row, found: Values) -> CoursePart | None:
        if not found["part"]:
            return None
        course: Course | None = found["course"]
        part = self.parts.get((course.pk, found["part"].casefold())) if course else None
        if part is None:
            self._fault(row, str(HEADINGS["part"]), _("Kursen har ingen del som heter ”%s”.") % found["part"][:60])
        return part

    def _is_possible(self, row: Row, values: Values) -> bool:
        before = len(self.change.faults)
        if values["part"] is None and _text(row, str(HEADINGS["part"])):
            return False  # said already
        if values["last_year"] < values["first_year"]:
            self._fault(row, str(HEADINGS["last_year"]), _("Perioden slutar innan den börjar."))
        if values["participants"] is None and not values["is_excluded"]:
            said = _("Skriv antalet deltagare. Det som inte är känt kan bara stå utan att räknas in.")
            self._fault(row, str(HEADINGS["participants"]), said)
        if not values["source"]:
            self._fault(row, str(HEADINGS["source"]), _("Skriv varifrån antalet kommer."))
        return len(self.change.faults) == before

    def _fault(self, row: Row, heading: str, text: str) -> None:
        where = _("Rad %(row)s, kolumnen %(heading)s") % {"row": row.number, "heading": heading}
        self.change.faults.append(Fault(where, text[:1].upper() + text[1:]))


def _year(row: Row, heading: str) -> int:
    found = row.whole(heading)
    if found is None or not EARLIEST.year <= found <= LATEST.year:
        words = {"first": EARLIEST.year, "last": LATEST.year}
        raise BadCell(row.number, heading, _("Skriv ett år mellan %(first)s och %(last)s.") % words)
    return found


def _number(row: Row, heading: str) -> int | None:
    name = next(name for name, said in HEADINGS.items() if str(said) == heading)
    found = row.whole(heading)
    if found is not None and not 0 <= found <= MOST[name]:
        raise BadCell(row.number, heading, _("Skriv ett tal mellan 0 och %s.") % MOST[name])
    return found


def _known(row: Row, heading: str, among: dict[str, Any], unknown: str) -> Any:
    name = row.text(heading)
    if name is None:
        return None
    found = among.get(" ".join(name.split()).casefold())
    if found is None:
        raise BadCell(row.number, heading, unknown % name[:60])
    return found


def _yes_or_no(row: Row, heading: str) -> bool:
    said = (row.text(heading) or str(NO)).casefold()
    if said not in {str(YES), str(NO)}:
        raise BadCell(row.number, heading, _("Skriv ja eller nej."))
    return said == str(YES)


def _text(row: Row, heading: str) -> str:
    name = next(name for name, said in HEADINGS.items() if str(said) == heading)
    said = row.text(heading) or ""
    field: Any = (CoursePart if name == "part" else Count)._meta.get_field("name" if name == "part" else name)
    most: int = field.max_length
    if len(said) > most:
        raise BadCell(row.number, heading, _("Högst %s tecken ryms.") % most)
    if sensitive.finds(said):
        raise BadCell(row.number, heading, _("Det här ser ut som ett personnummer. Ta bort det ur filen."))
    return said


def _in_words(row: Count) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in values_of(row).items()}


def _name(said: dict[str, str]) -> str:
    """What a row is about: BBiC, Åmål, 2016."""
    years = (
        said["first_year"] if said["first_year"] == said["last_year"] else f"{said['first_year']}–{said['last_year']}"
    )
    about = " ".join(filter(None, [said["course"] or _("alla utbildningar"), said["part"]]))
    return ", ".join(filter(None, [about, said["organisation"], years]))
