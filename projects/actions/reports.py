"""The turns of a report: begun, certified, sent in, answered, opened again."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.sealed.models import Audience
from fyrbodal.sealed.sealing import seal
from fyrbodal.turns import WrongTurn
from projects.actions.telling import tell_it_is_approved, tell_it_is_back, tell_reviewers
from projects.documents.readiness import hindrances
from projects.documents.report import ReportDocument, content_of
from projects.models import (
    Budgeted,
    Certificate,
    Done,
    EconomyRow,
    Grant,
    Reason,
    Reopening,
    Report,
    ReportStatus,
    Scope,
    Section,
    Submission,
    TemplateVersion,
)
from projects.models.report import void, withdraw, write_in

KIND = "grant report"
MOST_ROWS = 40


@transaction.atomic
def begin(*, grant: Grant, by: Any) -> Report:
    """The report of a year, with every section of the newest form, and a row for each goal and each of the budget."""
    held = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    found: Report | None = Report.objects.filter(grant=held).first()
    if found:
        return found
    template = TemplateVersion.objects.filter(programme=held.project.programme, published_at__isnull=False)
    newest = template.order_by("-number").first()
    if newest is None:
        raise WrongTurn(_("Bidragsprogrammet har ingen rapportmall än."))
    report = Report.objects.create(grant=held, template=newest)
    Section.objects.bulk_create(Section(report=report, of=one) for one in newest.sections.in_order())
    Done.objects.bulk_create(Done(report=report, goal=goal) for goal in held.goals.in_order())
    _budgeted(report)
    journal.record(by, "began", report)
    return report


def _budgeted(report: Report) -> None:
    """The rows of the budget, and an empty one under each heading that has none; as they followed from last year."""
    planned = list(report.grant.budget.in_order())
    empty = [kind for kind in Budgeted if not any(one.kind == kind for one in planned)]
    rows = [EconomyRow(kind=one.kind, text=one.text, planned=one.amount) for one in planned]
    rows = sorted([*rows, *(EconomyRow(kind=kind) for kind in empty)], key=lambda row: list(Budgeted).index(row.kind))
    earlier = EconomyRow.objects.filter(
        report__grant__project=report.grant.project_id, report__grant__year=report.grant.year - 1
    )
    same = {(one.kind, one.text): one for one in earlier}
    for place, row in enumerate(rows):
        row.report, row.position, row.follows = report, place, same.get((row.kind, row.text))
    EconomyRow.objects.bulk_create(rows)


@transaction.atomic
def add_row(*, row: EconomyRow) -> EconomyRow:
    """A row of the economy, last of its report. Raises NotOpen and WrongTurn."""
    write_in(row.report, Scope.FIGURES)
    last = row.report.economy.aggregate(last=Max("position"))["last"]
    row.position = 0 if last is None else last + 1
    if row.position >= MOST_ROWS:
        raise WrongTurn(_("Fler rader ryms inte."))
    row.save(force_insert=True)
    return row


@transaction.atomic
def remove_row(*, row: EconomyRow) -> None:
    """Raises NotOpen."""
    write_in(row.report, Scope.FIGURES)
    row.delete()


def held(report: Report) -> Report:
    """The report as it is now, held until the act is done."""
    found: Report = Report.objects.select_for_update(of=("self",)).with_whole().get(pk=report.pk)
    return found


@transaction.atomic
def certify(*, report: Report, by: Any) -> Certificate:
    """Seal what the report says now, with the chief's words. Raises WrongTurn while something is missing."""
    mine = held(report)
    mine.turn(ReportStatus.CERTIFIED)
    if left := hindrances(mine):
        raise WrongTurn(_("Det här saknas än: %s") % " ".join(f"{one.where}: {one.sentence}" for one in left[:5]))
    number, now = mine.certificates.count() + 1, timezone.now()
    said = {"statement": mine.template.statement, "name": by.name, "title": by.title, "certified_at": now}
    told = said | {"certified_at": now.isoformat(), "number": number}
    document = ReportDocument(mine, content_of(mine), told)
    copy = seal(
        kind=KIND,
        thing=mine,
        body=mine.project,
        number=number,
        audience=Audience.CONCERNED,
        title=document.title,
        content=document.data(),
        html=document.document().html(),
        by=by,
    )
    mine.save(update_fields=["status"])
    certificate = Certificate.objects.create(report=mine, number=number, copy=copy, certified_by=by, **said)
    journal.record(by, "certified", mine, number=number)
    return certificate


