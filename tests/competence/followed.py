"""Follow-up reports, read as prose: report_on(plan), finished(plan, by=karin)."""

from competence.actions import reports
from competence.models import FollowUpReport
from tests.access.world import drawn


def report_on(plan, *, by, headings=("Effekter", "Utmaningar"), title="Uppföljning av planen", years=(2014, 2017)):
    made = FollowUpReport(plan=plan, title=title, first_year=years[0], last_year=years[1])
    return reports.begin(report=made, headings=list(headings), by=by)


def finished(plan, *, by, **facts):
    """With its PDF kept already."""
    made = reports.finish(report=report_on(plan, by=by, **facts), by=by)
    drawn(made.copy)
    return made
