"""How many places are wished for, by sheet and course; the same numbers on every page that tells them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count

from competence.models import SheetLine, UnitWish


class Wanted(NamedTuple):
    """`named` people and places `unnamed` that the units wish for; of them the chief stands behind `approved`."""

    named: int = 0
    unnamed: int = 0
    approved: int | None = None

    @property
    def wished(self) -> int:
        return self.named + self.unnamed

    @property
    def number(self) -> int:
        """What counts: all that is wished for, unless the chief has said fewer."""
        return self.wished if self.approved is None else min(self.approved, self.wished)


def wanted_in(sheets: Iterable[Any]) -> dict[tuple[Any, Any], Wanted]:
    """By the keys of sheet and offer, where anything is said. In three queries, however many sheets."""
    keys = list(sheets)
    wishes = UnitWish.objects.filter(sheet__in=keys)
    named: Counter[tuple[Any, Any]] = Counter()
    for sheet, offer, number in wishes.values_list("sheet", "offer").annotate(Count("people")):
        named[sheet, offer] += number
    unnamed: Counter[tuple[Any, Any]] = Counter()
    for sheet, offer, number in wishes.values_list("sheet", "offer", "unnamed"):
        unnamed[sheet, offer] += number
    lines = SheetLine.objects.filter(sheet__in=keys).values_list("sheet", "offer", "approved")
    approved = {(sheet, offer): number for sheet, offer, number in lines}
    places = dict.fromkeys([*unnamed, *approved])
    return {place: Wanted(named[place], unnamed[place], approved.get(place)) for place in places}
