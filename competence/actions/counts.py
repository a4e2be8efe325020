"""Bringing in how many took part: all rows of a file or none, and only what the person has seen."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from competence.models import Count
from fyrbodal import journal
from fyrbodal.bringing_in.change import Change, as_seen

KEY = ("kind", "course", "part", "organisation", "first_year", "last_year")


@transaction.atomic
def bring_in(*, make: Callable[[], Change], seen: str, by: Any) -> Change:
    """Write what `make` finds while the counts that are there stand still. Raises NotAsSeen."""
    list(Count.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    change = as_seen(make, seen)
    Count.objects.bulk_create(Count(**one.values) for one in change.added)
    for one in change.changed:
        Count.objects.filter(pk=one.row.pk).update(**one.values)
    journal.record(by, "imported", _any_of(change), file=change.source, **change.counts)
    return change


def _any_of(change: Change) -> Count:
    """What the journal points at: a file is about counts as such, and none of them has a page of its own."""
    one = (change.added or change.changed)[0]
    return Count.objects.get(**{name: one.values[name] for name in KEY if one.values[name] is not None}, **{
        f"{name}__isnull": True for name in KEY if one.values[name] is None
    })  # fmt: skip
