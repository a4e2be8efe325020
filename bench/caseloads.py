"""A region's sheets: a month of every unit, written through the program, and the months behind it as copies."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.utils import timezone

from bench.copying import Copied, copy, tidy_up
from bench.sizes import Sizes
from fyrbodal.organisation.models import Appointment, Employment, Organisation, Person, Unit
from fyrbodal.organisation.roles import Role
from workload import weighing
from workload.actions.reckoning import reckon
from workload.actions.releases import release
from workload.actions.sums import keep_sums
from workload.casefile import model_as_json
from workload.documents.weighing import model_of
from workload.models import (
    Family,
    Line,
    MonthSums,
    Outcome,
    Period,
    PeriodSums,
    Release,
    Released,
    Sheet,
    SheetStatus,
    Version,
    VersionStatus,
)
from workload.months import SHOWN, month_after, month_before, months_to
from workload.shipped import shipped
from workload.spans import month_of, week_of

LINES = 24  # on a sheet
TEAMS = 3  # of a municipality
HELD = dt.date(2000, 1, 1)
MIDDLE = dt.timedelta(days=14)
BACK = "(t.{} - (n || ' months')::interval)"
WEEKS_AGO = "({} - n * 7)"


class Caseloads:
    def __init__(self, sizes: Sizes) -> None:
        self.sizes, self.months = sizes, 1
        self.first = min(SHOWN, sizes.months - 1)  # months that there are before it grows: a page shows a year
        self.units: list[Unit] = []
        self.periods: list[Period] = []
        self.weekly: list[Period] = []  # the last week of a unit that measures weeks
        self.open_periods: list[Period] = []  # what a large unit fills in, after all that is locked

    @cached_property
    def chief(self) -> Any:
        """Chief of the first municipality and manager of all its units."""
        return Person.objects.create(email="ingrid@example.org", name="Ingrid Ås", title="IFO-chef")

    @cached_property
    def month(self) -> dt.date:
        return month_before(month_before(timezone.localdate()))

    def build(self) -> "Caseloads":
        homes = list(Organisation.objects.filter(is_member=True).in_order())
        for home in homes:
            self._municipality(home, max(1, self.sizes.sheets // len(homes) // TEAMS))
        self.weekly.append(self._measuring_weeks(self.units[-1].organisation, self.periods[-1].version))
        self._appoint(Role.IFO_CHIEF, homes[0])
        large = self._large(self.units[-1].organisation, self.periods[-1].version)
        self.periods.append(large)
        self._appoint(Role.UNIT_MANAGER, *self.units[:TEAMS], self.weekly[0].unit, large.unit)
        reckon(self.newest())
        self.lock()
        self.open_periods.append(self._filling_in(large))
        self.grow_to(self.first)
        recent = months_to(self.month, min(3, self.first))
        for month in recent:
            release(month)
        self._let_out(self.first - len(recent))
        return self

    def newest(self) -> Any:
        return Sheet.objects.filter(period__in=[one.pk for one in [*self.periods, *self.weekly]])

    def open(self) -> None:
        self.newest().update(status=SheetStatus.DRAFT)

    def lock(self) -> None:
        self.newest().update(status=SheetStatus.LOCKED, submitted_at=timezone.now(), submitted_by=self.chief)
        keep_sums(*self.periods, *self.weekly)

    def grow_to(self, months: int) -> None:
        """So many months of sheets with their lines and what they weigh and come to, and of what is let out."""
        begin, month = BACK.format("starts_on"), BACK.format("month_on")
        shifted = {"starts_on": f"{begin}::date", "ends_on": f"({begin} + interval '1 month - 1 day')::date"}
        kept = Copied(MonthSums.objects.filter(month_on=self.month), {"month_on": f"{month}::date"})
        copy([*_tables(self.periods, shifted), kept], range(self.months, months))
        weeks = {"starts_on": WEEKS_AGO, "ends_on": WEEKS_AGO}
        copy(_tables(self.weekly, weeks), range(_weeks(self.months), _weeks(months)))
        self._let_out(months - self.months)
        self.months = months
        tidy_up()

    def counts(self) -> str:
        return f"{Line.objects.count():,} lines"

    def _let_out(self, months: int) -> None:
        """So many older months, as the oldest one that was made."""
        if not (oldest := Release.objects.order_by("month_on").first()):
            return
        figures, month = list(oldest.figures.all()), oldest.month_on
        for _step in range(months):
            month = month_before(month)
            earlier = Release.objects.create(month_on=month, counted=oldest.counted)
            for figure in figures:
                figure.pk, figure.release = None, earlier
            Released.objects.bulk_create(figures)

    def _municipality(self, home: Organisation, people: int) -> None:
        version = self._version(home)
        first, last = month_of(self.month)
        for number in range(TEAMS):
            unit = Unit.objects.create(name=f"Grupp {number + 1} i {home}", organisation=home)
            days = {"starts_on": first, "ends_on": last, "opened_by": self.chief}
            period = Period.objects.create(unit=unit, version=version, **days)
            self.units.append(unit)
            self.periods.append(period)
            _staff(period, people)

    def _measuring_weeks(self, home: Organisation, version: Version) -> Period:
        """The week in the middle of the month, which lies in no other."""
        unit = Unit.objects.create(name=f"Veckogrupp i {home}", organisation=home)
        first, last = week_of(self.month + MIDDLE)
        period = Period.objects.create(unit=unit, version=version, starts_on=first, ends_on=last, opened_by=self.chief)
        _staff(period, max(1, self.sizes.sheets // TEAMS // 14))
        return period

    def _large(self, home: Organisation, version: Version) -> Period:
        unit = Unit.objects.create(name=f"Stor grupp i {home}", organisation=home)
        first, last = month_of(self.month)
        period = Period.objects.create(unit=unit, version=version, starts_on=first, ends_on=last, opened_by=self.chief)
        _staff(period, max(2, self.sizes.sheets // 14))
        return period

    def _filling_in(self, before: Period) -> Period:
        """The month after, that half of the unit has sent in and says is heavy; with every kind of line."""
        first, last = month_of(month_after(before.starts_on))
        days = {"starts_on": first, "ends_on": last, "opened_by": self.chief}
        period = Period.objects.create(unit=before.unit, version=before.version, **days)
        people = [sheet.person for sheet in before.sheets.select_related("person").order_by("pk")]
        _fill(period, people, _kinds(period))
        sent = Sheet.objects.filter(period=period, person__in=people[: len(people) // 2])
        said = {"self_rating": 5, "submitted_at": timezone.now(), "submitted_by": self.chief}
        sent.update(status=SheetStatus.SUBMITTED, **said)
        reckon(Sheet.objects.filter(period=period))
        return period

    def _version(self, home: Organisation) -> Version:
        family = Family.objects.create(organisation=home, name="Vår modell")
        said = {"definition": model_as_json(shipped("trollhattan").model), "status": VersionStatus.PUBLISHED}
        return Version.objects.create(
            family=family, number=1, published_at=timezone.now(), published_by=self.chief, **said
        )

    def _appoint(self, role: Role, *bodies: Any) -> None:
        Appointment.objects.bulk_create(
            Appointment(person=self.chief, role=role, body=body, starts_on=HELD) for body in bodies
        )


def _weeks(months: int) -> int:
    return (months - 1) * 52 // 12 + 1


def _tables(periods: list[Period], shifted: dict[str, str]) -> list[Copied]:
    """Periods with all that hangs below them; the first of what is copied is one."""
    rows = Period.objects.filter(pk__in=[one.pk for one in periods])
    sheets = Sheet.objects.filter(period__in=rows)
    below = [Copied(model.objects.filter(sheet__in=sheets)) for model in (Outcome, Line)]
    return [Copied(rows, shifted), Copied(sheets), *below, Copied(PeriodSums.objects.filter(period__in=rows))]


def _staff(period: Period, people: int) -> None:
    """So many people with a sheet of so many lines each."""
    unit = period.unit
    persons = Person.objects.bulk_create(
        Person(name=f"Påhittad {number}", email=f"{unit.pk.hex}{number}@example.org", organisation=unit.organisation)
        for number in range(people)
    )
    Employment.objects.bulk_create(
        Employment(person=person, organisation=unit.organisation, unit=unit, starts_on=HELD) for person in persons
    )
    _fill(period, persons, ["normalarende"])


def _fill(period: Period, persons: Sequence[Person], kinds: Sequence[str]) -> None:
    sheets = Sheet.objects.bulk_create(Sheet(period=period, person=person) for person in persons)
    Line.objects.bulk_create(
        Line(
            sheet=sheet,
            position=number,
            activity=kinds[number % len(kinds)],
            label=f"Ä{number}",
            quantity=1 + number % 2,
        )
        for sheet in sheets
        for number in range(LINES)
    )


def _kinds(period: Period) -> list[str]:
    """The activities that can be weighed as they are."""
    return [one.key for one in model_of(period.version).activities if one.lacking(weighing.Line(one.key, 1)) is None]
