"""What the demo holds of competence, and beside it what the demo leaves out."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from competence.actions import plans
from competence.models import Line, Need, Plan, Section
from fyrbodal.organisation.models import Person
from tests.browser.enrolling_world import Enrolling
from tests.browser.people_world import People


@dataclass
class Learning:
    """As the course administrator meets it: an adopted plan that is being revised, and a proposal."""

    administrator: Person

    @cached_property
    def adopted(self) -> Plan:
        return Plan.objects.get(area="children_youth", status="adopted")

    @cached_property
    def areas(self) -> Plan:
        return Plan.objects.get(area="substance_abuse")

    @cached_property
    def people(self) -> People:
        return People()

    @cached_property
    def enrolling(self) -> Enrolling:
        return Enrolling(self.administrator, self.people.unit)

    @cached_property
    def draft(self) -> Plan:
        draft, _is_new = plans.revise(plan=self.adopted, by=self.administrator)
        return draft

    @property
    def section(self) -> Section:
        return self.draft.sections.all()[0]

    @property
    def need(self) -> Need:
        found: Any = self.section.needs.all()[0]
        return found

    @property
    def line(self) -> Line:
        found: Any = self.section.lines.all()[0]
        return found
