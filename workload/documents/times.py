"""What is known of people's time in a unit: employments, reductions, absences, and days without an employment."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Q

from fyrbodal.organisation.models import Employment, Person, Unit
from workload.gaps import gaps
from workload.models import Absence, Reduction, Sheet
from workload.presence import Stretch


@dataclass
class TimeOf:
    """One person's, in the order of the days; `first` and `last` bound the days that are looked at."""

    person: Person
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


def times_of(people: Iterable[Person], unit: Unit, first: dt.date, last: dt.date) -> list[TimeOf]:
    """In the order of the people; the same number of queries however many they are."""
    found = {person.pk: TimeOf(person, first, last) for person in people}
    within = Q(ends_on=None) | Q(ends_on__gte=first)
    rows = {"person__in": list(found), "unit": unit}
    employed = Employment.objects.filter(within, **rows, starts_on__lte=last)
    for one in employed.order_by("starts_on"):
        found[one.person_id].employments.append(one)
    for one in Reduction.objects.filter(**rows).within(first, last).order_by("starts_on", "reason"):
        found[one.person_id].reductions.append(one)
    for one in Absence.objects.filter(**rows).within(first, last).order_by("starts_on"):
        found[one.person_id].absences.append(one)
    return list(found.values())


def time_behind(sheet: Sheet) -> TimeOf | None:
    """Of the one whose sheet it is, during its period."""
    if sheet.person is None:
        return None
    period = sheet.period
    return times_of([sheet.person], period.unit, period.starts_on, period.ends_on)[0]