@transaction.atomic
def take_back(*, report: Report, by: Any) -> None:
    """The chief takes the certificate back, before it is sent in."""
    mine = held(report)
    withdraw(mine, _("%s tog tillbaka intyget.") % by)
    journal.record(by, "took back the certificate of", mine)


@transaction.atomic
def submit(*, report: Report, by: Any) -> Submission:
    """Send the certified report to the reviewer. Sent twice it is sent once."""
    mine = held(report)
    if mine.status == ReportStatus.SUBMITTED:
        found: Submission = mine.submissions.get(answer="")
        return found
    mine.turn(ReportStatus.SUBMITTED)
    certificate = mine.certificates.get(withdrawn_at=None)
    now = timezone.now()
    mine.first_sent_at, mine.returned_at = mine.first_sent_at or now, None
    mine.save(update_fields=["status", "first_sent_at", "returned_at"])
    submission: Submission = Submission.objects.create(report=mine, certificate=certificate, sent_at=now, sent_by=by)
    tell_reviewers(mine, by)
    journal.record(by, "submitted", mine)
    return submission


@transaction.atomic
def approve(*, report: Report, words: str, by: Any) -> None:
    mine = held(report)
    mine.turn(ReportStatus.APPROVED)
    mine.approved_at, mine.approved_by, mine.scope = timezone.now(), by, Scope.EVERYTHING
    mine.save(update_fields=["status", "approved_at", "approved_by", "scope"])
    tell_it_is_approved(_answer(mine, Submission.Answer.APPROVED, words, by), by)
    journal.record(by, "approved", mine)


@transaction.atomic
def give_back(*, report: Report, words: str, reasons: Mapping[Section, str], by: Any) -> None:
    """To be changed and certified again: what to change, section by section."""
    mine = held(report)
    mine.turn(ReportStatus.RETURNED)
    mine.returned_at = timezone.now()
    mine.save(update_fields=["status", "returned_at"])
    submission = _answer(mine, Submission.Answer.RETURNED, words, by)
    Reason.objects.bulk_create(
        Reason(submission=submission, section=section, text=text) for section, text in reasons.items()
    )
    void(mine, _("Redovisningen kom tillbaka för ändring."))
    tell_it_is_back(submission, by)
    journal.record(by, "sent_back", mine)


def _answer(report: Report, answer: str, words: str, by: Any) -> Submission:
    submission: Submission = report.submissions.get(answer="")
    submission.answer, submission.words, submission.answered_by = answer, words, by
    submission.answered_at = timezone.now()
    submission.save()
    return submission


@transaction.atomic
def reopen(*, report: Report, scope: Scope, because: str, by: Any) -> None:
    """An approved report, for its figures, its text or both; it is certified and sent in anew."""
    mine = held(report)
    if mine.status != ReportStatus.APPROVED:
        raise WrongTurn(_("Bara en godkänd redovisning öppnas igen."))
    mine.turn(ReportStatus.RETURNED)
    mine.approved_at = mine.approved_by = None
    mine.scope, mine.returned_at = scope, timezone.now()
    mine.save(update_fields=["status", "approved_at", "approved_by", "scope", "returned_at"])
    Reopening.objects.create(report=mine, scope=scope, because=because, opened_by=by)
    void(mine, because)
    journal.record(by, "reopened", mine, reason=because)
