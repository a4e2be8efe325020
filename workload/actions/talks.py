"""The talk about a sheet: begun, written, agreed upon and confirmed by both."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fyrbodal import journal
from workload.actions.locking import lock_now
from workload.documents.talk import Said, said_of
from workload.models import Comment, Measure, Sheet, SheetStatus, Snapshot, Talk, WrongTurn
from workload.models.talk import hold_talk

MOST = 50  # measures in one talk


@transaction.atomic
def begun(sheet: Sheet) -> Said:
    """The talk of a sheet that has been sent in; the first who opens it gets it with what is to be followed up."""
    said = said_of(sheet)
    if said is None:
        _talk, new = Talk.objects.get_or_create(sheet=sheet)
        Comment.objects.get_or_create(sheet=sheet)
        if new:
            _open_before(sheet).update(followed_up_in=sheet)
        said = said_of(sheet)
    if said is None:
        raise Talk.DoesNotExist
    return said


def _open_before(sheet: Sheet) -> Any:
    """What was agreed with the same person in the same unit, is still open, and is not in another talk's hands."""
    earlier = Measure.objects.filter(sheet__person=sheet.person_id, sheet__period__unit=sheet.period.unit_id)
    before = earlier.filter(sheet__period__ends_on__lt=sheet.period.starts_on, sheet__status=SheetStatus.LOCKED)
    free = Q(followed_up_in=None) | Q(followed_up_in__status=SheetStatus.LOCKED)
    return before.filter(free, status=Measure.Status.OPEN)


def hand_on(sheet: Sheet) -> None:
    """What is left open when a sheet is locked goes to the talk that has begun after it, if there is one."""
    later = Sheet.objects.filter(person=sheet.person_id, period__unit=sheet.period.unit_id, talk__isnull=False)
    after = later.filter(period__starts_on__gt=sheet.period.ends_on).exclude(status=SheetStatus.LOCKED)
    if coming := after.order_by("period__starts_on").first():
        _open_before(coming).update(followed_up_in=coming)


def written(sheet_id: Any) -> None:
    """After each change of what is agreed: the talk is under way, and nobody has confirmed these words.

    The caller holds the talk open.
    """
    sheet = _sheet(sheet_id)
    said = begun(sheet)
    if sheet.status == SheetStatus.SUBMITTED:
        sheet.turn(SheetStatus.TALKED)
        sheet.save(update_fields=["status"])
    talk = said.talk
    if talk.confirmed_as and talk.confirmed_as != said.checksum(sheet):
        _take_back(talk)


@transaction.atomic
def agree(*, sheet: Sheet, text: str, owner: str, due_on: Any, by: Any) -> Measure:
    """A measure, with who sees to it and by when. Raises NotOpen, and WrongTurn when there are more than anybody does."""
    hold_talk(sheet.pk)
    if Measure.objects.filter(sheet=sheet).count() >= MOST:
        raise WrongTurn(_("Ni har redan kommit överens om %(most)s åtgärder. Ta bort någon först.") % {"most": MOST})
    measure = Measure.objects.create(sheet=sheet, text=text, owner=owner, due_on=due_on)
    written(sheet.pk)
    return measure


@transaction.atomic
def drop(*, measure: Measure, by: Any) -> None:
    """Take a measure back that is not agreed upon after all. Raises NotOpen and WrongTurn."""
    hold_talk(measure.sheet_id)
    if measure.followed_up_in_id:
        raise WrongTurn(_("Åtgärden följs upp i ett senare samtal. Skriv av den där."))
    measure.delete()
    written(measure.sheet_id)


@transaction.atomic
def confirm(*, sheet: Sheet, seen: str, by: Any) -> Snapshot | None:
    """That what was `seen`, by its checksum, is what was said. The sheet is locked when both have said so.

    Raises NotOpen, and WrongTurn for words or figures that have changed since they were read.
    """
    hold_talk(sheet.pk)
    held = _sheet(sheet.pk)
    said = begun(held)
    now = said.checksum(held)
    if seen != now:
        raise WrongTurn(_("Något har ändrats sedan du läste. Läs igenom en gång till och bekräfta sedan."))
    _put_down(said.talk, held, now, by)
    journal.record(by, "confirmed", held)
    if not said.talk.is_confirmed:
        return None
    snapshot = lock_now(held, said, by)
    hand_on(held)
    return snapshot


def _put_down(talk: Talk, sheet: Sheet, now: str, by: Any) -> None:
    if talk.confirmed_as != now:
        talk.take_back()  # what the other confirmed was something else
    talk.confirm_as(side_of(sheet, by), by)
    talk.confirmed_as = now
    _save(talk)
    if sheet.status == SheetStatus.SUBMITTED:
        sheet.turn(SheetStatus.TALKED)
        sheet.save(update_fields=["status"])


def side_of(sheet: Sheet, by: Any) -> str:
    """One who leads the unit that she works in is the employee of her own sheet."""
    return "employee" if by.pk == sheet.person_id else "manager"


def _take_back(talk: Talk) -> None:
    talk.take_back()
    _save(talk)


def _save(talk: Talk) -> None:
    """Without touching the revision that the note is saved on."""
    sides = [f"{side}_confirmed_{end}" for side in ("manager", "employee") for end in ("at", "by")]
    talk.save(update_fields=[*sides, "confirmed_as"])


def _sheet(key: Any) -> Sheet:
    found: Sheet = Sheet.objects.with_all().select_related("outcome").get(pk=key)
    return found
