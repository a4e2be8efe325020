"""The unit of Trollhättan that measures in the demo, and beside it what the demo leaves out."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from fyrbodal.organisation.models import Organisation, Person, Unit
from workload.actions import models, talks
from workload.actions.unit_reports import seal_report
from workload.documents.overview.unit import unit_overview
from workload.models import Absence, Period, Reduction, Sheet, Version


@dataclass
class Measuring:
    """As its manager meets it: a month that is filled in, one that is talked about, and twelve that are locked."""

    manager: Person

    @cached_property
    def unit(self) -> Unit:
        return Unit.objects.get(name="Barn och unga, Trollhättan")

    @property
    def municipality(self) -> Organisation:
        return self.unit.organisation

    def _periods(self) -> list[Period]:
        return list(Period.objects.filter(unit=self.unit).newest_first()[:3])

    @cached_property
    def period(self) -> Period:
        return self._periods()[0]

    @property
    def earlier(self) -> Period:
        """Some in it have had too much for more than a while."""
        return self._periods()[1]

    @cached_property
    def sheet(self) -> Sheet:
        return self.period.sheets.filter(kind="employee").order_by("person__name")[0]

    @cached_property
    def talked(self) -> Sheet:
        sheet = self._periods()[1].sheets.exclude(status="draft").order_by("person__name")[0]
        due = timezone.localdate() + dt.timedelta(days=30)
        talks.agree(sheet=sheet, text="Fördela om ett ärende", owner="Amir Rahimi", due_on=due, by=self.manager)
        return sheet

    @cached_property
    def measure(self) -> Any:
        return self.talked.measures.all()[0]

    @cached_property
    def locked(self) -> Sheet:
        return self._periods()[2].sheets.filter(status="locked").order_by("person__name")[0]

    @cached_property
    def line(self) -> Any:
        return self.sheet.lines.all()[0]

    @cached_property
    def reduction(self) -> Reduction:
        return Reduction.objects.filter(unit=self.unit)[0]

    @cached_property
    def absence(self) -> Absence:
        away = {"starts_on": self.period.starts_on, "ends_on": self.period.starts_on}
        return Absence.objects.create(unit=self.unit, person=self.sheet.person, **away)

    @property
    def version(self) -> Version:
        return self.period.version

    @property
    def family(self) -> Any:
        return self.version.family

    @cached_property
    def draft(self) -> Version:
        """The next version, not published yet."""
        return models.next_draft(version=self.version, by=self.manager)

    def sealed_report(self) -> list[Any]:
        found = unit_overview(self.unit, self._periods()[2].pk, all_of_it=False)
        return [self.unit.pk, seal_report(found=found, by=self.manager).number]
