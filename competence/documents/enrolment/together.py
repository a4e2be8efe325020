"""What a sheet asks for in all, and what that may cost the municipality."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from competence.documents.enrolment.wanted import Wanted, wanted_in
from competence.models import EnrolmentSheet, Offer, TrainerCredit


class Together:
    """In five queries, of which only as many are asked as are needed."""

    def __init__(self, sheet: EnrolmentSheet) -> None:
        self.sheet = sheet

    @cached_property
    def wanted(self) -> Mapping[Any, Wanted]:
        """By offer, where anything is said."""
        return {offer: one for (_sheet, offer), one in wanted_in([self.sheet.pk]).items()}

    @property
    def places(self) -> int:
        return sum(one.number for one in self.wanted.values())

    @property
    def unnamed(self) -> int:
        """How many of what is wished for have no name yet."""
        return sum(one.unnamed for one in self.wanted.values())

    @property
    def courses(self) -> int:
        return sum(one.wished > 0 for one in self.wanted.values())

    @cached_property
    def cost(self) -> Decimal:
        """Crowns, if all seats of the courses are filled; less than nothing for whoever lends more than it would owe."""
        offers = Offer.objects.filter(package=self.sheet.package_id)
        rows: Any = TrainerCredit.objects.filter(organisation=self.sheet.organisation_id, offer__in=offers)
        lent: Decimal = sum(rows.values_list("amount", flat=True), Decimal(0))
        return sum((owed(one, self.wanted.get(one.pk, Wanted())) for one in offers), Decimal(0)) - lent

    @property
    def back(self) -> Decimal:
        return -self.cost


def owed(offer: Offer, wanted: Wanted) -> Decimal:
    """Crowns for the places of a course, if all its seats are filled, before anything is taken off for a trainer."""
    crowns: Decimal = offer.cost_fixed * wanted.number / offer.seats + offer.cost_per_participant * wanted.number
    return crowns
