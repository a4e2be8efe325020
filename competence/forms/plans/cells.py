"""A row of a plan's workbook as it would have been typed, and the form of the page that judges it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from competence.documents.plan_book import FIELDS, HEADINGS, LINE
from competence.forms.plans.parts import LineForm, NeedForm
from fyrbodal.documents.spreadsheets import BadCell, Row

FIELD = {"theme": "text"}


def words_of(texts: dict[str, str]) -> tuple[str, ...]:
    """Of a row, however its words are spaced or written with capitals."""
    return tuple(" ".join(texts[name].split()).casefold() for name in FIELDS)


def text_in(row: Row, heading: str) -> str:
    """As it would have been typed. Raises BadCell for what a spreadsheet has made into something else."""
    value = row.value(heading)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (row.text(heading) or "").replace(".", ",")
    raise BadCell(row.number, heading, _("kalkylprogrammet har gjort om det som stod här. Skriv det som text."))


def bad(row: Row, name: str, text: str) -> BadCell:
    return BadCell(row.number, str(HEADINGS[name]), text)


def form_of(texts: dict[str, str], kind: str, instance: Any) -> Any:
    if kind == LINE:
        data = {"theme": texts["text"], **{name: texts[name] for name in ("frequency", "course", "note")}}
        return LineForm(data, instance=instance)
    return NeedForm({"text": texts["text"], "points": texts["points"]}, instance=instance)


def copy_of(row: Any) -> Any:
    """Of its own, for the form puts what it reads into the row that it is given."""
    return type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})


def unasked(texts: dict[str, str], kind: str) -> Iterator[tuple[str, str]]:
    """What is written where nothing is asked."""
    for name in ("points",) if kind == LINE else ("frequency", "course", "note"):
        if texts[name]:
            said = (
                _("En utbildning har inga delar.")
                if kind == LINE
                else _("Det hör till en utbildning, inte till ett behov.")
            )
            yield name, said
