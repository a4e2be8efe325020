"""What is known of people's time in a unit: employments, reductions, absences, and days without an employment."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from fyrbodal.organisation.models import Employment, Person, Unit
from workload.gaps import gaps
from workload.models import Absence, Reduction
from workload.presence import Stretch

Whose = tuple[UUID, UUID]  # person and unit


@dataclass
class TimeOf:
    """One person's in a unit, in the order of the days; `first` and `last` bound the days that are looked at."""

    first: dt.date
    last: dt.date
    employments: list[Employment] = field(default_factory=list)
    reductions: list[Reduction] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)

    @property
    def gaps(self) -> Iterator[Stretch]:
        """Days between employments, and before or after them within the days looked at."""
        return gaps((Stretch(one.starts_on, one.ends_on) for one in self.employments), self.first, self.last)

    @property
    def gaps_between(self) -> list[Stretch]:
        """Days between two employments: what came before the first and after the last is no gap."""
        if not self.employments:
            return []
        begins = max(self.first, self.employments[0].starts_on)
        ends = [one.ends_on for one in self.employments]
        last = self.last if None in ends else min(self.last, max(day for day in ends if day))
        held = (Stretch(one.starts_on, one.ends_on) for one in self.employments)
        return list(gaps(held, begins, last)) if begins <= last else []


def times_by(people: Collection[UUID], first: dt.date, last: dt.date) -> Mapping[Whose, TimeOf]:
    """By person and unit, nothing known included; the same number of queries however many they are."""
    found: dict[Whose, TimeOf] = defaultdict(lambda: TimeOf(first, last))
    held = Q(ends_on=None) | Q(ends_on__gte=first)
    employed = Employment.objects.filter(held, person__in=people, unit__isnull=False, starts_on__lte=last)
    for one in employed.order_by("starts_on", "pk"):
        found[one.person_id, one.unit_id].employments.append(one)
    for one in Reduction.objects.filter(person__in=people).within(first, last).order_by("starts_on", "reason", "pk"):
        found[one.person_id, one.unit_id].reductions.append(one)
    for one in Absence.objects.filter(person__in=people).within(first, last).order_by("starts_on", "pk"):
        found[one.person_id, one.unit_id].absences.append(one)
    return found


def times_of(people: Iterable[Person], unit: Unit, first: dt.date, last: dt.date) -> list[tuple[Person, TimeOf]]:
    """In the order of the people."""
    listed = list(people)
    found = times_by([person.pk for person in listed], first, last)
    return [(person, found[person.pk, unit.pk]) for person in listed]
