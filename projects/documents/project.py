"""A project as it is told of: its years, and who is in it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fyrbodal.organisation.models import Appointment
from fyrbodal.organisation.roles import HELD_AT, Kind, Role
from projects.economy import kronor
from projects.models import Grant, Project, Report, ReportStatus
from projects.models.project import due_on

MARKS = {
    ReportStatus.DRAFT: "draft",
    ReportStatus.CERTIFIED: "waiting",
    ReportStatus.SUBMITTED: "sent",
    ReportStatus.RETURNED: "overdue",
    ReportStatus.APPROVED: "done",
}


@dataclass(frozen=True)
class Year:
    """What a project was granted for a year, and its report as far as the viewer may read it."""

    grant: Grant
    report: Report | None
    is_read: bool

    @property
    def granted(self) -> str:
        return kronor(self.grant.amount)

    @property
    def due_on(self) -> dt.date:
        return due_on(self.grant)

    @property
    def status(self) -> str:
        return str(self.report.get_status_display()) if self.report else ""

    @property
    def mark(self) -> str:
        return MARKS[ReportStatus(self.report.status)] if self.report else ""


def years_of(projects: Iterable[Project], viewer: Any) -> dict[Any, list[Year]]:
    """By project, the newest year first, in four queries whatever their number."""
    grants = Grant.objects.filter(project__in=list(projects)).select_related("project__programme", "report")
    listed = list(grants.prefetch_related("extensions").order_by("project", "-year", "pk"))
    read = set(Report.objects.visible_to(viewer).filter(grant__in=listed).values_list("pk", flat=True))
    found: dict[Any, list[Year]] = {}
    for grant in listed:
        report = getattr(grant, "report", None)
        found.setdefault(grant.project_id, []).append(Year(grant, report, report is not None and report.pk in read))
    return found


def people_of(project: Project, day: dt.date) -> list[tuple[str, list[Appointment]]]:
    """By role, in the order of the form; only roles that somebody holds."""
    held = Appointment.objects.on(day).filter(body=project.pk).select_related("person")
    rows = list(held.order_by("person__name", "pk"))
    roles = [role for role in Role if role in HELD_AT[Kind.PROJECT]]
    groups = [(str(role.label), [one for one in rows if one.role == role]) for role in roles]
    return [(label, some) for label, some in groups if some]
