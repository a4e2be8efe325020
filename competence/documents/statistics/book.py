"""The counts as a table that can come back, and what the charts show beside it."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from competence.documents.statistics.drawn import drawn
from competence.documents.statistics.gathered import Gathered
from competence.models import Count
from fyrbodal.documents.spreadsheets import Value, write_csv, write_xlsx

COUNTS = _("Antal")
HEADINGS = {
    "first_year": _("Från år"),
    "last_year": _("Till år"),
    "organisation": _("Kommun"),
    "course": _("Kurs"),
    "part": _("Del"),
    "participants": _("Deltagare"),
    "occasions": _("Tillfällen"),
    "municipalities": _("Kommuner som deltog"),
    "is_preliminary": _("Preliminärt"),
    "is_excluded": _("Räknas inte in"),
    "caveat": _("Förbehåll"),
    "source": _("Källa"),
}
YES = _("ja")


def headings() -> list[str]:
    return [str(heading) for heading in HEADINGS.values()]


def as_xlsx(found: Gathered) -> bytes:
    """The counts first, for that is the sheet that is read in."""
    sheets = {str(COUNTS): counts_of(found.counts)}
    return write_xlsx(sheets | {one.title: one.lines for one in drawn(found.known)})


def as_csv(found: Gathered) -> bytes:
    return write_csv(counts_of(found.counts))


def counts_of(counts: Iterable[Count]) -> list[list[Value]]:
    return [list(headings()), *(list(values_of(row).values()) for row in counts)]


def values_of(row: Count) -> dict[str, Value]:
    """Of a count, what stands in its cells; no municipality is all of them, and no course the whole period."""
    return {
        "first_year": row.first_year,
        "last_year": row.last_year,
        "organisation": row.organisation.name if row.organisation else None,
        "course": row.course.name if row.course else None,
        "part": row.part.name if row.part else None,
        "participants": row.participants,
        "occasions": row.occasions,
        "municipalities": row.municipalities,
        "is_preliminary": str(YES) if row.is_preliminary else None,
        "is_excluded": str(YES) if row.is_excluded else None,
        "caveat": row.caveat or None,
        "source": row.source or None,
    }
