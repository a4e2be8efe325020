"""What a table of staffing would change, beside the answers that are there."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competence.documents.staffing import headings, values_of
from competence.models import StaffingRow, StaffingSurvey
from fyrbodal import sensitive
from fyrbodal.bringing_in.change import Cell, Change, Fault, Touched
from fyrbodal.bringing_in.kept import SentForm
from fyrbodal.documents.spreadsheets import BadCell, Row, read_rows
from fyrbodal.files import kinds
from fyrbodal.files.forms import UploadField
from fyrbodal.organisation.models import Organisation

YES, NO = gettext_lazy("ja"), gettext_lazy("nej")
Values = dict[str, Any]


class StaffingForm(SentForm):
    file = UploadField(
        label=gettext_lazy("Svaren som Excel eller CSV"),
        allowed=(kinds.XLSX, kinds.CSV),
        help_text=gettext_lazy("Ingenting skrivs förrän du har sett vad som ändras."),
    )


def change_of(survey: StaffingSurvey, content: bytes, name: str) -> Change:
    """Raises BadFile for a file that is none."""
    return _Comparison(survey, read_rows(content, name=name, headings=list(headings().values())), name).made()


class _Comparison:
    def __init__(self, survey: StaffingSurvey, rows: list[Row], source: str) -> None:
        self.rows, self.change, self.headings = rows, Change(source), headings()
        self.places = {one.name.casefold(): one for one in Organisation.objects.filter(is_member=True)}
        stored = survey.rows.select_related("organisation").order_by("pk")
        self.stored = {(row.organisation_id, row.label.casefold()): row for row in stored}
        self.met: dict[tuple[Any, str], int] = {}

    def made(self) -> Change:
        for row in self.rows:
            if any(value is not None for value in row.values.values()) and (values := self._read(row)):
                self._compare(row, values)
        return self.change

    def _compare(self, row: Row, values: Values) -> None:
        place = (values["organisation"].pk, values["label"].casefold())
        if place in self.met:
            said = _("Samma kommun och enhet står också på rad %s. Ta bort den ena.") % self.met[place]
            self.change.faults.append(Fault(_("Rad %s") % row.number, said))
            return
        self.met[place] = row.number
        stored = self.stored.get(place)
        before = _in_words(stored) if stored else dict.fromkeys(self.headings, "")
        made = StaffingRow(**values)
        after = _in_words(made)
        cells = tuple(
            Cell(heading, before[name], after[name])
            for name, heading in self.headings.items()
            if before[name] != after[name]
        )
        if not cells:
            self.change.same += 1
            return
        (self.change.changed if stored else self.change.added).append(
            Touched(row.number, str(made), stored, values, cells)
        )

    def _read(self, row: Row) -> Values | None:
        """None where some cell cannot be taken; the change then says which."""
        found: Values = {}
        for name, heading in self.headings.items():
            try:
                found[name] = self._cell(row, name, heading)
            except BadCell as bad:
                where = _("Rad %(row)s, kolumnen %(heading)s") % {"row": row.number, "heading": heading}
                self.change.faults.append(Fault(where, bad.text[:1].upper() + bad.text[1:]))
        return found if found.keys() == self.headings.keys() else None

    def _cell(self, row: Row, name: str, heading: str) -> Any:
        if name == "organisation":
            return self._place(row, heading)
        said = _as_typed(row, heading)
        if name == "was_asked":
            return _yes_or_no(row, heading, said)
        field: Any = StaffingRow._meta.get_field(name)
        if len(said) > field.max_length:
            raise BadCell(row.number, heading, _("Högst %s tecken ryms.") % field.max_length)
        if sensitive.finds(said):
            raise BadCell(row.number, heading, _("Det här ser ut som ett personnummer. Ta bort det ur filen."))
        return said

    def _place(self, row: Row, heading: str) -> Organisation:
        name = row.required(heading)
        found: Organisation | None = self.places.get(" ".join(name.split()).casefold())
        if found is None:
            raise BadCell(row.number, heading, _("Kommunen ”%s” finns inte bland medlemmarna.") % name[:60])
        return found


def _as_typed(row: Row, heading: str) -> str:
    """Words and numbers alike; what a spreadsheet has made into a day or a time is not what somebody wrote."""
    value = row.value(heading)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (row.text(heading) or "").replace(".", ",")
    raise BadCell(row.number, heading, _("Kalkylprogrammet har gjort om det som stod här. Skriv det som text."))


def _yes_or_no(row: Row, heading: str, said: str) -> bool:
    if said.casefold() not in {"", str(YES), str(NO)}:
        raise BadCell(row.number, heading, _("Skriv ja eller nej."))
    return said.casefold() != str(NO)


def _in_words(row: StaffingRow) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in values_of(row).items()}
