"""The sums of units by month, from what each sheet weighs: one aggregate query, and one for how many are employed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, NullIf

from fyrbodal.organisation.models import Appointment, Employment
from fyrbodal.organisation.roles import Role
from workload.models import Outcome, SheetKind, SheetStatus, Version
from workload.months import Spell, counting
from workload.spans import month_of
from workload.sums import Sums, summed
from workload.weighing import Unit
from workload.weighing.exact import ZERO

Key = tuple[UUID, dt.date]  # unit and first day of a month


@dataclass(frozen=True)
class Entry:
    """What a unit measured in a month."""

    spell: Spell
    sums: Sums
    staff_kind: str


@dataclass(frozen=True)
class Counted:
    entries: dict[Key, Entry]
    staff: dict[Key, int]

    def sums(self, units: Collection[UUID], month: dt.date) -> Sums:
        found = [self.entries[unit, month].sums for unit in units if (unit, month) in self.entries]
        return sum(found, Sums())

    def staff_of(self, units: Collection[UUID], month: dt.date) -> int:
        """Those employed on some day of the month."""
        return sum(self.staff.get((unit, month), 0) for unit in units)

    def periods(self, units: Collection[UUID], month: dt.date) -> list[UUID]:
        return [self.entries[unit, month].spell.period for unit in units if (unit, month) in self.entries]

    def earliest(self) -> dt.date | None:
        return min((month for _unit, month in self.entries), default=None)


def counted(units: Collection[UUID], months: Sequence[dt.date]) -> Counted:
    """`months` are the first days of months that follow each other."""
    found = {entry.spell.period: entry for entry in map(_entry, _sums_by_period(units, months))}
    chosen = counting((entry.spell for entry in found.values()), months)
    entries = {key: found[spell.period] for key, spell in chosen.items()}
    return Counted(entries, staff_by_month(units, months))


def latest_month(units: Collection[UUID], today: dt.date) -> dt.date:
    """The month of the last locked sheet of the units; last month where there is none."""
    sheets = Outcome.objects.locked().filter(sheet__period__unit__in=units)
    ends = sheets.order_by("-sheet__period__ends_on").values_list("sheet__period__ends_on", flat=True).first()
    day = min(ends, today) if ends else today.replace(day=1) - dt.timedelta(days=1)
    return day.replace(day=1)


def _sums_by_period(units: Collection[UUID], months: Sequence[dt.date]) -> QuerySet[Any, Any]:
    first, last = months[0], month_of(months[-1])[1]
    within = {"sheet__period__starts_on__lte": last, "sheet__period__ends_on__gte": first}
    period = "sheet__period"
    rows = Outcome.objects.filter(sheet__period__unit__in=units, **within).order_by()
    named = rows.values(
        f"{period}_id",
        f"{period}__unit_id",
        f"{period}__starts_on",
        f"{period}__ends_on",
        f"{period}__version_id",
        f"{period}__version__family__staff_kind",
    )
    found: QuerySet[Any, Any] = named.annotate(**_aggregates()).filter(rows__gt=0)
    return found


def _aggregates() -> dict[str, Any]:
    locked = Q(sheet__status=SheetStatus.LOCKED)
    weight, load = F("percentage"), F("demand") * 100 / NullIf(F("available"), Value(ZERO))
    return {
        "total_demand": Coalesce(Sum("demand", filter=locked), ZERO),
        "total_available": Coalesce(Sum("available", filter=locked), ZERO),
        "weighted": Coalesce(Sum(load * weight, filter=locked), ZERO),
        "weight": Coalesce(Sum(weight, filter=locked & Q(available__gt=0)), ZERO),
        "sheets": Count("pk", filter=locked & Q(sheet__kind=SheetKind.EMPLOYEE)),
        "rows": Count("pk", filter=locked),
    }


def _entry(row: dict[str, Any]) -> Entry:
    unit, period = row["sheet__period__unit_id"], row["sheet__period_id"]
    days = row["sheet__period__starts_on"], row["sheet__period__ends_on"]
    others = {name: row[name] for name in ("weighted", "weight", "sheets", "rows")}
    sums = summed(measure_of(row["sheet__period__version_id"]), row["total_demand"], row["total_available"], **others)
    kind = row["sheet__period__version__family__staff_kind"]
    return Entry(Spell(unit, period, *days, locked=row["rows"]), sums, kind)


@lru_cache(maxsize=512)
def measure_of(version: UUID) -> Unit:
    """Hours or points; what measures a period is published and never changes."""
    return Unit(Version.objects.values_list("definition__unit", flat=True).get(pk=version))


def staff_by_month(units: Collection[UUID], months: Sequence[dt.date]) -> dict[Key, int]:
    """How many are employed in each unit on some day of each month, but for its manager, who has no sheet."""
    first, last = months[0], month_of(months[-1])[1]
    held = Q(ends_on=None) | Q(ends_on__gte=first)
    rows = Employment.objects.filter(held, unit__in=units, starts_on__lte=last)
    managers = Appointment.objects.filter(role=Role.UNIT_MANAGER, body=OuterRef("unit"), person=OuterRef("person"))
    rows = rows.exclude(Exists(managers.filter(held, starts_on__lte=last)))
    people: dict[Key, set[UUID]] = defaultdict(set)
    for person, unit, starts_on, ends_on in rows.values_list("person_id", "unit_id", "starts_on", "ends_on"):
        for month in _held(months, starts_on, ends_on):
            people[unit, month].add(person)
    return {key: len(persons) for key, persons in people.items()}


def _held(months: Sequence[dt.date], starts_on: dt.date, ends_on: dt.date | None) -> Iterator[dt.date]:
    return (one for one in months if starts_on <= month_of(one)[1] and (ends_on is None or ends_on >= one))
