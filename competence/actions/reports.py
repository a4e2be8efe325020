"""The turns of a follow-up report: begun, its sections in order, finished, discarded."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.documents.reports.paper import ReportDocument
from competence.models import FollowUpReport, ReportSection, WrongTurn
from fyrbodal import journal
from fyrbodal.sealed.models import Audience
from fyrbodal.sealed.sealing import seal

KIND = "follow_up_report"
MOST_SECTIONS = 40


@transaction.atomic
def begin(*, report: FollowUpReport, headings: list[str], by: Any) -> FollowUpReport:
    """A draft, with an empty section under each heading."""
    report.saved_by = by
    report.save(force_insert=True)
    ReportSection.objects.bulk_create(
        ReportSection(report=report, position=place, heading=heading) for place, heading in enumerate(headings)
    )
    journal.record(by, "added", report)
    return report


@transaction.atomic
def add_section(*, section: ReportSection, by: Any) -> ReportSection:
    """Last among the others. Raises NotOpen and WrongTurn."""
    section.hold_open()
    others = ReportSection.objects.filter(report=section.report_id)
    if others.count() >= MOST_SECTIONS:
        raise WrongTurn(_("Här är det fullt. Slå ihop några avsnitt först."))
    last = others.aggregate(last=Max("position"))["last"]
    section.position, section.saved_by = 0 if last is None else last + 1, by
    section.save(force_insert=True)
    return section


@transaction.atomic
def move_section(*, section: ReportSection, step: int) -> None:
    """One place up (-1) or down (1); at the end it stays where it is. Raises NotOpen."""
    section.hold_open()
    rows = list(ReportSection.objects.filter(report=section.report_id).order_by("position", "pk"))
    here = next(place for place, one in enumerate(rows) if one.pk == section.pk)
    rows.insert(min(max(here + step, 0), len(rows) - 1), rows.pop(here))
    for position, one in enumerate(rows):
        one.position = position
    ReportSection.objects.bulk_update(rows, ["position"])


@transaction.atomic
def remove_section(*, section: ReportSection) -> None:
    """Raises NotOpen."""
    section.hold_open()
    section.delete()


@transaction.atomic
def finish(*, report: FollowUpReport, by: Any) -> FollowUpReport:
    """Seal the report, tables and all, as everybody may read it. Raises NotOpen and WrongTurn."""
    report.hold_open()
    report.refresh_from_db()
    if not report.sections.exists():
        raise WrongTurn(_("Uppföljningen är tom. Lägg till minst ett avsnitt först."))
    paper = ReportDocument(report, by)
    report.copy = seal(
        kind=KIND,
        thing=report,
        body=None,
        number=1,
        audience=Audience.PUBLIC,
        title=report.title,
        content=paper.data(),
        html=paper.document(draft=False).html(),
        by=by,
    )
    report.status, report.finished_at, report.finished_by = FollowUpReport.Status.FINISHED, timezone.now(), by
    report.save(update_fields=["copy", "status", "finished_at", "finished_by"])
    journal.record(by, "finalised", report)
    return report


@transaction.atomic
def discard(*, report: FollowUpReport, by: Any) -> None:
    """Take a draft away with all that stands in it. Raises NotOpen."""
    report.hold_open()
    journal.record(by, "discarded", report)
    report.delete()
