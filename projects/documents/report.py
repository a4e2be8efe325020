"""A report as data, and as the paper that is sealed from it when it is certified."""

from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from fyrbodal.documents.document import Document
from projects.documents.economy import economy_of
from projects.economy import COSTS, INCOMES, Economy, Kind, kronor
from projects.models import Budgeted, Report

TEMPLATE = "projects/reports/document.html"
Data = dict[str, Any]
LABELS = {Kind.GRANTED: "", **{Kind(value): str(label) for value, label in Budgeted.choices}}


def content_of(report: Report) -> Data:
    """Everything on the paper but the certificate; nothing in it depends on the day it is asked for."""
    project, grant = report.project, report.grant
    return {
        "report": {
            "id": str(report.pk),
            "project": project.name,
            "organisation": str(project.organisation),
            "unit": str(project.based_at or ""),
            "contact": str(project.contact or ""),
            "contact_email": project.contact.email if project.contact else "",
            "year": grant.year,
            "dnr": grant.registration_number,
            "programme": project.programme.name,
            "funder": str(project.programme.funder),
            "funding_line": project.programme.funding_line,
            "granted": str(grant.amount),
            "money_left": report.money_left,
            "repayment": str(report.repayment) if report.repayment is not None else None,
            "repaid": report.repaid,
            "repaid_on": report.repaid_on.isoformat() if report.repaid_on else None,
        },
        "economy": _economy(economy_of(report)),
        "sections": [
            {
                "number": one.of.number,
                "title": one.of.title,
                "level": one.of.level,
                "is_summary": one.of.is_summary,
                "holds": one.of.holds,
                "text": one.text,
            }
            for one in report.sections.select_related("of").order_by("of__position", "pk")
        ],
        "goals": [
            {
                "title": one.goal.title,
                "thought": one.goal.thought,
                "outcome": one.outcome,
                "did": one.did,
                "deviation": one.deviation,
            }
            for one in report.done.select_related("goal").order_by("goal__position", "pk")
        ],
        "appendices": [one.title for one in report.appendices.order_by("position", "pk")],
    }


def _economy(found: Economy) -> Data:
    rows = [
        {
            "kind": row.kind.value,
            "text": row.text,
            "planned": _figure(row.planned),
            "outcome": _figure(row.outcome),
            "covered": row.stands_under is not None,
            "measure": {name: str(value) for name, value in row.measure.figures.items() if value is not None}
            if row.measure
            else {},
            "note": row.note,
        }
        for row in found.rows
    ]
    sums = {"incomes": _figure(found.incomes), "costs": _figure(found.costs)}
    return {"rows": rows, **sums, "earlier": [{"year": one.year, "costs": _figure(one.costs)} for one in found.before]}


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


class ReportDocument:
    """`data` and `html` are what is sealed; without a certificate it is marked UTKAST on every page."""

    def __init__(self, report: Report, content: Data, certificate: Data | None = None) -> None:
        self.report, self.content, self.certificate = report, content, certificate
        self.title = _("%(project)s, redovisning %(year)s") % {"project": report.project, "year": report.grant.year}

    def data(self) -> Data:
        return self.content | ({"certificate": self.certificate} if self.certificate else {})

    def document(self) -> Document:
        context = {
            **self.content,
            "certificate": self.certificate,
            "incomes": _told(self.content, INCOMES),
            "costs": _told(self.content, COSTS),
            "sum_incomes": kronor(Decimal(self.content["economy"]["incomes"])),
            "sum_costs": kronor(Decimal(self.content["economy"]["costs"])),
            "granted": kronor(Decimal(self.content["report"]["granted"])),
            "repayment": _kronor(self.content["report"]["repayment"]),
        }
        return Document(TEMPLATE, slugify(self.title), self.title, context, draft=self.certificate is None)


def _told(content: Data, kinds: tuple[Kind, ...]) -> list[Data]:
    """Rows of some headings, with their figures in kronor."""
    rows = [row for row in content["economy"]["rows"] if row["kind"] in kinds]
    return [row | {"label": _label(row), "planned": _kronor(row["planned"]), "outcome": _outcome(row)} for row in rows]


def _label(row: Data) -> str:
    return LABELS[Kind(row["kind"])] or _("beviljat belopp")


def _outcome(row: Data) -> str:
    return _("ingår ovan") if row["covered"] else _kronor(row["outcome"])


def _kronor(figure: str | None) -> str:
    return "–" if figure is None else kronor(Decimal(figure))
