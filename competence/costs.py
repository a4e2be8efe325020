"""What the courses of a package cost each municipality, to the öre; pure."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

OERE = Decimal("0.01")
NOTHING = Decimal("0.00")


class Price(NamedTuple):
    """Of a course, in crowns: what it costs whoever comes, and what each place costs."""

    fixed: Decimal
    per_place: Decimal


class Share(NamedTuple):
    """A municipality's part of a course. `credit` is what is taken off because it lends a trainer."""

    municipality: Any
    places: int
    fixed: Decimal
    by_place: Decimal
    credit: Decimal

    @property
    def total(self) -> Decimal:
        """Less than nothing for whoever lends more than it owes."""
        return self.fixed + self.by_place - self.credit


def shares(price: Price, places: Mapping[Any, int], credited: Mapping[Any, Decimal]) -> list[Share]:
    """Of all that have a place or a credit, in the order of `places` and then of `credited`.

    The fixed cost goes by the number of places; the öre that are left over go to the largest remainders, and of alike
    ones to whoever comes first. They sum up to the cost exactly, but for what `nobodys` says.
    """
    taking = {who: number for who, number in places.items() if number > 0}
    fixed = _divided(price.fixed, taking)
    return [
        Share(
            who,
            number := taking.get(who, 0),
            fixed.get(who, NOTHING),
            to_oere(price.per_place * number),
            to_oere(credited.get(who, NOTHING)),
        )
        for who in dict.fromkeys([*taking, *credited])
    ]


def nobodys(price: Price, places: Mapping[Any, int]) -> Decimal:
    """The fixed cost of a course on which nobody has a place: there is no one to divide it among."""
    return NOTHING if any(number > 0 for number in places.values()) else to_oere(price.fixed)


def to_oere(amount: Decimal) -> Decimal:
    return amount.quantize(OERE, ROUND_HALF_UP)


def _divided(amount: Decimal, by: Mapping[Any, int]) -> dict[Any, Decimal]:
    """Largest remainder, in whole öre."""
    if not by:
        return {}
    oere, parts = int(to_oere(amount) / OERE), sum(by.values())
    whole = {who: divmod(oere * number, parts) for who, number in by.items()}
    left = oere - sum(each for each, _rest in whole.values())
    first = sorted(whole, key=lambda who: -whole[who][1])[:left]  # sorting keeps the order of those that are alike
    return {who: (each + (who in first)) * OERE for who, (each, _rest) in whole.items()}
