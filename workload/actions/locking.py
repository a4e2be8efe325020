"""Locking a sheet with all that was said about it, and opening it again for a reason."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fyrbodal import journal
from fyrbodal.sealed.models import Audience, Copy
from fyrbodal.sealed.sealing import seal
from workload.actions import telling
from workload.actions.reckoning import reckon
from workload.actions.sums import keep_sums
from workload.documents.paper import content_of, locked_of, title_of
from workload.documents.talk import Said
from workload.models import Sheet, SheetStatus, Snapshot, Talk, WrongTurn


@transaction.atomic
def lock(*, sheet: Sheet, by: Any) -> Snapshot:
    """A row without a person, which there is nobody to talk with about. Raises WrongTurn."""
    held = Sheet.objects.held(sheet)
    if held.person_id:
        raise WrongTurn(_("Bladet låses när båda har bekräftat samtalet."))
    return lock_now(held, None, by)


def lock_now(sheet: Sheet, said: Said | None, by: Any) -> Snapshot:
    """Seal the sheet as its next edition; the caller holds it. Raises WrongTurn."""
    [found] = reckon([sheet])
    sheet.turn(SheetStatus.LOCKED)
    last = sheet.snapshots.order_by("-number").first()
    snapshot = Snapshot(
        sheet=sheet,
        number=last.number + 1 if last else 1,
        reason=sheet.reopened_because,
        locked_at=timezone.now(),
        locked_by=by,
    )
    edition = {"number": snapshot.number, "reason": snapshot.reason, "locked_at": snapshot.locked_at.isoformat()}
    content = content_of(found, said) | {"edition": edition | {"locked_by": by.name}}
    snapshot.copy = _sealed(snapshot, content, by)
    snapshot.save()
    sheet.reopened_because = ""
    sheet.save(update_fields=["status", "reopened_because"])
    keep_sums(sheet.period)
    journal.record(by, "locked", sheet, number=snapshot.number)
    return snapshot


def _sealed(snapshot: Snapshot, content: dict[str, Any], by: Any) -> Copy:
    return seal(
        kind="sheet",
        thing=snapshot.sheet,
        body=snapshot.sheet.period.unit,
        number=snapshot.number,
        audience=Audience.CONCERNED,
        title=title_of(content),
        content=content,
        html=locked_of(content, snapshot).html(),
        by=by,
    )


@transaction.atomic
def reopen(*, sheet: Sheet, reason: str, by: Any) -> None:
    """To be filled in and talked about again; what was locked stays as it was. Raises WrongTurn.

    The reason stands on the sheet and its next edition, which are disposed of; the journal, which is not, says that it
    was done.
    """
    held = Sheet.objects.held(sheet)
    if held.disposed_at:
        raise WrongTurn(_("Bladets rader är gallrade, så det går inte att öppna igen."))
    if held.status != SheetStatus.LOCKED:
        raise WrongTurn(_("Bladet är inte låst."))
    held.turn(SheetStatus.DRAFT)
    held.reopened_because = reason
    held.save(update_fields=["status", "reopened_because"])
    keep_sums(held.period)
    telling.of_reopening(held, Talk.objects.filter(sheet=held).select_related("manager_confirmed_by").first(), by)
    _forget_confirmations(held)
    journal.record(by, "reopened", held)


def _forget_confirmations(sheet: Sheet) -> None:
    nobody = {f"{side}_confirmed_{end}": None for side in ("manager", "employee") for end in ("at", "by")}
    Talk.objects.filter(sheet=sheet).update(**nobody, confirmed_as="")
