"""The unit of the demo that works with children and families in Lysekil, and what the demo leaves out of it."""

import datetime as dt
from functools import cached_property
from typing import Any

from competence.models import Appraisal, Certificate, Eligibility, Introduction, Participation, Regulation
from fyrbodal.organisation.models import Employment, Person, Unit


class People:
    @cached_property
    def unit(self) -> Unit:
        return Unit.objects.get(name="Barn och familj, Lysekil")

    @cached_property
    def manager(self) -> Person:
        found: Any = self.unit.appointments.select_related("person").get(role="unit_manager")
        return found.person

    @cached_property
    def newest(self) -> Person:
        held = Employment.objects.filter(unit=self.unit).select_related("person")
        return held.order_by("-in_profession_since_on", "person__name")[0].person

    @cached_property
    def participation(self) -> Participation:
        found: Any = Participation.objects.filter(organisation=self.unit.organisation)
        return found.filter(person__employments__unit=self.unit).order_by("course__name", "pk")[0]

    @cached_property
    def talk(self) -> Appraisal:
        said = {"held_on": dt.date(2026, 9, 1), "note": "Vill lära sig mer om samtal."}
        return Appraisal.objects.create(person=self.newest, noted_by=self.manager, **said)

    @cached_property
    def eligibility(self) -> Eligibility:
        """Until the profession began, so that it stands beside what the demo has noted."""
        said = {"judged_by_whom": "Socialnämnden", "judged_on": dt.date(2015, 2, 1), "starts_on": dt.date(2015, 2, 1)}
        held = Regulation.objects.get(code="SOSFS 2014:7")
        return Eligibility.objects.create(
            person=self.newest, ground="socionom", regulation=held, ends_on=dt.date(2015, 12, 31), **said
        )

    @cached_property
    def certificate(self) -> Certificate:
        said = {"issued_by_whom": "Regionen", "issued_on": dt.date(2026, 9, 1)}
        return Certificate.objects.create(person=self.newest, name="ASI", noted_by=self.newest, **said)

    @cached_property
    def part(self) -> Introduction:
        return Introduction.objects.filter(person=self.newest)[0]
