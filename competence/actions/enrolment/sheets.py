"""What becomes of a sheet: sent in, opened again, and opened after the last day."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from competence.models import EnrolmentSheet, WrongTurn
from competence.models.enrolment import hold_sheet
from fyrbodal import journal

Status = EnrolmentSheet.Status


@transaction.atomic
def submit(*, sheet: EnrolmentSheet, note: str, by: Any) -> None:
    """Raises NotOpen for what is sent in already, or closed."""
    held = hold_sheet(sheet.pk, by)
    held.status, held.submitted_at, held.submitted_by, held.note = Status.SUBMITTED, timezone.now(), by, note
    held.save(update_fields=["status", "submitted_at", "submitted_by", "note"])
    journal.record(by, "submitted", held)


@transaction.atomic
def reopen(*, sheet: EnrolmentSheet, by: Any) -> None:
    """While the package takes wishes. Raises WrongTurn."""
    held = _held(sheet)
    if not held.package.takes_wishes(timezone.now()):
        raise WrongTurn(_("Sista anmälningsdagen har varit, så anmälan går inte att öppna igen här."))
    if held.status == Status.SUBMITTED:
        _open(held)
        journal.record(by, "reopened", held)


@transaction.atomic
def open_late(*, sheet: EnrolmentSheet, because: str, by: Any) -> None:
    """After the last day, for the course administrator to write in. Raises WrongTurn."""
    held = _held(sheet)
    if held.package.takes_wishes(timezone.now()):
        raise WrongTurn(_("Sista anmälningsdagen har inte varit. Kommunen kan själv öppna sin anmälan."))
    if not held.package.can_be_late:
        raise WrongTurn(_("Platserna är fördelade, så anmälan öppnas inte mer. Ändra plats för plats i stället."))
    held.late_because = because
    _open(held)
    journal.record(by, "opened_late", held, reason=because)


def _open(held: EnrolmentSheet) -> None:
    held.status, held.submitted_at, held.submitted_by = Status.OPEN, None, None
    held.save(update_fields=["status", "submitted_at", "submitted_by", "late_because"])


def _held(sheet: EnrolmentSheet) -> EnrolmentSheet:
    """Its package is fetched after the lock, as for `hold_sheet`."""
    held: EnrolmentSheet = EnrolmentSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    return held
