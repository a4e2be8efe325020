"""What a package costs each municipality: reckoned on what is wished for, and on the places when they are given out."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Count

from competence.costs import NOTHING, Price, Share, nobodys, shares
from competence.documents.enrolment.wanted import wanted_in
from competence.models import Offer, PackageStatus, Place, TermPackage, TrainerCredit
from fyrbodal.ordering import SwedishOrder
from fyrbodal.organisation.models import Organisation
from fyrbodal.swedish import decimal


@dataclass(frozen=True)
class OfCourse:
    """`nobodys` is what nobody pays as long as no place is taken."""

    offer: Offer
    shares: list[Share]
    nobodys: Decimal

    @property
    def places(self) -> int:
        return sum(one.places for one in self.shares)

    @property
    def total(self) -> Decimal:
        return sum((one.total for one in self.shares), NOTHING)

    @property
    def is_wished_too_much(self) -> bool:
        return self.places > self.offer.seats


@dataclass(frozen=True)
class OfMunicipality:
    organisation: Organisation
    rows: list[tuple[Offer, Share]]

    @property
    def places(self) -> int:
        return sum(one.places for _offer, one in self.rows)

    @property
    def total(self) -> Decimal:
        return sum((one.total for _offer, one in self.rows), NOTHING)

    @property
    def in_words(self) -> str:
        return decimal(self.total, 2)


class Costs:
    """`is_decided` says which numbers it rests on."""

    def __init__(self, package: TermPackage) -> None:
        self.package = package
        self.is_decided = package.status == PackageStatus.ALLOCATED

    @cached_property
    def courses(self) -> list[OfCourse]:
        places = self._places
        return [self._reckoned(one, places[one.pk], self._credits[one.pk]) for one in self._offers]

    @property
    def municipalities(self) -> list[OfMunicipality]:
        """Those that pay for something, or are credited."""
        rows: dict[Any, list[tuple[Offer, Share]]] = defaultdict(list)
        for course in self.courses:
            for one in course.shares:
                rows[one.municipality].append((course.offer, one))
        return [OfMunicipality(one, rows[one]) for one in self._homes if one in rows]

    @property
    def total(self) -> Decimal:
        return sum((one.total for one in self.courses), NOTHING)

    @property
    def in_words(self) -> str:
        return decimal(self.total, 2)

    @property
    def places(self) -> int:
        return sum(one.places for one in self.courses)

    @property
    def nobodys(self) -> list[OfCourse]:
        """The courses whose fixed cost nobody pays."""
        return [one for one in self.courses if one.nobodys]

    def __iter__(self) -> Iterator[OfMunicipality]:
        return iter(self.municipalities)

    def _reckoned(self, offer: Offer, places: Counter[Any], lent: dict[Any, Decimal]) -> OfCourse:
        price = Price(offer.cost_fixed, offer.cost_per_participant)
        in_order = {one: places[one.pk] for one in self._homes if places[one.pk]}
        credited = {one: lent[one.pk] for one in self._homes if one.pk in lent}
        return OfCourse(offer, shares(price, in_order, credited), nobodys(price, in_order))

    @cached_property
    def _offers(self) -> list[Offer]:
        return list(self.package.offers.select_related("course").in_order())

    @cached_property
    def _homes(self) -> list[Organisation]:
        """In the order of their names, so that alike remainders fall alike every time."""
        return list(Organisation.objects.order_by(SwedishOrder("name"), "pk"))

    @cached_property
    def _credits(self) -> dict[Any, dict[Any, Decimal]]:
        found: dict[Any, dict[Any, Decimal]] = defaultdict(dict)
        for one in TrainerCredit.objects.filter(offer__in=self._offers):
            found[one.offer_id][one.organisation_id] = one.amount
        return found

    @property
    def _places(self) -> dict[Any, Counter[Any]]:
        return self._booked() if self.is_decided else wanted(self.package)

    def _booked(self) -> dict[Any, Counter[Any]]:
        found: dict[Any, Counter[Any]] = defaultdict(Counter)
        rows = Place.objects.filter(offer__in=self._offers).taken().order_by()
        for offer, home, number in rows.values_list("offer", "organisation").annotate(Count("pk")):
            found[offer][home] = number
        return found


def wanted(package: TermPackage) -> dict[Any, Counter[Any]]:
    """Offer → municipality → how many places it asks for."""
    homes = dict(package.sheets.values_list("pk", "organisation"))
    found: dict[Any, Counter[Any]] = defaultdict(Counter)
    for (sheet, offer), one in wanted_in(homes).items():
        found[offer][homes[sheet]] = one.number
    return found
