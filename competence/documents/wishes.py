"""What is wished for: a box for each municipality, and each theme counted once for each of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from competence.models import Wish
from fyrbodal.organisation.models import Organisation


@dataclass
class Theme:
    """`people` is the sum of those who said how many, None if nobody did; `silent` is how many did not."""

    theme: str
    wishes: list[Wish] = field(default_factory=list)

    @property
    def places(self) -> list[str]:
        return sorted({str(one.organisation) for one in self.wishes})

    @property
    def people(self) -> int | None:
        known = [one.people for one in self.wishes if one.people is not None]
        return sum(known) if known else None

    @property
    def silent(self) -> int:
        return sum(one.people is None for one in self.wishes)

    @property
    def is_priority(self) -> bool:
        return any(one.kind == Wish.Kind.PRIORITY for one in self.wishes)


@dataclass(frozen=True)
class Box:
    """What a municipality has put in; `is_mine` when the viewer answers for it."""

    place: Organisation
    wishes: list[Wish]
    is_mine: bool
    is_told: bool  # whether that is worth saying, for it is not so of all of them


@dataclass(frozen=True)
class Wished:
    """A year: what the municipalities ask for, and what was said by them all together."""

    year: int
    years: list[int]
    themes: list[Theme]
    boxes: list[Box]
    together: dict[str, list[Wish]]
    source: str


def wished(viewer: Any, year: int, *, mine: Iterable[Organisation], today: int) -> Wished:
    rows = Wish.objects.visible_to(viewer)
    years = sorted({*rows.order_by().values_list("wished_in", flat=True).distinct(), today}, reverse=True)
    found = list(rows.filter(wished_in=year).select_related("organisation").order_by("kind", "theme", "pk"))
    of_all = [one for one in found if one.organisation_id is None]
    apart = [one for one in found if one.organisation_id is not None]
    return Wished(
        year,
        years,
        themes(apart),
        _boxes(apart, {one.pk for one in mine}),
        _by_kind(of_all),
        next((one.source for one in of_all if one.source), ""),
    )


def themes(wishes: Sequence[Wish]) -> list[Theme]:
    """What most of the municipalities ask for first. Written with other capitals it is the same theme."""
    found: dict[str, Theme] = {}
    for one in wishes:
        found.setdefault(" ".join(one.theme.split()).casefold(), Theme(one.theme)).wishes.append(one)
    return sorted(found.values(), key=lambda one: (-len(one.places), not one.is_priority, one.theme.casefold()))


def _boxes(wishes: Sequence[Wish], mine: set[Any]) -> list[Box]:
    """Every municipality's, one's own first; those that have put nothing in too."""
    places = list(Organisation.objects.filter(is_member=True).in_order())
    is_told = len(mine) < len(places)
    boxes = [
        Box(place, [one for one in wishes if one.organisation_id == place.pk], is_mine, is_mine and is_told)
        for place in places
        for is_mine in [place.pk in mine]
    ]
    return sorted(boxes, key=lambda box: not box.is_mine)


def _by_kind(wishes: Sequence[Wish]) -> dict[str, list[Wish]]:
    """Under the words of its kind, those that are prioritised first."""
    found = {kind: [one for one in wishes if one.kind == kind] for kind in Wish.Kind}
    words = {Wish.Kind.PRIORITY: _("Prioriterade områden"), Wish.Kind.PROPOSAL: _("Andra förslag")}
    return {words[kind]: listed for kind, listed in found.items() if listed}


def known_themes() -> list[str]:
    """To choose from, so that the same thing gets the same name."""
    return list(Wish.objects.order_by("theme").values_list("theme", flat=True).distinct())
