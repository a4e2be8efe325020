"""The places of a package given out on trial: what each municipality would get of each course, and why; nothing is written."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from competence.allocation import Asking, SharedOut, share_out, told
from competence.documents.allocation.asked import Asked, AskedOf
from competence.documents.allocation.credits import Credit, Credits
from competence.documents.allocation.weights import Weight, Weights
from competence.models import Offer, TermPackage


class By(NamedTuple):
    """By which key, and how many places each municipality gets first."""

    key: str
    floor: int


@dataclass(frozen=True)
class Row:
    """A municipality. `places` and `why` are None and empty while they cannot be worked out."""

    asked: Asked
    weight: Weight
    credit: Credit
    places: int | None = None
    why: str = ""

    @property
    def name(self) -> str:
        return self.asked.organisation.name

    @property
    def note(self) -> str:
        """What of the wishes does not count, and why."""
        if self.asked.left_out is None:
            return ""
        words = {"approved": self.asked.backed, "group": self.asked.left_out, "wanted": self.asked.wanted}
        return (
            _("Av de %(approved)s som kommunen står bakom räknas %(wanted)s: gruppen på %(group)s ryms inte.") % words
        )


@dataclass(frozen=True)
class Tried:
    """A course. `shared` is None where there is too little room and the weight of some municipality is not known."""

    offer: Offer
    by: By
    rows: tuple[Row, ...]
    shared: SharedOut | None

    @property
    def wanted(self) -> int:
        return sum(one.asked.wanted for one in self.rows)

    @property
    def is_enough(self) -> bool:
        return self.wanted <= self.offer.seats

    @property
    def is_as_decided(self) -> bool:
        """And not by another key or floor than the course has."""
        return self.by == By(self.offer.key, self.offer.floor)

    @property
    def unknown(self) -> list[Row]:
        return [one for one in self.rows if one.weight.value is None] if self.shared is None else []

    @property
    def places(self) -> int | None:
        return sum(self.shared.places.values()) if self.shared else None

    @property
    def left(self) -> int | None:
        return None if self.places is None else self.offer.seats - self.places

    @property
    def goes(self) -> bool | None:
        """Go or no-go; None where nobody has said what it takes, or the places are not known."""
        least = self.offer.minimum
        return None if least is None or self.places is None else self.places >= least

    @property
    def key_label(self) -> str:
        return str(Offer.Key(self.by.key).label)


class Trial:
    """`instead` is another key and floor for some of the courses, by the key of the offer."""

    def __init__(self, package: TermPackage, instead: Mapping[Any, By] | None = None) -> None:
        self.package, self.instead = package, instead or {}
        self.asked = AskedOf(package)

    @cached_property
    def courses(self) -> list[Tried]:
        return [self._tried(one) for one in self.package.offers.select_related("course").in_order()]

    @property
    def is_known(self) -> bool:
        return all(one.shared for one in self.courses)

    @property
    def seats(self) -> int:
        return sum(one.offer.seats for one in self.courses)

    @property
    def wanted(self) -> int:
        return sum(one.wanted for one in self.courses)

    @property
    def places(self) -> int:
        return sum(one.places or 0 for one in self.courses)

    @cached_property
    def _weights(self) -> Weights:
        return Weights([home.pk for home in self.asked.submitted.values()])

    @cached_property
    def _credits(self) -> Credits:
        return Credits(self.package)

    def _tried(self, offer: Offer) -> Tried:
        by = self.instead.get(offer.pk, By(offer.key, offer.floor))
        rows = [self._row(one, offer, by) for one in self.asked.of(offer.pk)]
        shared = _shared(offer, by, rows)
        if shared is None:
            return Tried(offer, by, tuple(rows), None)
        why = told(shared)
        got = [Row(one.asked, one.weight, one.credit, shared.places[one.name], why[one.name]) for one in rows]
        return Tried(offer, by, tuple(got), shared)

    def _row(self, asked: Asked, offer: Offer, by: By) -> Row:
        weight = self._weights.of(asked.organisation.pk, by.key, offer.course.steps)
        return Row(asked, weight, self._credits.of(asked.organisation.pk))

    @property
    def seen(self) -> str:
        """A word for exactly this, so that nothing else is decided than what was looked at."""
        said = repr([_fingerprint(one) for one in self.courses])
        return hashlib.sha256(said.encode()).hexdigest()


def _shared(offer: Offer, by: By, rows: list[Row]) -> SharedOut | None:
    """None where a weight is needed that is not known; where there is room for all, nobody's is."""
    is_enough = sum(one.asked.wanted for one in rows) <= offer.seats
    if not is_enough and any(one.weight.value is None for one in rows):
        return None
    asking = [
        Asking(one.name, one.asked.wishes, Fraction(1 if is_enough else one.weight.value or 0), one.credit.share)
        for one in rows
    ]
    return share_out(asking, seats=offer.seats, floor=by.floor, seed=offer.seed)


def _fingerprint(tried: Tried) -> tuple[Any, ...]:
    offer = tried.offer
    rows = [
        (one.asked.organisation.pk, one.asked.units, one.asked.approved, one.weight, one.credit) for one in tried.rows
    ]
    return (offer.pk, offer.seats, offer.seed, offer.minimum, tried.by, rows)
