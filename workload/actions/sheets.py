"""What happens to a sheet: it is read, sent in, sent back, taken away."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyrbodal import journal
from fyrbodal.journal.models import Entry
from fyrbodal.labels import label_of
from workload.actions import talks, telling
from workload.actions.reckoning import reckon
from workload.documents.sheets import Lacking, lacking
from workload.models import Sheet, SheetStatus, WrongTurn

READ, SAW = "read", "saw_load"


class NotComplete(WrongTurn):
    """Some lines say too little to be weighed."""

    def __init__(self, left: list[Lacking]) -> None:
        super().__init__(
            ngettext("En rad saknar något.", "%(count)s rader saknar något.", len(left)) % {"count": len(left)}
        )
        self.left = left


def read(*, sheet: Sheet, by: Any) -> None:
    read_all(sheets=[sheet], by=by)


def read_all(*, sheets: Iterable[Sheet], by: Any) -> None:
    """Note that somebody else than their owners has read the sheets: one line per reader, sheet and day."""
    _note(sheets, by, READ, {READ})


def saw_all(*, sheets: Iterable[Sheet], by: Any) -> None:
    """Note that somebody else than their owners has seen what the sheets weigh, unless she has read them that day."""
    _note(sheets, by, SAW, {READ, SAW})


def _note(sheets: Iterable[Sheet], by: Any, verb: str, same: set[str]) -> None:
    """What is noted already, by one of the `same` verbs, is not noted again."""
    new = _untold([one for one in sheets if one.person_id not in (None, by.pk)], by, same)
    if not new:
        return
    with transaction.atomic():
        rows = Sheet.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=[one.pk for one in new])
        list(rows.order_by("pk").values_list("pk"))
        journal.record_all(by, verb, _untold(new, by, same))


def _untold(sheets: list[Sheet], by: Any, verbs: set[str]) -> list[Sheet]:
    """Of those, the ones that today's journal says nothing about."""
    keys = [str(sheet.pk) for sheet in sheets]
    mine = Entry.objects.filter(thing_kind=label_of(Sheet()), thing_id__in=keys, verb__in=verbs, by_id=by.pk)
    told = set(mine.filter(at__date=timezone.localdate()).values_list("thing_id", flat=True)) if keys else set()
    return [sheet for sheet in sheets if str(sheet.pk) not in told]


@transaction.atomic
def submit(*, sheet: Sheet, by: Any) -> None:
    """Raises WrongTurn, and NotComplete while lines lack something."""
    held = Sheet.objects.held(sheet)
    held.turn(SheetStatus.SUBMITTED)
    [found] = reckon([held])
    if found.unready:
        raise NotComplete(lacking(found))
    held.submitted_at, held.submitted_by, held.returned_because = timezone.now(), by, ""
    held.save(update_fields=["status", "submitted_at", "submitted_by", "returned_because"])
    if held.person_id:
        talks.begun(held)
    journal.record(by, "submitted", held)


@transaction.atomic
def send_back(*, sheet: Sheet, because: str, by: Any) -> None:
    """To be filled in again, with a word to the one whose it is. Raises WrongTurn."""
    held = Sheet.objects.held(sheet)
    if held.status == SheetStatus.LOCKED:
        raise WrongTurn(_("Bladet är låst. Öppna det igen först."))
    held.turn(SheetStatus.DRAFT)
    held.returned_because = because
    held.save(update_fields=["status", "returned_because"])
    journal.record(by, "sent_back", held)
    telling.of_return(held, by)


@transaction.atomic
def remove(*, sheet: Sheet, by: Any) -> None:
    """Raises WrongTurn for what has been sent in, or has been locked once."""
    held = Sheet.objects.held(sheet)
    if held.status != SheetStatus.DRAFT or held.snapshots.exists():
        raise WrongTurn(_("Bladet har skickats in eller varit låst, och tas inte bort."))
    journal.record(by, "deleted", held)
    held.delete()
