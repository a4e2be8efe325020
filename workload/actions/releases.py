"""Letting out the figures of a month, once, to everybody who has signed in."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from fyrbodal import journal
from workload.change import Change
from workload.documents.overview.changing import Weighed, change_by
from workload.documents.overview.regional import (
    NEIGHBOURS,
    Group,
    Kind,
    Month,
    Place,
    activities_that_may_be_shown,
    may_be_shown,
    month_of_the_region,
    named,
    person_of,
)
from workload.models import Period, Release, Released, Typical
from workload.models.outcome import LARGEST_LOAD
from workload.months import month_after, month_before, months_to
from workload.spans import month_of
from workload.sums import Sums
from workload.weighing import shown
from workload.weighing.exact import EXACT, ZERO, total

SETTLES = dt.timedelta(days=30)  # after the last day of a month, for the talks


class AlreadyReleased(Exception):
    """What is said of a month is never said anew, nor is a month let out after a later one."""


def release_due(today: dt.date) -> list[Release]:
    """The months that are settled and not yet let out, the oldest first; the first month is the one first measured."""
    month = _next_month()
    released = []
    while month and month_of(month)[1] + SETTLES < today:
        released.append(release(month))
        month = month_after(month)
    return released


def _next_month() -> dt.date | None:
    if last := Release.objects.order_by("-month_on").values_list("month_on", flat=True).first():
        return month_after(last)
    first = Period.objects.order_by("starts_on").values_list("starts_on", flat=True).first()
    return first.replace(day=1) if first else None


@transaction.atomic
def release(month: dt.date) -> Release:
    """Raises AlreadyReleased."""
    if Release.objects.filter(month_on__gte=month).exists():
        raise AlreadyReleased(month)
    found, neighbours = month_of_the_region(month), _neighbours(month)
    shown_places = may_be_shown(found.groups, _groups(neighbours))
    typicals, of_activities = _typicals(found, neighbours)
    counted = {
        "sheets": found.counted,
        "cells": [sorted(found.groups[place]) for place in found.groups if place in shown_places],
        "activities": {name: list(map(sorted, groups)) for name, groups in of_activities.items()},
    }
    released = Release.objects.create(month_on=month, counted=counted, released_at=timezone.now())
    _write(released, found, shown_places, typicals)
    spent_counts(month).update(counted={})
    journal.record(None, "released", released, rows=len(shown_places))
    return released


def spent_counts(month: dt.date) -> QuerySet[Release]:
    """The months that still say who stood behind their figures, and that no month after this one is held against."""
    return Release.objects.filter(month_on__lt=months_to(month, NEIGHBOURS)[0]).exclude(counted={})


def _write(released: Release, found: Month, places: set[Place], typicals: list[Typical]) -> None:
    changes = _changes(found, places)
    rows = [_released(found, place, changes.get(place)) for place in found.groups if place in places]
    for row in rows:
        row.release = released
    for typical in typicals:
        typical.release = released
    Released.objects.bulk_create(rows)
    Typical.objects.bulk_create(typicals)


def _neighbours(month: dt.date) -> list[Release]:
    return list(Release.objects.filter(month_on__in=months_to(month, NEIGHBOURS + 1)))


def _groups(releases: Iterable[Release]) -> list[list[str]]:
    return [group for one in releases for group in one.counted["cells"]]


def _released(found: Month, place: Place, change: Change | None) -> Released:
    sums = found.sums[place]
    row = Released(
        place_id=place.body,
        staff_kind=place.staff_kind,
        sheets=len(found.groups[place]),
        staff=found.staff(place),
        measure=_measure(sums),
        load=None if sums.load is None else min(sums.load, LARGEST_LOAD),
    )
    if change and max(map(abs, (change.model, change.case_mix, change.capacity))) <= LARGEST_LOAD:
        row.model_effect, row.case_mix_effect, row.capacity_effect = change.model, change.case_mix, change.capacity
    return row


def _measure(sums: Sums) -> str:
    return str(sums.unit or "index")


def _changes(found: Month, places: set[Place]) -> dict[Place, Change]:
    """Where the month before shows the same place, from the same sheets: else the change would tell what it hides."""
    earlier = Release.objects.filter(month_on=month_before(found.on)).first()
    if earlier is None:
        return {}
    loads = {Place(one.place_id, one.staff_kind): one.load for one in earlier.figures.exclude(measure="index")}
    was = month_of_the_region(earlier.month_on, earlier.counted["sheets"])
    changes = {Place(*place): change for place, change in change_by(was.sheets, found.sheets).items()}
    return {
        place: change
        for place in places
        if place in loads and (change := changes.get(place)) and change.before == loads[place]
    }


def _typicals(found: Month, neighbours: list[Release]) -> tuple[list[Typical], dict[str, list[Group]]]:
    lines = found.of_activities()
    groups = {kind: _people(one for one, _line in said) for kind, said in lines.items()}
    already: dict[str, list[Any]] = defaultdict(list)
    for one in neighbours:
        for name, cells in one.counted["activities"].items():
            already[name] += cells
    may = activities_that_may_be_shown(groups, already)
    kept: dict[str, list[Group]] = defaultdict(list)
    for kind in may:
        kept[named(kind)].append(groups[kind])
    ordered = sorted(may, key=lambda kind: (kind.measure, kind.activity, str(kind.organisation)))
    return [_typical(kind, lines[kind], groups[kind]) for kind in ordered], kept


def _people(found: Iterator[Weighed] | Iterable[Weighed]) -> Group:
    return frozenset(map(person_of, found))


def _typical(kind: Kind, lines: list[tuple[Weighed, Any]], people: Group) -> Typical:
    """What one case weighs a week: the sum of the lines through the number of their cases, each by its sheet's share."""
    cases = total(EXACT.multiply(one.share, line.line.share * line.line.quantity) for one, line in lines)
    weekly = total(EXACT.multiply(one.share, line.weekly) for one, line in lines)
    return Typical(
        organisation_id=kind.organisation,
        measure=kind.measure,
        activity=kind.activity,
        label=lines[0][1].activity.label,
        sheets=len(people),
        weekly=shown(EXACT.divide(weekly, cases)) if cases else ZERO,
    )
