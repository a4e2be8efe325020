"""The projects of the demo, and beside them what the demo leaves out."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from fyrbodal.organisation.models import Person
from projects.actions import reports
from projects.models import Extension, Grant, Project, Report, Scope
from tests.projects.reports import granted


@dataclass
class Accounting:
    """As its leader meets them: a year that is being written, one that waits for an answer, and two that are approved."""

    writer: Person
    chief: Person
    reviewer: Person

    @cached_property
    def draft(self) -> Report:
        """More time was given for it."""
        found: Report = self._report("Samma bord", 0)
        until = timezone.localdate() + dt.timedelta(days=200)
        Extension.objects.create(grant=found.grant, until_on=until, because="Ledaren var sjuk.", given_by=self.reviewer)
        return found

    @cached_property
    def submitted(self) -> Report:
        return self._report("Först ett samtal", -1)

    @cached_property
    def approved(self) -> Report:
        return self._report("Samma bord", -2)

    @cached_property
    def returned(self) -> Report:
        """What was sent in, once it has come back with a reason at a section."""
        first = self.submitted.sections.order_by("of__position")[0]
        words = {"words": "Nästan klart.", "reasons": {first: "Berätta också om metoden."}}
        reports.give_back(report=self.submitted, by=self.reviewer, **words)
        return self._report("Först ett samtal", -1)

    @cached_property
    def certified(self) -> Report:
        """Approved once, opened for its figures, and certified anew."""
        found = self._report("Samma bord", -1)
        reports.reopen(report=found, scope=Scope.FIGURES, because="Fel belopp i en rad.", by=self.reviewer)
        reports.certify(report=found, by=self.chief)
        return self._report("Samma bord", -1)

    def _report(self, name: str, back: int) -> Report:
        year = timezone.localdate().year + back
        found: Report = Report.objects.with_whole().get(grant__project__name=name, grant__year=year)
        return found

    @property
    def grant(self) -> Grant:
        return self.draft.grant

    @property
    def project(self) -> Project:
        return self.grant.project

    @cached_property
    def unbegun(self) -> Grant:
        """For the year to come, without goals or budget."""
        found: Any = granted(self.project, year=timezone.localdate().year + 1, goals=())
        return found

    @property
    def goal(self) -> Any:
        return self.grant.goals.in_order()[0]

    @property
    def budgeted(self) -> Any:
        return self.grant.budget.in_order()[0]

    @property
    def section(self) -> Any:
        return self.draft.sections.order_by("of__position")[0]

    @property
    def done(self) -> Any:
        return self.draft.done.order_by("goal__position")[0]

    @property
    def row(self) -> Any:
        return self.draft.economy.order_by("position")[0]
