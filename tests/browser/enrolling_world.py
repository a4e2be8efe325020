"""A package of fourteen courses that takes wishes, and what Lysekil of the demo has written on its sheet."""

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import Any

from competence.models import Course, EnrolmentSheet, Occasion, Offer, TermPackage
from fyrbodal.organisation.models import Employment, Person, Unit
from tests.competence.packages import approved, closed, offered, package, sent, sheet, wished

COURSES = 14


class Enrolling:
    def __init__(self, administrator: Person, unit: Unit) -> None:
        self.administrator, self.unit = administrator, unit

    @cached_property
    def sheet(self) -> EnrolmentSheet:
        mine = self._sheet_of(self._package(2041))
        people = [one.person for one in Employment.objects.filter(unit=self.unit).order_by("person__name", "pk")[:4]]
        others = Unit.objects.filter(organisation=self.unit.organisation).exclude(pk=self.unit.pk).order_by("name")
        for offer in mine.package.offers.in_order()[:9]:
            wished(mine, offer, self.unit, *people, unnamed=2, all_or_none=True, note="De arbetar tillsammans.")
            wished(mine, offer, others[0], unnamed=1)
            approved(mine, offer, 5, priority=offer.position + 1, comment="Viktigt för de nyanställda i hela kommunen.")
        return mine

    @cached_property
    def over(self) -> EnrolmentSheet:
        """The same a year before, closed."""
        before = self._sheet_of(self._package(2040))
        closed(before.package)
        return before

    @property
    def offer(self) -> Offer:
        found: Any = self.sheet.package.offers.in_order()[0]
        return found  # type: ignore[no-any-return]

    def _package(self, year: int) -> TermPackage:
        pack = package(year=year, half="spring", words="Här är vårens kurser. Hör av er om något är oklart.")
        courses = Course.objects.filter(is_offered=True).order_by("name")[:COURSES]
        for place, course in enumerate(courses):
            costs = {"cost_fixed": Decimal(48000), "cost_per_participant": Decimal(1200)}
            offer = offered(pack, course, seats=24, minimum=12, **costs)
            first = dt.date(year, 2, 1 + place)
            Occasion.objects.create(course=course, offer=offer, status="planned", first_on=first, last_on=first)
        return sent(pack, self.administrator)

    def _sheet_of(self, pack: TermPackage) -> EnrolmentSheet:
        found = sheet(pack, self.unit.organisation)
        found.package = pack
        return found
