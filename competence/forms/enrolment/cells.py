"""What the cells of a row of wishes say."""

from typing import Any

from django.utils.translation import gettext as _

from competence.documents.enrolment.book import HEADINGS, NO, YES
from fyrbodal.documents.spreadsheets import BadCell, Row


def said_in(row: Row) -> dict[str, Any]:
    """What a row says of the wish, without what it leaves empty."""
    said = {
        "unnamed": row.whole(str(HEADINGS["unnamed"])),
        "name_by_on": row.day(str(HEADINGS["name_by_on"])),
        "all_or_none": _yes_or_no(row),
        "note": text_in(row, "note") or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _yes_or_no(row: Row) -> bool | None:
    said = text_in(row, "all_or_none").casefold()
    if said not in {"", str(YES), str(NO)}:
        raise bad(row, "all_or_none", _("skriv ja eller nej."))
    return said == str(YES) if said else None


def text_in(row: Row, name: str) -> str:
    """Raises BadCell for what a spreadsheet has made into something else."""
    value = row.value(str(HEADINGS[name]))
    if value is not None and not isinstance(value, str):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise bad(row, name, _("kalkylprogrammet har gjort om det som stod här. Skriv det som text."))
        value = row.text(str(HEADINGS[name]))
    return " ".join(str(value or "").split())


def bad(row: Row, name: str, text: str) -> BadCell:
    return BadCell(row.number, str(HEADINGS[name]), text)
