"""The unit's report: what its overview shows, with charts, to be sealed and kept."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from fyrbodal.documents.document import Document
from fyrbodal.organisation.models import Unit
from fyrbodal.sealed.models import Copy
from workload.documents.overview.presenting import measure_in_words
from workload.documents.overview.unit import UnitOverview, unit_changes
from workload.sums import coverage
from workload.tables import Table

KIND = "unit_report"
TEMPLATE = "workload/overview/report.html"


def reports_of(unit: Unit) -> Any:
    """Those that are sealed, the latest first; their text is fetched when it is read."""
    return Copy.objects.of(unit).filter(kind=KIND).newest_first().only("number", "title", "sealed_at", "sealed_by_name")


class UnitReport:
    """`data` and `html` are what is sealed. Nobody is named, and small groups are not counted out by band."""

    def __init__(self, found: UnitOverview) -> None:
        self.found, self.unit = found, found.unit
        self.title = _("Arbetstyngd i %(unit)s, %(period)s") % {"unit": found.unit, "period": found.name}
        self.changes = unit_changes(found)

    def tables(self) -> list[Table]:
        return [table.on_paper() for table in (*self.found.tables(), self.changes)]

    def data(self) -> dict[str, Any]:
        """What is sealed says nothing of when, so the same figures are recognised."""
        return {
            "unit": {"id": str(self.unit.pk), "name": self.unit.name, "organisation": self.unit.organisation.name},
            "period": _days(self.found.period),
            "tables": {table.slug: _as_json(table) for table in self.tables()},
        }

    def document(self, *, number: int | None = None) -> Document:
        """A draft, marked UTKAST on every page, until it has a number."""
        now = self.found.now
        context = {
            "overview": self.found,
            "tables": self.tables(),
            "coverage": coverage(now.sheets, self.found.staff),
            "measure": measure_in_words(now.unit, is_index=now.is_index),
            "number": number,
        }
        return Document(TEMPLATE, slugify(self.title), self.title, context, draft=number is None)


def _days(period: Any) -> dict[str, str]:
    return {"name": period.name, "starts_on": str(period.starts_on), "ends_on": str(period.ends_on)}


def _as_json(table: Table) -> dict[str, Any]:
    rows = [
        [cell.value if isinstance(cell.value, str | int) else str(cell.value) for cell in row] for row in table.rows
    ]
    return {"title": table.title, "headings": list(table.headings), "rows": rows}
