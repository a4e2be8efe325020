"""Every address of projects, asked by everybody: of a report that is being written, and of one that has been sent in."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from fyrbodal.organisation.models import Appointment
from projects.models import BudgetRow, Certificate, EconomyRow, Report, Submission
from tests.access.walking import ask, names
from tests.projects.reports import begun, copied, granted

THINGS = {
    "project": "project project_edit appoint let_go grant_add",
    "grant": "grant grant_edit extend goal_add budget_add report_begin",
    "goal": "goal_edit goal_remove",
    "budget": "budget_edit budget_remove",
    "section": "section",
    "done": "done",
    "row": "row row_remove",
}  # whatever else takes a key takes a report's
OF = {name: thing for thing, known in THINGS.items() for name in known.split()}
World = dict[str, dict[str, Any]]


def laid_out(first: Any, *, petra: Any, harriet: Any) -> World:
    """Broarna, whose report is being written, and the year before, whose report is at the reviewer's."""
    return {"draft": _year(first, 2026), "sent": _sent(_year(first, 2025), petra, harriet)}


def _year(of: Any, year: int) -> dict[str, Any]:
    grant = granted(of, year)
    report = begun(grant)
    return {
        "project": of,
        "grant": grant,
        "report": report,
        "goal": grant.goals.first(),
        "budget": BudgetRow.objects.create(grant=grant, position=0, kind="own", amount=1),
        "section": report.sections.first(),
        "done": report.done.first(),
        "row": EconomyRow.objects.create(report=report, position=0, kind="own", amount=1),
    }


def _sent(things: dict[str, Any], petra: Any, harriet: Any) -> dict[str, Any]:
    report, now = things["report"], timezone.now()
    certificate = Certificate.objects.create(
        report=report, number=1, copy=copied(report, harriet), statement="Ja.", certified_by=harriet, name=harriet.name
    )
    Submission.objects.create(report=report, certificate=certificate, sent_by=petra)
    Report.objects.filter(pk=report.pk).update(status="submitted", first_sent_at=now)
    return things


def addresses() -> dict[str, Any]:
    """Name, without its space, and pattern."""
    return {name.partition(":")[2]: one for name, one in names() if name.startswith("projects:")}


def address(name: str, pattern: Any, things: dict[str, Any]) -> str:
    row = things.get(OF.get(name, "report"))
    known = {"pk": row and row.pk, "appointment": Appointment.objects.filter(role="co_writer").values_list("pk")[0][0]}
    return reverse(f"projects:{name}", kwargs={one: known[one] for one in pattern.pattern.converters})


def asked(client: Any, name: str, pattern: Any, method: str, world: World) -> dict[str, int]:
    """Place → status."""
    return {place: ask(client, method, address(name, pattern, things)).status_code for place, things in world.items()}
