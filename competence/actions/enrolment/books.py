"""Bringing in a workbook of wishes: all rows of a file or none, and only what the person has seen."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from competence.actions.enrolment.wishes import follow, keep_people
from competence.models import EnrolmentSheet, UnitWish
from competence.models.enrolment import hold_sheet
from fyrbodal import journal
from fyrbodal.bringing_in.change import Change, as_seen


def bring_in(*, sheet: EnrolmentSheet, make: Callable[[], Change], seen: str, by: Any) -> Change:
    """Write what `make` finds while nobody else can write on the sheet. Raises NotOpen and NotAsSeen."""
    try:
        return _bring_in(sheet, make, seen, by)
    except IntegrityError:
        # Whoever is employed in two municipalities may be named by the other one meanwhile, on a sheet that is not held.
        as_seen(make, seen)
        raise


@transaction.atomic
def _bring_in(sheet: EnrolmentSheet, make: Callable[[], Change], seen: str, by: Any) -> Change:
    held = hold_sheet(sheet.pk, by)
    change = as_seen(make, seen)
    touched = [*change.added, *change.changed]
    # Whoever goes from one unit's wish to another's leaves the first before she comes to the second.
    for one in touched:
        _write(one.row, one.values, by)
    for one in touched:
        keep_people(wish=one.row, people=one.values["people"])
    for offer in {one.row.offer_id for one in touched}:  # when all stand where they are to stand
        follow(sheet=held.pk, offer=offer)
    journal.record(by, "imported", held, file=change.source, **change.counts)
    return change


def _write(wish: UnitWish, values: Any, by: Any) -> None:
    wish.begin()
    columns = {name: value for name, value in values.items() if name != "people"}
    now = {"revision": F("revision") + 1, "saved_at": timezone.now(), "saved_by": by}
    UnitWish.objects.filter(pk=wish.pk).update(**columns, **now)
    wish.people.exclude(person__in=values["people"]).delete()
