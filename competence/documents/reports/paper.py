"""A report as data, and as the paper that is printed and sealed from it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import slugify

from competence.documents.reports.tables import Table, Tables
from competence.models import FollowUpReport, ReportSection
from fyrbodal import richtext
from fyrbodal.documents.document import Document

TEMPLATE = "competence/reports/document.html"


@dataclass(frozen=True)
class Shown:
    section: ReportSection
    table: Table | None


class ReportDocument:
    """`data` and `html` are what is sealed; a draft is marked UTKAST on every page."""

    def __init__(self, report: FollowUpReport, viewer: Any) -> None:
        self.report, self.viewer = report, viewer

    @cached_property
    def sections(self) -> list[Shown]:
        tables = Tables(self.report, self.viewer)
        listed = self.report.sections.order_by("position", "pk")
        return [Shown(section, tables.of(section.table)) for section in listed]

    def data(self) -> dict[str, Any]:
        return {
            "report": {"id": str(self.report.pk), "title": self.report.title, "plan": str(self.report.plan)},
            "years": [self.report.first_year, self.report.last_year],
            "sections": [
                {
                    "heading": one.section.heading,
                    "text": richtext.to_plain(one.section.text),
                    "table": one.table.data() if one.table else None,
                }
                for one in self.sections
            ],
        }

    def document(self, *, draft: bool) -> Document:
        context = {"report": self.report, "sections": self.sections}
        return Document(TEMPLATE, slugify(self.report.title), self.report.title, context, draft=draft)
